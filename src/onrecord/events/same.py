"""Which mentions are of one event: what is told of both agrees, and they share a party or the words refer back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.events.clauses import find_listed
from onrecord.events.kinds import RECIPROCAL, TRANSITIVE
from onrecord.events.nouns import phrase_start
from onrecord.events.references import holds_office
from onrecord.events.scene import Scene
from onrecord.events.triggers import ORDINALS, Trigger
from onrecord.events.words import CLASSES, DETERMINERS, Words
from onrecord.registers import place_of
from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.event import Event, EventType, Participant

_DEFINITE = frozenset({"the", "this", "that", "those", "these", "'s", "his", "her", "their", "its", "our", "my"})
_RESTRICTING = frozenset({"of", "on", "for", "to", "that", "which", "against", "about", "over"})
"""What follows a noun and tells which one is meant, so that its article does not refer back."""
_MEETINGS = frozenset({EventType.MEETING, EventType.SUMMIT})
"""Types whose words may name one event ("the summit", "their meeting")."""
_WITH_OBJECT = TRANSITIVE - {EventType.VISIT}
_COUNTED = _MEETINGS | {EventType.VISIT, EventType.CALL}
INHERITING = frozenset({EventType.MEETING, EventType.SUMMIT, EventType.TALKS, EventType.CALL})
"""Types of which "a second" one has the parties of the one before."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a mention puts its event.

    It may refer back (`definite`), be one more (`ordinal`), have words that tell it apart (`kinds`), stand in the
    `headline`, or name by "with" or "between" (`linked`) whom it is held with. A `partial` one names a party
    that is no entity ("her meeting with farmers"), so that it may be any event of hers; `several` may be told at once.
    """

    headline: bool
    linked: bool
    partial: bool
    definite: bool = False
    ordinal: str | None = None
    kinds: frozenset[str] = frozenset()
    several: bool = False


def read_wording(scene: Scene, trigger: Trigger, parties: int, *, headline: bool) -> Wording:
    """The wording of the mention with `trigger` of `scene`, in which so many `parties` were found."""
    words = scene.words
    linked = words.at(trigger.last + 1) in {"with", "between", "among"}
    unnamed = parties < 2 if trigger.is_verb else linked and not any(find_listed(scene, trigger.last + 2))
    partial = unnamed and (trigger.type in RECIPROCAL or (trigger.is_verb and trigger.type in _WITH_OBJECT))
    if trigger.is_verb:
        return Wording(headline, linked, partial)
    start = phrase_start(words, trigger.first)
    phrase = words.lower[start : trigger.first]
    ordinal = next((ORDINALS[word] for word in phrase if word in ORDINALS), None)
    restricted = words.at(trigger.last + 1) in _RESTRICTING
    kinds = frozenset(
        word
        for word, written in zip(phrase, words.written[start : trigger.first], strict=True)
        if written.islower() and word.isalpha() and word not in _PLAIN
    )
    definite = not _DEFINITE.isdisjoint(phrase) and not restricted
    return Wording(headline, linked, partial, definite, ordinal, kinds, _names_several(words, trigger))


_PLAIN = DETERMINERS | frozenset(ORDINALS) | CLASSES["time"] | CLASSES["modifier: planned"]
_PLAIN |= CLASSES["modifier: happened"] | CLASSES["modifier: under way"] | CLASSES["modifier: hypothetical"]


def _names_several(words: Words, trigger: Trigger) -> bool:
    """Whether a plural names several events ("the visits"); talks and elections are one in the plural too."""
    return trigger.type in _COUNTED and words.at(trigger.last).endswith("s")


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the mentions so far tell it, and how the last of them put it."""

    event: Event
    wording: Wording

    def is_same(self, other: "Told", entities: Mapping[str, Entity], values: Mapping[str, str | None]) -> bool:
        """Whether the later mention `other` may be of this event."""
        one, two = self.event, other.event
        differs = (
            family(one.type) != family(two.type)
            or one.status is not two.status
            or (one.time and two.time and values[one.time] != values[two.time])
            or (one.place and two.place and one.place != two.place)
            or self.wording.several != other.wording.several
            or (other.wording.ordinal == "again" and self.wording.ordinal != "again")
        )
        if differs:
            return False
        ours, theirs = ([entities[p.entity] for p in event.participants] for event in (one, two))
        if other.wording.partial and len(ours) > len(theirs):
            return False
        if ours and theirs:
            return includes(ours, theirs) or includes(theirs, ours)
        return self._is_taken_up(other)

    def _is_taken_up(self, other: "Told") -> bool:
        """Whether `other` refers back to this event, where one of the two names no party."""
        one, two = self.wording.kinds, other.wording.kinds
        if one and two and one.isdisjoint(two):
            return False
        placed = self.event.place is not None and self.event.place == other.event.place
        return other.wording.definite or self.wording.headline or placed

    def merged(self, other: "Told", entities: Mapping[str, Entity]) -> "Told":
        """The event as both tell it; it rests on the article's own voice if one of them does."""
        first, later = self.event, other.event
        voices = (first.according_to, later.according_to)
        told = tuple(dict.fromkeys(voices[0] + voices[1])) if all(voices) else ()
        event = replace(
            first,
            type=later.type if later.type is EventType.SUMMIT else first.type,
            participants=_joined(first.participants, later.participants, entities),
            place=first.place or later.place,
            time=first.time or later.time,
            according_to=told,
        )
        kinds = self.wording.kinds | other.wording.kinds
        return Told(event, replace(self.wording, kinds=kinds, ordinal=self.wording.ordinal or other.wording.ordinal))


def family(kind: EventType) -> str:
    """The types that may name one event, under one name."""
    return "meeting" if kind in _MEETINGS else str(kind)


def includes(more: Collection[Entity], fewer: Collection[Entity]) -> bool:
    """Whether each of `fewer` is among `more`, its leader standing for a country."""
    return all(any(one is other or _stands_for(one, other) for other in more) for one in fewer)


def _stands_for(one: Entity, other: Entity) -> bool:
    """Whether one of the two is a country and the other holds an office of it."""
    for place, person in ((one, other), (other, one)):
        country = place_of(place.name) if place.type is EntityType.PLACE else None
        if country and person.type is EntityType.PERSON and holds_office(person, country):
            return True
    return False


def _joined(
    first: Sequence[Participant], later: Sequence[Participant], entities: Mapping[str, Entity]
) -> tuple[Participant, ...]:
    """The participants of both, a country left out where its leader takes part."""
    every = {p.entity: p for p in (*later, *first)}
    ordered = dict.fromkeys(p.entity for p in (*first, *later))
    return tuple(
        every[name]
        for name in ordered
        if not (
            entities[name].type is EntityType.PLACE
            and any(other != name and _stands_for(entities[name], entities[other]) for other in ordered)
        )
    )
