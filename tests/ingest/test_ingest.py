"""An ingest takes in what is new, passes over what is known, and remembers what fails."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import PageError, Record, RetryLater, StoreError, read_text
from onrecord.acquire import make_page
from onrecord.acquire.item import Crawl, Item, Raw, digest_of
from onrecord.encoder import load_model
from onrecord.errors import OnrecordError
from onrecord.ingest import Ingest, Readers, Report, Stop, Upkeep, open_reach, retry_items, source_items
from onrecord.ingest import reader as reader_module
from onrecord.ingest import run as run_module
from onrecord.ingest.reader import Result
from onrecord.pipeline import analyze
from onrecord.schema.failure import describe_failure
from onrecord.store import CrawlRow, Store, list_crawls, list_failures, list_versions, open_store, read_records

SAID = "Pier to open again\n\nMayor Lena Okafor said the pier would reopen in {}. The council agreed on Monday."


class InThisProcess(Readers):
    """Reads without other processes, and says what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def read_items(self, items: Iterable[Item], stop: Stop) -> Iterator[tuple[Item, Result]]:  # noqa: ARG002
        for item in items:
            yield item, self.result(item)

    def result(self, item: Item) -> Result:
        self.read.append(item.place)
        try:
            if isinstance(item.content, Raw):
                return analyze(make_page(item.place, item.content), load_model())
            if isinstance(item.content, OnrecordError):
                raise item.content
        except OnrecordError as error:
            return describe_failure(item.place, error)
        return item.content

    def close(self) -> None:
        return


class Quiet:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.done = 0

    def advance(self) -> None:
        self.done += 1

    def complain(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as opened:
        yield opened


def take(store: Store, *sources: object, **options: object) -> Report:
    """Take in sources that are paths, or items."""
    watch = Quiet()
    ingest = Ingest(store, InThisProcess(), watch, Stop(), Upkeep(store), **options)  # type: ignore[arg-type]
    paths = [str(one) for one in sources if not isinstance(one, Item)]
    return ingest.run([*source_items(paths, open_reach(store)), *(one for one in sources if isinstance(one, Item))])


def page(month: str, place: str = "https://news.example/pier") -> Item:
    data = SAID.format(month).encode()
    return Item("feed", place, Raw(data, url=place), digest_of(data))


def broken(error: OnrecordError, place: str = "https://news.example/pier") -> Item:
    return Item("feed", place, error)


def write(path: Path, month: str = "May") -> Path:
    path.write_text(SAID.format(month), encoding="utf-8")
    return path


def test_what_is_known_is_not_read_again(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "June")
    assert take(store, tmp_path) == Report(new=2, statements=2)
    assert take(store, tmp_path) == Report(known=2)
    assert take(store, tmp_path / "a.txt", f"{tmp_path}/*.txt") == Report(known=3)


def test_what_changed_is_a_version_and_so_is_what_comes_back(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    outcomes = [take(store, write(path, month)) for month in ("May", "June", "May", "May")]
    assert [(one.new, one.versions, one.known) for one in outcomes] == [(1, 0, 0), (0, 1, 0), (0, 1, 0), (0, 0, 1)]
    (current,) = read_records(store.db)
    assert "in May" in current.article.text
    assert len(list_versions(store.db, current.article.id)) == 3


def test_the_same_article_from_another_place_is_kept_once(store: Store) -> None:
    record = read_text(SAID.format("May"), url="https://news.example/pier")
    items = [page("May"), Item("records", "/r.jsonl#1", record, "d1"), Item("other", "/q.jsonl#1", record, "d1")]
    assert take(store, *items) == Report(new=1, known=2, statements=1)


def test_a_page_that_fails_is_read_again_once_it_changed(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.7")
    assert [take(store, path) for _ in range(2)] == [Report(failed=1), Report(failed_before=1)]
    assert take(store, path, again=True) == Report(failed=1)
    (row,) = list_failures(store.db)
    assert (row.place, row.code, row.tries, row.source) == (str(path), "pdf", 2, str(path))
    assert take(store, write(path)).new == 1
    assert list(list_failures(store.db)) == []


def test_what_may_work_another_time_is_tried_again(store: Store) -> None:
    late = broken(RetryLater("the server answers 503", code="server"))
    assert [take(store, late).failed for _ in range(3)] == [1, 1, 1]
    assert [(row.kind, row.tries) for row in list_failures(store.db)] == [("retry", 3)]
    assert take(store, page("May")).new == 1
    assert list(list_failures(store.db)) == []


def test_a_source_of_many_that_failed_is_settled_once_it_can_be_read(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    assert take(store, path).failed == 1
    path.write_text('{"text": "Mayor Lena Okafor said no to the council on Monday."}\n', encoding="utf-8")
    assert take(store, path).new == 1
    assert list(list_failures(store.db)) == []


def test_retry_takes_what_failed_and_nothing_else(store: Store, tmp_path: Path) -> None:
    rows = tmp_path / "r.jsonl"
    rows.write_text('{"text": "Mayor Lena Okafor said no on Monday."}\n{"text": ""}\n', encoding="utf-8")
    take(store, rows, tmp_path / "gone.txt", Item("-", "-#0123", PageError("empty", code="empty")))
    write(tmp_path / "gone.txt")
    rows.write_text('{"text": "Other words."}\n{"text": "Mayor Lena Okafor said yes on Monday."}\n', encoding="utf-8")
    ingest = Ingest(store, InThisProcess(), Quiet(), Stop(), Upkeep(store), again=True)
    report = ingest.run(retry_items(store, open_reach(store)))
    assert (report.new, report.failed) == (2, 0)
    assert [row.place for row in list_failures(store.db)] == ["-#0123"]


def test_what_an_archive_says_of_a_page_is_kept(store: Store) -> None:
    one = replace(page("May"), place="/c.warc.gz#10", crawl=Crawl("2026-03-02T10:00:00Z", "<urn:uuid:1>", "sha1:X"))
    take(store, one)
    (record,) = read_records(store.db)
    assert list_crawls(store.db, record.article.id) == (
        CrawlRow("/c.warc.gz#10", "2026-03-02T10:00:00Z", "<urn:uuid:1>", "sha1:X"),
    )


def test_a_limit_counts_what_is_new(store: Store) -> None:
    items = [page(str(number), f"https://news.example/{number}") for number in range(5)]
    for expected in (2, 2, 1):
        ingest = Ingest(store, InThisProcess(), Quiet(), Stop(), Upkeep(store))
        assert ingest.run(items, 2).new == expected


def test_asked_to_stop_it_keeps_what_it_read(store: Store) -> None:
    stop = Stop()

    def items() -> Iterator[Item]:
        yield page("May")
        stop.set()
        yield page("June", "https://news.example/2")
        yield page("July", "https://news.example/3")

    assert Ingest(store, InThisProcess(), Quiet(), stop, Upkeep(store)).run(items()).new == 2


def test_every_batch_is_kept_before_the_next_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "BATCH", 2)
    ticks = iter(range(100))
    seen = []

    def items() -> Iterator[Item]:
        for number in range(5):
            yield page(str(number), f"https://news.example/{number}")
            seen.append(store.db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def clock() -> dt.datetime:
        return dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(milliseconds=next(ticks))

    Ingest(store, InThisProcess(), Quiet(), Stop(), Upkeep(store), clock=clock).run(items())
    assert seen == [0, 2, 2, 4, 4]


@pytest.mark.parametrize("code", ["locked", "full"])
def test_a_store_that_cannot_be_written_ends_it_and_loses_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    take(store, page("May"))
    items: Iterable[Item] = [page(str(number), f"https://news.example/{number}") for number in range(40)]
    if code == "locked":
        store.db.execute("PRAGMA busy_timeout=10")
        with open_store(store.path) as other, other.write(), pytest.raises(StoreError) as caught:
            take(store, *items)
    else:
        pages = store.db.execute("PRAGMA page_count").fetchone()[0]
        store.db.execute(f"PRAGMA max_page_count={pages}")
        monkeypatch.setattr(run_module, "BATCH", 3)
        with pytest.raises(StoreError) as caught:
            take(store, *items)
        store.db.execute("PRAGMA max_page_count=1000000")
    assert caught.value.code == code
    assert take(store, page("May"), *items).new == 40
    assert store.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def results(readers: Readers, *words: str) -> list[object]:
    items = [Item("", str(n), Raw(f"{SAID.format('May')} {one}".encode()), str(n)) for n, one in enumerate(words)]
    return [
        (item.place, "read" if isinstance(result, Record) else result.error.code)  # type: ignore[union-attr]
        for item, result in readers.read_items(items, Stop())
    ]


def test_a_page_that_kills_or_hangs_its_process_costs_that_page_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "WORKER", "tests.ingest.breaking_worker")
    with Readers(2, timeout=4.0) as readers:
        found = results(readers, "One.", "Kill.", "Two.", "Hang.", "Three.")
    assert found == [("0", "read"), ("1", "crash"), ("2", "read"), ("3", "timeout"), ("4", "read")]


def test_a_process_that_died_is_replaced() -> None:
    with Readers(1) as readers:
        first = results(readers, "One.")
        process = readers._all[0]._process
        assert process
        process.kill()
        process.wait()
        assert results(readers, "One.") == first == [("0", "read")]
    assert readers._all[0]._process is None


def test_without_a_model_nothing_is_read(tmp_path: Path) -> None:
    with Readers(1, tmp_path) as readers, pytest.raises(OnrecordError) as caught:
        results(readers, "One.")
    assert caught.value.code == "no-model"
