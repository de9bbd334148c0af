"""Who takes part in an event that a noun names: its owner, the subject of its verb, whom its prepositions name."""

from collections.abc import Iterator

from onrecord.events.clauses import find_listed, find_subject
from onrecord.events.kinds import LOCAL, RECIPROCAL, SUFFERED, is_body
from onrecord.events.scene import Party, Scene
from onrecord.events.triggers import Trigger
from onrecord.events.words import (
    AUXILIARIES,
    BE,
    CLASSES,
    CLAUSE,
    DETERMINERS,
    PREPOSITIONS,
    Words,
    is_adverb,
    is_base,
    is_infinitive,
    is_past,
)
from onrecord.lexicon import verb_forms
from onrecord.registers import place_of
from onrecord.schema.event import EventType

LIGHT = frozenset(form for lemma in CLASSES["light"] for form in verb_forms(lemma))
"""Verbs that say of their subject only that it takes part in the event their object names."""
RECEIVED = frozenset(form for lemma in CLASSES["receives"] for form in verb_forms(lemma))
"""Those whose subject is the recipient ("accepted an invitation")."""

DISCUSSED = frozenset(form for lemma in ("discuss", "arrange", "consider", "want") for form in verb_forms(lemma))
"""Verbs that say so only of a subject of two parties ("the two leaders discussed a meeting")."""

_LINKS = {
    "with": "actor",
    "between": "actor",
    "among": "actor",
    "by": "actor",
    "from": "actor",
    "of": "actor",
    "against": "recipient",
    "on": "recipient",
    "to": "recipient",
}
"""Prepositions after a noun, and the part of whom they name."""
_OWN_LINKS = {
    EventType.ATTACK: {"by", "from", "on", "against", "of"},
    EventType.THREAT: {"by", "from", "to", "against"},
    EventType.SANCTION: {"by", "on", "against", "from"},
    EventType.PROTEST: {"by", "against"},
    EventType.INVITATION: {"by", "from", "to"},
    EventType.TRIAL: {"of"},
    EventType.RULING: {"by", "against"},
    EventType.ELECTION: {"of"},
    EventType.APPOINTMENT: {"of", "by"},
    EventType.VOTE: {"by", "of", "against"},
    EventType.RESIGNATION: {"of", "by"},
    EventType.ANNOUNCEMENT: {"by", "from"},
    EventType.VISIT: {"by", "of", "from"},
    EventType.WITHDRAWAL: {"of", "by"},
}
_CONTROL = frozenset({"on", "for", "during", "after", "before", "including", "from"})
"""Prepositions before a visit whose visitor is the subject of the clause ("flew to Oslo for a visit")."""
_BEFORE_PHRASE = PREPOSITIONS | AUXILIARIES | CLAUSE | {",", "and", "or", "to", "including"}
"""What stands before a noun phrase and not in it."""
_BEFORE_LINK = CLASSES["time"] | {"in", "at", "on", "last", "this"}
"""What may stand between a noun and the preposition that names its parties, beside names."""


def find_noun_parties(scene: Scene, trigger: Trigger) -> Iterator[tuple[Party, str]]:
    """Those who take part in the event of the noun `trigger`, with their roles."""
    words, start = scene.words, phrase_start(scene.words, trigger.first)
    owner = _owner(scene, trigger)
    linked = list(_linked(scene, trigger))
    between = words.at(trigger.last + 1) == "between"
    if owner is not None:
        country = place_of(owner.entities[0].name)
        local = trigger.type in LOCAL and country is not None and not is_body(owner.entities[0].name)
        if not local and not (owner.is_place and country is None):
            yield owner, "recipient" if trigger.type in SUFFERED else "actor"
    elif not between:
        yield from _subjects(scene, trigger, start)
    yield from linked
    if trigger.type in {EventType.TALKS, EventType.INVITATION}:
        yield from _meant(scene, trigger)


def phrase_start(words: Words, first: int) -> int:
    """Where the noun phrase begins whose head begins at `first`: its determiner, or its first adjective."""
    place = first
    while place > 0 and first - place < 7:
        word = words.at(place - 1)
        if word in _BEFORE_PHRASE or word in LIGHT or is_adverb(word):
            break
        place -= 1
        if word in DETERMINERS:
            break
    return place


def _owner(scene: Scene, trigger: Trigger) -> Party | None:
    """Whose event it is: a possessive in its phrase, or a name right before it ("a Lund visit")."""
    words = scene.words
    start = phrase_start(words, trigger.first)
    for party in reversed(scene.before(trigger.first)):
        own = words.at(party.last + 1) == "'s" or party.possessive
        bare = (
            party.last + 1 == trigger.first
            and trigger.type is not EventType.ATTACK
            and (not party.is_place or is_body(party.entities[0].name))
        )
        between = words.lower[party.last + 1 : trigger.first]
        inside = party.last + 2 >= start and _BEFORE_PHRASE.isdisjoint(between) and "'s" not in between[1:]
        if (own and inside) or bare:
            return party
        if party.last < start:
            return None
    return None


def _subjects(scene: Scene, trigger: Trigger, start: int) -> Iterator[tuple[Party, str]]:
    """The subject of the verb that the noun completes, or with which a visit goes."""
    words, before = scene.words, start - 1
    if words.at(before) == "in" and words.at(before - 1) in BE and trigger.type is EventType.TALKS:
        before -= 1
    if (
        words.at(before) in LIGHT
        or words.at(before) in RECEIVED
        or (words.at(before) in BE and words.at(before + 1) == "in")
    ):
        role = "recipient" if words.at(before) in RECEIVED else "actor"
        yield from ((party, role) for party in find_subject(scene, before))
    elif words.at(before) in DISCUSSED and trigger.type in RECIPROCAL:
        both = find_subject(scene, before)
        if sum(len(party.entities) for party in both) > 1:
            yield from ((party, "actor") for party in both)
    elif trigger.type is EventType.VISIT and words.at(before) in _CONTROL:
        yield from ((party, "actor") for party in _controller(scene, before))


def _controller(scene: Scene, preposition: int) -> list[Party]:
    """The subject of the clause that a phrase with the preposition at `preposition` goes with."""
    words = scene.words
    if preposition <= 1:
        comma = next((place for place in range(preposition, len(words.lower)) if words.at(place) == ","), None)
        return list(find_listed(scene, comma + 1)) if comma else []
    for place in range(preposition - 1, -1, -1):
        word = words.at(place)
        if word in CLAUSE - {"as", "once"}:
            return []
        if is_past(word) or is_infinitive(words, place - 1):
            found = find_subject(scene, place)
            if found:
                return found
    return []


def _linked(scene: Scene, trigger: Trigger) -> Iterator[tuple[Party, str]]:
    """Those whom a preposition right after the noun names, or one after a time or a place."""
    words = scene.words
    own = _OWN_LINKS.get(trigger.type, {"with", "between", "among", "by", "of", "from"})
    for place in range(trigger.last + 1, min(trigger.last + 7, len(words.lower))):
        word = words.at(place)
        if word in own and word in _LINKS:
            role = "recipient" if word == "of" and trigger.type in SUFFERED | {EventType.ATTACK} else _LINKS[word]
            for party in find_listed(scene, place + 1):
                if not (party.is_place and word in {"of", "from", "by"} and place_of(party.entities[0].name) is None):
                    yield party, role
            if word not in {"by", "from", "of"}:
                return
        elif not (word in _BEFORE_LINK or words.is_name(place) or is_adverb(word)):
            return


def _meant(scene: Scene, trigger: Trigger) -> Iterator[tuple[Party, str]]:
    """Whom talks are about ("talks for Lund to visit", "talks on a Lund visit"): they are held with whoever it is."""
    words = scene.words
    for place in range(trigger.last + 1, min(trigger.last + 6, len(words.lower))):
        if words.at(place) != "for":
            continue
        for party in find_listed(scene, place + 1):
            after = party.last + 1
            to = words.at(after) == "to" and is_base(words.at(after + 1))
            event = scene.has_trigger(after, after + 3)
            if not party.is_place and (to or event):
                yield party, "recipient"
        return
