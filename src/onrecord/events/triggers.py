"""Words that name political events, by their type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.events.groups import is_verb, read_group
from onrecord.events.words import (
    AUXILIARIES,
    CLASSES,
    DETERMINERS,
    PREPOSITIONS,
    Words,
    is_noun_like,
    is_past,
)
from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.event import EventType
from onrecord.schema.span import Span

_NO_EVENT = re.compile("|".join(f"(?:{expression})" for _, expression in read_table("event_traps")))
"""What looks like the name of an event and is none ("met the deadline")."""

ORDINALS = dict.fromkeys(("first", "inaugural", "1st"), "first") | dict.fromkeys(
    "second third fourth another new next further follow-up additional different other separate".split(), "again"
)
"""Words of a noun phrase that tell one event from others before it."""

_BEFORE_VERB = (AUXILIARIES - {"have"}) | CLASSES["subject"] | {"to", "not"}
_BEFORE_NOUN = DETERMINERS | PREPOSITIONS | {"including", "and", "or", ","}
ADJECTIVES = 4
"""Words between a determiner and its noun that are passed over."""

_HEADS = CLASSES["head after an event"]
"""Nouns after the name of an event that make it a modifier, though they might be verbs or end in -s."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names an event, its type, whether it is a verb, and the places of its first and last word."""

    span: Span
    type: EventType
    is_verb: bool
    first: int
    last: int


def find_candidates(text: str) -> list[Span]:
    """Where a word of the table stands, in order."""
    lower = text.lower()  # four times as fast as to ignore case
    if len(lower) != len(text):
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return [Span(*match.span()) for match in _table()[0].finditer(lower)]


def find_triggers(
    text: str, sentence: Span, candidates: Sequence[Span], names: Sequence[Span], words: Words
) -> Iterator[Trigger]:
    """Those of the `candidates` of `sentence` that name an event, in order; none inside one of `names`."""
    _, verbs, nouns = _table()
    for candidate in candidates:
        word = " ".join(candidate.of(text).lower().split())
        if any(candidate.overlaps(name) for name in names) or _is_no_event(text, sentence, candidate):
            continue
        span = _head(candidate, word)
        first, last = words.find(Span(span.start - sentence.start, span.end - sentence.start))
        is_noun = word in nouns and (word not in verbs or _is_noun(words, first))
        kind = nouns.get(word) if is_noun else verbs.get(word)
        if kind and (_names_event(words, last) if is_noun else _tells_event(words, first, last)):
            yield Trigger(span, kind, not is_noun, first, last)


def _is_no_event(text: str, sentence: Span, span: Span) -> bool:
    near = _NO_EVENT.finditer(text, max(span.start - 14, sentence.start), min(span.end + 40, sentence.end))
    return any(span.overlaps(Span(*match.span())) for match in near)


def _head(span: Span, word: str) -> Span:
    """The words without the preposition that told them from others ("call with")."""
    return Span(span.start, span.end - len(" with")) if word.endswith(" with") else span


def _names_event(words: Words, last: int) -> bool:
    """Whether the noun at `last` heads its phrase; in "election campaign" it is only what the campaign is for."""
    following = words.at(last + 1)
    if words.is_name(last) and words.is_name(last + 1) and following not in CLASSES["time"]:
        return False  # part of a name: "the Voting Rights Act"
    plural = words.at(last).endswith("s")
    return following not in _HEADS and (plural or _may_be_verb(following) or not is_noun_like(words, last + 1))


def _may_be_verb(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _tells_event(words: Words, first: int, last: int) -> bool:
    """Whether the verb at `first` tells of an event, and is no adjective ("an invited guest") or noun ("a bomb")."""
    word, previous = words.at(first), words.at(first - 1)
    if is_past(word) and not words.is_name(first):
        begins, auxiliaries = read_group(words, first)
        adjective = words.at(begins - 1) in DETERMINERS and not auxiliaries and is_noun_like(words, last + 1)
        return not adjective and previous not in {"when", "if", "as", "than"}
    if word.endswith("ing") and (is_noun_like(words, last + 1) or word == "voting"):
        return previous in AUXILIARIES
    if words.is_name(first):
        return False  # "the Met"
    if word in _ALSO_NOUNS:
        if word.endswith("s") and first and words.written[first - 1][:1].isupper():
            return previous not in _QUANTITIES
        return previous in {"to", "not"} or previous in AUXILIARIES or previous in CLASSES["subject"]
    return True


_QUANTITIES = DETERMINERS | {"more", "most", "fewer", "electoral", "delegate"}
_ALSO_NOUNS = frozenset(
    "bomb bombs shell shells sign signs phone phones protest protests attack attacks vote votes".split()
)
"""Verbs that are nouns more often, and no events as these."""


def _is_noun(words: Words, place: int) -> bool:
    """Whether a word that may be both is a noun here: a determiner, an adjective or a preposition before it tells."""
    word, previous = words.at(place), words.at(place - 1)
    opener = place - 1
    while place - opener < ADJECTIVES and is_noun_like(words, opener):
        opener -= 1
    determined = words.at(opener) in DETERMINERS - {"no"} or words.at(opener) in ORDINALS
    if word.endswith("ing"):
        return determined
    if previous in _BEFORE_VERB:
        return False
    governed = determined or previous in _BEFORE_NOUN
    if governed or (previous.endswith(("al", "ous", "ed", "ate", "ic", "ary")) and words.written[place - 1].islower()):
        return True
    return not is_verb(words, place)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, EventType], dict[str, EventType]]:
    verbs: dict[str, EventType] = {}
    nouns: dict[str, EventType] = {}
    for kind, listed, named in ((*row, "")[:3] for row in read_table("events")):
        for lemma in listed.split():
            verb, _, particle = lemma.partition("_")
            for form in verb_forms(verb):
                verbs[f"{form} {particle}".strip()] = EventType(kind)
        for noun in named.split():
            nouns[noun.replace("_", " ")] = EventType(kind)
    words = sorted({*verbs, *nouns}, key=len, reverse=True)
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w]|-\w)"), verbs, nouns
