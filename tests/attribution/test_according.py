"""The source after "according to" is no content, and what is left is a report."""

import pytest

from onrecord.attribution.according import give_source
from onrecord.attribution.draft import Draft
from tests.attribution.places import place


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


def test_a_cue_that_took_its_source_in() -> None:
    text = "Norline will sail on Monday, according to its website."
    found = give_source(text, Draft((), place(text, "according to its website"), place(text, "Norline"), 0.9, "test"))
    assert [span.of(text) for span in (*found.cue, *found.source)] == ["according to", "its website"]


@pytest.mark.parametrize("content", ["the plan the ferry sails", "the ferry, it sank"])
def test_nothing_is_left(content: str) -> None:
    text = f"According to {content}."
    draft = Draft((), place(text, "According to"), place(text, content), 0.9, "test")
    assert give_source(text, draft) == draft
