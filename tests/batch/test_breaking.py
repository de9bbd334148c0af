"""What kills the process that reads a unit costs itself, and what was killed by chance costs nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.acquire import warc
from onrecord.acquire.warc import read_warc
from onrecord.batch.breaking import MOST, find_breaking, read_around
from onrecord.batch.job import Broken
from onrecord.batch.order import Order, Stretch, cut, walk
from onrecord.batch.plan import Unit
from onrecord.batch.work import Failed
from tests.acquire.test_warc import archive, page
from tests.batch.conftest import tables, text_of


def unit_of(kind: str, end: int, start: int = 0) -> Unit:
    return Unit("u", kind, ("/in/a",) * (end if kind == "files" else 1), start, end, end)  # type: ignore[arg-type]


class Poisoned:
    """An engine on which units break that hold certain places; those of `chance` once only."""

    def __init__(self, *bad: int, chance: int = 0) -> None:
        self.bad, self.chance, self.asked = bad, chance, 0

    def __call__(self, tasks: Iterable[Order]) -> Iterator[tuple[Order, Order | Failed]]:
        for order in tasks:
            self.asked += 1
            read = [part for part, is_read in walk(order) if is_read]
            breaks = any(part.start <= place < part.end for part in read for place in self.bad)
            self.chance -= 1
            yield order, Failed(2, "died") if breaks or self.chance >= 0 else order


@pytest.mark.parametrize(
    ("kind", "bad", "lost"),
    [
        ("table", (7,), [(7, 8)]),
        ("table", (1, 2, 999), [(1, 2), (2, 3), (999, 1000)]),
        ("files", (0, 500), [(0, 1), (500, 501)]),
        ("archive", (50_000_000,), [(49_999_873, 50_000_857)]),
    ],
)
def test_what_breaks_is_found_by_cutting(kind: str, bad: tuple[int, ...], lost: list[tuple[int, int]]) -> None:
    unit = unit_of(kind, 64_000_000 if kind == "archive" else 1001, int(kind == "table"))
    found = find_breaking([Order(unit)], Poisoned(*bad))["u"]
    if kind == "archive":
        (stretch,) = found
        assert stretch.start <= bad[0] < stretch.end <= stretch.start + 1024
    else:
        assert [(stretch.start, stretch.end) for stretch in found] == lost
    (last,) = read_around([Order(unit)], Poisoned(*bad), lambda _: None)
    assert isinstance(last, Order)


def test_what_breaks_by_chance_is_read_as_it_is() -> None:
    (last,) = read_around([Order(unit_of("table", 1001, 1))], Poisoned(chance=1), lambda _: None)
    assert last == Order(unit_of("table", 1001, 1))


def test_a_machine_on_which_nothing_can_be_read_is_no_page_s_fault() -> None:
    engine = Poisoned(*range(1001))
    (last,) = read_around([Order(unit_of("table", 1001, 1))], engine, lambda _: None)
    assert isinstance(last, Broken)
    assert engine.asked < 200
    assert find_breaking([Order(unit_of("table", 2001, 1))], Poisoned(*range(1, 2000, 50)[: MOST + 1])) == {}


def test_files_that_all_break_cost_themselves_where_others_are_read() -> None:
    orders = [Order(replace(unit_of("files", 1), id=f"u{number}")) for number in range(20)]
    found = find_breaking(orders, Poisoned(0), is_sound=True)
    assert len(found) == 20
    assert set(found.values()) == {(Stretch(0, 1),)}
    assert find_breaking(orders, Poisoned(0)) == {}


def test_parts_are_the_whole() -> None:
    for end in (0, 1, 7, 8, 9, 1000):
        parts = list(cut(unit_of("table", end + 1, 1)))
        assert [row for part in parts for row in range(part.start, part.end)] == list(range(1, end + 1))
    order = Order(unit_of("table", 10, 1), (Stretch(1, 2), Stretch(5, 6), Stretch(9, 10)))
    assert [(p.start, p.end) for p, is_read in walk(order) if is_read] == [(2, 5), (6, 9)]


def test_a_stretch_does_not_touch_what_comes_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    get = vars(warc)["_read"]
    data, starts = archive(*(page(bytes([65 + n]) * 900) for n in range(5)), packed=True)
    (tmp_path / "crawl.warc.gz").write_bytes(data)
    read: list[bytes] = []

    def note(record: object) -> bytes:
        read.append(get(record))
        return read[-1]

    monkeypatch.setattr(warc, "_read", note)
    with (tmp_path / "crawl.warc.gz").open("rb") as stream:
        assert len(list(read_warc(stream, "s", "p", start=0, end=starts[2]))) == 2
    assert len(read) == 2


def batch(path: Path, out: Path, marks: Path) -> str:
    marks.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.batch.poisoned_units", "batch", str(path), "--out", str(out)]
    ended = subprocess.run(
        [*command, "--workers", "2"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"MARKS": str(marks)},
    )
    assert ended.returncode in (0, 3), ended.stderr
    return ended.stdout


def test_a_page_that_kills_the_worker_costs_itself(tmp_path: Path) -> None:
    texts = [text_of(number, {4: "Sink.", 9: "Sink."}.get(number, "")) for number in range(12)]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    assert "12 pages: 10 read" in batch(path, tmp_path / "out", tmp_path / "marks")
    rows = pq.read_table(tmp_path / "out" / "failures").to_pylist()
    assert [(row["offset"], row["code"]) for row in rows] == [(5, "crash"), (10, "crash")]
    assert not list((tmp_path / "out/_units").glob("*.broken"))


def test_what_was_killed_by_chance_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": text_of(n, "Once." * (n == 2))}) + "\n" for n in range(6)))
    assert "6 pages: 6 read" in batch(path, tmp_path / "out", tmp_path / "marks")
    assert len(list((tmp_path / "marks").iterdir())) == 2
    batch(path, tmp_path / "calm", tmp_path / "marks")
    assert tables(tmp_path / "out") == tables(tmp_path / "calm") != {}
