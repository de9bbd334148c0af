import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import to_json
from onrecord.cli.commands import commands
from onrecord.cli.exporting import export_store
from onrecord.exports import FORMATS
from onrecord.schema.entity import Links
from onrecord.store import add_record, open_store
from tests.cli.conftest import Run
from tests.exports.samples import FERRY, LATER


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["a.html", "b"], 0, id="statements"),
        pytest.param(["silent"], 1, id="no statement"),
        pytest.param(["a", "--format", "ical"], 1, id="no event"),
        pytest.param(["eventful", "--format", "ical"], 0, id="events"),
        pytest.param([], 2, id="no input"),
        pytest.param(["a", "--db", "x.db"], 2, id="input and store"),
        pytest.param(["--db", "none.db"], 2, id="no such store"),
        pytest.param(["weightless"], 2, id="set-up"),
        pytest.param(["a", "--format", "docx"], 2, id="no such format"),
        pytest.param(["a", "-o", "a.docx"], 2, id="no such ending"),
        pytest.param(["missing"], 3, id="all failed"),
        pytest.param(["a", "missing"], 3, id="some failed"),
        pytest.param(["a", "--output", "/dev/full", "--format", "csv"], 4, id="disk full"),
        pytest.param(["interrupted"], 130, id="Ctrl-C"),
    ],
)
def test_exit_codes(run: Run, inputs: list[str], code: int) -> None:
    ended = run("export", *inputs)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_what_could_not_be_read_is_told_and_the_rest_exported(run: Run) -> None:
    ended = run("export", "a", "missing.html", "b", "--format", "csv")
    assert len(list(csv.reader(io.StringIO(ended.out)))) == 1 + 4 + 4
    assert ended.err == "onrecord: missing.html: no such file; check the path\n"


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_the_ending_of_the_output_chooses_the_format(run: Run, form: object) -> None:
    name, ending = form.name, form.ending  # type: ignore[attr-defined]
    assert run("export", "a", "eventful", "--format", name, "-o", "asked").code == 0
    assert run("export", "a", "eventful", "-o", f"told{ending}").code == 0
    assert Path("asked").read_bytes() == Path(f"told{ending}").read_bytes() != b""


def test_a_name_that_tells_no_format_is_refused(run: Run) -> None:
    ended = run("export", "a", "-o", "out.docx")
    assert ended.err == (
        "onrecord: out.docx: this name tells no format; give --format, or end it in .jsonl .csv .parquet .jsonld "
        ".anno.jsonld .graphml .gexf .zip .ics\n"
    )
    assert not Path("out.docx").exists()


def test_bytes_are_not_written_to_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    ended = run("export", "a", "--format", "brat")
    assert (ended.code, ended.out) == (2, "")
    assert "brat is not for a terminal; give --output FILE.zip" in ended.err


def test_a_file_changes_only_once_all_is_written(run: Run) -> None:
    Path("a.csv").write_text("before", encoding="utf-8")
    assert run("export", "a", "interrupted", "-o", "a.csv").code == 130
    assert [(path.name, path.read_text(encoding="utf-8")) for path in Path().iterdir()] == [("a.csv", "before")]


def test_what_read_wrote_is_taken(run: Run) -> None:
    run("read", "a", "b", "-o", "records.jsonl")
    assert run("export", "records.jsonl", "-o", "a.zip").code == 0
    assert len(zipfile.ZipFile("a.zip").namelist()) == 2 + 4
    assert run("export", "records.jsonl").out == Path("records.jsonl").read_text(encoding="utf-8")


def test_a_damaged_record_is_left_out(run: Run) -> None:
    lines = [to_json(record) for record in (FERRY, replace(FERRY, attributions=()), LATER)]
    Path("records.jsonl").write_bytes(b"\n".join(lines))
    ended = run("export", "records.jsonl")
    assert (ended.code, len(ended.out.splitlines())) == (3, 2)
    assert ended.err == (
        "onrecord: records.jsonl: statement 'st-0' is of attribution 'at-0', which is not there; the record is left "
        "out, write it again with onrecord read\n"
    )


def test_a_store_is_exported_whole_in_the_order_of_publication(run: Run) -> None:
    with open_store(Path("news.db"), create=True) as store, store.write() as db:
        for record in (LATER, FERRY):
            add_record(db, record, at="2026-11-27T04:00:00Z")
    lines = run("export", "--db", "news.db").out.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["ar-ferry", "ar-later"]


def test_a_query_can_choose_articles_and_statements(run: Run) -> None:
    with open_store(Path("news.db"), create=True) as store, store.write() as db:
        for record in (LATER, FERRY):
            add_record(db, record, at="2026-11-27T04:00:00Z")
    found = (["ar-later", "ar-ferry"], {"st-6", "st-3"})
    assert export_store(Path("news.db"), None, Path("found.csv"), lambda _: found) == 0
    rows = csv.reader(Path("found.csv").read_text(encoding="utf-8-sig").splitlines())
    assert [row[5] for row in rows] == ["statement", "st-6", "st-3"]
    assert run("export", "--db", "news.db", "ferry").code == 2


def test_a_graph_of_a_store_joins_what_the_store_joins(run: Run) -> None:
    quill, *others = LATER.entities or ()
    renamed = replace(LATER, entities=(replace(quill, name="A. Q.", links=Links("Q4711")), *others))
    with open_store(Path("news.db"), create=True) as store, store.write() as db:
        for record in (FERRY, renamed):
            add_record(db, record, at="2026-11-27T04:00:00Z")
    run("export", "--db", "news.db", "-o", "records.jsonl")
    apart = run("export", "records.jsonl", "--format", "gexf").out
    joined = run("export", "--db", "news.db", "--format", "gexf").out
    assert ('label="A. Q."' in apart, 'label="A. Q."' in joined) == (True, False)


def test_the_command_knows_the_formats_of_the_table() -> None:
    (option,) = [option for option in commands.commands["export"].params if option.name == "form"]
    assert list(option.type.choices) == list(FORMATS)  # type: ignore[attr-defined]


def test_help_teaches(run: Run) -> None:
    out = run("export", "--help").out
    for word in ("Examples:", "Exit codes:", "--db", "docs/exports.md", *FORMATS):
        assert word in out
