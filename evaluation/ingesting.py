"""What keeping costs beside reading: ``python -m evaluation.ingesting``, about a minute on one core.

The shipped articles in many editions are read as `onrecord read` does, and the records are then taken into a store with
all that follows from it (versions, statements, entities, index). The mark is an overhead of at most a tenth.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from onrecord.acquire.item import Item
from onrecord.encoder import load_model
from onrecord.ingest import Ingest, Readers, Stop
from onrecord.pipeline import analyze
from onrecord.schema.page import Page
from onrecord.schema.record import Record
from onrecord.store import open_store

SAMPLES = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "samples"
MARK = 0.10


class Nothing:
    """Watches, and says nothing."""

    def advance(self) -> None:
        """One more item is done."""

    def complain(self, line: str) -> None:
        """Tell what went wrong with one."""
        print(line, file=sys.stderr)


def editions(number: int) -> Iterator[Page]:
    """The shipped articles, again and again, each with another last line and address."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    for edition in count():
        for place, text in enumerate(texts):
            if edition * len(texts) + place == number:
                return
            yield Page("", f"{text}\n\nEdition {edition}.\n", "text", f"https://news.example/{place}/{edition}")


def read_all(number: int) -> tuple[list[Record], float]:
    """The records of `number` articles, and the seconds that reading took."""
    model = load_model()
    analyze(next(editions(1)), model)  # what is loaded at first use
    begin = time.perf_counter()
    return [analyze(page, model) for page in editions(number)], time.perf_counter() - begin


def keep_all(records: list[Record], path: Path) -> float:
    """Seconds to take `records` into a new store."""
    items = [Item("records", f"records#{n}", record, str(n)) for n, record in enumerate(records)]
    with open_store(path, create=True) as store, Readers(1) as readers:
        begin = time.perf_counter()
        report = Ingest(store, readers, Nothing(), Stop()).run(items)
        assert report.new == len(records), report
        return time.perf_counter() - begin


def main() -> int:
    """Measure, print, and say whether the mark is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    number = parser.parse_args().articles
    records, reading = read_all(number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        keeping = keep_all(records, path)
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    words = sum(len(record.article.text.split()) for record in records) / number
    statements = sum(len(record.statements) for record in records) / number
    print(f"{number} articles of {words:.0f} words with {statements:.0f} statements")
    print(f"reading   {1000 * reading / number:6.1f} ms an article")
    print(f"keeping   {1000 * keeping / number:6.1f} ms an article")
    print(f"overhead  {100 * keeping / reading:6.1f} %   mark {100 * MARK:.0f} %")
    print(f"store     {size / number / 1000:6.1f} kB an article")
    print(f"memory    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB at most, all records held")
    return 0 if keeping <= MARK * reading else 1


if __name__ == "__main__":
    sys.exit(main())
