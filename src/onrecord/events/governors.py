"""What governing words do to the event that they govern, and how this goes together with their own status."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.events.words import CLASSES, Words
from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.event import EventStatus

HAPPENED, UNDER_WAY, PLANNED = EventStatus.HAPPENED, EventStatus.UNDER_WAY, EventStatus.PLANNED
PROPOSED, UNDER_DISCUSSION = EventStatus.PROPOSED, EventStatus.UNDER_DISCUSSION
POSTPONED, CANCELLED, DENIED = EventStatus.POSTPONED, EventStatus.CANCELLED, EventStatus.DENIED
HYPOTHETICAL = EventStatus.HYPOTHETICAL

Complement = Literal["to", "ing", "from", "noun", "of", "in", "that"]
Effect = EventStatus | Literal["same", "opened"]
"""A status; or that of the governing word itself, *opened* if it only lets the event come."""

UNREAL = frozenset({DENIED, CANCELLED})
MERE = frozenset({HAPPENED, UNDER_WAY})
"""What a governing word is where nothing is said of it but that it is so."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and the name of the rule that gave it."""

    status: EventStatus
    rule: str

    @property
    def real(self) -> bool:
        """Whether the event has come about."""
        return self.status in MERE


@dataclass(frozen=True, slots=True)
class Governor:
    """What a word does to what it governs; adjectives and auxiliaries (`close`) govern only what they stand beside."""

    effect: Effect
    close: bool
    noun: bool


def _read_governors() -> dict[str, dict[str, Governor]]:
    found: dict[str, dict[str, Governor]] = {}
    for name, complement, part, words in read_table("event_governors"):
        effect: Effect = EventStatus(name) if name in set(EventStatus) else "same" if name == "same" else "opened"
        for word in words.split():
            forms = {"verb": verb_forms(word), "noun": {word, _plural(word)}, "word": {word}}[part]
            for form in forms:
                found.setdefault(complement, {})[form] = Governor(effect, part == "word", part == "noun")
    return found


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


GOVERNORS: Mapping[str, Mapping[str, Governor]] = _read_governors()
"""The governing words by their complement."""

PARTICLES = {
    (form, particle): EventStatus(name.removeprefix("particle: "))
    for name, words in CLASSES.items()
    if name.startswith("particle: ")
    for verb, _, particle in (word.partition("_") for word in words)
    for form in verb_forms(verb)
}
"""Verbs with a particle ("called off")."""


def governor(words: Words, place: int, complement: Complement) -> Governor | None:
    """What the word at `place` does to a `complement`, or `None` if it governs none."""
    particle = PARTICLES.get((words.at(place), words.at(place + 1)))
    if particle and complement in {"noun", "ing", "of"}:
        return Governor(particle, close=False, noun=False)
    found = GOVERNORS[complement].get(words.at(place))
    return None if found is None or words.is_name(place) else found


def combine(effect: Effect, own: Verdict, word: str) -> Verdict:
    """The verdict on what `word` governs, where `own` is that on `word` itself."""
    return Verdict(_combined(effect, own.status), f"{word} < {own.rule}")


def _combined(effect: Effect, own: EventStatus) -> EventStatus:
    if effect == "same":
        return own
    if effect == HAPPENED:
        return HAPPENED
    if effect == "opened":
        return PLANNED if own in MERE else own
    if own in UNREAL:
        return _NEGATED.get(effect, own)
    if own == HYPOTHETICAL:
        return _POSSIBLE.get(effect, effect)
    return own if own in _KEPT and effect == PLANNED else effect


_NEGATED: Mapping[EventStatus, EventStatus] = {DENIED: HYPOTHETICAL, CANCELLED: PLANNED, POSTPONED: PLANNED}
"""What is not refused is possible, what is not cancelled or put off still planned; plans fall with their word."""
_POSSIBLE: Mapping[EventStatus, EventStatus] = dict.fromkeys((PLANNED, DENIED, CANCELLED, POSTPONED), HYPOTHETICAL)
"""Who may plan, refuse or cancel leaves it open."""
_KEPT = frozenset({PROPOSED, UNDER_DISCUSSION, POSTPONED})
"""A plan that is only asked for, discussed or put off is no more than that."""
