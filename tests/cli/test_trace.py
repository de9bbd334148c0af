import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["monday", "friday"], 0, id="a revision"),
        pytest.param(["monday"], 0, id="one article"),
        pytest.param(["silent"], 1, id="no statement"),
        pytest.param([], 2, id="no input"),
        pytest.param(["weightless"], 2, id="set-up"),
        pytest.param(["monday", "--format", "ical"], 2, id="no such format"),
        pytest.param(["missing"], 3, id="all failed"),
        pytest.param(["monday", "missing", "friday"], 3, id="some failed"),
        pytest.param(["monday", "--output", "/dev/full"], 4, id="disk full"),
        pytest.param(["interrupted"], 130, id="Ctrl-C"),
    ],
)
def test_exit_codes(run: Run, inputs: list[str], code: int) -> None:
    ended = run("trace", *inputs)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_a_pipe_gets_json_with_what_could_not_be_read(run: Run) -> None:
    ended = run("trace", "friday", "missing.html", "monday")
    trace = json.loads(ended.out)
    assert trace["schema"] == "onrecord.trace/1"
    assert [(link["kind"], link["earlier"]["day"]) for link in trace["revisions"]] == [("reversal", "2026-03-02")]
    assert [failure["input"] for failure in trace["failures"]] == ["missing.html"]
    assert ended.err.splitlines()[0] == "onrecord: missing.html: no such file; check the path"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--speaker", "quill"], 1),
        (["--speaker", "Bo Fenn"], 0),
        (["--about", "harbour toll"], 1),
        (["--about", "ferry"], 0),
    ],
)
def test_filters(run: Run, filters: list[str], found: int) -> None:
    assert len(json.loads(run("trace", "monday", "friday", *filters).out)["revisions"]) == found


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.json", '{\n  "schema"'), ("a.html", "<!doctype html>"), ("a.txt", "1 revision and 0 hints"), ("a", "{")],
)
def test_the_ending_of_the_output_chooses_the_format(run: Run, name: str, begins: str) -> None:
    ended = run("trace", "monday", "friday", "--output", name)
    assert (ended.code, ended.out) == (0, "")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_no_format_lets_control_characters_through(run: Run, form: str) -> None:
    out = run("trace", "odd", "monday", "friday", "--format", form).out
    assert not any(ord(char) < 0x20 and char not in "\r\n" for char in out)
    assert ("\u202e" in out) == (form == "json")


def test_what_read_wrote_is_taken_without_reading_again(run: Run) -> None:
    pages = run("trace", "monday", "friday")
    assert run("read", "monday", "friday", "--output", "out.jsonl").code == 0
    assert run("trace", "out.jsonl").out == pages.out


def test_help_teaches(run: Run) -> None:
    out = run("trace", "--help").out
    for word in ("Examples:", "Exit codes:", "Formats:", "Order:", "docs/trace.md", "onrecord.trace/1", "never"):
        assert word in out
