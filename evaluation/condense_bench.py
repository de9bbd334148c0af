"""Speakers and shared quotations of a generated dataset: ``python -m evaluation.condense_bench --statements 200000``.

Time and memory with one worker and with two, each on a core of its own, and whether both make the same bytes.
`--links` measures how groups of quotations are found.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.batch_bench import pin
from evaluation.batch_kills import digests
from evaluation.generated_dataset import write_dataset
from evaluation.measured import Figure, print_figures
from evaluation.processes import Look
from evaluation.read_bench import ROOT
from onrecord.batch.condense.groups import find_groups


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock and of all processors, MB of all processes and of the scratch folder at most."""

    seconds: float
    processor: float
    memory: float
    scratch: float


def run_condense(dataset: Path, workers: int, engine: str) -> Run:
    """Condense on as many cores as workers."""
    command = [sys.executable, "-m", "onrecord", "condense", str(dataset), "--workers", str(workers)]
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, pin(workers))
    begin, scratch = time.monotonic(), 0
    try:
        process = subprocess.Popen([*command, "--engine", engine], cwd=ROOT, stdout=subprocess.DEVNULL)
    finally:
        os.sched_setaffinity(0, before)
    with Look(os.getpid(), 0.5) as look:
        while process.poll() is None:
            time.sleep(0.1)
            scratch = max(scratch, sum_bytes(dataset / "_condense"))
    assert process.returncode == 0
    seconds = time.monotonic() - begin
    return Run(seconds, look.spent[-1][1], max(memory for _, memory in look.memory), scratch / 1e6)


def sum_bytes(folder: Path) -> int:
    """The bytes of all files below a folder; those that go meanwhile do not count."""
    total = 0
    for path in folder.rglob("*.arrow"):
        try:
            total += path.stat().st_size
        except OSError:
            continue
    return total


def figures(folder: Path, statements: int, engines: Sequence[str]) -> Iterator[Figure]:
    """Every figure, as it is measured."""
    dataset = folder / "dataset"
    write_dataset(dataset, statements)
    size = sum(path.stat().st_size for path in dataset.rglob("*.parquet")) / 1e6
    yield Figure(name="Parquet in", value=size, unit="MB", beside=f"{statements} statements")
    made: dict[str, dict[str, str]] = {}
    runs: dict[str, Run] = {}
    for engine in ("local", *engines):
        for workers in (1, 2):
            name, out = f"{engine}, workers: {workers}", folder / "out"
            shutil.copytree(dataset, out)
            runs[name] = run = run_condense(out, workers, engine)
            made[name] = digests(out)
            shutil.rmtree(out)
            yield Figure(name=name, value=run.seconds, unit="s", beside=f"load {os.getloadavg()[0]:.1f}")
            yield Figure(name="  of processors", value=run.processor, unit="s")
            yield Figure(name="  memory of all processes", value=run.memory, unit="MB")
            yield Figure(name="  scratch", value=run.scratch, unit="MB")
    one, two = runs["local, workers: 1"], runs["local, workers: 2"]
    yield Figure(name="two workers against one", value=one.seconds / two.seconds, unit="", better="more")
    yield Figure(name="the same by processor time", value=2 * one.processor / two.processor, unit="", better="more")
    same = all(one == made["local, workers: 1"] for one in made.values())
    yield Figure(name="all make the same bytes", value=float(same), unit="", mark=1, better="more")


def group_figures(links: int) -> Iterator[Figure]:
    """What groups take: as many links, in stars and chains of ten on average; nothing else may run before."""
    dice = np.random.default_rng(1)
    first = dice.integers(0, links, links, dtype=np.uint64)
    second = first // np.uint64(10) * np.uint64(10) + dice.integers(0, 10, links, dtype=np.uint64)
    spread = np.uint64(11400714819323198485)
    first, second = first * spread, second * spread
    before, begin = peak(), time.monotonic()
    numbers, labels = find_groups(first, second)
    yield Figure(name="groups of a million links", value=(time.monotonic() - begin) / links * 1e6, unit="s")
    groups = len(np.unique(labels))
    more = (peak() - before) / links * 1e6 + 16
    yield Figure(name="their memory", value=more, unit="MB", beside=f"{len(numbers)} texts in {groups} groups")


def peak() -> float:
    """The memory of this process at most, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--links", type=int, help="only measure groups, of that many links")
    parser.add_argument("--engine", action="append", default=[], choices=["ray"], help="compare with this engine too")
    options = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d')}")
    if options.links:
        return print_figures(group_figures(options.links))
    with tempfile.TemporaryDirectory() as folder:
        return print_figures(figures(Path(folder), options.statements, options.engine))


if __name__ == "__main__":
    sys.exit(main())
