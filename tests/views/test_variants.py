import csv
from dataclasses import replace
from io import StringIO

from rich.console import Console

from onrecord import Record, variants_of
from onrecord.views.variants import COLUMNS, VariantsReport, render_csv
from tests.variants.samples import FULL, article

EXPECTED = """\
3 quotations in 3 articles: 1 utterance in more than one, 1 with changes
[-words-] only in the reference, {+words+} only here

1. Ada Quill: 3 reports, 2 wordings
  “We will not close the harbour bridge on Monday, and Lorn will pay 20 million if the pier holds.”
    reference; longest form; shortest faithful form
    The A, 2 Mar 2026, Report a — Ada Quill
    The C, 2 Mar 2026, Report c — Ada Quill
  “[-We will not close the harbour bridge on Monday, and-] Lorn [-will-] {+may+} pay 20 million [-if the pier holds-]”
    begins later or ends earlier; modal; leaves out “if”; not faithful
    The B, 2 Mar 2026, Report b — Ada Quill (“she”)
"""


def told() -> tuple[Record, ...]:
    return (
        article("a", FULL),
        article("b", "Lorn may pay 20 million", source="she"),
        article("c", FULL),
    )


def printed(*records: Record, width: int = 120) -> str:
    console = Console(file=StringIO(), width=width, highlight=False, markup=False)
    console.print(VariantsReport(variants_of(records)))
    assert isinstance(console.file, StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())


def test_a_report_marks_changes_without_colour() -> None:
    assert printed(*told()) == EXPECTED


def test_without_articles_there_is_no_report() -> None:
    assert printed() == ""


def test_without_changes_marks_are_not_explained() -> None:
    assert "only here" not in printed(article("a", FULL), article("b", FULL))


def test_a_speaker_that_is_not_resolved_is_not_made_up() -> None:
    assert "a voice (speaker left open)" in printed(article("a", FULL, None), article("b", FULL))


def test_a_spreadsheet_gets_no_formula() -> None:
    one, *others = told()
    odd = replace(one, article=replace(one.article, headline="=1+1", publisher="-2"))
    rows = list(csv.DictReader(StringIO(render_csv(variants_of([odd, *others])))))
    assert (rows[0]["headline"], rows[0]["publisher"]) == ("'=1+1", "'-2")


def test_a_row_has_the_places_and_what_changed() -> None:
    rows = list(csv.DictReader(StringIO(render_csv(variants_of(told())))))
    assert tuple(rows[0]) == COLUMNS
    last = rows[-1]
    assert (last["article"], last["changes"], last["faithful"]) == ("b", "begins later or ends earlier; modal", "no")
    text = told()[1].article.text
    assert text[int(last["start"]) : int(last["end"])] == last["text"] == "Lorn may pay 20 million"
