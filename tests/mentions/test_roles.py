"""Roles: before a name, after it, and in a clause that follows it."""

import pytest

from onrecord.mentions.name import Name
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


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        pytest.param(
            "Edda Orr, former clerk to Senator Tam Bell and current head of Harrow Ferries, spoke.", "Edda Orr",
            ["former clerk to Senator Tam Bell", "current head of Harrow Ferries"], id="two, joined",
        ),
        pytest.param("Harrow’s Labour secretary of state, Edda Orr, spoke.", "Edda Orr",
                     ["Harrow’s Labour secretary of state"], id="set off, of a state"),
        pytest.param("A clerk for the county attorney, Orr keeps the books.", "Orr",
                     ["clerk for the county attorney"], id="in front of the subject"),
        pytest.param("The founder of Gull Watch, a charity, Edda Orr said no.", "Edda Orr",
                     ["founder of Gull Watch"], id="in front, with an aside"),
        pytest.param("Edda Orr was the mayor of Harrow until May.", "Edda Orr", ["mayor of Harrow"], id="predicate"),
        pytest.param("Edda Orr, who described herself as an organizer of the march, spoke.", "Edda Orr",
                     ["an organizer of the march"], id="named by oneself"),
        pytest.param("Edda Orr, the lead press specialist at the depot said.", "Edda Orr",
                     ["the lead press specialist at the depot"], id="no comma after it"),
        pytest.param("They met primary-school teacher Edda Orr.", "Edda Orr",
                     ["primary-school teacher"], id="with a hyphen"),
        pytest.param("The town had a Green city councillor until May: Edda Orr, who left.", "Edda Orr",
                     ["Green city councillor"], id="behind a colon"),
    ],
)  # fmt: skip
def test_roles_that_stand_apart(text: str, person: str, expected: list[str]) -> None:
    assert [words for words, _ in roles(text, person)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("An aide to Senator Edda Orr spoke.", ["Senator"], id="an aide"),
        pytest.param("A friend of Prime Minister Edda Orr spoke.", ["Prime Minister"], id="two words"),
        pytest.param("Tom Vale, the brother of Mayor Edda Orr, spoke.", ["Mayor"], id="kin"),
        pytest.param("Minister of Justice Edda Orr spoke.", ["Minister of Justice"], id="what a minister is for"),
    ],
)
def test_whose_aide_one_is_has_another_role(text: str, expected: list[str]) -> None:
    assert [words for words, _ in roles(text, "Edda Orr")] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He ran for president. Orr was ill.", id="another sentence"),
        pytest.param("The teacher, Orr said, was ill.", id="the subject of what is said"),
        pytest.param("In a message to supporters, Orr thanked them.", id="those who are spoken to"),
        pytest.param("According to county officials, Orr drove on.", id="those who say so"),
        pytest.param("Orr was the leader of the gang, police said.", id="what police say"),
        pytest.param("The town had a mayor once: Orr left it in May.", id="the subject behind a colon"),
        pytest.param("“Orr is a lawyer,” he said.", id="quoted"),
        pytest.param("Among the voters, Orr and Bell are level.", id="a plural"),
    ],
)
def test_what_is_no_role(text: str) -> None:
    assert roles(text, "Orr") == []
