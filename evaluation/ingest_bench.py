"""What keeping costs beside reading: ``python -m evaluation.ingest_bench``, about two minutes on two cores.

Real articles (those of Wikinews, or where they are not there the shipped ones) are read one by one; then their records
are taken into a store, as they come from the processes that read, with all that comes after them: statements, entities,
what is across articles, the index. The mark is an overhead of at most a tenth of reading: *keeping an article* in the
time of the processor, *ingesting* by the clock, where one process reads and another one keeps.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from pathlib import Path

from evaluation.follow_bench import find_texts
from evaluation.measured import Figure, Limit, print_figures
from onrecord.acquire.item import Item, Raw
from onrecord.encoder import load_embedder, load_model
from onrecord.ingest import Ingest, Readers, Stop, Upkeep
from onrecord.ingest.reader import Result
from onrecord.pipeline import analyze
from onrecord.schema.encoding import from_json, to_json
from onrecord.schema.page import Page
from onrecord.schema.record import Record
from onrecord.store import open_store

SHARE = 0.10


class Nothing:
    """Watches, and says nothing."""

    def advance(self) -> None:
        """One more item is done."""

    def complain(self, line: str) -> None:
        """Tell what went wrong with one."""
        print(line, file=sys.stderr)


class Timed(Upkeep):
    """Upkeep that tells how long it took."""

    seconds = 0.0

    def run(self, records: Mapping[str, Record] | None = None, *, last: bool = False) -> None:
        """Come after the articles that were kept."""
        begin = time.process_time()
        super().run(records, last=last)
        self.seconds += time.process_time() - begin


class AsRead(Readers):
    """Gives the records of items as they come from a process that read their pages."""

    def read_items(self, items: Iterable[Item], stop: Stop) -> Iterator[tuple[Item, Result]]:
        """Each item with what its bytes hold."""
        for item in takewhile(lambda _: not stop.is_set(), items):
            assert isinstance(item.content, Raw)
            yield item, from_json(item.content.data)


def find_pages() -> Iterator[Page]:
    """The pages of real articles."""
    for number, (text, day) in enumerate(find_texts()):
        yield Page("", text, "text", f"https://news.example/{number}", published=day)


def read_pages(pages: Sequence[Page]) -> tuple[list[Record], float, float]:
    """The records of `pages`; the seconds of the processor, and by the clock, that reading one takes."""
    model = load_model()
    analyze(pages[0], model)  # what is loaded at first use
    begin, clock = time.process_time(), time.perf_counter()
    records = [analyze(page, model) for page in pages]
    took = time.process_time() - begin, time.perf_counter() - clock
    return records, took[0] / len(pages), took[1] / len(pages)


def keep_all(records: Sequence[Record], path: Path) -> tuple[float, float]:
    """Processor seconds to take `records` into a new store, and those of them for what comes after the articles."""
    items = [Item("read", f"{n}", Raw(to_json(record)), str(n)) for n, record in enumerate(records)]
    load_embedder()(["The first text loads what there is to load."])
    with open_store(path, create=True) as store:
        upkeep = Timed(store)
        begin = time.process_time()
        report = Ingest(store, AsRead(1), Nothing(), Stop(), upkeep).run(items)
        assert report.new == len(records), report
        return time.process_time() - begin, upkeep.seconds


def ingest_all(pages: Sequence[Page], path: Path) -> float:
    """Seconds by the clock to read `pages` in one process and keep them in this one, once both have begun."""
    first, *rest = [
        Item("pages", page.url or "", Raw(page.content.encode(), url=page.url, published=page.published), page.url)
        for page in pages
    ]
    with open_store(path, create=True) as store, Readers(1) as readers:
        for items in ([first], rest):
            begin = time.perf_counter()
            Ingest(store, readers, Nothing(), Stop(), Upkeep(store)).run(items)
    return time.perf_counter() - begin


def main() -> int:
    """Measure, print, and say whether the marks are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=295, help="how many are read and kept")
    number = parser.parse_args().articles
    pages = list(islice(find_pages(), number))
    records, reading, clock = read_pages(pages)
    gc.freeze()  # an ingest does not hold the records of all
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        keeping, after = (seconds / len(pages) for seconds in keep_all(records, path))
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    with tempfile.TemporaryDirectory() as folder:
        ingesting = ingest_all(pages, Path(folder) / "news.db") / (len(pages) - 1)
    words = sum(len(record.article.text.split()) for record in records) / len(records)
    statements = sum(len(record.statements) for record in records) / len(records)
    print(f"     {len(pages)} articles of {words:.0f} words with {statements:.0f} statements")
    plain = sum(len(record.article.text.encode()) for record in records) / len(records) / 1000
    return print_figures(
        (
            Figure(
                name="keeping an article, processor time", value=1000 * keeping, unit="ms",
                mark=round(1000 * SHARE * reading, 1), limit=Limit("reading it", 1000 * reading),
                beside=f"{1000 * after:.1f} of it across articles and for the index",
            ),
            Figure(
                name="ingesting an article, by the clock", value=1000 * ingesting, unit="ms",
                mark=round(1000 * (1 + SHARE) * clock, 1), limit=Limit("reading it", 1000 * clock),
            ),
            Figure(
                name="an article in the store and its index", value=size / len(records) / 1000, unit="kB",
                limit=Limit("its text", plain),
            ),
        )
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
