"""Who has a name, by the shipped registers."""

import pytest

from onrecord.registers import persons_named


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("Joe Biden", [("Q6279", "B000444")]),
        ("Joseph R. Biden Jr.", [("Q6279", "B000444")]),
        ("JOE BIDEN", [("Q6279", "B000444")]),
        ("Bernie Sanders", [(None, "S000033")]),
        ("John Bolton", [("Q311269", None)]),
        ("John R. Bolton", [("Q311269", None)]),
        pytest.param("John Q. Bolton", [], id="another initial"),
        pytest.param("Recep Tayyip Erdogan", [("Q39259", None)], id="without accents"),
        pytest.param("Volodymyr Zelensky", [("Q3874799", None)], id="as the news spells it"),
        pytest.param("George W. Bush", [("Q207", None)], id="the initial tells"),
        pytest.param("George Bush", [(None, "B001166"), ("Q207", None)], id="father and son"),
        pytest.param("Mike Rogers", [(None, "R000572"), (None, "R000575")], id="of Michigan and of Alabama"),
        pytest.param("Putin", [], id="a last name is no full name"),
        ("Edda Quillon", []),
        ("", []),
    ],
)
def test_persons_named(name: str, links: list[tuple[str | None, str | None]]) -> None:
    assert [(person.links.wikidata, person.links.bioguide) for person in persons_named(name)] == links


def test_gender_is_stated_or_none() -> None:
    (merkel,) = persons_named("Angela Merkel")
    assert merkel.gender is None
    assert {(term.office, term.place) for term in merkel.offices} == {("chancellor", "Germany")}
    (pelosi,) = persons_named("Nancy Pelosi")
    assert pelosi.gender == "f"
    assert {term.office for term in pelosi.offices} >= {"representative", "house speaker"}
