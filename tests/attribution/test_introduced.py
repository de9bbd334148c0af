"""Quotations that a colon introduces, and those that go on after the verb's sentence."""

from dataclasses import replace

import pytest

from onrecord.attribution.continuation import continue_quotations
from onrecord.attribution.draft import Draft
from onrecord.attribution.introduced import introduced
from onrecord.schema.span import Span
from onrecord.text import find_quotations
from tests.attribution.places import draft, place
from training.corpora import paragraphs_of

QUOTED = "“The ferry will sail at noon.”"


def shown(text: str, drafts: list[Draft]) -> list[tuple[str, ...]]:
    return [tuple(span.of(text) for span in (*d.source, *d.cue, *d.content)) for d in drafts]


@pytest.mark.parametrize(
    ("before", "source", "cue"),
    [
        pytest.param("Orr continued:", "Orr", "continued", id="a name"),
        pytest.param("It was late. In May, he declared:", "he", "declared", id="a pronoun after a phrase"),
        pytest.param("She went on to say:", "She", "say", id="she went on"),
        pytest.param(
            "When the ferry sank, Mayor Orr released the following statement:",
            "Mayor Orr",
            "released the following statement",
            id="a statement",
        ),
        pytest.param("Stated Edda Orr:", "Edda Orr", "Stated", id="the verb first"),
        pytest.param("17-year-old Tam Orr echoed:", "17-year-old Tam Orr", "echoed", id="an age"),
        pytest.param("The port said in a letter to its staff:", "The port", "said", id="where it was said"),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["same paragraph", "next paragraph"])
def test_introduced(before: str, source: str, cue: str, gap: str) -> None:
    text = f"{before}{gap}{QUOTED}"
    found = introduced(text, find_quotations(text, paragraphs_of(text)), [])
    assert shown(text, found) == [(source, cue, QUOTED)]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("From the report:", id="a noun"),
        pytest.param("Orr listed what he wants:", id="no verb of speech"),
        pytest.param("Orr said the letter by Vance stated:", id="two verbs"),
        pytest.param("It was reported:", id="nobody"),
        pytest.param("Orr spoke.", id="no colon"),
    ],
)
def test_not_introduced(before: str) -> None:
    text = f"{before}\n\n{QUOTED}"
    assert introduced(text, find_quotations(text, paragraphs_of(text)), []) == []


def test_the_subject_of_a_report_that_has_no_source() -> None:
    text = f"A nurse who was there said otherwise: {QUOTED}"
    known = replace(
        draft(text, "A", "said", "otherwise"), source=(), content=(*place(text, "otherwise"), *place(text, QUOTED))
    )
    found = introduced(text, find_quotations(text, paragraphs_of(text)), [known])
    assert shown(text, found) == [("A nurse who was there", "said", QUOTED)]


def test_what_somebody_else_says_after_a_colon() -> None:
    text = f"Orr said that it was late. Vance said: {QUOTED}"
    first = draft(text, "Orr", "said", "that it was late")
    known = replace(first, content=(*first.content, *place(text, QUOTED)))
    found = introduced(text, find_quotations(text, paragraphs_of(text)), [known])
    assert shown(text, found) == [("Orr", "said", "that it was late"), ("Vance", "said", QUOTED)]


def test_what_has_its_own_verb() -> None:
    text = f"Orr stopped, then said:\n\n{QUOTED} Vance shouted."
    own = draft(text, "Vance", "shouted", QUOTED)
    assert introduced(text, find_quotations(text, paragraphs_of(text)), [own]) == [own]


def test_the_verb_of_a_report_and_what_is_found_inside() -> None:
    text = "Orr said that it was late:\n\n“The ferry, Vance told me, will sail at noon.”"
    outer, inner = draft(text, "Orr", "said", "that it was late"), draft(text, "Vance", "told", "will sail at noon")
    grown, nested = introduced(text, find_quotations(text, paragraphs_of(text)), [outer, inner])
    assert [span.of(text) for span in grown.content][1:] == ["“The ferry, Vance told me, will sail at noon.”"]
    assert nested == inner.nested()


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        pytest.param(" told the Courier in an interview.", 2, id="to whom and where"),
        pytest.param(" said when the ferry sank.", 1, id="another clause"),
    ],
)
def test_a_quotation_goes_on_after_the_occasion(rest: str, count: int) -> None:
    text = f"“It is late and the ferry is gone,” Orr{rest}\n\n{QUOTED}"
    spans: tuple[Span, ...] = paragraphs_of(text)
    verb = rest.split(maxsplit=1)[0]
    said = draft(text, "Orr", verb, "“It is late and the ferry is gone,”")
    assert len(continue_quotations(text, spans, find_quotations(text, spans), [said])) == count
