"""The source after "according to" is no content, and what is left is a report."""

import pytest

from onrecord.attribution.according import give_source
from onrecord.attribution.draft import Draft
from tests.attribution.places import draft, place


@pytest.mark.parametrize(
    ("content", "source", "left"),
    [
        ("the mayor, Ann Orr, the ferry sank at noon", "the mayor, Ann Orr", "the ferry sank at noon"),
        ("Harrow police, the ferry sank", "Harrow police", "the ferry sank"),
    ],
)
def test_source(content: str, source: str, left: str) -> None:
    text = f"According to {content}."
    found = give_source(text, Draft((), place(text, "According to"), place(text, content), 0.9, "test"))
    assert [span.of(text) for span in (*found.source, *found.content)] == [source, left]


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        pytest.param("his wife", "Amanda, Orr sank at noon", ["his wife, Amanda", "Orr sank at noon"], id="a name"),
        pytest.param(
            "the mayor", "Orr, the clerk, sank it", ["the mayor", "Orr, the clerk, sank it"], id="who is described"
        ),
        pytest.param("the letter", "Orr, in May, sank it", ["the letter", "Orr, in May, sank it"], id="no person"),
    ],
)
def test_a_name_after_a_relation(source: str, content: str, expected: list[str]) -> None:
    text = f"According to {source}, {content}."
    found = give_source(text, draft(text, source, "According to", content))
    assert [span.of(text) for span in (*found.source, *found.content)] == expected


def test_a_cue_that_took_its_source_in() -> None:
    text = "Norline will sail on Monday, according to its website."
    found = give_source(text, Draft((), place(text, "according to its website"), place(text, "Norline"), 0.9, "test"))
    assert [span.of(text) for span in (*found.cue, *found.source)] == ["according to", "its website"]


@pytest.mark.parametrize("content", ["the plan the ferry sails", "the ferry, it sank"])
def test_nothing_is_left(content: str) -> None:
    text = f"According to {content}."
    made = Draft((), place(text, "According to"), place(text, content), 0.9, "test")
    assert give_source(text, made) == made
