"""A machine of a Ray cluster goes in the middle of a batch, another comes: ``python -m evaluation.batch_nodes``.

Three nodes are started on this machine (`ray.cluster_utils`): one that leads and does no work, and two that read. When
the first units are done, all processes of one that reads are killed at once, and a new one is added. At the end the
files are held against those of an undisturbed batch by the engine `local`, byte for byte. Needs ``onrecord[ray]``.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from evaluation.batch_kills import begin, digests
from evaluation.crawl import make_pages, write_archive
from evaluation.measured import Figure, print_figures
from evaluation.processes import find_below, list_processes
from evaluation.read_bench import ROOT, sample_paragraphs

UNITS = 24


def begin_there(archives: Sequence[Path], out: Path, address: str, log: Path) -> subprocess.Popen[bytes]:
    """Begin a batch on a cluster."""
    command = [sys.executable, "-m", "onrecord", "batch", *map(str, archives), "--out", str(out), "--engine", "ray"]
    with log.open("ab") as stream:
        env = os.environ | {"RAY_ADDRESS": address}
        return subprocess.Popen([*command, "--workers", "2"], cwd=ROOT, env=env, stdout=stream, stderr=stream)


def kill_node(node: Any) -> int:
    """Kill all processes of a node at once, as a machine that goes away does; gives how many."""
    first = [info.process.pid for infos in node.all_processes.values() for info in infos]
    processes = list_processes()
    numbers = {*first, *(below for number in first for below in find_below(number, processes))}
    for number in numbers:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    return len(numbers)


def count_done(out: Path) -> int:
    """The finished units."""
    return len(list((out / "_units").glob("*.json")))


def wait_for_units(out: Path, number: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until so many are done."""
    while count_done(out) < number and process.poll() is None:
        time.sleep(0.2)


def figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """How many of the disturbed batches are equal to the undisturbed one."""
    paragraphs = sample_paragraphs()
    archives = [folder / f"crawl-{number:02}.warc.gz" for number in range(UNITS)]
    for number, path in enumerate(archives):
        write_archive(path, make_pages(paragraphs, 10, words=200, seed=number))
    begin(archives, folder / "calm", "local").wait()
    calm = digests(folder / "calm")
    equal, codes, after = 0, [], []
    for number in range(rounds):
        out = folder / f"disturbed-{number}"
        code, done = disturb(archives, out, folder / f"log-{number}")
        codes.append(code)
        after.append(done)
        equal += digests(out) == calm
    beside = f"{len(calm)} files; {UNITS} units, killed after {after}; exit codes {codes}"
    yield Figure(
        name="batches that end equal", value=100 * equal / rounds, unit="%", mark=100, better="more", beside=beside
    )


def disturb(archives: Sequence[Path], out: Path, log: Path) -> tuple[int, int]:
    """One batch whose first worker node is killed; its exit code, and how many units were done by then."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    try:
        nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
        cluster.wait_for_nodes()
        process = begin_there(archives, out, cluster.address, log)
        wait_for_units(out, UNITS // 4, process)
        done = count_done(out)
        killed = kill_node(nodes[0])
        cluster.add_node(num_cpus=1)
        print(f"     {killed} processes killed after {done} units", file=sys.stderr, flush=True)
        code = process.wait(timeout=900)
        print("    ", *log.read_text().splitlines()[-3:], sep="\n     ", file=sys.stderr, flush=True)
        return code, done
    finally:
        cluster.shutdown()


def main() -> int:
    """Kill, add, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return print_figures(figures(Path(folder), options.rounds))


if __name__ == "__main__":
    sys.exit(main())
