"""A source is the subject alone."""

import pytest

from onrecord.attribution.fronted import only_subject
from tests.attribution.places import draft


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        pytest.param("In ", "findings out on Monday, the divers", "the divers", id="a finding"),
        pytest.param("It sank. After ", "a long talk with Ann Orr, Tom Vale", "Tom Vale", id="a time"),
        pytest.param("Under fire by ", "the lawyer, Ann Orr, Tom Vale", "Tom Vale", id="who asks"),
        pytest.param("A book by ", "Ann Orr, a diver", "Ann Orr, a diver", id="an author"),
        pytest.param("", "Ann Orr, a diver", "Ann Orr, a diver", id="an apposition"),
        pytest.param("In ", "Aldby on May 3, 2026 rowers", "Aldby on May 3, 2026 rowers", id="a date"),
        pytest.param("He sat in ", "the boat, a diver", "the boat, a diver", id="no begin of a sentence"),
    ],
)
def test_begins_at_the_subject(before: str, source: str, expected: str) -> None:
    text = f"{before}{source} said the ferry sank."
    found = only_subject(text, draft(text, source, "said", "the ferry sank"))
    assert found.source[0].of(text) == expected


def test_the_agent_of_a_passive() -> None:
    text = "The charges are seen by many to be the end of it."
    found = only_subject(text, draft(text, "by many to be the end of it", "are seen", "The charges"))
    assert found.source[0].of(text) == "many"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a pledge Farrow", "Farrow", id="a pledge"),
        pytest.param("a claim that Orr", "Orr", id="a claim that"),
        pytest.param("the move to Harrow", "the move to Harrow", id="no clause"),
        pytest.param("a spokesman Orr", "a spokesman Orr", id="a person"),
    ],
)
def test_what_it_is_said_of(source: str, expected: str) -> None:
    text = f"It was {source} says he has broken."
    found = only_subject(text, draft(text, source, "says", "he has broken"))
    assert found.source[0].of(text) == expected


def test_who_answers_and_not_who_asks() -> None:
    text = "Asked by Ann Orr, a lawyer, Tom Vale said that it sank."
    found = only_subject(text, draft(text, "Ann Orr", "Asked", "that it sank"))
    assert (found.source[0].of(text), found.cue[0].of(text)) == ("Tom Vale", "said")
