from dataclasses import replace

import pytest

from onrecord import audit_records
from onrecord.audit import Audit
from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.record import Record
from tests.audit.samples import TRAM, Said, named, record_with

HEARD = ("Heard", "One thing was said. Another thing was said.")


def heard(speaker: Entity, *, id: str = "ar-heard", statements: int = 1) -> Record:
    said = [Said("One thing", speaker.name), Said("Another thing", speaker.name)][:statements]
    return record_with(HEARD, [speaker], said, id)


def names(audit: Audit) -> list[tuple[str | None, int, int]]:
    return [(row.name, row.articles, row.statements) for row in audit.speakers]


def test_the_total_of_one_article_is_that_article() -> None:
    audit = audit_records([TRAM])
    (article,) = audit.articles
    assert audit.total == article.tally
    assert audit.speakers == tuple(replace(row, entity=None) for row in article.speakers)


def test_totals_add_up() -> None:
    audit = audit_records([TRAM, TRAM])
    one = audit.articles[0].tally
    assert audit.articles[0] == audit.articles[1]
    assert (audit.total.words, audit.total.statements) == (2 * one.words, 2 * one.statements)
    assert [share.words for share in audit.total.kinds] == [2 * share.words for share in one.kinds]
    assert audit.total.longest == one.longest
    assert len(audit.total.unsourced_quotations) == 2


def test_no_articles_make_an_empty_audit() -> None:
    audit = audit_records([])
    assert (audit.total.statements, audit.total.longest, audit.speakers) == (0, None, ())


PERSON = EntityType.PERSON


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        pytest.param(named("Mara Voss", PERSON), named("Mara Voss", PERSON), 1, id="one name"),
        pytest.param(named("MARA VOSS", PERSON), named("Mara Voss", PERSON), 1, id="capitals"),
        pytest.param(named("Mara Voss", PERSON), named("Mara Voss", EntityType.ORGANIZATION), 2, id="two kinds"),
        pytest.param(named("an aide", EntityType.UNNAMED), named("an aide", EntityType.UNNAMED), 2, id="unnamed"),
        pytest.param(named("M. Voss", PERSON, wikidata="Q1"), named("Mara Voss", PERSON, wikidata="Q1"), 1, id="same"),
        pytest.param(named("Voss", PERSON, wikidata="Q1"), named("Voss", PERSON, wikidata="Q2"), 2, id="namesakes"),
        pytest.param(named("Voss", PERSON, wikidata="Q1"), named("Voss", PERSON), 1, id="one is identified"),
    ],
)
def test_speakers_of_two_articles_are_joined_only_where_they_are_the_same(
    first: Entity, second: Entity, rows: int
) -> None:
    audit = audit_records([heard(first, statements=2), heard(second, id="ar-other")])
    assert len(audit.speakers) == rows
    assert audit.total.statements == 3
    sources = sum(share.sources or 0 for share in audit.total.naming)
    assert sources == rows
    if rows == 1:
        assert names(audit) == [(first.name, 2, 3)]
        assert audit.speakers[0].entity is None


def test_two_of_one_name_in_one_article_stay_two() -> None:
    twins = (named("Voss", PERSON), replace(named("Voss", PERSON), id="en-other"))
    record = record_with(HEARD, twins, [Said("One thing", "Voss"), Said("Another thing", "other")])
    assert names(audit_records([record])) == [("Voss", 1, 1), ("Voss", 1, 1)]


def test_roles_are_gathered() -> None:
    chair, minister = named("Voss", PERSON, ("chair", None)), named("Voss", PERSON, ("minister", None), ("chair", None))
    (row,) = audit_records([heard(chair), heard(minister)]).speakers
    assert [role.title for role in row.roles] == ["chair", "minister"]
