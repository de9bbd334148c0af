"""Events of whole articles, with invented people, by rules alone: the entities are given."""

from collections.abc import Sequence

import pytest

from onrecord.events import find_events
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind
from onrecord.schema.event import Event
from tests.statements.marked import marked

PEOPLE = ("Ada Lund", "Tomas Ek", "Ida Moe")
PLACES = ("Oslo", "Bergen", "Norland")


def entities_of(text: str, names: Sequence[str], kind: EntityType) -> list[Entity]:
    """An entity for each of `names` that `text` has, mentioned wherever its last word stands."""
    found = []
    for name in names:
        mentions = []
        at = text.find(name.split()[-1])
        while at >= 0:
            start = at - len(name) + len(name.split()[-1])
            full = text[max(start, 0) :].startswith(name)
            mentions.append(Mention(start if full else at, at + len(name.split()[-1]), MentionKind.NAME))
            at = text.find(name.split()[-1], at + 1)
        if mentions:
            found.append(Entity(name, kind, name, (), (), tuple(mentions), Links()))
    return found


def events_of(text: str) -> tuple[Event, ...]:
    article, _ = marked(text)
    entities = entities_of(text, PEOPLE, EntityType.PERSON) + entities_of(text, PLACES, EntityType.PLACE)
    return find_events(article, entities, (), ())


@pytest.mark.parametrize(
    ("text", "kind", "parties", "place", "status"),
    [
        pytest.param("Ada Lund met Tomas Ek in Oslo.", "meeting", "Lund Ek", "Oslo", "happened", id="verb"),
        pytest.param("Ada Lund held talks with Tomas Ek.", "talks", "Lund Ek", None, "happened", id="light verb"),
        pytest.param(
            "A summit between Ada Lund and Tomas Ek failed.", "summit", "Lund Ek", None, "happened", id="between"
        ),
        pytest.param("Ada Lund invited Tomas Ek to Oslo.", "invitation", "Lund Ek", "Oslo", "happened", id="invite"),
        pytest.param("Ada Lund plans to visit Norland.", "visit", "Lund", "Norland", "planned", id="plans to visit"),
        pytest.param(
            "Ada Lund's visit to Bergen was cancelled.", "visit", "Lund", "Bergen", "cancelled", id="possessive"
        ),
        pytest.param("Ada Lund resigned.", "resignation", "Lund", None, "happened", id="resigned"),
        pytest.param("Ada Lund has never met Tomas Ek.", "meeting", "Lund Ek", None, "denied", id="never"),
        pytest.param("The Oslo summit ended.", "summit", "", "Oslo", "happened", id="place before a noun"),
    ],
)
def test_an_event_with_its_parties(text: str, kind: str, parties: str, place: str | None, status: str) -> None:
    (event,) = [e for e in events_of(text) if e.type == kind]
    assert [p.entity.split()[-1] for p in event.participants] == parties.split()
    assert (event.place, event.status) == (place, status)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund met the deadline.",
        "She had a heart attack.",
        "Ek signed up for a course.",
        "They met strict standards.",
    ],
)
def test_what_only_looks_like_an_event(text: str) -> None:
    assert not events_of(text)


def test_two_mentions_of_one_event_stand_once() -> None:
    text = "Ada Lund met Tomas Ek in Oslo. Lund's meeting with Ek was short. Lund will meet Moe."
    met, planned = events_of(text)
    assert [p.role for p in met.participants] == ["party", "party"]
    assert [p.entity for p in planned.participants] == ["Ada Lund", "Ida Moe"]
    assert met.trigger.of(text) == "met"
