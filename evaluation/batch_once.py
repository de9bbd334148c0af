"""What looking for copies first costs: ``python -m evaluation.batch_once --pages 150``, some minutes of one core.

Units of the crawl of `evaluation.crawl` are looked through for texts, then read, in processes of one thread on one
core; the first of them gets everything ready and does not count. Then one is read of which all but the first half are
copies. From the share of copies on that the figures give, reading each text once takes less time in all.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.batch_bench import pin
from evaluation.crawl import make_pages, write_archive
from evaluation.measured import Figure, print_figures
from evaluation.processes import Look
from evaluation.read_bench import ONE_THREAD, sample_paragraphs
from onrecord.batch import make_job
from onrecord.batch.copies import key_of
from onrecord.batch.once import Finder
from onrecord.batch.order import Order
from onrecord.batch.pages import find_pages
from onrecord.batch.plan import Unit, number_files, plan_units
from onrecord.batch.shard import Shard


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float


def measure(do: Callable[[], object]) -> Spent:
    """What `do` takes, with all processes below this one."""
    with Look(os.getpid(), 0.1) as look:
        time.sleep(0.3)
        before, begin = resource.getrusage(resource.RUSAGE_SELF), time.time()
        do()
        end, after = time.time(), resource.getrusage(resource.RUSAGE_SELF)
        time.sleep(0.3)
    own = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(end - begin, own + look.seconds_between(begin - 0.1, end + 0.1))


def half_copies(unit: Unit) -> Order:
    """The order to read a unit whose second half are copies."""
    files = number_files(unit)
    keys = [key_of(item.place, files) for item in find_pages(Order(unit))]
    return Order(unit, copies=dict.fromkeys(keys[len(keys) // 2 :], "another"))


def figures(folder: Path, pages: int) -> Iterator[Figure]:
    """Milliseconds a page of both passes, and from which share of copies on the first one pays."""
    paragraphs, archives = sample_paragraphs(), [folder / f"crawl-{number}.warc.gz" for number in range(2)]
    for number, path in enumerate(archives):
        write_archive(path, make_pages(paragraphs, pages if number else 5, seed=number))
    first, second = plan_units(map(str, archives))
    job = make_job(str(folder / "out"))
    finder, shard = Finder(job), Shard(job)
    finder.find(Order(first))
    shard.read(Order(first))
    found = measure(lambda: finder.find(Order(second)))
    read = measure(lambda: shard.read(Order(second)))
    half = measure(lambda: shard.read(half_copies(second)))
    finder.close()
    shard.close()
    for name, spent in (("looking for texts", found), ("reading", read), ("reading, half are copies", half)):
        beside = f"{1000 * spent.clock / pages:.1f} by the clock"
        yield Figure(name=name, value=1000 * spent.processor / pages, unit="ms/page", beside=beside)
    saved = 2 * (read.processor - half.processor)
    yield Figure(name="looking for texts, share of reading", value=100 * found.processor / read.processor, unit="%")
    yield Figure(name="share of copies from which on it pays", value=100 * found.processor / saved, unit="%")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=150)
    options = parser.parse_args()
    os.environ.update(ONE_THREAD)
    os.sched_setaffinity(0, pin(1))
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        return print_figures(figures(Path(folder), options.pages))


if __name__ == "__main__":
    sys.exit(main())
