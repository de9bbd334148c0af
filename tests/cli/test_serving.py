"""onrecord serve and demo: one clear line where nothing can be served, and the shipped articles in a store."""

import contextlib
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3

import onrecord
from onrecord.cli import serving
from onrecord.store import open_store

SAMPLES = Path(onrecord.__file__).parent / "samples"
COMMAND = (sys.executable, "-m", "onrecord")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    open_store(tmp_path / "news.db", create=True).close()
    return tmp_path / "news.db"


@contextlib.contextmanager
def served(db: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server, and the address for writing that it printed."""
    with subprocess.Popen(
        [*COMMAND, "serve", "--db", db, "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            assert process.stdout
            lines = [process.stdout.readline() for _ in range(4)]
            yield process, lines[2].split()[-1]
        finally:
            process.kill()


def test_it_serves_says_where_and_ends_on_ctrl_c(db: Path) -> None:
    with served(db) as (process, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{20,}", address)
        answer = urllib3.request("GET", address, redirect=False, retries=False)
        assert answer.status == 303
        assert "onrecord=" in answer.headers["set-cookie"]
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, errors) == (0, "")


def test_a_port_in_use_is_one_line(db: Path) -> None:
    with served(db) as (_, address):
        port = re.findall(r":(\d+)/", address)[0]
        ended = subprocess.run(
            [*COMMAND, "serve", "--db", db, "--port", port], capture_output=True, text=True, timeout=30, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr == f"onrecord: cannot listen at 127.0.0.1:{port}: address already in use; give another --port\n"


def test_without_a_store_nothing_is_served(tmp_path: Path) -> None:
    ended = subprocess.run(
        [*COMMAND, "serve", "--db", tmp_path / "none.db"], capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.returncode == 2
    assert "there is no such store" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_demo_takes_in_what_is_missing_and_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "samples.toml").write_text(
        '[[sample]]\nfile = "a.txt"\npublished = "2026-03-02"\naddress = "https://news.example/a"\n'
    )
    (tmp_path / "a.txt").write_text("Pier is safe\n\nIda Marsh said the pier is safe.\n")
    assert serving.ingest_samples(tmp_path / "demo.db", tmp_path) == 1
    (tmp_path / "a.txt").unlink()
    assert serving.ingest_samples(tmp_path / "demo.db", tmp_path) == 1
    with open_store(tmp_path / "demo.db") as store:
        rows = store.db.execute("SELECT url, published, indexed, followed FROM articles").fetchall()
    assert [tuple(row) for row in rows] == [("https://news.example/a", "2026-03-02", 1, 1)]


def test_every_shipped_article_is_listed_as_its_licence_says() -> None:
    listed = serving.list_samples(SAMPLES)
    shipped = {path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html"}}
    assert {one["file"] for one in listed} == shipped
    about = (SAMPLES / "ABOUT.md").read_text(encoding="utf-8")
    for one in listed:
        if one["file"].startswith("wikinews"):
            assert re.search(rf"\| `{one['file']}` \|.*\| {one['published']} \| {re.escape(one['address'])} \|", about)
