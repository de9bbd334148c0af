"""An ingest that is killed at any moment loses nothing, doubles nothing, and ends like one that was left alone."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import Record, read, to_json
from onrecord.store import open_store

SAMPLES = Path(__file__).parents[2] / "src" / "onrecord" / "samples"
KILLS = 30
COPIES = 60
SHORT = """Pier number {n} to open again

Mayor Lena Okafor said pier number {n} would reopen in May. "We have nothing to hide," she told the council. Deputy
harbour master Tomas Reyl denied that the {n} delays had cost money."""
DERIVED = {"derived"}
"""Tables that name the state of the index, each time anew."""
TIMES = {"articles": "added", "versions": "added", "inputs": "seen", "failures": "first, last, tries"}
"""What differs from one run to another."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The shipped articles with variations, as records and as pages."""
    folder = tmp_path_factory.mktemp("sources")
    records = [read(str(path)) for path in sorted(SAMPLES.glob("*.txt"))[:4]]
    with (folder / "records.jsonl").open("wb") as stream:
        for number in range(COPIES):
            for record in records:
                stream.write(to_json(_vary(record, number)) + b"\n")
    pages = folder / "pages"
    pages.mkdir()
    for number in range(30):
        (pages / f"{number}.txt").write_text(SHORT.format(n=number), encoding="utf-8")
    (pages / "nothing.txt").touch()
    (pages / "bridge.html").write_bytes((SAMPLES / "ferry-inquiry.html").read_bytes())
    return [str(folder / "records.jsonl"), str(pages)]


def _vary(record: Record, number: int) -> Record:
    """The same with other names for all that the store tells apart; some are versions of one page."""
    article = replace(record.article, id=f"{record.article.id}-{number}", url=f"https://news.example/{number // 2}")
    statements = tuple(
        replace(one, id=f"{one.id}-{number}", parent=one.parent and f"{one.parent}-{number}")
        for one in record.statements
    )
    return replace(record, article=article, statements=statements, revisions=None)


def log_of(db: Path) -> Path:
    """What every ingest into `db` had to say."""
    return db.with_suffix(".log")


def ingest(sources: list[str], db: Path) -> subprocess.Popen[bytes]:
    with log_of(db).open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "onrecord", "ingest", *sources, "--db", str(db), "--jobs", "1"],
            stdout=subprocess.DEVNULL,
            stderr=log,
            env=os.environ | {"PYTHONHASHSEED": "0"},  # the order of sets shows in packed columns
        )


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, but for the times."""
    with open_store(path) as store:
        names = [row[0] for row in store.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        own = [name for name in names if not name.startswith("sqlite_") and name not in DERIVED]
        return {name: list(_rows(store.db, name)) for name in own}


def _rows(db: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    kept = ", ".join(f'"{name}"' for name in columns if name not in TIMES.get(table, "").split(", "))
    return (tuple(row) for row in db.execute(f"SELECT {kept} FROM {table} ORDER BY {kept}"))  # noqa: S608


def check(path: Path) -> None:
    if not path.exists():
        return
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()


def count(path: Path) -> int:
    """The articles that a store has now, also while another process writes."""
    if not path.exists():
        return 0
    db = sqlite3.connect(path)
    try:
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # it is being made
    finally:
        db.close()


def kill(process: subprocess.Popen[bytes], path: Path, moments: random.Random) -> bool:
    """Kill an ingest some time after it began, or after it kept something; gives whether it was still there."""
    if moments.random() < 0.3:
        time.sleep(moments.uniform(0.05, 0.8))
    else:
        before = count(path)
        while process.poll() is None and count(path) == before:
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.2))
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def test_killed_at_random_moments(sources: list[str], tmp_path: Path) -> None:
    assert ingest(sources, tmp_path / "left-alone.db").wait() == 3
    expected = dump(tmp_path / "left-alone.db")
    assert len(expected["articles"]) == COPIES * 4 + 31
    assert [row[0] for row in expected["failures"]] == [f"{sources[1]}/nothing.txt"]
    moments = random.Random(6)
    at: list[int] = []
    for number in range(KILLS):
        path = tmp_path / f"{number}.db"
        while len(at) < KILLS and kill(ingest(sources, path), path, moments):
            at.append(count(path))
            check(path)
        assert ingest(sources, path).wait() in (0, 3), log_of(path).read_text()[-2000:]
        assert dump(path) == expected
        if len(at) == KILLS:
            break
    assert len(set(at)) > KILLS / 6  # all along the way: there are eleven batches
