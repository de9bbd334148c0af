"""Speed of the pages of speakers and of merging, on a generated store: ``python -m evaluation.speaker_bench``.

``--statements`` (1,000,000 unless told) sets its size, ``--file`` keeps it for the next run. A page of a speaker is
what the web page asks the store for: the counts, the first statements, the appearances, the decisions. Times are those
of the processor, which other work on the machine changes little; those by the clock stand beside. The limit is SQLite
alone, which reads 50 statements by their numbers.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from evaluation.generated import fill, more_records
from evaluation.measured import Figure, Limit, print_figures
from onrecord.store import Store, add_record, list_stretch, open_store, rows_by_id
from onrecord.store.decisions import list_decisions
from onrecord.store.entities import place_entities
from onrecord.store.overview import count_all, list_publishers
from onrecord.store.rebuild import rebuild_entities
from onrecord.store.speakers import list_appearances, list_speaker_statements, list_speakers, read_speaker

PAGE_MARK = 150.0
MERGE_MARK = 2.0
AT = "2026-11-01T00:00:00Z"


def measure(store: Store) -> Iterator[Figure]:
    """The figures of the store."""
    busiest = list_speakers(store.db, limit=1).rows[0]
    middle = list_speakers(store.db, limit=2000).rows[-1]
    for speaker in (busiest, middle):
        name = f"speaker page, {speaker.statements:,} statements"
        yield _figure(store, name, partial(_page, store, speaker.key), 20 if speaker is busiest else 100)
    yield _figure(
        store,
        "home",
        lambda: (count_all(store.db), list_stretch(store.db, limit=20), list_publishers(store.db, limit=10)),
    )
    yield _figure(store, "speakers by number", lambda: list_speakers(store.db))
    yield _figure(store, "speakers by name", lambda: list_speakers(store.db, name="ba tr"))
    yield _merging(store, count_all(store.db).statements)


def _page(store: Store, key: str) -> None:
    read_speaker(store.db, key)
    list_speaker_statements(store.db, key)
    list_appearances(store.db, key)
    list_decisions(store.db, key)


def _figure(store: Store, name: str, ask: Callable[[], object], times: int = 20) -> Figure:
    took, clock = _times(ask, times)
    last = store.db.execute("SELECT max(id) FROM statements").fetchone()[0]
    draw = random.Random(1)
    rows, _ = _times(lambda: rows_by_id(store.db, [draw.randint(1, last) for _ in range(50)]), times)
    return Figure(
        name=name, value=_worst(took), unit="ms p95", mark=PAGE_MARK, limit=Limit("50 rows alone", _worst(rows)),
        beside=f"median {statistics.median(took):.1f}; by the clock {statistics.median(clock):.1f}",
    )  # fmt: skip


def _times(ask: Callable[[], object], times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of the processor and by the clock, for each of so many times."""
    took, clock = [], []
    for _ in range(times):
        begin, since = time.process_time(), time.perf_counter()
        ask()
        took.append((time.process_time() - begin) * 1000)
        clock.append((time.perf_counter() - since) * 1000)
    return took, clock


def _worst(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def _merging(store: Store, count: int) -> Figure:
    """What placing the entities of new articles takes, beside keeping them whole."""
    took = 0.0

    def timed(*given: object) -> dict[str, int]:
        nonlocal took
        begin = time.process_time()
        placed = place_entities(*given)  # type: ignore[arg-type]
        took += time.process_time() - begin
        return placed

    records = list(more_records(200, count))
    with patch("onrecord.store.articles.place_entities", timed), store.write() as db:
        begin = time.process_time()
        for record in records:
            add_record(db, record, at=AT)
        whole = time.process_time() - begin
        # nothing of it is kept
        db.execute("ROLLBACK")
        db.execute("BEGIN")
    each, of = took * 1000 / len(records), whole * 1000 / len(records)
    return Figure(
        name="entities of an article",
        value=each,
        unit="ms",
        mark=MERGE_MARK,
        limit=Limit("keeping the rest of it", of - each),
    )


@contextmanager
def generated_store(file: Path | None, statements: int) -> Iterator[Store]:
    """The store in `file`, or one that is gone afterwards; filled if it was not there."""
    with tempfile.TemporaryDirectory() as folder:
        path = file or Path(folder) / "generated.db"
        filled = path.is_file()
        with open_store(path, create=True) as store:
            if not filled:
                fill(store, statements)
            yield store


def main() -> None:
    """Measure, and say whether the marks are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--rebuild", action="store_true", help="also measure putting all entities together anew")
    options = parser.parse_args()
    with generated_store(options.file, options.statements) as store:
        code = print_figures(measure(store))
        if options.rebuild:
            begin = time.perf_counter()
            with store.write() as db:
                number = rebuild_entities(db)
            print(f"     all {number:,} entities anew in {time.perf_counter() - begin:.0f} s")
    sys.exit(code)


if __name__ == "__main__":
    main()
