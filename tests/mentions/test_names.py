"""Which of the names that are tagged are kept, and where else they stand."""

import pytest

from onrecord.mentions.name import Name
from onrecord.mentions.no_names import drop_no_names
from onrecord.mentions.repeated import add_repeated
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

PERSON, BODY, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


def names(text: str, *parts: tuple[str, EntityType]) -> list[Name]:
    return [Name(Span(text.index(words), text.index(words) + len(words)), kind) for words, kind in parts]


def words(text: str, found: list[Name]) -> list[str]:
    return [name.span.of(text) for name in found]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param("Palestinians spoke to Orr", [("Palestinians", PERSON), ("Orr", PERSON)], ["Orr"], id="a people"),
        pytest.param("a Norwegian group", [("Norwegian", BODY)], [], id="an adjective"),
        pytest.param("Edda English spoke", [("English", PERSON)], ["English"], id="a surname"),
        pytest.param("the union", [("union", BODY)], [], id="no capital"),
        pytest.param("Hurricane Edda came", [("Edda", PERSON)], [], id="a storm"),
        pytest.param("Storm Edda came", [("Storm Edda", PLACE)], ["Storm Edda"], id="a whole name"),
    ],
)
def test_what_is_no_name(text: str, parts: list[tuple[str, EntityType]], expected: list[str]) -> None:
    assert words(text, drop_no_names(text, names(text, *parts))) == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param("Orvik lies low. The Orvik talks failed.", [("Orvik", PLACE)], ["Orvik", "Orvik"], id="again"),
        pytest.param("Orvik lies low. The Orvik Ferries sail.", [("Orvik", PLACE)], ["Orvik"], id="part of another"),
        pytest.param("Orvik, Orvik and Orvik", [("Orvik", PLACE)], ["Orvik"], id="less often tagged than not"),
        pytest.param("Reading is far. I like reading. Reading helps.", [("Reading", PLACE)], ["Reading"], id="a word"),
        pytest.param("Will Orr spoke. Will he go?", [("Will", PERSON)], ["Will"], id="a lone first name"),
        pytest.param("US troops left", [], ["US"], id="letters"),
        pytest.param("GIVE US BREAD", [], [], id="a pronoun in capitals"),
        pytest.param("the US Harbor Board", [("US Harbor Board", BODY)], ["US Harbor Board"], id="taken"),
    ],
)
def test_names_again(text: str, parts: list[tuple[str, EntityType]], expected: list[str]) -> None:
    assert words(text, add_repeated(text, names(text, *parts))) == expected
