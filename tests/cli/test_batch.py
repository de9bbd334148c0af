import json
from pathlib import Path

import pytest

from onrecord.cli.screen import describe_hours
from tests.cli.conftest import Run

TEXT = "Pier to open again\n\nMayor Lena Okafor said the pier would reopen in {}. The council agreed on Monday."


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from click.testing import CliRunner

    from onrecord.cli.commands import commands

    folder = tmp_path_factory.mktemp("batch")
    (folder / "news.jsonl").write_text(
        "".join(
            json.dumps({"text": TEXT.format(month), "date": f"2026-0{n}-11"}) + "\n"
            for n, month in enumerate(("May", "=June"), 1)
        )
    )
    arguments = ["batch", str(folder / "news.jsonl"), "--out", str(folder / "out"), "--workers", "1"]
    ended = CliRunner().invoke(commands, arguments, standalone_mode=False)
    assert (ended.return_value, ended.output) == (0, "2 pages: 2 read with 2 statements, 0 left out, 0 failed\n")
    return folder / "out"


def test_what_is_done_is_told(run: Run, dataset: Path) -> None:
    ended = run("batch", str(dataset.parent / "news.jsonl"), "--out", str(dataset), "--plan")
    assert (ended.code, ended.out) == (0, "1 units, 0 to read, 0.0 MB\n")
    assert "1 of 1 units are done" in ended.err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        pytest.param(["nothing.jsonl", "--out", "out"], "nothing.jsonl", id="no such file"),
        pytest.param(["nowhere://news", "--out", "out"], "Protocol not known", id="no such address"),
        pytest.param(["-", "--out", "out"], "save it first", id="standard input"),
        pytest.param(["a.jsonl", "--out", "nowhere://news"], "Protocol not known", id="no such folder"),
        pytest.param(["--out", "out"], "Missing argument", id="no input"),
        pytest.param(["a.jsonl"], "Missing option", id="no folder"),
    ],
)
def test_what_cannot_be_read(run: Run, arguments: list[str], why: str) -> None:
    ended = run("batch", *arguments)
    assert ended.code == 2
    assert why in ended.err
    assert "Traceback" not in ended.err


def test_answers(run: Run, dataset: Path) -> None:
    query = "SELECT published_month AS month, speaker, quote FROM statements WHERE speaker LIKE '%Okafor' ORDER BY 1"
    rows = [json.loads(line) for line in run("query", str(dataset), query).out.splitlines()]
    assert [row["month"] for row in rows] == ["2026-01", "2026-02"]
    assert rows[0]["quote"] == "the pier would reopen in May"
    assert run("query", str(dataset), query, "--format", "csv").out.splitlines()[0] == "month,speaker,quote"
    assert "Lena Okafor" in run("query", str(dataset), query, "--format", "text").out
    assert run("query", str(dataset), "SELECT '=1+1' AS evil", "--format", "csv").out != "evil\n=1+1\n"
    assert run("query", str(dataset), "SELECT count(*) AS n FROM revisions").out == '{"n": 0}\n'


@pytest.mark.parametrize(
    "query",
    [
        "COPY (SELECT 1) TO '{}/evil.csv'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '{}/../news.jsonl'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT 1; SELECT 2",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "ATTACH '{}/evil.db'",
        "CREATE TABLE evil (a INT)",
        "DROP VIEW statements",
        "SELECT",
        "",
    ],
)
def test_a_query_reads_the_dataset_only(run: Run, dataset: Path, query: str) -> None:
    before = sorted(dataset.rglob("*"))
    ended = run("query", str(dataset), query.format(dataset))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("onrecord: ")
    assert len(ended.err.splitlines()) == 1
    assert sorted(dataset.rglob("*")) == before


def test_a_query_that_takes_too_long(run: Run, dataset: Path) -> None:
    query = "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range % 7 = b.range % 11"
    ended = run("query", str(dataset), query, "--seconds", "0.5")
    assert ended.code == 2
    assert "takes too long" in ended.err


def test_no_dataset(run: Run, tmp_path: Path) -> None:
    ended = run("query", str(tmp_path), "SELECT 1")
    assert ended.code == 2
    assert "no dataset that onrecord batch made" in ended.err


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00 h"), (2400, "0:40 h"), (3599, "1:00 h"), (6000, "1:40 h"), (90_000, "25:00 h")]
)
def test_the_time_that_is_left_is_told_in_hours_and_minutes(seconds: float, shown: str) -> None:
    assert describe_hours(seconds) == shown
