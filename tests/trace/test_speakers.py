from dataclasses import replace

import pytest

from onrecord.schema.entity import Entity, EntityType, Links, MentionKind
from onrecord.trace.speakers import speaker_of, why_same
from tests.trace.samples import person

QUILL = person("Ada Quill")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(QUILL, QUILL, True, id="name and office"),
        pytest.param(QUILL, person("Ada Quill", None), True, id="one without an office"),
        pytest.param(QUILL, person("Ada Quill", "mayor of Lorn"), True, id="the office in more words"),
        pytest.param(QUILL, person("Ada Quill", "surgeon"), False, id="another office"),
        pytest.param(QUILL, person("Bo Quill"), False, id="the last name only"),
        pytest.param(QUILL, person("Ada J. Quill"), True, id="an initial more, the same office"),
        pytest.param(QUILL, person("Ada J. Quill", None), False, id="an initial more, no office"),
        pytest.param(person("Ada K. Quill"), person("Ada J. Quill"), False, id="another initial"),
        pytest.param(QUILL, person("Ada Quill Jr."), False, id="another generation"),
        pytest.param(person("Quill", wikidata="Q1"), person("Ada Quill", wikidata="Q1"), True, id="register"),
        pytest.param(person("Ada Quill", wikidata="Q1"), person("Ada Quill", wikidata="Q2"), False, id="two in it"),
    ],
)
def test_who_is_the_same(one: Entity, other: Entity, *, same: bool) -> None:
    speakers = speaker_of("ar-1", one), speaker_of("ar-2", other)
    assert speakers[0]
    assert speakers[1]
    assert (why_same(speakers[0], speakers[1]) is not None) == same


@pytest.mark.parametrize(
    "entity",
    [
        pytest.param(person("Quill"), id="a last name"),
        pytest.param(replace(QUILL, mentions=(replace(QUILL.mentions[0], kind=MentionKind.NOMINAL),)), id="described"),
        pytest.param(replace(QUILL, type=EntityType.GROUP), id="a group"),
        pytest.param(replace(QUILL, type=EntityType.ORGANIZATION, name="Police", links=Links()), id="any police"),
        pytest.param(None, id="nobody"),
    ],
)
def test_who_cannot_be_found_again(entity: Entity | None) -> None:
    assert speaker_of("ar-1", entity) is None
