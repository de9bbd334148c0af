"""The channel at the end of a content is cut off; what belongs to the content stays."""

import pytest

from onrecord.attribution.tails import without_channel
from tests.attribution.places import draft


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the mayor's plan in a statement on Thursday", "the mayor's plan"),
        ("that the pier would close in a televised interview last week", "that the pier would close"),
        ("the ferry on Twitter", "the ferry"),
        ("the late ferry on Twitter", "the late ferry"),
        ("errors in a statement", "errors in a statement"),
        ("that the pier is named in a letter of 1911", "that the pier is named in a letter of 1911"),
        ("the worst sentence in the history of statements", "the worst sentence in the history of statements"),
    ],
)
def test_channel(content: str, expected: str) -> None:
    text = f"Orr criticized {content}."
    (span,) = without_channel(text, draft(text, "Orr", "criticized", content)).content
    assert span.of(text) == expected


def test_a_channel_before_the_cue_stays() -> None:
    text = "An error in the mayor's statement in a press release was noted by Orr."
    before = draft(text, "Orr", "was noted by", "An error in the mayor's statement in a press release")
    assert without_channel(text, before) == before
