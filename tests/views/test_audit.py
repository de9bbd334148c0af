import csv
import dataclasses
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from onrecord import Audit, audit_records
from onrecord.audit import SpeakerRow, Tally
from onrecord.schema.entity import Entity, EntityType
from onrecord.views.audit import COLUMNS, MOST, AuditReport, render_csv
from tests.audit.samples import TRAM, Said, named, record_with


def printed(audit: Audit, width: int = 110) -> list[str]:
    console = Console(file=StringIO(), width=width, highlight=False, markup=False)
    console.print(AuditReport(audit))
    assert isinstance(console.file, StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def rows_of(audit: Audit) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(render_csv(audit))))


def heard(*speakers: Entity) -> Audit:
    return audit_records([record_with(("Heard", "It was."), speakers, [Said("It was", one.name) for one in speakers])])


@pytest.mark.parametrize(
    "line",
    [
        "Tram depot will close",
        "72 words, 9 statements with 32 words (44%)",
        "named                   5  83%           6  67%     21",
        "  organizations         2  33%           2  22%      5",
        "(not resolved)                           1  11%      3",
        "  person; chair (Tramway Board); engineer",
        "  interview 1",
        "First-hand and second-hand: first 4, second 2, open 3",
        "Channels: interview 1, (not given) 8",
        "Longest stretch on one source: 10 words in 2 statements of Mara Voss (characters 23 to 89)",
        "Without a source: 1 statement, 1 quotation",
        "  “Nothing is decided, and nobody asked us,”",
        "Said not to have said it: 1 statement",
    ],
)
def test_a_report_says(line: str) -> None:
    assert line in printed(audit_records([TRAM]))


def test_a_report_over_a_set_has_a_row_for_each_article() -> None:
    other = replace(TRAM, article=replace(TRAM.article, id="ar-other", headline=None))
    lines = printed(audit_records([TRAM, other]))
    assert lines[0] == "2 articles"
    assert any(line.startswith("Tram depot will close  ") for line in lines)
    assert any(line.startswith("(no headline, ar-other)  ") for line in lines)


@pytest.mark.parametrize("width", [80, 120])
def test_no_column_is_cut(width: int) -> None:
    lines = printed(audit_records([TRAM, TRAM]), width)
    headings = [line for line in lines if line.startswith(("Speaker ", "Article "))]
    assert [heading.split()[-1] for heading in headings] == ["Open", "source"]
    assert not any("…" in line for line in lines)


def test_nothing_is_said_of_no_article() -> None:
    assert printed(audit_records([])) == []


def test_a_long_table_says_what_it_leaves_out() -> None:
    people = [named(f"Person {n:02}", EntityType.PERSON) for n in range(MOST + 2)]
    one = heard(*people)
    assert "and 2 more speakers: --format csv and json hold all" not in printed(one)
    several = audit_records([record_with(("Heard", "It was."), people, [Said("It was", p.name) for p in people])] * 2)
    assert "and 2 more speakers: --format csv and json hold all" in printed(several)
    assert sum(row["level"] == "set speaker" for row in rows_of(several)) == MOST + 2


def test_csv_has_a_row_for_each_article_and_each_speaker() -> None:
    rows = rows_of(audit_records([TRAM]))
    assert [row["level"] for row in rows] == ["article", *["speaker"] * 8]
    assert {row["article"] for row in rows} == {"ar-tram"}
    article, voss = rows[:2]
    assert (article["named_sources"], article["share_named_sources"], article["words"]) == ("5", "0.8333", "32")
    assert (article["longest_words"], article["longest_speaker"]) == ("10", "Mara Voss")
    assert (voss["speaker"], voss["statements"], voss["roles"]) == ("Mara Voss", "2", "chair (Tramway Board); engineer")
    assert voss["channels"] == "interview 1; (not given) 1"


def test_csv_of_a_set_begins_with_the_set() -> None:
    rows = rows_of(audit_records([TRAM, TRAM]))
    levels = ["set", *["set speaker"] * 9, *["article", *["speaker"] * 8] * 2]
    assert [row["level"] for row in rows] == levels  # the unnamed official is another one in each article
    assert rows[0]["articles"] == "2"


def test_csv_without_articles_has_its_headings() -> None:
    assert render_csv(audit_records([])).splitlines() == [",".join(COLUMNS)]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        pytest.param("=HYPERLINK(1)", "'=HYPERLINK(1)", id="formula"),
        pytest.param("@handle", "'@handle", id="handle"),
        pytest.param("a\x1b[31m,\n“b”", "a␛[31m, “b”", id="control characters"),
    ],
)
def test_text_from_outside_is_harmless(name: str, cell: str) -> None:
    audit = heard(named(name, EntityType.PERSON))
    assert [row["speaker"] for row in rows_of(audit)] == ["", cell]
    assert "\x1b" not in "".join(printed(audit))


def test_every_column_is_defined() -> None:
    page = (Path(__file__).parents[2] / "docs" / "audit.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in page] == []
    fields = {field.name for part in (SpeakerRow, Tally) for field in dataclasses.fields(part)}
    shown = {"name", "entity", "wikidata", "statement_words", "kinds", "longest"}  # explained in words
    assert fields - shown - set(COLUMNS) == set()
