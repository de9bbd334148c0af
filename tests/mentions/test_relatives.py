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


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(
            "A tweet from October 2023 said the ferry had sunk.",
            "A tweet from October 2023",
            "A tweet from October 2023",
            id="a month is no author",
        ),
        pytest.param(
            "His old boss, Marlow Holm, watched. A frustrated Holm said that he had made a mistake.",
            "A frustrated Holm",
            "Marlow Holm",
            id="how somebody feels",
        ),
        pytest.param(
            "An official with the Harrow County, Norland Office of Ferries said it was late.",
            "An official with the Harrow County, Norland Office of Ferries",
            "An official with the Harrow County, Norland Office of Ferries",
            id="an official of a body",
        ),
    ],
)
def test_whose_name_it_is(text: str, source: str, name: str) -> None:
    assert dict(speakers(read_text(f"Claims in Harrow\n\n{text}\n")))[source] == name


@pytest.mark.parametrize(("title", "name"), [("then-President", "The president"), ("Senator", "Joe Biden")])
def test_the_registers_know_nothing_of_another_time(title: str, name: str) -> None:
    text = f"""Harrow remembers

February 29, 2024

In 2017, {title} Lena Orr of the United States held back a letter.

{"The ferry sank. " * 40}

The president decided that he had heard enough.
"""
    assert dict(speakers(read_text(text)))["The president"] == name
