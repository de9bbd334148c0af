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
