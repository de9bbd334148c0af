import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["a.html"], 0, id="statements"),
        pytest.param(["silent.html"], 1, id="nothing found"),
        pytest.param([], 2, id="no input"),
        pytest.param(["weightless"], 2, id="set-up"),
        pytest.param(["a", "b", "--url", "https://news.example"], 2, id="one address for two"),
        pytest.param(["a", "--format", "html"], 2, id="no such format"),
        pytest.param(["a", "--output", "no/such/folder.csv"], 2, id="no such folder for output"),
        pytest.param(["missing"], 3, id="all failed"),
        pytest.param(["a", "missing", "silent"], 3, id="some failed"),
        pytest.param(["a", "--output", "/dev/full"], 4, id="disk full"),
        pytest.param(["interrupted"], 130, id="Ctrl-C"),
    ],
)
def test_exit_codes(run: Run, inputs: list[str], code: int) -> None:
    ended = run("audit", *inputs)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_a_pipe_gets_json_with_what_could_not_be_read(run: Run) -> None:
    ended = run("audit", "a", "missing.html", "silent", "bug")
    audit = json.loads(ended.out)
    assert audit["schema"] == "onrecord.audit/1"
    assert [article["tally"]["statements"] for article in audit["articles"]] == [4, 0]
    assert audit["total"]["statements"] == 4
    assert [failure["input"] for failure in audit["failures"]] == ["missing.html", "bug"]
    assert ended.err.splitlines()[0] == "onrecord: missing.html: no such file; check the path"
    assert len(ended.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.json", '{\n  "schema"'), ("a.csv", "level,"), ("a.txt", "Bridge will reopen"), ("a", "{")],
)
def test_the_ending_of_the_output_chooses_the_format(run: Run, name: str, begins: str) -> None:
    ended = run("audit", "a", "--output", name)
    assert (ended.code, ended.out) == (0, "")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_no_format_lets_control_characters_through(run: Run, form: str) -> None:
    out = run("audit", "odd", "--format", form).out
    assert not any(ord(char) < 0x20 and char != "\n" for char in out)
    assert ("\u202e" in out) == (form == "json")


def test_what_read_wrote_is_counted_without_reading_again(run: Run) -> None:
    inputs = ("a", "missing", "silent")
    pages = run("audit", *inputs)
    for name in ("out.json", "out.jsonl"):
        assert run("read", *inputs, "--output", name).code == 3
        records = run("audit", name)
        assert (records.code, records.out, records.err) == (3, pages.out, pages.err)
    assert run("read", "a", "--output", "one.json").code == 0
    assert run("audit", "one.json").out == run("audit", "a").out


@pytest.mark.parametrize(
    ("written", "audited"),
    [
        pytest.param('{"schema":"onrecord.record/9"}\n', 0, id="another schema"),
        pytest.param('{"schema":"onrecord.record/1"}\n', 0, id="fields missing"),
        pytest.param('RECORD{"schema":"onrecord.rec', 1, id="cut off"),
        pytest.param("RECORD\n\nRECORD[]\n", 2, id="something else between"),
        pytest.param('[\n{"schema": "onrecord.record/1"', 0, id="an array cut off"),
        pytest.param('{"schema":"onrecord.record/1","x":' + "[" * 100_000 + "}", 0, id="nested too deeply"),
    ],
)
def test_a_broken_file_of_records_is_named(run: Run, written: str, audited: int) -> None:
    record = run("read", "a").out
    Path("some.jsonl").write_text(written.replace("RECORD", record), encoding="utf-8")
    ended = run("audit", "some.jsonl")
    assert ended.code == 3
    assert ended.err.startswith(f"onrecord: some.jsonl: after {audited} records: ")
    audit = json.loads(ended.out)
    assert len(audit["articles"]) == audited
    assert [failure["error"]["code"] for failure in audit["failures"]] == ["not-a-record"]


def test_other_json_and_a_type_that_is_asked_for_are_read_as_pages(run: Run) -> None:
    Path("other.json").write_text('{"@type": "NewsArticle"}', encoding="utf-8")
    assert json.loads(run("audit", "other.json").out)["total"]["statements"] == 4
    Path("record.json").write_text('{"schema":"onrecord.record/1"}', encoding="utf-8")
    assert run("audit", "record.json", "--input-type", "text").code == 0


def test_help_teaches(run: Run) -> None:
    out = run("audit", "--help").out
    for word in ("Example:", "Exit codes:", "Formats:", "--published", "(not", "docs/audit.md", "onrecord.audit/1"):
        assert word in out
