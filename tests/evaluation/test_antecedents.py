"""The scoring of who the sources are."""

import pytest

from evaluation.antecedents import Answer, Asked, is_right, rates, read_gold
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind
from onrecord.schema.span import Span

NAME, PRONOUN = MentionKind.NAME, MentionKind.PRONOUN


def entity(kind: EntityType, *mentions: tuple[int, int, MentionKind]) -> Entity:
    return Entity("en-1", kind, "x", (), (), tuple(Mention(*m) for m in mentions), Links())


ORR = entity(EntityType.PERSON, (0, 8, NAME), (20, 22, PRONOUN))
CREW = entity(EntityType.GROUP, (20, 28, MentionKind.NOMINAL))
SHE = Asked("a", Span(20, 23), "pronoun", "person", (Span(0, 8),))
THEY = Asked("a", Span(20, 28), "nominal", "group", ())


@pytest.mark.parametrize(
    ("asked", "given", "right"),
    [
        (SHE, ORR, True),
        (SHE, entity(EntityType.PERSON, (30, 38, NAME)), False),
        (SHE, entity(EntityType.PERSON, (0, 8, PRONOUN)), False),
        (THEY, CREW, True),
        (THEY, ORR, False),
    ],
)
def test_who_is_right(asked: Asked, given: Entity, *, right: bool) -> None:
    assert is_right(asked, given) is right


def test_open_answers_count_for_coverage_only() -> None:
    found = rates([Answer(SHE, ORR, ""), Answer(SHE, None, ""), Answer(THEY, ORR, "")])
    assert (found["pronoun, coverage"], found["pronoun, accuracy"]) == (50, 100)
    assert (found["nominal, coverage"], found["nominal, accuracy"]) == (100, 0)
    assert found["all, accuracy"] == 50


def test_the_gold_is_what_it_says() -> None:
    gold = read_gold()
    assert len(gold) == 147
    assert all(bool(one.names) == (one.type in {"person", "organization"}) or not one.names for one in gold)
