"""Whom "who" takes up: a person, and not the one whose relative speaks."""

import pytest

from onrecord import read_text
from tests.mentions.test_others import speakers

NIECE = """Claims in Harrow

A new claim surfaced from a woman, a niece of Orr's 2008 opponent Christine O'Dowd, who said Orr sank the boat in May.
"""

OLD = """Norland votes

Orr improved his standing among another large bloc in Norland, senior citizens, who said they would vote for him.
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(NIECE, "a woman", id="not the aunt"),
        pytest.param(OLD, None, id="not the place"),
    ],
)
def test_who(text: str, name: str | None) -> None:
    assert dict(speakers(read_text(text)))["who"] == name


@pytest.mark.parametrize(
    ("sentence", "pronoun", "name"),
    [
        pytest.param("The council published a report on Monday that says the bridge is unsafe.", "that", "a report"),
        pytest.param("Orr dismissed the committee, which said the road would close.", "which", "the committee"),
        pytest.param("She read from the letter of the council, which said the road would close.", "which", None),
    ],
    ids=["a report", "the committee", "the letter or the council"],
)
def test_a_document_or_body(sentence: str, pronoun: str, name: str | None) -> None:
    assert dict(speakers(read_text(f"Claims in Harrow\n\n{sentence}\n")))[pronoun] == name


def test_a_day_is_no_author() -> None:
    text = "Claims in Harrow\n\nA post from October 2023 states that Norland had declared war.\n"
    assert dict(speakers(read_text(text)))["A post from October 2023"] == "A post from October 2023"
