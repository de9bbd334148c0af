import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["eventful.html"], 0, id="events"),
        pytest.param(["a.html"], 1, id="statements, but no event"),
        pytest.param([], 2, id="no input"),
        pytest.param(["weightless"], 2, id="set-up"),
        pytest.param(["a", "--format", "csv"], 2, id="no such format"),
        pytest.param(["missing"], 3, id="all failed"),
        pytest.param(["eventful", "missing"], 3, id="some failed"),
        pytest.param(["eventful", "--output", "/dev/full"], 4, id="disk full"),
        pytest.param(["interrupted"], 130, id="Ctrl-C"),
    ],
)
def test_exit_codes(run: Run, inputs: list[str], code: int) -> None:
    ended = run("timeline", *inputs)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_a_pipe_gets_json_with_what_could_not_be_read(run: Run) -> None:
    ended = run("timeline", "eventful", "missing.html", "bug")
    timeline = json.loads(ended.out)
    assert timeline["schema"] == "onrecord.timeline/1"
    assert [line["what"] for line in timeline["lines"]][:1] == ["Ada Quill met Bo Fenn in Lorn on Monday"]
    assert [failure["input"] for failure in timeline["failures"]] == ["missing.html", "bug"]
    assert ended.err.splitlines()[0] == "onrecord: missing.html: no such file; check the path"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", '{\n  "schema"'),
        ("a.ics", "BEGIN:VCALENDAR"),
        ("a.html", "<!doctype html>"),
        ("a.txt", "Harbour towns to talk"),
        ("a", "{"),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(run: Run, name: str, begins: str) -> None:
    ended = run("timeline", "eventful", "--output", name)
    assert (ended.code, ended.out) == (0, "")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_a_calendar_can_be_read(run: Run) -> None:
    calendar = Calendar.from_ical(run("timeline", "eventful", "--format", "ical").out)
    assert len(calendar.walk("VEVENT")) == 2


@pytest.mark.parametrize("form", ["text", "json", "ical", "html"])
def test_no_format_lets_control_characters_through(run: Run, form: str) -> None:
    out = run("timeline", "odd", "eventful", "--format", form).out
    assert not any(ord(char) < 0x20 and char not in "\r\n" for char in out)
    assert ("\u202e" in out) == (form == "json")


def test_what_read_wrote_is_taken_without_reading_again(run: Run) -> None:
    inputs = ("eventful", "missing", "a")
    pages = run("timeline", *inputs)
    for name in ("out.json", "out.jsonl"):
        assert run("read", *inputs, "--output", name).code == 3
        records = run("timeline", name)
        assert (records.code, records.out, records.err) == (3, pages.out, pages.err)


def test_help_teaches(run: Run) -> None:
    out = run("timeline", "--help").out
    for word in ("Examples:", "Exit codes:", "Formats:", "ical", "docs/timeline.md", "onrecord.timeline/1", "no event"):
        assert word in out
