"""How fast searching is: ``python -m evaluation.search_bench --statements 100000``.

Fills a store with generated statements (`evaluation.generated`) in a scratch folder, or takes the one given by
``--file``; makes its index anew (``--keep-index`` leaves it); then asks queries of each kind, made of what is in the
store, one after the other in one process, and puts articles in anew. Every query counts everything: hits with their
quotes from the database, the total, and seven facets.

Beside a kind's times stands what the machine does at the same moment: the index alone asked for 20 hits of the same
condition, and SQLite asked for the rows; both together are the limit. Times in milliseconds; *cpu* is processor time,
which tells more on a machine that others use.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.generated import fill
from evaluation.measured import Figure, Limit, print_figures
from onrecord import load_embedder
from onrecord.search import index_pending, parse_query, reindex, search
from onrecord.search.conditions import compile_query
from onrecord.search.opened import Missing, Opened, with_folder
from onrecord.store import StatementRow, Store, open_store, rows_by_id, select_rows

ODD = (
    "", " ", '"', '"""', "-", "--", "-the", "AND OR NOT", "(((", "*", "???", "a:b:c:d", "speaker:", 'speaker:"',
    "act:nothing", "said:9999..0000", "published:2024-13-45", "\ud800\udfff", "\x00\x07", "🜁 🜂 🜃", "שלום עולם",
    "\u202eevil", "北京市", "the " * 400, "x" * 10_000, '"' * 10_000, "like:" * 2000, "a b c d e f g h i j k l m n o",
    "-" * 5000, "act:deny," * 500, "the will of a by and to in is", "'; DROP TABLE statements; --", "../../etc/passwd",
)  # fmt: skip

Row = StatementRow

MARK, LARGE_MARK = 20.0, 50.0
"""Milliseconds that a search may take, 95 times of 100: up to 100,000 statements, and beyond."""


def _words(row: Row) -> list[str]:
    return [word.strip("“”.") for word in row.quote.split()]


def _pick(row: Row, rng: random.Random, count: int) -> str:
    words = _words(row)
    return " ".join(rng.sample(words, min(count, len(words))))


KINDS: dict[str, Callable[[Row, random.Random], str]] = {
    "one word": lambda row, rng: _pick(row, rng, 1),
    "three words": lambda row, rng: _pick(row, rng, 3),
    "phrase": lambda row, _: f'"{" ".join(_words(row)[2:4])}"',
    "word, not a word": lambda row, rng: f"{_pick(row, rng, 1)} -school",
    "speaker": lambda row, _: f'speaker:"{row.speaker}"',
    "speaker, word": lambda row, rng: f"speaker:{(row.speaker or '').split()[0]} {_pick(row, rng, 1)}",
    "act, channel": lambda row, _: f'act:{row.act} channel:"{row.channel or "none"}"',
    "act, word": lambda row, rng: f"act:{row.act} {_pick(row, rng, 1)}",
    "month": lambda row, _: f"published:{(row.published or '')[:7]}",
    "stretch, word": lambda row, rng: f"published:{(row.published or '')[:4]}.. {_pick(row, rng, 1)}",
    "publisher": lambda row, _: f'publisher:"{row.publisher}"',
    "role": lambda row, _: f"role:{(row.role or 'mayor').split()[0]}",
    "topic, named": lambda row, rng: f"topic:{_pick(row, rng, 1)} is:named",
    "like": lambda row, rng: f'like:"{_pick(row, rng, 5)}"',
    "like, act": lambda row, rng: f'like:"{_pick(row, rng, 5)}" act:{row.act}',
    "like, year, word": lambda row, rng: f'like:"{_pick(row, rng, 5)}" published:2024 {_pick(row, rng, 1)}',
    "everything": lambda _, __: "",
    "odd": lambda _, rng: rng.choice(ODD),
}


def _opened(store: Store) -> Opened:
    opened = with_folder(store, lambda opened: opened)
    assert not isinstance(opened, Missing)
    return opened


def ask(store: Store, queries: Sequence[str], embed: Any) -> Iterator[tuple[float, float, float, float]]:
    """For each query the milliseconds of the search, its processor time, those of the bare index, and of the rows."""
    opened = _opened(store)
    for text in queries:
        begin, busy = time.perf_counter(), time.process_time()
        results = search(store, text, embed=embed)
        searched, busy = time.perf_counter(), time.process_time() - busy
        opened.searcher().search(compile_query(parse_query(text)), limit=20)
        bare = time.perf_counter()
        rows_by_id(store.db, [row.id for row in results.hits])
        end = time.perf_counter()
        yield (searched - begin) * 1e3, busy * 1e3, (bare - searched) * 1e3, (end - bare) * 1e3


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of `values` do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure_queries(store: Store, runs: int, seed: int, embed: Any) -> Iterator[Figure]:
    """Print the times of each kind; gives the figure of all, and that of odd strings."""
    rng = random.Random(seed)
    last = store.db.execute("SELECT max(id) FROM statements").fetchone()[0]
    rows = rows_by_id(store.db, [rng.randint(1, last) for _ in range(400)])
    print(f"{'kind of query':20} {'median':>8} {'p95':>8} {'max':>8} {'cpu p95':>8} {'index p95':>10} {'rows p95':>9}")
    asked_of: dict[str, list[tuple[float, float, float, float]]] = {}
    for kind, make in KINDS.items():
        asked = list(ODD) if kind == "odd" else [make(rng.choice(rows), rng) for _ in range(runs)]
        asked_of[kind] = list(ask(store, asked, embed))
        times, busy, bare, read = zip(*asked_of[kind], strict=True)
        line = (statistics.median(times), percentile(times, 0.95), max(times))
        print(f"{kind:20} {line[0]:8.1f} {line[1]:8.1f} {line[2]:8.1f}", end=" ")
        print(f"{percentile(busy, 0.95):8.1f} {percentile(bare, 0.95):10.1f} {percentile(read, 0.95):9.1f}", flush=True)
    mark = MARK if last <= 100_000 else LARGE_MARK
    yield _figure("search: all kinds", [one for times in asked_of.values() for one in times], mark)
    yield _figure("search: odd strings", asked_of["odd"], mark)


def _figure(name: str, took: Sequence[tuple[float, float, float, float]], mark: float) -> Figure:
    times, busy, bare, read = zip(*took, strict=True)
    alone = [index + rows for index, rows in zip(bare, read, strict=True)]
    return Figure(
        name=name, value=percentile(times, 0.95), unit="ms p95", mark=mark,
        limit=Limit("the index and the rows alone", percentile(alone, 0.95)),
        beside=f"median {statistics.median(times):.1f}, longest {max(times):.0f}; cpu {percentile(busy, 0.95):.1f}",
    )  # fmt: skip


def measure_recall(store: Store, runs: int, seed: int, embed: Any) -> Figure:
    """How many of the truly nearest 20 of 50,000 or fewer statements ``like:`` gives."""
    rng = random.Random(seed)
    rows = select_rows(store.db, "a.current ORDER BY s.id LIMIT 50000")
    vectors = embed([row.quote for row in rows])
    opened = _opened(store)
    inside = {row.id for row in rows}
    found: list[float] = []
    for _ in range(runs):
        vector = embed([_pick(rng.choice(rows), rng, 5)])[0]
        exact = vectors @ vector
        best = {rows[place].id for place in np.argsort(-exact)[:20]}
        given = [number for number, _, _ in opened.near().find_nearest(vector, 20_000) if number in inside][:20]
        found.append(len(best & set(given)) / 20)
    return Figure(
        name="like: of the nearest 20", value=100 * statistics.mean(found), unit="%", mark=95, better="more",
        limit=Limit("exact cosine", 100), beside=f"among {len(rows):,} statements",
    )  # fmt: skip


def measure_pending(store: Store, embed: Any, *, batches: int = 5, size: int = 20) -> Figure:
    """What it costs to put articles into the index that is there already; the limit is making their vectors."""
    took = busy = 0.0
    for start in range(1, batches * size + 1, size):
        with store.write() as db:
            db.execute("UPDATE articles SET indexed = 0 WHERE id BETWEEN ? AND ?", (start, start + size - 1))
        begin, started = time.perf_counter(), time.process_time()
        index_pending(store, embed)
        took, busy = took + time.perf_counter() - begin, busy + time.process_time() - started
    rows = select_rows(store.db, "a.id <= ?", (batches * size,))
    started = time.process_time()
    embed([row.quote for row in rows])
    alone = time.process_time() - started
    return Figure(
        name=f"an article put in, {size} at a time", value=busy / (batches * size) * 1e3, unit="ms cpu",
        limit=Limit("its vectors alone", alone / (batches * size) * 1e3),
        beside=f"by the clock {took / batches / size * 1e3:.1f}",
    )  # fmt: skip


def build(store: Store, embed: Any) -> None:
    """Make the index anew, and print how long that takes and how large it is."""
    begin, busy = time.perf_counter(), time.process_time()
    articles = reindex(store, embed)
    took, busy = time.perf_counter() - begin, time.process_time() - busy
    sizes = [sum(one.stat().st_size for one in store.index.glob(f"*/{part}/*")) / 1e6 for part in ("words", "near")]
    print(f"index of {articles:,} articles made in {took:.0f} s (cpu {busy:.0f} s);", end=" ")
    print(f"words {sizes[0]:.0f} MB, vectors {sizes[1]:.0f} MB, database {store.path.stat().st_size / 1e6:.0f} MB")


def main() -> None:
    """Fill, index, ask, add."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument(
        "--file", type=Path, help="a store to take, made if there is none; default: one that is thrown away"
    )
    parser.add_argument("--keep-index", action="store_true", help="do not make the index anew")
    parser.add_argument("--runs", type=int, default=100, help="queries of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    embed = load_embedder()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder) / "generated.db"
        filled = path.exists()
        with open_store(path, create=True) as store:
            if not filled:
                fill(store, options.statements, options.seed)
            if not options.keep_index:
                build(store, embed)
            code = print_figures(
                (
                    *measure_queries(store, options.runs, options.seed, embed),
                    measure_recall(store, min(options.runs, 50), options.seed, embed),
                    measure_pending(store, embed),
                )
            )
    sys.exit(code)


if __name__ == "__main__":
    main()
