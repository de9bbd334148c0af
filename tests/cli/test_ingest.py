import csv
import io
import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.store import Store, open_store
from tests.cli.conftest import Run

TEXT = "Pier to open again\n\nMayor Lena Okafor said the pier would reopen in {}. The council agreed on Monday."


@pytest.fixture
def articles(tmp_path: Path) -> str:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format("May"), encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.format("June"), encoding="utf-8")
    return str(folder)


def test_articles_are_taken_in_once(run: Run, articles: str) -> None:
    first = run("ingest", articles, "--db", "news.db")
    assert (first.code, first.out) == (0, "2 new, 0 known already, 0 failed; 2 statements\n")
    again = run("ingest", articles, "--db", "news.db")
    assert (again.code, again.out) == (0, "0 new, 2 known already, 0 failed; 0 statements\n")


def test_how_far_it_is_where_nobody_watches(run: Run, articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.screen.QUIET_SECONDS", -1.0)
    ended = run("ingest", articles, "--db", "news.db")
    assert [line.split(",")[0] for line in ended.err.splitlines()] == [
        "onrecord: 1 of 2 articles",
        "onrecord: 2 of 2 articles",
    ]


def _locked(path: Path) -> Store:
    store = open_store(path, create=True)
    store.db.execute("BEGIN IMMEDIATE")
    return store


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["nothing.txt", "--db", "news.db"], 3, id="no such file"),
        pytest.param(["--db", "news.db"], 2, id="no source"),
        pytest.param(["a.txt"], 2, id="no store"),
        pytest.param(["-", "-", "--db", "news.db"], 2, id="standard input twice"),
        pytest.param(["nothing.txt", "--db", "no/such/folder.db"], 2, id="no such folder"),
        pytest.param(["articles", "--db", "articles/a.txt"], 2, id="an article as the store"),
        pytest.param(["articles", "--db", "news.db", "--model", "articles"], 2, id="no model"),
    ],
)
@pytest.mark.usefixtures("articles")
def test_exit_codes(run: Run, arguments: list[str], code: int) -> None:
    ended = run("ingest", *arguments)
    assert ended.code == code
    assert "Traceback" not in ended.err
    assert ended.err.startswith(("onrecord: ", "Usage: "))


def test_another_ingest_that_writes_for_long(
    run: Run, articles: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.store.store.WAIT", 0.05)
    other = _locked(tmp_path / "news.db")
    ended = run("ingest", articles, "--db", "news.db")
    other.close()
    assert ended.code == 4
    assert "another process is writing" in ended.err
    assert run("ingest", articles, "--db", "news.db").out.startswith("2 new")


def test_failures_are_listed_and_tried_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "=evil.txt"
    path.touch()
    assert run("ingest", str(path), str(tmp_path / "gone.txt"), "--db", "news.db").code == 3
    listed = json.loads(run("failures", "--db", "news.db").out)
    assert listed["schema"] == "onrecord.failures/1"
    assert {(row["code"], row["tries"]) for row in listed["failures"]} == {("empty", 1), ("not-found", 1)}
    rows = list(csv.DictReader(io.StringIO(run("failures", "--db", "news.db", "--format", "csv").out)))
    assert {row["place"] for row in rows} == {str(path), str(tmp_path / "gone.txt")}
    assert "not-found" in run("failures", "--db", "news.db", "--format", "text").out
    path.write_text(TEXT.format("May"), encoding="utf-8")
    retried = run("failures", "--db", "news.db", "--retry")
    assert (retried.code, retried.out.partition(",")[0]) == (3, "1 new")
    assert len(json.loads(run("failures", "--db", "news.db").out)["failures"]) == 1


def test_there_must_be_a_store_to_list(run: Run) -> None:
    assert run("failures", "--db", "news.db").code == 2


def test_many_failures_are_not_all_shown(run: Run) -> None:
    ended = run("ingest", *(f"nothing-{number}" for number in range(30)), "--db", "news.db")
    assert len(ended.err.splitlines()) == 21
    assert ended.out == "0 new, 0 known already, 30 failed; 0 statements\n"


def _count(path: Path) -> int:
    try:
        with closing(sqlite3.connect(path)) as db:
            return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_interrupted_it_keeps_what_it_read_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(2000):
        (folder / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "ingest", str(folder), "--db", str(tmp_path / "news.db")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not _count(tmp_path / "news.db"):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out.startswith(f"{_count(tmp_path / 'news.db')} new, ")
    assert err.splitlines() == ["onrecord: stopping after the current article; press Ctrl-C again to stop at once"]
