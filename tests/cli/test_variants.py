import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from onrecord import to_json
from tests.cli.conftest import Run
from tests.variants.samples import FULL, article

RECORDS = (article("a", FULL), article("b", FULL.replace("20", "30")), article("c", "No comment", "Bo Fenn"))


@pytest.fixture
def kept(tmp_path: Path) -> str:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(to_json(record) + b"\n" for record in RECORDS))
    return str(path)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["a.html"], 0, id="quotations"),
        pytest.param(["silent"], 1, id="no statement"),
        pytest.param([], 2, id="no input"),
        pytest.param(["weightless"], 2, id="set-up"),
        pytest.param(["a", "--format", "ical"], 2, id="no such format"),
        pytest.param(["missing"], 3, id="all failed"),
        pytest.param(["a", "missing"], 3, id="some failed"),
        pytest.param(["a", "--output", "/dev/full"], 4, id="disk full"),
        pytest.param(["interrupted"], 130, id="Ctrl-C"),
    ],
)
def test_exit_codes(run: Run, inputs: list[str], code: int) -> None:
    ended = run("variants", *inputs)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_a_pipe_gets_json_with_links_and_with_what_could_not_be_read(run: Run, kept: str) -> None:
    ended = run("variants", kept, "missing.html")
    found = json.loads(ended.out)
    assert found["schema"] == "onrecord.variants/1"
    (cluster,) = found["clusters"]
    assert cluster["links"] == [
        {
            "kind": "quote variant",
            "revised": {"article": "a", "statement": "st-0"},
            "by": {"article": "b", "statement": "st-0"},
        }
    ]
    assert [change["kind"] for change in cluster["variants"][1]["changes"]] == ["number"]
    assert [failure["input"] for failure in found["failures"]] == ["missing.html"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", '{\n  "schema"'),
        ("a.csv", "utterance,speaker"),
        ("a.html", "<!doctype html>"),
        ("a.txt", "3 quotations in 3 articles: 1 utterance"),
        ("a", "{"),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(run: Run, kept: str, name: str, begins: str) -> None:
    ended = run("variants", kept, "--output", name)
    assert (ended.code, ended.out) == (0, "")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("options", "count"), [((), 2), (("--speaker", "quill"), 2), (("--speaker", "Fenn"), 0), (("--changed-only",), 2)]
)
def test_rows_can_be_chosen(run: Run, kept: str, options: tuple[str, ...], count: int) -> None:
    out = run("variants", kept, "--format", "csv", *options).out
    assert len(list(csv.DictReader(StringIO(out)))) == count


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_no_format_lets_control_characters_through(run: Run, kept: str, form: str) -> None:
    out = run("variants", "odd", kept, "--format", form).out
    assert not any(ord(char) < 0x20 and char not in "\r\n" for char in out)


def test_help_teaches(run: Run) -> None:
    out = run("variants", "--help").out
    for word in ("Examples:", "Exit codes:", "Formats:", "docs/variants.md", "onrecord.variants/1", "--speaker NAME"):
        assert word in out
