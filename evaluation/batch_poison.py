"""A shard with twenty poisoned pages among good ones: ``python -m evaluation.batch_poison``, three minutes.

Seven kill the process that reads them, seven hang, six take all memory there is: `tests.ingest.breaking_worker` does so
at a word. All others must be read, and twenty failures be recorded.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from evaluation.measured import Figure, print_figures
from evaluation.read_bench import make_articles, sample_paragraphs
from onrecord.batch import Batch, Counts, Manifest, Outcome, make_job
from onrecord.ingest import Stop

PAGES = 100
POISON = ("Kill.",) * 7 + ("Hang.",) * 7 + ("Fill.",) * 6


class Quiet:
    """Watches, and says nothing."""

    def begin(self, total: int, done: int) -> None:
        """That there are `total` bytes of input."""

    def move(self, under_way: Counts) -> None:
        """What came of the units that are being read."""

    def advance(self, outcome: Outcome) -> None:
        """A unit is done."""

    def tell(self, line: str) -> None:
        """Something that a person should know."""


def run(folder: Path, seconds: float) -> Manifest:
    """Read a table with poisoned rows, one in five, at most `seconds` a page."""
    texts = list(make_articles(sample_paragraphs(), PAGES))
    poisoned = {5 * n + 2: word for n, word in enumerate(POISON)}
    rows = [{"text": f"{text}\n\n{poisoned.get(n, 'Fine.')}"} for n, text in enumerate(texts)]
    table = folder / "news.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    job = make_job(str(folder / "out"), page_seconds=seconds, page_memory=2_000_000_000)
    job = replace(job, reader="tests.ingest.breaking_worker")
    return Batch([str(table)], job, Quiet(), Stop()).run()


def figures(manifest: Manifest) -> Iterator[Figure]:
    """How many were read, and how many failures recorded."""
    counts, good = manifest.counts, PAGES - len(POISON)
    yield Figure(name="good pages read", value=counts.read, unit="pages", mark=good, better="more")
    told = ", ".join(f"{number} {code}" for code, number in sorted(counts.failed.items()))
    yield Figure(
        name="failures recorded", value=sum(counts.failed.values()), unit="", mark=20, better="more", beside=told
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20, help="the limit of a page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return print_figures(figures(run(Path(folder), options.seconds)))


if __name__ == "__main__":
    sys.exit(main())
