"""Who takes part in an event: read off the mentions around the word that names it."""

from collections.abc import Iterator

from onrecord.events.clauses import clause_end, find_listed, find_subject
from onrecord.events.groups import read_group
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
from onrecord.schema.entity import EntityType
from onrecord.schema.event import EventType, Participant

RECIPROCAL = frozenset(
    {EventType.MEETING, EventType.SUMMIT, EventType.CALL, EventType.TALKS, EventType.AGREEMENT, EventType.SIGNING}
)
"""Events whose parties have the same part."""
SUFFERED = frozenset({EventType.ELECTION, EventType.APPOINTMENT, EventType.TRIAL, EventType.SANCTION})
"""Events that belong to whom they happen to ("Lund's election")."""
LOCAL = frozenset({EventType.MEETING, EventType.SUMMIT, EventType.VISIT, EventType.ELECTION, EventType.VOTE})
"""Events that belong to a country or a town as their place ("Norway's summit")."""
_TRANSITIVE = frozenset(
    {EventType.INVITATION, EventType.APPOINTMENT, EventType.ELECTION, EventType.ATTACK, EventType.THREAT}
    | {EventType.VISIT, EventType.TRIAL, EventType.SANCTION}
)
"""Events whose verbs have a recipient as their object."""

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
_BEFORE_WITH = CLASSES["time"] | {"times", "each", "together", "once", "twice", ","}
"""What may stand between a verb and "with"."""
_BEFORE_LINK = CLASSES["time"] | {"in", "at", "on", "last", "this"}
"""What may stand between a noun and the preposition that names its parties, beside names."""
_BODIES = frozenset({"United Nations", "European Union", "NATO"})
_NEUTRAL = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.UNNAMED})


def find_parties(scene: Scene, trigger: Trigger) -> tuple[Participant, ...]:
    """Who takes part in the event of `trigger`, in the order of the text."""
    found = list(_of_verb(scene, trigger) if trigger.is_verb else _of_noun(scene, trigger))
    reciprocal = trigger.type in RECIPROCAL
    roles = {one.id: "party" if reciprocal else role for party, role in reversed(found) for one in party.entities}
    ordered = dict.fromkeys(one.id for party, _ in found for one in party.entities)
    return tuple(Participant(name, roles[name]) for name in ordered)


# -- verbs ----------------------------------------------------------------------------------------------------------


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
    elif trigger.type in _TRANSITIVE:
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
    return trigger.type in _TRANSITIVE - {EventType.VISIT} and following == "to" and not auxiliaries


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


# -- nouns ----------------------------------------------------------------------------------------------------------


def _of_noun(scene: Scene, trigger: Trigger) -> Iterator[tuple[Party, str]]:
    words, start = scene.words, phrase_start(scene.words, trigger.first)
    owner = _owner(scene, trigger)
    linked = list(_linked(scene, trigger))
    between = words.at(trigger.last + 1) == "between"
    if owner is not None:
        country = place_of(owner.entities[0].name)
        local = trigger.type in LOCAL and country is not None and not _is_body(owner)
        if not local and not (owner.is_place and country is None):
            yield owner, "recipient" if trigger.type in SUFFERED else "actor"
    elif not between:
        yield from _subjects(scene, trigger, start)
    yield from linked
    if trigger.type in {EventType.TALKS, EventType.INVITATION}:
        yield from _meant(scene, trigger)


def _is_body(party: Party) -> bool:
    """Whether what counts as a place is a body of many countries."""
    return place_of(party.entities[0].name) in _BODIES


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
            and (not party.is_place or _is_body(party))
        )
        inside = party.last + 2 >= start and all(
            word not in _BEFORE_PHRASE for word in words.lower[party.last + 1 : trigger.first]
        )
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
