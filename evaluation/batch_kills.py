"""Kill -9 at random moments: ``python -m evaluation.batch_kills --kills 100``, about a quarter of an hour.

Batches over a small crawl are begun again and again; each time a process of theirs is killed, the one that hands out
work or any below it, until a batch comes to its end; then the next begins. At the end of each its files are held
against those of an undisturbed one, byte for byte. With ``--once`` each page is there twice, and kills hit either pass.
A page whose reader is killed twice over is recorded as failed, as one that breaks it would be; the batch is then an
unequal one, and counted.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from evaluation.crawl import make_pages, write_archive
from evaluation.measured import Figure, print_figures
from evaluation.processes import end_with_parent, find_below, list_processes
from evaluation.read_bench import ROOT, sample_paragraphs

LONGEST = 6.0
"""Seconds until a kill at most."""


def digests(out: Path) -> dict[str, str]:
    """The SHA-256 of every file that holds rows."""
    return {str(p.relative_to(out)): sha256(p.read_bytes()).hexdigest() for p in sorted(out.rglob("*.parquet"))}


def begin(archives: Sequence[Path], out: Path, options: Sequence[str]) -> subprocess.Popen[bytes]:
    """Begin a batch, or go on with it."""
    command = [sys.executable, "-m", "onrecord", "batch", *map(str, archives), "--out", str(out), "--workers", "2"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [*command, *options],
        cwd=ROOT,
        stdout=quiet,
        stderr=quiet,
        preexec_fn=end_with_parent,  # noqa: PLW1509  no thread runs here
    )


def kill_one(process: subprocess.Popen[bytes], dice: random.Random) -> str | None:
    """Kill the driver or a process below it; which of both, `None` if it has ended."""
    if process.poll() is not None:
        return None
    below = sorted(find_below(process.pid, list_processes()))
    whole = not below or dice.random() < 0.3
    with suppress(ProcessLookupError):
        os.kill(process.pid if whole else dice.choice(below), signal.SIGKILL)
    return "driver" if whole else "worker"


def disturb(
    archives: Sequence[Path], out: Path, kills: int, options: Sequence[str], dice: random.Random
) -> dict[str, int]:
    """One batch to its end, with at most `kills` kills; counts them."""
    done = {"driver": 0, "worker": 0}
    process = begin(archives, out, options)
    while sum(done.values()) < kills:
        time.sleep(dice.uniform(0, LONGEST))
        killed = kill_one(process, dice)
        if killed is None:
            break
        done[killed] += 1
        if killed == "driver":
            process.wait()
            process = begin(archives, out, options)
    process.wait()
    # units that were given up after two tries are tried again, as a person would
    begin(archives, out, options).wait()
    return done


def figures(folder: Path, kills: int, options: Sequence[str], seed: int) -> Iterator[Figure]:
    """How many of the disturbed batches are equal to the undisturbed one."""
    once = "--once" in options
    dice, paragraphs = random.Random(seed), sample_paragraphs()
    archives = [folder / f"crawl-{number:02}.warc.gz" for number in range(24)]
    for number, path in enumerate(archives):
        write_archive(path, make_pages(paragraphs, 6, words=150, seed=number // 2 if once else number))
    begin(archives, folder / "calm", options).wait()
    calm = digests(folder / "calm")
    total, equal, batches = {"driver": 0, "worker": 0}, 0, 0
    while sum(total.values()) < kills:
        out = folder / f"disturbed-{batches}"
        for which, number in disturb(archives, out, kills - sum(total.values()), options, dice).items():
            total[which] += number
        batches += 1
        equal += digests(out) == calm
        print(f"     {sum(total.values())} kills, {batches} batches, {equal} equal", file=sys.stderr, flush=True)
    beside = f"{batches} batches of {len(calm)} files; {total['driver']} drivers and {total['worker']} workers killed"
    yield Figure(name="kills", value=sum(total.values()), unit="", mark=kills, better="more")
    yield Figure(
        name="batches that end equal", value=100 * equal / batches, unit="%", mark=100, better="more", beside=beside
    )


def main() -> int:
    """Kill, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--engine", choices=["local", "ray"], default="local")
    parser.add_argument("--once", action="store_true", help="as onrecord batch --once does")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    more = ["--engine", options.engine, *["--once"] * options.once]
    with tempfile.TemporaryDirectory() as folder:
        return print_figures(figures(Path(folder), options.kills, more, options.seed))


if __name__ == "__main__":
    sys.exit(main())
