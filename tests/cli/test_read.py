import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import from_json
from tests.cli.conftest import Run
from tests.samples import ARTICLE, record_of


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["a.html"], 0, id="statements"),
        pytest.param(["silent.html"], 1, id="nothing found"),
        pytest.param(["silent.html", "a.html"], 0, id="found in one of two"),
        pytest.param([], 2, id="no input"),
        pytest.param(["weightless"], 2, id="set-up"),
        pytest.param(["a", "--published", "yesterday"], 2, id="no date"),
        pytest.param(["a", "--published", "2018-02-30"], 2, id="no such day"),
        pytest.param(["a", "b", "--url", "https://news.example"], 2, id="one address for two"),
        pytest.param(["-", "-"], 2, id="standard input twice"),
        pytest.param(["a", "--format", "xml"], 2, id="no such format"),
        pytest.param(["a", "--model", "nowhere"], 2, id="no such folder"),
        pytest.param(["a", "--output", "no/such/folder.json"], 2, id="no such folder for output"),
        pytest.param(["missing"], 3, id="all failed"),
        pytest.param(["a", "missing", "silent"], 3, id="some failed"),
        pytest.param(["a", "--output", "/dev/full"], 4, id="disk full"),
        pytest.param(["interrupted"], 130, id="Ctrl-C"),
    ],
)
def test_exit_codes(run: Run, inputs: list[str], code: int) -> None:
    ended = run("read", *inputs)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_a_pipe_gets_one_line_per_input_in_order(run: Run) -> None:
    ended = run("read", "a", "missing.html", "slow", "bug", "b")
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert [line["schema"] for line in lines] == ["onrecord.record/1", *["onrecord.error/1"] * 3, "onrecord.record/1"]
    assert [line["error"]["kind"] for line in lines[1:4]] == ["page", "retry", "internal"]
    assert lines[1]["input"] == "missing.html"
    assert from_json(ended.out.splitlines()[0]) == record_of(ARTICLE)


def test_each_failure_is_one_harmless_line(run: Run) -> None:
    lines = run("read", "missing.html", "bug", "a").err.splitlines()
    assert lines[0] == "onrecord: missing.html: no such file; check the path"
    assert lines[1].startswith("onrecord: bug: unexpected ZeroDivisionError: division by ␛[31mzero")
    assert len(lines) == 2


def test_json_is_one_object_or_an_array(run: Run) -> None:
    assert json.loads(run("read", "a", "--format", "json").out)["schema"] == "onrecord.record/1"
    assert json.loads(run("read", "missing", "--format", "json").out)["schema"] == "onrecord.error/1"
    several = json.loads(run("read", "a", "missing", "b", "--format", "json").out)
    assert [value["schema"][-7:-2] for value in several] == ["ecord", "error", "ecord"]


def test_records_are_shown_again_and_not_read_as_text(run: Run) -> None:
    said = run("read", "eventful.html", "friday.html").out
    Path("records.jsonl").write_text(said, encoding="utf-8")
    assert run("read", "records.jsonl").out == said
    assert "Harbour towns to talk" in run("read", "records.jsonl", "--format", "text").out


def test_options_reach_the_reader(run: Run) -> None:
    ended = run("read", "a", "--url", "https://news.example/other", "--published", "2018-07-19")
    assert json.loads(ended.out)["article"]["url"] == "https://news.example/other"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", '{\n  "schema"'),
        ("a.jsonl", '{"schema"'),
        ("a.html", "<!doctype html>"),
        ("a.txt", "Bridge"),
        ("a", "{"),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(run: Run, name: str, begins: str) -> None:
    ended = run("read", "a", "--output", name)
    assert (ended.code, ended.out) == (0, "")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_output_changes_only_once_all_is_written(run: Run) -> None:
    Path("out.json").write_text("old", encoding="utf-8")
    assert run("read", "a", "interrupted", "--output", "out.json").code == 130
    assert Path("out.json").read_text(encoding="utf-8") == "old"
    assert [path.name for path in Path().iterdir()] == ["out.json"]
    assert run("read", "a", "missing", "--output", "out.json").code == 3
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))) == 2
    assert [path.name for path in Path().iterdir()] == ["out.json"]


def test_a_full_disk_is_named(run: Run) -> None:
    err = run("read", "a", "--output", "/dev/full").err
    assert err.startswith("onrecord: cannot write")
    assert "No space left" in err


@pytest.mark.parametrize("form", ["text", "html", "json", "jsonl"])
def test_no_format_lets_control_characters_through(run: Run, form: str) -> None:
    out = run("read", "odd", "--format", form).out
    if form != "html":
        assert not any(ord(char) < 0x20 and char != "\n" for char in out)
    assert ("\u202e" in out) == (form in {"json", "jsonl", "html"})


def onrecord(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_a_closed_pipe_is_no_error_message() -> None:
    shell = f"{{ sleep 0.1; {sys.executable} -m onrecord schema; echo $? >&2; }} | true"
    ended = subprocess.run(["/bin/bash", "-c", shell], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stderr == "141\n"


def test_help_teaches_and_loads_nothing_heavy() -> None:
    ended = onrecord("read", "--help")
    for word in ("Examples:", "Exit codes:", "Formats:", "--published", "--allow-private", "onrecord.error/1"):
        assert word in ended.stdout
    heavy = {"numpy", "rich", "msgspec", "lxml", "onnxruntime", "trafilatura"}
    probe = f"import sys, onrecord, onrecord.cli; print([m for m in sys.modules if m in {heavy}])"
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=60, check=True)
    assert loaded.stdout == "[]\n"


def test_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert onrecord("--version").stdout == f"onrecord, version {version('onrecord')}\n"


@pytest.mark.parametrize("kind", ["record", "error"])
def test_schema_is_printed(run: Run, kind: str) -> None:
    assert json.loads(run("schema", kind).out)["title"] == f"onrecord.{kind}/1"
