"""Kill -9 at random moments, of workers and of the whole run: what comes out is what undisturbed runs give."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from onrecord.batch.local import describe_end
from tests.batch.conftest import Seen, run, tables


def children_of(number: int) -> Iterator[int]:
    """The processes that `number` started, and those that they started."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            stat = (path / "stat").read_text()
        except OSError:
            continue
        if stat.rpartition(")")[2].split()[1] == str(number):
            yield int(path.name)
            yield from children_of(int(path.name))


def begin(pages: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "tests.batch.small_units",
        "batch",
        str(pages),
        "--out",
        str(out),
        "--workers",
        "2",
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill(number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(number, signal.SIGKILL)


def test_killed_workers_and_drivers_leave_no_trace(pages: Path, dataset: Path, tmp_path: Path) -> None:
    dice = random.Random(7)
    for whole in (True, False, True, False):
        process = begin(pages, tmp_path / "out")
        time.sleep(dice.uniform(1, 5))
        workers = sorted(children_of(process.pid))
        kill(process.pid if whole or not workers else dice.choice(workers))
        if whole:
            process.wait()
            # nobody goes on without the one that hands out
            end = time.monotonic() + 20
            while any(Path(f"/proc/{number}").exists() for number in workers) and time.monotonic() < end:
                time.sleep(0.1)
            assert not [number for number in workers if Path(f"/proc/{number}").exists()]
        elif process.poll() is None:
            process.wait(timeout=120)
    manifest = run([pages], tmp_path / "out")
    assert not manifest.broken
    assert tables(tmp_path / "out") == tables(dataset)


def test_a_unit_whose_process_keeps_dying_costs_itself(pages: Path, dataset: Path, tmp_path: Path) -> None:
    process = begin(pages, tmp_path / "out")
    killed: set[int] = set()
    while len(killed) < 3 and process.poll() is None:
        for number in set(children_of(process.pid)) - killed:
            command = Path(f"/proc/{number}/cmdline").read_bytes() if Path(f"/proc/{number}").exists() else b""
            if b"onrecord.ingest.worker" in command:
                kill(int((Path(f"/proc/{number}/stat").read_text()).rpartition(")")[2].split()[1]))
                killed.add(number)
        time.sleep(0.05)
    assert process.wait(timeout=120) in (0, 3)
    seen = Seen()
    manifest = run([pages], tmp_path / "out", seen=seen)
    assert not manifest.broken
    assert not list((tmp_path / "out/_units").glob("*.broken"))
    assert tables(tmp_path / "out") == tables(dataset)


def test_why_a_process_ended() -> None:
    class Expired(Exception):
        exitcode = -9

    assert describe_end(Expired()) == "its process died (SIGKILL)"
    assert describe_end(ValueError("what")) == "ValueError: what"
