"""Names that are cut, in several parts, or short."""

import pytest

from onrecord.mentions.acronyms import add_short_forms
from onrecord.mentions.name import Name
from onrecord.mentions.whole import make_whole
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

PERSON, BODY, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


def names(text: str, *parts: tuple[str, EntityType]) -> list[Name]:
    found, at = [], 0
    for words, kind in parts:
        at = text.index(words, at)
        found.append(Name(Span(at, at + len(words)), kind))
        at += len(words)
    return found


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param("Bank of Harrow", [("Bank", BODY), ("Harrow", PLACE)], ["Bank of Harrow"], id="of a place"),
        pytest.param("Department of Housing and Harbor Development met", [("Department of Housing", BODY)],
                     ["Department of Housing and Harbor Development"], id="two fields, the second untagged"),
        pytest.param("Department of Harbors and Edda Orr", [("Department of Harbors", BODY), ("Edda Orr", PERSON)],
                     ["Department of Harbors", "Edda Orr"], id="a department and somebody"),
        pytest.param("the City of Harrow", [("City", PLACE), ("Harrow", PLACE)], ["City of Harrow"], id="a city of"),
        pytest.param("Omar Sheikh Orr left", [("Omar", PERSON), ("Orr", PERSON)], ["Omar Sheikh Orr"], id="a title"),
        pytest.param("J.R. Orr left", [("Orr", PERSON)], ["J.R. Orr"], id="initials before"),
        pytest.param("the U.S. Orr left", [("Orr", PERSON)], ["Orr"], id="a country before"),
        pytest.param("at Edda Orr Motorsports.", [("Edda Orr", PERSON)], ["Edda Orr Motorsports"], id="by its trade"),
        pytest.param("the Orr Energy Secretary", [("Orr", PERSON)], ["Orr"], id="a trade in a title"),
        pytest.param("at St. Edda's Hospital.", [("St. Edda", PERSON)], ["St. Edda's Hospital"], id="of a saint"),
        pytest.param("off Gull island.", [("Gull", PLACE)], ["Gull island"], id="what a place is"),
        pytest.param("Gull island nations", [("Gull", PLACE)], ["Gull"], id="what nations are"),
        pytest.param("U.S. Ferry Bureau", [("U.S.", PLACE), ("Ferry Bureau", BODY)],
                     ["U.S. Ferry Bureau"], id="with its country"),
        pytest.param("Tarn Federation of Harbor Reporters spoke", [("Tarn Federation of", BODY)],
                     ["Tarn Federation of Harbor Reporters"], id="whose federation"),
        pytest.param("Union of Ferry Owners", [("Union of Ferry", BODY)], ["Union of Ferry Owners"], id="whose union"),
        pytest.param("Cooks Without Borders", [("Borders", BODY)], ["Borders"], id="no such body"),
        pytest.param("Doctors Without Borders", [("Borders", PLACE)], ["Doctors Without Borders"], id="without"),
        pytest.param("Orvik Legal Group spoke", [("Orvik", BODY)], ["Orvik Legal Group"], id="the rest of a body"),
        pytest.param(
            "Department of Harbors and Public Works", [("Department of Harbors", BODY), ("Public Works", BODY)],
            ["Department of Harbors and Public Works"], id="two fields",
        ),
        pytest.param("Harrow Ferries and Gull Watch", [("Harrow Ferries", BODY), ("Gull Watch", BODY)],
                     ["Harrow Ferries", "Gull Watch"], id="two bodies"),
        pytest.param("Edda L. Orr", [("Edda L.", PERSON), ("Orr", PERSON)], ["Edda L. Orr"], id="initial"),
        pytest.param("Edda L. Orr", [("Edda L.", PERSON)], ["Edda L. Orr"], id="after an initial"),
        pytest.param("Social Democratic and Harbor Party", [("Social Democratic", BODY), ("Harbor Party", BODY)],
                     ["Social Democratic and Harbor Party"], id="two sides"),
        pytest.param("Harrow People’s Union", [("Harrow People", BODY), ("Union", BODY)],
                     ["Harrow People’s Union"], id="of people"),
        pytest.param("Concerned Women of Harrow", [("Concerned", BODY), ("Women of Harrow", BODY)],
                     ["Concerned Women of Harrow"], id="a first word"),
        pytest.param("Edda M. Orr Foundation", [("Edda M.", PERSON), ("Orr Foundation", BODY)],
                     ["Edda M. Orr Foundation"], id="a body called for a person"),
        pytest.param("Orvik, D.C.", [("Orvik", PLACE), ("D.C.", PLACE)], ["Orvik, D.C."], id="capital"),
        pytest.param("Harrow, Orvik", [("Harrow", PLACE), ("Orvik", PLACE)], ["Harrow", "Orvik"], id="two places"),
        pytest.param("Min Jae-ho spoke", [("Min Jae", PERSON)], ["Min Jae-ho"], id="a second part"),
        pytest.param("an Edda Orr-led group", [("Edda Orr", PERSON)], ["Edda Orr"], id="no second part"),
        pytest.param("the Duchy of Harrow", [("Harrow", PLACE)], ["Duchy of Harrow"], id="realm"),
        pytest.param("Tam van der Orr", [("Orr", PERSON)], ["van der Orr"], id="particle"),
        pytest.param("it told The Courier", [("Courier", BODY)], ["The Courier"], id="own article"),
        pytest.param("The Courier said", [("Courier", BODY)], ["Courier"], id="a sentence's article"),
        pytest.param("told Radio Harrow", [("Harrow", PERSON)], ["Radio Harrow"], id="a station"),
        pytest.param("Orvik, Inc. of Harrow", [("Orvik", BODY), ("Inc. of Harrow", BODY)], ["Orvik, Inc.", "Harrow"],
                     id="a legal form"),
        pytest.param("Orvik, Inc.", [("Orvik", BODY), ("Inc.", BODY)], ["Orvik, Inc."], id="nothing but a legal form"),
        pytest.param("Harrow, HR 21202", [("HR 21202", PLACE)], ["HR"], id="a postal code"),
        pytest.param("the Commission on Harbor Debates met", [("Commission", BODY)], ["Commission on Harbor Debates"],
                     id="a field"),
        pytest.param("Harrow Insider reported", [("Harrow", BODY)], ["Harrow Insider"], id="a paper"),
        pytest.param("the Commission on Monday met", [("Commission", BODY)], ["Commission"], id="a day is no field"),
        pytest.param('"Orr, Edda" <orr@harrow.example>', [("Orr", PLACE), ("Edda", PERSON)], ["Orr, Edda"], id="mail"),
        pytest.param('"Orr, Edda" is wrong', [("Orr", PERSON), ("Edda", PERSON)], ["Orr", "Edda"], id="no mail"),
    ],
)  # fmt: skip
def test_whole_names(text: str, parts: list[tuple[str, EntityType]], expected: list[str]) -> None:
    assert [name.span.of(text) for name in make_whole(text, names(text, *parts))] == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param("Students for Open Quays (OPEN HU) met. Open HU said no.", [("Students for Open Quays", BODY)],
                     ["Students for Open Quays", "OPEN HU", "Open HU"], id="in brackets"),
        pytest.param("The Harrow Ferry Board met; the HFB said no.", [("Harrow Ferry Board", BODY)],
                     ["Harrow Ferry Board", "HFB"], id="initials"),
        pytest.param("Edda Harrow Orr met her MP.", [("Edda Harrow Orr", PERSON)], ["Edda Harrow Orr"], id="a person"),
    ],
)  # fmt: skip
def test_short_forms(text: str, parts: list[tuple[str, EntityType]], expected: list[str]) -> None:
    assert [name.span.of(text) for name in add_short_forms(text, names(text, *parts))] == expected
