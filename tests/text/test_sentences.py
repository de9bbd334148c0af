"""Sentence ends."""

import pytest

from onrecord.text import sentence_end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", "He left"),
        ("He met Mr. Orr in Washington, D.C. on Monday. She stayed.", "He met Mr. Orr in Washington, D.C. on Monday"),
        ("“It is over.” She stayed.", "“It is over"),
        ("No stop at all", "No stop at all"),
    ],
)
def test_sentence_end(text: str, expected: str) -> None:
    assert text[: sentence_end(text, 0, len(text))] == expected
