"""Roles: before a name, after it, and in a clause that follows it."""

import pytest

from onrecord.mentions.names import Name
from onrecord.mentions.roles import find_roles, role_head
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span


def roles(text: str, *people: str) -> list[tuple[str, str]]:
    names = [Name(Span(text.index(p), text.index(p) + len(p)), EntityType.PERSON) for p in people]
    return [(role.span.of(text), role.head) for role in find_roles(text, names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Press secretary Edda Orr spoke.", ("Press secretary", "secretary"), id="a title"),
        pytest.param("On Thursday President Edda Orr spoke.", ("President", "president"), id="after a day"),
        pytest.param("They asked Ambassador Edda Orr to come.", ("Ambassador", "ambassador"), id="after a verb"),
        pytest.param(
            "Director of National Mapping Edda Orr spoke.", ("Director of National Mapping", "director"), id="of a body"
        ),
        pytest.param("Former Harrow Sen. Edda Orr spoke.", ("Former Harrow Sen.", "senator"), id="a short title"),
        pytest.param("Edda Orr, a doctor, spoke.", ("a doctor", "doctor"), id="in apposition"),
        pytest.param(
            "Edda Orr, the mayor of Harrow, spoke.", ("the mayor of Harrow", "mayor"), id="in apposition with a place"
        ),
        pytest.param(
            "Edda Orr, who is a lawyer for the line, spoke.", ("a lawyer for the line", "lawyer"), id="in a clause"
        ),
        pytest.param("The governor of Harrow, Edda Orr, spoke.", ("governor of Harrow", "governor"), id="turned round"),
    ],
)
def test_roles(text: str, expected: tuple[str, str]) -> None:
    assert roles(text, "Edda Orr") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The deal was struck, Edda Orr said.",
        "Edda Orr, speaking in Harrow, said no.",
        "The president met Edda Orr.",
        "Edda Orr, 44, said no.",
    ],
)
def test_no_roles(text: str) -> None:
    assert roles(text, "Edda Orr") == []


@pytest.mark.parametrize(
    ("role", "head"),
    [("the director of the office", "director"), ("two spokeswomen", "spokeswoman"), ("a table", None)],
)
def test_the_noun_of_a_role(role: str, head: str | None) -> None:
    assert role_head(role) == head
