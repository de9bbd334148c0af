"""Units are cut by the input alone, and together they hold each page once."""

from pathlib import Path

import pytest

from onrecord.acquire.warc import read_warc
from onrecord.batch import plan
from onrecord.batch.plan import plan_units
from onrecord.errors import SetupError
from tests.acquire.test_warc import archive, page


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("damaged", [True, False])
@pytest.mark.parametrize("stretch", [100, 700, 3000])
def test_stretches_give_each_page_and_gap_once(tmp_path: Path, *, packed: bool, damaged: bool, stretch: int) -> None:
    data, starts = archive(*(page(bytes([65 + n]) * 900) for n in range(9)), packed=packed)
    if damaged:
        data = data[: starts[4]] + b"?" * 50 + data[starts[4] + 50 :]
    path = tmp_path / "crawl.warc"
    path.write_bytes(data)
    with path.open("rb") as stream:
        whole = [(item.place, item.digest) for item in read_warc(stream, "s", "p")]
    parts = []
    for start in range(0, len(data), stretch):
        with path.open("rb") as stream:
            parts += [(i.place, i.digest) for i in read_warc(stream, "s", "p", start=start, end=start + stretch)]
    assert parts == whole
    assert len(whole) == 9


def test_a_new_file_changes_one_chunk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "FILES", 20)
    for number in range(60):
        (tmp_path / f"{number:03}.txt").write_text(f"page {number}")
    before = list(plan_units([str(tmp_path)]))
    (tmp_path / "030a.txt").write_text("new")
    after = list(plan_units([str(tmp_path)]))
    assert len(before) > 5
    assert len({unit.id for unit in before} - {unit.id for unit in after}) <= 1
    assert sum(len(unit.paths) for unit in after) == 61


def test_rows_of_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "ROWS", 2)
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "one"}\n' * 5)
    assert [(unit.start, unit.end) for unit in plan_units([str(path), str(path)])] == [(1, 3), (3, 5), (5, 6)]


@pytest.mark.parametrize("source", ["-", "nowhere://news/", "file:///no/such/file.warc", "missing.warc"])
def test_what_is_no_file(source: str) -> None:
    with pytest.raises(SetupError):
        list(plan_units([source]))
