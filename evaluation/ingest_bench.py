"""What keeping costs beside reading: ``python -m evaluation.ingest_bench``, about a minute on one core.

The shipped articles are read as `onrecord read` does; then their records, again and again with other words and on other
days (`evaluation.follow_bench`), are taken into a store with all that comes after them: statements, entities, what is
across articles, the index. The mark is an overhead of at most a tenth of reading, which is the limit too.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from evaluation.follow_bench import exchanged
from evaluation.measured import Figure, Limit, print_figures
from onrecord.acquire.item import Item
from onrecord.encoder import load_model
from onrecord.ingest import Ingest, Readers, Stop, Upkeep
from onrecord.pipeline import analyze
from onrecord.schema.page import Page
from onrecord.schema.record import Record
from onrecord.store import open_store

SAMPLES = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "samples"
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


def read_samples(times: int = 3) -> tuple[list[Record], float]:
    """The records of the shipped articles, and the processor seconds that reading one takes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    pages = [Page("", text, "text", f"https://news.example/{n}") for n, text in enumerate(texts)]
    model = load_model()
    analyze(pages[0], model)  # what is loaded at first use
    begin = time.process_time()
    records = [analyze(page, model) for _ in range(times) for page in pages]
    return records[: len(pages)], (time.process_time() - begin) / len(records)


def keep_all(records: list[Record], path: Path) -> tuple[float, float]:
    """Processor seconds to take `records` into a new store, and those of them for what comes after the articles."""
    items = [Item("records", f"records#{n}", record, str(n)) for n, record in enumerate(records)]
    with open_store(path, create=True) as store, Readers(1) as readers:
        upkeep = Timed(store)
        begin = time.process_time()
        report = Ingest(store, readers, Nothing(), Stop(), upkeep).run(items)
        assert report.new == len(records), report
        return time.process_time() - begin, upkeep.seconds


def main() -> int:
    """Measure, print, and say whether the mark is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    number = parser.parse_args().articles
    samples, reading = read_samples()
    records = list(islice(exchanged(samples), number))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        keeping, after = (seconds / number for seconds in keep_all(records, path))
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    words = sum(len(record.article.text.split()) for record in records) / number
    statements = sum(len(record.statements) for record in records) / number
    print(f"     {number} articles of {words:.0f} words with {statements:.0f} statements; processor time")
    overhead = Figure(
        name="keeping an article", value=1000 * keeping, unit="ms", mark=round(1000 * SHARE * reading, 1),
        limit=Limit("reading it", 1000 * reading), beside=f"{1000 * after:.1f} of it across articles and for the index",
    )  # fmt: skip
    plain = sum(len(record.article.text.encode()) for record in records) / number / 1000
    stored = Figure(
        name="an article in the store and its index", value=size / number / 1000, unit="kB",
        limit=Limit("its text", plain),
    )  # fmt: skip
    return print_figures((overhead, stored))


if __name__ == "__main__":
    sys.exit(main())
