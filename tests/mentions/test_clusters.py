"""Which names are one entity's, and what a description turns on."""

import re

import pytest

from onrecord.mentions.clusters import cluster_names, head_noun, kind_of_noun
from onrecord.mentions.edges import without_title
from onrecord.mentions.name import Name
from onrecord.mentions.roles import find_roles
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span


def clusters(text: str, kind: EntityType, *names: str) -> list[list[str]]:
    found = sorted(Span(*m.span()) for name in names for m in re.finditer(rf"\b{re.escape(name)}(?! Orr| Vane)", text))
    kept = [s for s in found if not any(o != s and o.covers(s) for o in found)]
    return [c.names(text) for c in cluster_names(text, [Name(span, kind) for span in kept], ())]


def test_a_last_name_goes_to_the_full_name() -> None:
    text = "Edda Orr came. Tam Vane left. Orr spoke, Vane did not."
    assert clusters(text, EntityType.PERSON, "Edda Orr", "Tam Vane", "Orr", "Vane") == [
        ["Edda Orr", "Orr"],
        ["Tam Vane", "Vane"],
    ]


def test_a_title_tells_two_of_one_name_apart() -> None:
    text = "Mr. Tam Orr came with Mrs. Edda Orr. Mrs. Orr spoke."
    assert clusters(text, EntityType.PERSON, "Tam Orr", "Edda Orr", "Orr") == [["Tam Orr"], ["Edda Orr", "Orr"]]


def test_a_title_of_another_gender_is_another_person() -> None:
    text = "President Orr came. Mr. Orr met the first lady, Edda Orr."
    names = [Name(Span(*m.span()), EntityType.PERSON) for m in re.finditer(r"(?:Edda )?Orr", text)]
    found = cluster_names(text, names, find_roles(text, names))
    assert [c.names(text) for c in found] == [["Orr"], ["Edda Orr"]]
    assert len(found[0].mentions) == 2


def test_a_last_name_before_a_relative_is_not_hers() -> None:
    text = "Orr will pay. The mayor's daughter, Edda Orr, said so. Orr agreed."
    names = [Name(Span(*m.span()), EntityType.PERSON) for m in re.finditer(r"(?:Edda )?Orr", text)]
    found = cluster_names(text, names, find_roles(text, names))
    assert [c.names(text) for c in found] == [["Orr"], ["Edda Orr"]]
    assert len(found[0].mentions) == 2


def test_a_style_belongs_to_a_lone_first_name() -> None:
    text = "Queen Edda II came. Edda II spoke."
    names = [Name(Span(*m.span()), EntityType.PERSON) for m in re.finditer(r"Edda II", text)]
    (found,) = cluster_names(text, names, find_roles(text, names))
    assert found.full_name(text) == "Queen Edda II"


def test_two_first_names_are_two_people() -> None:
    text = "Edda Orr and Tam Orr came."
    assert clusters(text, EntityType.PERSON, "Edda Orr", "Tam Orr") == [["Edda Orr"], ["Tam Orr"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Harrow Ferry Board (HFB) met. HFB agreed.", ("Harrow Ferry Board", "HFB")),
        ("The Northern Lakes Transport Agency met. The NLTA agreed.", ("Northern Lakes Transport Agency", "NLTA")),
        ("Lakeside Airlines flew. Lakeside said so.", ("Lakeside Airlines", "Lakeside")),
        ("Orvik Motor Company grew. Orvik said so.", ("Orvik Motor Company", "Orvik")),
    ],
)
def test_short_forms_of_a_body(text: str, names: tuple[str, str]) -> None:
    assert clusters(text, EntityType.ORGANIZATION, *names) == [list(names)]


def test_titles_are_no_part_of_a_name() -> None:
    assert without_title("President Edda Orr", Span(0, 18)) == Span(10, 18)


@pytest.mark.parametrize(
    ("description", "noun", "kind"),
    [
        ("a national security spokesperson", "spokesperson", EntityType.UNNAMED),
        ("two people familiar with the matter", "people", EntityType.GROUP),
        ("the report by the board", "report", EntityType.DOCUMENT),
        ("data obtained by the paper", "data", EntityType.DOCUMENT),
        ("the ministry", "ministry", EntityType.ORGANIZATION),
        ("a witness, who asked not to be named", "witness", EntityType.UNNAMED),
        ("the moon", "moon", None),
    ],
)
def test_what_a_description_turns_on(description: str, noun: str, kind: EntityType | None) -> None:
    assert head_noun(description) == noun
    assert kind_of_noun(noun) is kind
