"""Two reports in one sentence: nobody is given the words of another."""

import pytest

from onrecord.attribution.divided import divided
from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span
from tests.attribution.places import place

Shown = tuple[str, str, tuple[str, ...]]


def shown(text: str, draft: Draft) -> Shown:
    return draft.source[0].of(text), draft.cue[0].of(text), tuple(span.of(text) for span in draft.content)


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param(
            "Orr said it was an accident, hours after inspectors told reporters that he had been warned.",
            ("it was an accident", "that he had been warned"),
            [
                ("Orr", "said", ("it was an accident",)),
                ("inspectors", "told", ("that he had been warned",)),
            ],
            id="another one says the rest",
        ),
        pytest.param(
            "Orr said it was an accident when he told reporters that he had slept.",
            ("it was an accident", "that he had slept"),
            [("Orr", "said", ("it was an accident", "that he had slept"))],
            id="the same one goes on",
        ),
        pytest.param(
            "Orr said the curfew was “a crime,” in a ruling the mayor’s office called “sad.”",
            ("the curfew was “a crime,”", "“sad.”"),
            [
                ("Orr", "said", ("the curfew was “a crime,”",)),
                ("the mayor’s office", "called", ("“sad.”",)),
            ],
            id="what another one calls it",
        ),
        pytest.param(
            "Orr said the “old, tired” mill would close.",
            ("the “old", "tired” mill would close"),
            [("Orr", "said", ("the “old", "tired” mill would close"))],
            id="nobody else",
        ),
    ],
)
def test_another_person_s_words_are_another_s(text: str, parts: tuple[str, ...], expected: list[Shown]) -> None:
    content = tuple(span for part in parts for span in place(text, part))
    draft = Draft((Span(0, 3),), (Span(4, 8),), content, 0.7, "model")
    assert [shown(text, each) for each in divided(text, [draft])] == expected


def test_a_clause_has_its_own_subject() -> None:
    text = "The port denied it, hours after the county chief, Marit Holm, told the Courier that it would close."
    content = place(text, "that it would close")
    (found,) = divided(text, [Draft(place(text, "The port"), place(text, "told"), content, 0.7, "model")])
    assert shown(text, found) == ("the county chief, Marit Holm", "told", ("that it would close",))


def test_he_in_such_a_clause_stays_who_the_model_says() -> None:
    text = "Orr denied it before he told the Courier that it would close."
    draft = Draft(place(text, "Orr"), place(text, "told"), place(text, "that it would close"), 0.7, "model")
    assert list(divided(text, [draft])) == [draft]
