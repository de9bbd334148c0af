"""Memory of a worker over many pages: ``python -m evaluation.batch_memory --pages 50000 --words 700`` takes two hours.

Fewer or shorter pages take less. Memory is that of all processes of a batch with one worker but the one that hands out
work, what they share counted in part (PSS), every few seconds. Growth is that of what lies in no file: the rest changes
with what else runs on the machine.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evaluation.batch_bench import run_batch
from evaluation.crawl import make_pages, write_archive
from evaluation.measured import Figure, print_figures
from evaluation.read_bench import sample_paragraphs

ENOUGH = 10_000
"""Pages from which on growth has a mark: before, caches and the allocator fill up."""
UNIT = 1000
"""Pages of an archive, which is a unit."""


def figures(folder: Path, pages: int, words: int) -> Iterator[Figure]:
    """The most that there was, and how much more in the last tenth than in the second."""
    paragraphs, files = sample_paragraphs(), []
    for number in range(max(pages // UNIT, 2)):
        files.append(folder / f"crawl-{number:03}.warc.gz")
        write_archive(files[-1], make_pages(paragraphs, min(UNIT, pages // 2), words, seed=number))
    run = run_batch(files, folder / "out", 1, every=5.0)
    memory, own = ([size for _, size in sizes] for sizes in (run.memory, run.own))
    tenth = max(len(own) // 10, 1)
    early, late = statistics.median(own[tenth : 2 * tenth]), statistics.median(own[-tenth:])
    beside = f"{len(files) * min(UNIT, pages // 2)} pages of {words} words, looked at {len(memory)} times"
    yield Figure(name="memory of a worker, most", value=max(memory), unit="MB", mark=700, beside=beside)
    beside = f"{early:.0f} MB in the second tenth, {late:.0f} MB in the last"
    yield Figure(
        name="growth", value=100 * (late / early - 1), unit="%", mark=5 if pages >= ENOUGH else None, beside=beside
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=150)
    options = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        return print_figures(figures(Path(folder), options.pages, options.words))


if __name__ == "__main__":
    sys.exit(main())
