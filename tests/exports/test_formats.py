from collections.abc import Iterator
from importlib import import_module
from pathlib import Path, PurePath

import pytest

from onrecord import Record
from onrecord.errors import SetupError
from onrecord.exports import FORMATS, export_records, find_format
from tests.exports.samples import FERRY, LATER, RECORDS, written

NAMES = sorted(FORMATS)


@pytest.mark.parametrize("form", NAMES)
def test_the_same_records_give_the_same_bytes(form: str) -> None:
    assert written(form) == written(form)


@pytest.mark.parametrize("form", NAMES)
def test_no_clock_is_asked(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(form)
    monkeypatch.setattr("time.time", lambda: 4e9)
    monkeypatch.setattr("time.strftime", lambda *_: "2096-10-02")
    assert written(form) == before


@pytest.mark.parametrize("form", NAMES)
def test_nothing_in_gives_a_file_that_holds_nothing(form: str) -> None:
    assert written(form, ()) or form == "jsonl"


@pytest.mark.parametrize("form", [name for name in NAMES if FORMATS[name].gradual and name != "parquet"])
def test_records_are_let_go_as_they_come(form: str) -> None:
    taken = 0

    def records() -> Iterator[Record]:
        nonlocal taken
        for record in (FERRY, LATER, FERRY, LATER):
            taken += 1
            yield record

    pieces = export_records(records(), form)
    size = len(next(pieces))
    while taken < 2:
        size += len(next(pieces))
    assert taken == 2
    assert 0 < size < len(written(form, (FERRY, LATER, FERRY, LATER)))


@pytest.mark.parametrize("form", NAMES)
def test_a_selection_leaves_out_the_rest(form: str) -> None:
    kept = written(form, keep=frozenset({"st-3"}))
    assert kept == written(form, (FERRY,), keep=frozenset({"st-3"}))
    assert kept == written(form, (FERRY,)) if form == "jsonl" else kept != written(form, (FERRY,))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("A.JSONL", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.jsonld", "json-ld"),
        ("a.anno.jsonld", "annotations"),
        ("b/a.ics", "ical"),
        ("a.zip", "brat"),
        ("a.doc", None),
        ("csv", None),
    ],
)
def test_the_ending_of_a_name_tells_the_format(name: str, form: str | None) -> None:
    found = find_format(PurePath(name))
    assert (found.name if found else None) == form


def test_the_table_is_whole() -> None:
    endings = [ending for one in FORMATS.values() for ending in one.endings]
    assert len(endings) == len(set(endings))
    assert len({one.title for one in FORMATS.values()}) == len(FORMATS)
    for name, one in FORMATS.items():
        assert (name, find_format(PurePath(f"x{one.ending}"))) == (one.name, one)
        module, _, verb = one.home.partition(":")
        assert callable(getattr(import_module(f"onrecord.exports.{module}"), verb))


def test_the_documentation_has_every_format() -> None:
    text = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    for one in FORMATS.values():
        assert f"| `{one.name}` | `{one.ending}` |" in text
        assert one.media in text


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(SetupError, match=r"no format 'docx': choose one of jsonl, csv"):
        export_records(RECORDS, "docx")


def test_a_missing_library_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="pyarrow")

    monkeypatch.setattr("onrecord.exports.formats.import_module", missing)
    with pytest.raises(SetupError, match=r"Parquet needs pyarrow: pip install 'onrecord\[parquet\]'"):
        export_records(RECORDS, "parquet")
