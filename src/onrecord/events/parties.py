"""Who takes part in an event: read off the mentions around the word that names it."""

from collections.abc import Iterator

from onrecord.events.clauses import clause_end, find_listed, find_subject
from onrecord.events.groups import read_group
from onrecord.events.kinds import RECIPROCAL, TRANSITIVE
from onrecord.events.nouns import find_noun_parties
from onrecord.events.scene import Party, Scene
from onrecord.events.triggers import Trigger
from onrecord.events.words import BE, CLASSES, Words, is_adverb, is_past
from onrecord.schema.entity import EntityType
from onrecord.schema.event import EventType, Participant

_BEFORE_WITH = CLASSES["time"] | {"times", "each", "together", "once", "twice", ","}
"""What may stand between a verb and "with"."""
_NEUTRAL = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.UNNAMED})


def find_parties(scene: Scene, trigger: Trigger) -> tuple[Participant, ...]:
    """Who takes part in the event of `trigger`, in the order of the text."""
    found = list(_of_verb(scene, trigger) if trigger.is_verb else find_noun_parties(scene, trigger))
    reciprocal = trigger.type in RECIPROCAL
    roles = {one.id: "party" if reciprocal else role for party, role in reversed(found) for one in party.entities}
    ordered = dict.fromkeys(one.id for party, _ in found for one in party.entities)
    return tuple(Participant(name, roles[name]) for name in ordered)


def _of_verb(scene: Scene, trigger: Trigger) -> Iterator[tuple[Party, str]]:
    words = scene.words
    passive = is_passive(words, trigger)
    if not (passive and trigger.type is EventType.ANNOUNCEMENT):
        for party in find_subject(scene, trigger.first):
            yield party, "recipient" if passive else "actor"
    if passive:
        for party in _agents(scene, trigger.last):
            yield party, "actor"
    elif trigger.type in RECIPROCAL:
        yield from ((party, "actor") for party in _partners(scene, trigger))
    elif trigger.type in TRANSITIVE:
        for party in find_listed(scene, trigger.last + 1):
            if trigger.type is not EventType.VISIT or party.type in _NEUTRAL:
                yield party, "recipient"


def is_passive(words: Words, trigger: Trigger) -> bool:
    """Whether the verb is a passive: by its auxiliary, or a participle in a headline ("Lund invited to Oslo")."""
    word, following = words.at(trigger.first), words.at(trigger.last + 1)
    _, auxiliaries = read_group(words, trigger.first)
    if not is_past(word):
        return False
    if not BE.isdisjoint(auxiliaries) or following == "by":
        return True
    return trigger.type in TRANSITIVE - {EventType.VISIT} and following == "to" and not auxiliaries


def _agents(scene: Scene, last: int) -> Iterator[Party]:
    end = clause_end(scene.words, last + 1)
    at = next((place for place in range(last + 1, end) if scene.words.at(place) == "by"), None)
    return find_listed(scene, at + 1) if at is not None else iter(())


def _partners(scene: Scene, trigger: Trigger) -> Iterator[Party]:
    """Whom a verb like "met" names: its object, and whom "with" names in the same clause."""
    words, last = scene.words, trigger.last
    if trigger.type is EventType.MEETING or words.at(last + 1) == "with" or trigger.type is EventType.CALL:
        yield from (party for party in find_listed(scene, last + 1) if not party.is_place)
    for place in range(last + 1, clause_end(words, last + 1)):
        if words.at(place) == "with" and _goes_with_verb(words, place, last):
            yield from find_listed(scene, place + 1)


def _goes_with_verb(words: Words, preposition: int, last: int) -> bool:
    """Whether "with" belongs to the verb that ends at `last` rather than to a noun after it."""
    before = preposition - 1
    word = words.at(before)
    return before == last or word in _BEFORE_WITH or is_adverb(word) or words.is_name(before)
