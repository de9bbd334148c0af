"""Which of the names that are tagged are kept, and where else they stand."""

import pytest

from onrecord.mentions.agreement import agree
from onrecord.mentions.edges import trim
from onrecord.mentions.listed import add_listed
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
        pytest.param("Storm Edda came", [("Storm Edda", PLACE)], [], id="a storm is no place"),
        pytest.param("with Storm Edda Orr", [("Storm Edda Orr", PERSON)], ["Storm Edda Orr"], id="a first name"),
        pytest.param("after the storm Edda devastated Vale", [("Edda", PERSON)], [], id="a storm by what it does"),
        pytest.param("her speech devastated Edda", [("Edda", PERSON)], ["Edda"], id="no storm"),
        pytest.param("wrote an RFP and a PhD", [("RFP", BODY), ("PhD", BODY)], [], id="abbreviations"),
        pytest.param("in the CPA of Orvik", [("CPA", BODY)], ["CPA"], id="a body with the letters of an office"),
        pytest.param("Harrow, MD 20001", [("MD", PLACE)], ["MD"], id="a state with the letters of a degree"),
        pytest.param("an F-16 over Vale", [("F", BODY)], [], id="what a machine is called"),
        pytest.param("Venus and Mercury rose", [("Venus", PERSON), ("Mercury", PERSON)], [], id="the sky"),
        pytest.param("Venus rose to speak", [("Venus", PERSON)], ["Venus"], id="one who is called like a planet"),
        pytest.param("at 12 Gull Road in Vale", [("12 Gull Road", PLACE)], [], id="a house"),
        pytest.param("an East/West war", [("East", PLACE), ("West", PLACE)], [], id="two sides"),
        pytest.param("Zionists and Westerners", [("Zionists", BODY), ("Westerners", BODY)], [], id="who believe"),
        pytest.param("University President Orr", [("University", BODY)], [], id="part of a title"),
        pytest.param("U.S. District Judge Orr", [("U.S. District", BODY)], [], id="part of a judge's title"),
        pytest.param("the best of the City", [("City", PLACE)], [], id="a common noun"),
    ],
)
def test_what_is_no_name(text: str, parts: list[tuple[str, EntityType]], expected: list[str]) -> None:
    assert words(text, drop_no_names(text, names(text, *parts))) == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param("Orvik lies low. The Orvik talks failed.", [("Orvik", PLACE)], ["Orvik", "Orvik"], id="again"),
        pytest.param("Orvik lies low. The Orvik Ferries sail.", [("Orvik", PLACE)], ["Orvik"], id="part of another"),
        pytest.param("Orvik, Orvik and Orvik", [("Orvik", BODY)], ["Orvik"], id="less often tagged than not"),
        pytest.param("Orvik, the Orvik war and Orvik", [("Orvik", PLACE)], ["Orvik"] * 3, id="a place half as often"),
        pytest.param("in Orvik. A trip to orvik", [("Orvik", PLACE)], ["Orvik", "orvik"], id="a place without capital"),
        pytest.param("in Orvik. The orvik sang", [("Orvik", PLACE)], ["Orvik"], id="another word"),
        pytest.param("Reading is far. I like reading. Reading helps.", [("Reading", PLACE)], ["Reading"], id="a word"),
        pytest.param("Will Orr spoke. Will he go?", [("Will", PERSON)], ["Will"], id="a lone first name"),
        pytest.param(
            "Bank of Orvik and Orvik. The Bank of Orvik pays.",
            [("Bank of Orvik", BODY), ("Orvik.", PLACE)],
            ["Bank of Orvik", "Orvik.", "Bank of Orvik"],
            id="the longest",
        ),
        pytest.param("US troops left", [], ["US"], id="letters"),
        pytest.param("GIVE US BREAD", [], [], id="a pronoun in capitals"),
        pytest.param("the US Harbor Board", [("US Harbor Board", BODY)], ["US Harbor Board"], id="taken"),
    ],
)
def test_names_again(text: str, parts: list[tuple[str, EntityType]], expected: list[str]) -> None:
    assert words(text, add_repeated(text, names(text, *parts))) == expected


@pytest.mark.parametrize(
    ("text", "tagged", "kind", "expected"),
    [
        pytest.param("in Harrow California today", "Harrow California", PLACE, ["Harrow", "California"], id="a state"),
        pytest.param("in Harrow Ca?", "Harrow Ca", PLACE, ["Harrow", "Ca"], id="its letters"),
        pytest.param("in New Mexico", "New Mexico", PLACE, ["New Mexico"], id="a state of two words"),
        pytest.param("in Northern California", "Northern California", PLACE, ["Northern California"], id="a part"),
        pytest.param("on Lake Michigan", "Lake Michigan", PLACE, ["Lake Michigan"], id="a lake"),
        pytest.param("Orr State of Ohio", "Orr State of Ohio", BODY, ["Orr State of Ohio"], id="a body"),
        pytest.param("Edda Orr - Analyst", "Edda Orr - Analyst", PERSON, ["Edda Orr"], id="an aside"),
        pytest.param("P.S. Edda called", "P.S. Edda", PERSON, ["Edda"], id="a postscript"),
        pytest.param("Orvik 's plan", "Orvik 's", BODY, ["Orvik"], id="a possessive apart"),
        pytest.param("lunch at Orvik's in May", "Orvik's", BODY, ["Orvik's"], id="its own possessive"),
        pytest.param("at Orvik's new plant", "Orvik's", BODY, ["Orvik"], id="another's plant"),
        pytest.param("at Orvik's. Orvik said", "Orvik's", BODY, ["Orvik"], id="named without it"),
        pytest.param("Gullwatch! and others", "Gullwatch", BODY, ["Gullwatch!"], id="a mark in the name"),
        pytest.param("the 1080 is sold", "1080", BODY, [], id="a number"),
    ],
)
def test_edges_of_names(text: str, tagged: str, kind: EntityType, expected: list[str]) -> None:
    assert words(text, [*trim(text, names(text, (tagged, kind))[0])]) == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param(
            "Orvik, Gull Foods, Vale and Harrow Motors",
            [("Orvik", BODY), ("Harrow Motors", BODY)],
            ["Orvik", "Gull Foods", "Vale", "Harrow Motors"],
            id="in a list",
        ),
        pytest.param("Orvik, Vale, Harrow", [("Orvik", BODY), ("Harrow", PLACE)], ["Orvik", "Harrow"], id="two kinds"),
        pytest.param(
            "Orvik, The Harrow Isles and Vale",
            [("Orvik", PLACE), ("Harrow Isles", PLACE)],
            ["Orvik", "Harrow Isles"],
            id="an article",
        ),
        pytest.param(
            "Edda Orr, President, and Bo Vale",
            [("Edda Orr", PERSON), ("Bo Vale", PERSON)],
            ["Edda Orr", "Bo Vale"],
            id="people with titles",
        ),
        pytest.param("Edda,\nthe pier is shut.", [], ["Edda"], id="to whom a letter is"),
        pytest.param("However,\nthe pier is shut.", [], [], id="no letter"),
        pytest.param("It is shut.\nSincerely,\nBo Vale\n", [], ["Bo Vale"], id="who signs"),
        pytest.param("Thanks,\nBo", [("Bo", BODY)], ["Bo"], id="who signs is a person"),
        pytest.param("Regards,\nBo Vale Gull Foods", [("Bo Vale", BODY)], ["Bo Vale"], id="who signs with a firm"),
        pytest.param('From: "Bo" <bo@orvik.example>', [], ["Bo"], id="before an address"),
        pytest.param("\nBo Vale bo@orvik.example", [], ["Bo Vale"], id="with an address of mail"),
        pytest.param("\nBo Vale Phone 555", [], ["Bo Vale"], id="with a telephone"),
    ],
)
def test_names_by_their_place(text: str, parts: list[tuple[str, EntityType]], expected: list[str]) -> None:
    found = add_listed(text, names(text, *parts))
    assert words(text, found) == expected
    assert all(name.kind is PERSON for name in found if name.span.of(text) in ("Bo", "Bo Vale"))


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param("said Norway, which", [("Norway", PERSON)], [PLACE], id="a country"),
        pytest.param("said Chad, who", [("Chad", PERSON)], [PERSON], id="a first name"),
        pytest.param(
            "Israel Orr, or Israel", [("Israel Orr", PERSON), ("Israel", PERSON)], [PERSON, PERSON], id="of a person"
        ),
        pytest.param("in the Oval Office", [("Oval Office", BODY)], [PLACE], id="a room"),
    ],
)
def test_kinds_of_names(text: str, parts: list[tuple[str, EntityType]], expected: list[EntityType]) -> None:
    assert [name.kind for name in agree(text, names(text, *parts))] == expected
