"""The same units on Ray, where it is installed: the same bytes, also where an actor is killed."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from evaluation.generated_dataset import Generator, write_dataset
from tests.batch.conftest import tables
from tests.batch.test_kills import children_of

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None or bool(os.environ.get("RAY_ADDRESS")),
    reason="without Ray, or it would join that cluster",
)


def find_actor(number: int) -> int | None:
    """A process below `number` that reads units."""
    for child in children_of(number):
        with suppress(OSError):
            if b"ray::do_task" in Path(f"/proc/{child}/cmdline").read_bytes():
                return child
    return None


@pytest.mark.parametrize("killed", [False, True])
def test_ray_gives_the_same_bytes(pages: Path, dataset: Path, tmp_path: Path, *, killed: bool) -> None:
    command = [sys.executable, "-m", "tests.batch.small_units", "batch", str(pages), "--out", str(tmp_path / "out")]
    process = subprocess.Popen([*command, "--workers", "2", "--engine", "ray"], stdout=subprocess.PIPE, text=True)
    while killed and process.poll() is None:
        if actor := find_actor(process.pid):
            os.kill(actor, signal.SIGKILL)
            break
        time.sleep(0.05)
    out, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    assert "8 pages: 8 read" in out
    assert tables(tmp_path / "out") == tables(dataset)


def test_ray_leaves_out_the_same_copies(pages: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    for path in pages.iterdir():
        shutil.copy(path, again / f"again-{path.name}")
    for engine in ("local", "ray"):
        command = [sys.executable, "-m", "tests.batch.small_units", "batch", str(pages), str(again), "--once"]
        command += ["--out", str(tmp_path / engine), "--workers", "2", "--engine", engine]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
        assert "16 pages: 8 read" in ended.stdout
    assert tables(tmp_path / "ray") == tables(tmp_path / "local")


def test_ray_condenses_to_the_same_bytes(tmp_path: Path) -> None:
    for engine in ("local", "ray"):
        write_dataset(tmp_path / engine, 4000, 25, Generator(speakers=300, copied=0.1, shared=0.4))
        command = [sys.executable, "-m", "tests.batch.small_units", "condense", str(tmp_path / engine)]
        process = subprocess.Popen([*command, "--workers", "2", "--engine", engine])
        while engine == "ray" and process.poll() is None:
            if (actor := find_actor(process.pid)) and list((tmp_path / engine).glob("_condense/*/collect/*")):
                os.kill(actor, signal.SIGKILL)
                break
            time.sleep(0.05)
        assert process.wait(timeout=300) == 0
    assert tables(tmp_path / "ray") == tables(tmp_path / "local")
    assert (tmp_path / "ray/quotes/quotes.parquet").is_file()
