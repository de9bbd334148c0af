"""What following costs: ``python -m evaluation.follow_bench``; milliseconds of the processor an article.

Two materials. *Exchanged*: Wikinews articles (or, where they are not there, those that are shipped), read once and then
given again and again on other days with six in ten of their longer words exchanged for others of the same length, so
that speakers and how often words are used stay as in news. *Generated*: `evaluation.generated`, of which the few words
are the worst case. The limit is reading the claims and quotations of the record, without comparing them.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from evaluation.generated import make_records
from evaluation.measured import Figure, Limit, print_figures
from onrecord import Record, load_embedder, read_text
from onrecord.follow import follow_pending
from onrecord.follow.parts import read_part
from onrecord.statements.build import GAP
from onrecord.statements.selector import make_selector
from onrecord.store import Store, add_record, open_store

AT = "2026-11-01T00:00:00+00:00"
MEASURED = 295
"""Articles that are timed at each size: each of Wikinews once."""
MARK = 5.0
"""Milliseconds of the processor that following an article may take."""

_SAMPLES = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "samples"
_LONGER = re.compile(r"(?<![^\W_’'-])[a-z]{4,}(?![^\W_’'-])")
_CHANGED = 0.6


def exchanged(records: Sequence[Record], seed: int = 1) -> Iterator[Record]:
    """`records` again and again, each time with other words and on another day of five years."""
    draw = random.Random(seed)
    words = [word for record in records for word in _LONGER.findall(record.article.text)]
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)

    def other(match: re.Match[str]) -> str:
        return draw.choice(by_length[len(match[0])]) if draw.random() < _CHANGED else match[0]

    for number in range(1_000_000):
        record = records[number % len(records)]
        text = _LONGER.sub(other, record.article.text)
        day = (date(2020, 1, 1) + timedelta(days=draw.randrange(1800))).isoformat()
        article = replace(
            record.article, id=f"{record.article.id}-{number}", url=f"https://news.example/{number}", text=text,
            published=replace(record.article.published, value=day),
        )  # fmt: skip
        statements = tuple(
            replace(
                one, id=f"{one.id}-{number}", parent=one.parent and f"{one.parent}-{number}", said=None,
                text=GAP.join(span.of(text) for span in one.content),
                selector=make_selector(text, one.content, article.url),
            )
            for one in record.statements
        )  # fmt: skip
        yield replace(record, article=article, statements=statements, revisions=(), checks=(), figures=())


def find_texts() -> list[tuple[str, str | None]]:
    """Real articles and the days of their publication: of Wikinews, or where they are not there the shipped ones."""
    from training.corpora import shared_folder

    try:
        path = shared_folder() / "data" / "text" / "wikinews.jsonl.xz"
    except (FileNotFoundError, OSError, SystemExit):
        path = Path()
    if not path.is_file():
        return [(path.read_text(encoding="utf-8"), None) for path in sorted(_SAMPLES.glob("*.txt"))]
    import json
    import lzma

    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(f"{row['title']}\n\n{row['text']}", row["date"]) for row in rows]


def read_articles() -> list[Record]:
    """The records of real articles."""
    return [read_text(text, published=day) for text, day in find_texts()]


def timed_reading() -> tuple[list[Record], float]:
    """The records of real articles, and what reading one took (milliseconds of the processor)."""
    begin = time.process_time()
    records = read_articles()
    return records, 1000 * (time.process_time() - begin) / len(records)


def measure(name: str, records: Iterator[Record], sizes: Sequence[int]) -> Iterator[Figure]:
    """A figure for each of `sizes`: how long following took with so many articles stored."""
    embed = load_embedder()
    embed(["The first text loads what there is to load."])
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "news.db", create=True) as store:
        stored = 0
        for size in sizes:
            keep(store, list(islice(records, size - stored)))
            follow_pending(store, embed)
            timed = list(islice(records, MEASURED))
            begin = time.process_time()
            for record in timed:
                read_part(record)
            read = time.process_time() - begin
            keep(store, timed)
            begin = time.process_time()
            follow_pending(store, embed, records={record.article.id: record for record in timed})
            took = time.process_time() - begin
            stored = size + MEASURED
            statements = store.db.execute("SELECT count(*) FROM statements").fetchone()[0]
            links = store.db.execute("SELECT count(*) FROM links").fetchone()[0]
            clusters = store.db.execute("SELECT count(*) FROM clusters").fetchone()[0]
            pages = store.db.execute("PRAGMA page_count").fetchone()[0] * 4096
            yield Figure(
                name=f"{name}, {size:,} articles before", value=1000 * took / MEASURED, unit="ms each", mark=MARK,
                limit=Limit("reading its claims", 1000 * read / MEASURED),
                beside=f"{statements:,} statements, {links:,} links, {clusters:,} quotations in several,"
                f" {pages / stored / 1024:.0f} kB an article in all",
            )  # fmt: skip


def keep(store: Store, records: Sequence[Record]) -> None:
    """Keep `records` without following them."""
    for start in range(0, len(records), 250):
        with store.write() as db:
            for record in records[start : start + 250]:
                add_record(db, record, at=AT)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--only", choices=["exchanged", "generated"])
    options = parser.parse_args()
    sizes = sorted(options.articles)
    sys.exit(print_figures(_figures(sizes, options.only)))


def _figures(sizes: Sequence[int], only: str | None) -> Iterator[Figure]:
    if only != "generated":
        records, each = timed_reading()
        print(f"     reading one of {len(records)} articles: {each:.0f} ms", flush=True)
        yield from measure("exchanged", exchanged(records), sizes)
    if only != "exchanged":
        yield from measure("generated", make_records(20 * (sizes[-1] + (len(sizes) + 1) * MEASURED)), sizes)


if __name__ == "__main__":
    main()
