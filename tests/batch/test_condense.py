"""Speakers and shared quotations of a whole dataset: what a plain query gives, whoever makes them and whatever dies."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from evaluation.generated_dataset import Generator, write_dataset, write_unit
from onrecord.batch.condense import Condensed, condense, plan
from onrecord.batch.condense.buckets import BucketError, read_buckets, write_buckets
from onrecord.batch.condense.groups import find_groups
from onrecord.batch.condense.work import Condensing, _regroup
from onrecord.batch.folder import LocalFolder
from onrecord.batch.query import ask_dataset, open_dataset
from onrecord.errors import SetupError, StoreError
from onrecord.ingest import Stop
from tests.batch.conftest import tables
from tests.batch.test_kills import children_of

KEPT = """
CREATE TEMP TABLE kept AS SELECT article, publisher, published_day FROM articles
QUALIFY row_number() OVER (PARTITION BY text_digest ORDER BY published NULLS LAST, article, place) = 1;
CREATE TEMP VIEW said AS SELECT s.* FROM statements s SEMI JOIN kept USING (article)
QUALIFY row_number() OVER (PARTITION BY article, statement ORDER BY number) = 1;
"""
SPEAKERS = """
SELECT coalesce(wikidata, lower(speaker)) AS key, mode(speaker ORDER BY speaker) AS name,
    any_value(wikidata) AS wikidata, mode(speaker_kind ORDER BY speaker_kind) AS kind,
    count(*) AS statements, count(DISTINCT article) AS articles, count(DISTINCT publisher) AS publishers,
    count(*) FILTER (form <> 'indirect') AS quoted,
    count(*) FILTER (act = 'deny') AS denials, count(*) FILTER (has_revision) AS revised,
    min(published_day) AS first_day, max(published_day) AS last_day
FROM said WHERE speaker IS NOT NULL AND speaker_kind IN ('person', 'organization', 'group')
GROUP BY 1 ORDER BY statements DESC, key
"""
LINKS = """
CREATE TEMP TABLE texts AS SELECT md5(text)[:16] AS text_id, text FROM (
    SELECT DISTINCT array_to_string(regexp_extract_all(lower(quote), '[a-z0-9]+'), ' ') AS text
    FROM said WHERE form <> 'indirect')
WHERE len(string_split(text, ' ')) >= 5;
CREATE TEMP TABLE links AS
WITH shingles AS (
    SELECT DISTINCT text_id, array_to_string(words[n : n + 4], ' ') AS shingle FROM (
        SELECT text_id, words, unnest(range(1, len(words) - 3)) AS n
        FROM (SELECT text_id, string_split(text, ' ') AS words FROM texts)))
SELECT DISTINCT first_id, text_id FROM (
    SELECT text_id, min(text_id) OVER (PARTITION BY shingle) AS first_id, count(*) OVER (PARTITION BY shingle) AS many
    FROM shingles)
WHERE many BETWEEN 2 AND 200 AND first_id <> text_id;
CREATE TEMP TABLE labels AS SELECT text_id, text_id AS label FROM texts;
"""
SPREAD = """
CREATE OR REPLACE TEMP TABLE labels AS
SELECT text_id, min(label) AS label FROM (
    SELECT text_id, label FROM labels
    UNION ALL SELECT l.text_id, b.label FROM links l JOIN labels b ON b.text_id = l.first_id
    UNION ALL SELECT l.first_id, b.label FROM links l JOIN labels b ON b.text_id = l.text_id)
GROUP BY text_id
"""
QUOTES = """
SELECT l.label AS variants, s.article, s.statement, k.publisher, k.published_day, s.speaker, s.quote,
    row_number() OVER (PARTITION BY l.label ORDER BY k.published_day NULLS LAST, s.article, s.statement) = 1 AS is_first
FROM said s JOIN kept k USING (article)
    JOIN texts t ON t.text = array_to_string(regexp_extract_all(lower(s.quote), '[a-z0-9]+'), ' ')
    JOIN labels l USING (text_id)
WHERE s.form <> 'indirect'
QUALIFY count(DISTINCT s.article) OVER (PARTITION BY l.label) > 1
ORDER BY variants, k.published_day NULLS LAST, s.article, s.statement
"""
"""The whole in one piece, without a bucket."""


class Seen:
    """What a run told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.begun: list[tuple[int, int]] = []
        self.steps: list[str] = []

    def begin(self, total: int, done: int) -> None:
        self.begun.append((total, done))

    def advance(self, step: str) -> None:
        self.steps.append(step)

    def tell(self, line: str) -> None:
        self.lines.append(line)


def make(dataset: Path, seen: Seen | None = None, **options: object) -> Condensed:
    made = condense(str(dataset), seen or Seen(), Stop(), **options)  # type: ignore[arg-type]
    assert made
    return made


def small_cuts(patch: pytest.MonkeyPatch, bundle: int, bucket: int) -> None:
    patch.setattr(plan, "BUNDLE", bundle)
    patch.setattr(plan, "BUCKET", bucket)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset that no test changes; every tenth article is a copy, and quotations repeat a lot."""
    folder = tmp_path_factory.mktemp("generated")
    write_dataset(folder, 6000, 25, Generator(speakers=300, copied=0.1, shared=0.4))
    return folder


@pytest.fixture(scope="module")
def condensed(generated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, condensed as one bundle and one bucket."""
    return condense_copy(generated, tmp_path_factory.mktemp("condensed") / "out")


def condense_copy(generated: Path, out: Path, seen: Seen | None = None, **options: object) -> Path:
    copy(generated, out)
    make(out, seen, **options)
    return out


def copy(generated: Path, out: Path) -> None:
    import shutil

    shutil.copytree(generated, out)


def test_the_tables_are_what_a_plain_query_gives(generated: Path, condensed: Path) -> None:
    with open_dataset(generated) as db:
        db.execute(KEPT)
        speakers = db.sql(SPEAKERS).fetchall()
        db.execute(LINKS)
        for _ in range(30):
            db.execute(SPREAD)
        quotes = db.sql(QUOTES).fetchall()
    assert len(speakers) > 300
    assert len(quotes) > 500
    for name, expected in (("speakers", speakers), ("quotes", quotes)):
        with ask_dataset(condensed, f"SELECT * FROM {name}") as answer:  # noqa: S608
            assert list(answer.rows) == expected


@pytest.mark.parametrize(("bundle", "bucket", "workers"), [(900, 400, 2), (3000, 5000, 1)])
def test_neither_cuts_nor_workers_change_a_byte(
    generated: Path, condensed: Path, tmp_path: Path, bundle: int, bucket: int, workers: int
) -> None:
    seen = Seen()
    with pytest.MonkeyPatch.context() as patch:
        small_cuts(patch, bundle, bucket)
        condense_copy(generated, tmp_path / "out", seen=seen, workers=workers)
    assert len(seen.steps) > 10
    assert tables(tmp_path / "out") == tables(condensed)
    assert not (tmp_path / "out/_condense").exists()
    assert not list((tmp_path / "out/_drafts").glob("*"))


def test_what_is_made_is_not_made_again(condensed: Path, tmp_path: Path) -> None:
    copy(condensed, tmp_path / "out")
    before, seen = tables(tmp_path / "out"), Seen()
    made = make(tmp_path / "out", seen)
    assert seen.steps == []
    assert seen.lines == ["made of these 12 units already; nothing to do"]
    (tmp_path / "out/quotes/quotes.parquet").unlink()
    again = make(tmp_path / "out", seen)
    assert again == made
    assert "quotes" in seen.steps
    assert tables(tmp_path / "out") == before


def test_what_has_grown_is_made_anew(condensed: Path, tmp_path: Path) -> None:
    copy(condensed, tmp_path / "out")
    generator = Generator(seed=2, speakers=10)
    write_unit(LocalFolder(tmp_path / "out"), "new", [generator.make_article() for _ in range(30)])
    before = tables(tmp_path / "out")
    made = make(tmp_path / "out")
    assert made.tables["speakers"].rows > 0
    after = tables(tmp_path / "out")
    assert {name for name in after if after[name] != before[name]} == {
        "speakers/speakers.parquet",
        "quotes/quotes.parquet",
    }


def test_a_stopped_run_goes_on_and_its_former_tables_stay(condensed: Path, generated: Path, tmp_path: Path) -> None:
    copy(generated, tmp_path / "out")
    (tmp_path / "out/speakers").mkdir()
    (tmp_path / "out/speakers/speakers.parquet").write_bytes(b"former")
    stop, seen = Stop(), Seen()

    class Stopping(Seen):
        def advance(self, step: str) -> None:
            super().advance(step)
            if step == "single":
                stop.set()

    assert condense(str(tmp_path / "out"), Stopping(), stop) is None
    assert (tmp_path / "out/speakers/speakers.parquet").read_bytes() == b"former"
    make(tmp_path / "out", seen)
    assert seen.begun == [(9, 2)]
    assert seen.steps[0] in ("count", "link")
    assert tables(tmp_path / "out") == tables(condensed)


def begin(dataset: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.batch.small_units", "condense", str(dataset), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for(step: str, dataset: Path, process: "subprocess.Popen[bytes]") -> None:
    while not list((dataset / "_condense").glob(f"*/{step}/*")) and process.poll() is None:
        time.sleep(0.02)


def kill_worker(process: "subprocess.Popen[bytes]") -> bool:
    for number in children_of(process.pid):
        with suppress(OSError):
            if b"spawn_main" in Path(f"/proc/{number}/cmdline").read_bytes():
                os.kill(number, signal.SIGKILL)
                return True
    return False


@pytest.mark.parametrize(("driver", "worker"), [("collect", "single"), ("label", "sift")])
def test_killed_workers_and_drivers_leave_no_trace(
    generated: Path, condensed: Path, tmp_path: Path, driver: str, worker: str
) -> None:
    out = tmp_path / "out"
    copy(generated, out)
    process = begin(out)
    wait_for(driver, out, process)
    workers = list(children_of(process.pid))
    process.kill()
    process.wait()
    while any(Path(f"/proc/{number}").exists() for number in workers):
        time.sleep(0.05)
    assert not (out / "quotes").exists()
    process = begin(out)
    wait_for(worker, out, process)
    assert kill_worker(process)
    assert process.wait(timeout=120) == 0
    assert tables(out) == tables(condensed)
    assert not (out / "_condense").exists()


def test_a_task_that_cannot_be_finished_is_told(generated: Path, tmp_path: Path) -> None:
    copy(generated, tmp_path / "out")
    damaged = next((tmp_path / "out/statements").rglob("*.parquet"))
    damaged.write_bytes(b"PAR1")
    with pytest.raises(StoreError, match=r"part 0 of the step collect could not be finished: .*run the same command"):
        make(tmp_path / "out")
    damaged.unlink()
    with pytest.raises(SetupError, match=r"1 files are missing .*run onrecord batch again first"):
        make(tmp_path / "out")


def test_a_full_disk_is_told(generated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy(generated, tmp_path / "out")
    monkeypatch.setattr(LocalFolder, "take_whole", _fill)
    work = Condensing(str(tmp_path / "out"), "x", 1, {"collect": 1})
    with pytest.raises(StoreError, match="No space left on device; mend that"):
        work.make(plan.StepTask("collect", 0))


def _fill(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("s3://news/2026", "s3://news/2026: condense needs a folder that all workers share", id="address"),
        pytest.param("nowhere", "nowhere: no dataset that onrecord batch made", id="no dataset"),
    ],
)
def test_what_is_no_folder_of_a_dataset(name: str, words: str) -> None:
    with pytest.raises(SetupError, match=words):
        condense(name, Seen(), Stop())


def test_a_folder_by_its_address(tmp_path: Path) -> None:
    write_dataset(tmp_path / "out", 0)
    condense(f"file://{tmp_path}/out", Seen(), Stop())
    assert (tmp_path / "out/speakers/speakers.parquet").is_file()


def test_nothing_in_it(tmp_path: Path) -> None:
    write_dataset(tmp_path / "out", 0)
    made = make(tmp_path / "out")
    assert [made.tables[name].rows for name in ("speakers", "quotes")] == [0, 0]


def test_the_command(generated: Path, condensed: Path, tmp_path: Path) -> None:
    from onrecord.cli.commands import commands

    copy(generated, tmp_path / "out")
    rows = {name: pq.read_metadata(condensed / name / f"{name}.parquet").num_rows for name in ("speakers", "quotes")}
    ended = CliRunner().invoke(commands, ["condense", str(tmp_path / "out"), "--workers", "1"], standalone_mode=False)
    line = f"{rows['speakers']} speakers, {rows['quotes']} quotations that several articles have\n"
    assert (ended.output, ended.return_value) == (line, 0)
    metadata = pq.read_schema(tmp_path / "out/quotes/quotes.parquet").metadata
    assert metadata[b"onrecord.schema"] == b"onrecord.quotes/1"


def test_rows_come_back_by_bucket(tmp_path: Path) -> None:
    batches = [
        pa.record_batch({"bucket": pa.array(numbers, pa.int32()), "word": words})
        for numbers, words in (([1, 1], ["a", "b"]), ([1, 4, 4], ["c", "d", "e"]), ([], []), ([5], ["f"]))
        if numbers
    ]
    paths = [tmp_path / "one.arrow", tmp_path / "two.arrow"]
    for path in paths:
        assert write_buckets(pa.RecordBatchReader.from_batches(batches[0].schema, iter(batches)), path, 7) == 6
    found = [read_buckets(paths, bucket).read_all()["word"].to_pylist() for bucket in range(7)]
    assert found == [[], ["a", "b", "c"] * 2, [], [], ["d", "e"] * 2, ["f"] * 2, []]
    assert read_buckets(paths[:1], None).read_all()["word"].to_pylist() == list("abcdef")


def test_a_file_of_a_step_that_is_gone_costs_a_try(tmp_path: Path) -> None:
    write_dataset(tmp_path / "out", 0)
    work = Condensing(str(tmp_path / "out"), "x", 1, {"link": 2})
    with pytest.raises(BucketError, match=r"links\.arrow: not there, 2 of 2 in all"):
        work.make(plan.StepTask("group", 0))


def test_batches_do_not_show_in_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.batch.condense.work.GROUP_ROWS", 10)
    table = pa.table({"n": list(range(25))})
    for size in (1, 7, 10, 25):
        groups = list(_regroup(table.to_reader(size), table.schema))
        assert [(len(group), group["n"].num_chunks) for group in groups] == [(10, 1), (10, 1), (5, 1)]
        assert pa.concat_tables(groups) == table


@pytest.mark.parametrize("links", [0, 1, 300, 3000])
def test_groups_are_those_that_networkx_finds(links: int) -> None:
    import networkx as nx

    dice = np.random.default_rng(3)
    first, second = (dice.integers(0, 1000, links, dtype=np.uint64) * np.uint64(2**53) for _ in range(2))
    numbers, labels = find_groups(first, second)
    graph = nx.Graph(list(zip(first.tolist(), second.tolist(), strict=True)))
    expected = {number: min(group) for group in nx.connected_components(graph) for number in group}
    assert dict(zip(numbers.tolist(), labels.tolist(), strict=True)) == expected


def test_a_long_chain_is_one_group() -> None:
    chain = np.random.default_rng(3).permutation(100_000).astype(np.uint64)
    assert set(find_groups(chain[:-1], chain[1:])[1].tolist()) == {0}
