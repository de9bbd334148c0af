"""The status of a noun by what is said of it on its right: "the visit was called off", "talks next week"."""

import re
from collections.abc import Iterator

from onrecord.events.governing import PHRASE, verb_verdict
from onrecord.events.governors import (
    CANCELLED,
    HYPOTHETICAL,
    PARTICLES,
    PLANNED,
    POSTPONED,
    UNDER_DISCUSSION,
    UNDER_WAY,
    Verdict,
    combine,
    governor,
)
from onrecord.events.groups import NOT, is_verb, main_verb
from onrecord.events.words import (
    AUXILIARIES,
    BE,
    CLASSES,
    CLAUSE,
    COMPLETES,
    DETERMINERS,
    OCCURS,
    PREPOSITIONS,
    Words,
    is_adverb,
    is_past,
)
from onrecord.lexicon import read_table

SPAN = 20
"""Words after a noun in which its predicate is looked for."""
BESIDE = 7
"""Words after an event in which a time is still its own."""

FUTURE = re.compile(
    "|".join(f"(?:{expression})" for status, expression in read_table("event_times") if status == PLANNED)
)
"""Expressions of a time to come."""

ADJECTIVES = {
    "underway": UNDER_WAY,
    "ongoing": UNDER_WAY,
    "under way": UNDER_WAY,
    "off": CANCELLED,
    "possible": HYPOTHETICAL,
    "likely": HYPOTHETICAL,
    "unlikely": HYPOTHETICAL,
    "under discussion": UNDER_DISCUSSION,
    "under consideration": UNDER_DISCUSSION,
    "under review": UNDER_DISCUSSION,
    "on hold": POSTPONED,
    "in the works": PLANNED,
}
"""What follows "the talks are"; one to three words."""


ADJUNCTS = frozenset({"to", "for", "on", "in", "next"})
"""What follows "the talks are set"."""


def predicate_verdict(words: Words, last: int) -> Verdict | None:
    """The verdict on the noun at `last` by its predicate; what a relative clause says yields to the main clause."""
    aside: Verdict | None = None
    for place, main in _predicates(words, last):
        verdict = _said_of(words, place) if main or words.at(place) in AUXILIARIES else _passive(words, place)
        if main:
            return verdict or aside or _supposed(words, place, last)
        aside = aside or verdict
    return aside


def is_complement(words: Words, first: int) -> bool:
    """Whether the noun at `first` completes another ("discussions about a visit"), which then has the predicate."""
    for place in words.back(first - 1, PHRASE):
        if words.at(place) in PREPOSITIONS:
            return words.at(place) in {"about", "on", "over", "for", "to", "against"} and place > 0
        if words.at(place) in AUXILIARIES or words.at(place) in CLASSES["boundary"]:
            return False
    return False


def _predicates(words: Words, last: int) -> Iterator[tuple[int, bool]]:
    """Where each predicate of the noun at `last` begins, and whether it is that of the main clause, then the last."""
    place, end = last + 1, last + SPAN
    relative = False
    while place < min(len(words.lower), end) and _heads(words, last):
        word = words.at(place)
        if word == ",":
            if _is_participle(words, place + 1):
                yield place + 1, False
            place, end = _parenthesis(words, place) or end, end + SPAN
        elif word in {"that", "which", "who"} and words.at(place + 1) in AUXILIARIES:
            relative = True
        elif word in CLAUSE or word in {"and", "or"}:
            return
        elif word in AUXILIARIES:
            yield place, not relative
            if not relative:
                return
            place, relative = main_verb(words, place), False
        elif word in OCCURS and (is_past(word) or word.endswith("s")):
            yield place, True
            return
        elif _is_participle(words, place):
            yield place, False
        place += 1


def _heads(words: Words, last: int) -> bool:
    """Whether the noun at `last` heads its phrase: no other noun follows."""
    word = words.at(last + 1)
    return (
        word in AUXILIARIES | PREPOSITIONS | CLAUSE | CLASSES["time"] | {","}
        or word in NOT | OCCURS
        or is_adverb(word)
        or is_past(word)
        or word[:1].isdigit()
    )


def _parenthesis(words: Words, comma: int) -> int:
    """The comma that closes what the comma at `comma` opens between a subject and its predicate, 0 if none does."""
    for place in range(comma + 2, min(comma + SPAN, len(words.lower))):
        if words.at(place) == "," and words.at(place + 1) in AUXILIARIES:
            return place
        if words.at(place) in {":", ";"}:
            return 0
    return 0


def _is_participle(words: Words, place: int) -> bool:
    """Whether the word at `place` is a participle that belongs to the noun before it, no past with an object."""
    following = words.at(place + 1)
    free = following in PREPOSITIONS | CLASSES["time"] | {",", ""} or is_adverb(following)
    free = free or (words.at(place), following) in PARTICLES
    return free and is_past(words.at(place)) and words.at(place - 1) not in AUXILIARIES


def _said_of(words: Words, first: int) -> Verdict | None:
    """The verdict on the subject of the predicate that begins with the auxiliary at `first`."""
    main = main_verb(words, first)
    if main == first:
        return _by_finite_occurrence(words, main)
    if words.at(main) == "to":
        return verb_verdict(words, main_verb(words, main + 1))
    passive = is_past(words.at(main)) and not BE.isdisjoint(words.lower[first:main])
    return (
        _by_adjective(words, main)
        or _by_adjunct(words, main)
        or (_passive(words, main) if passive else None)
        or _by_occurrence(words, main, OCCURS | COMPLETES if passive else OCCURS)
    )


def _by_adjective(words: Words, main: int) -> Verdict | None:
    copula = words.at(main - 1) in BE or is_adverb(words.at(main - 1))
    told = (" ".join(words.lower[main : main + length]) for length in (1, 2, 3))
    status = next((ADJECTIVES[one] for one in told if one in ADJECTIVES), None)
    return combine(status, verb_verdict(words, main), words.at(main)) if status and copula else None


def _by_adjunct(words: Words, main: int) -> Verdict | None:
    """The verdict on the subject of "is set to begin", "is due on Monday"."""
    found = governor(words, main, "to")
    if found is None or words.at(main + 1) not in ADJUNCTS:
        return None
    return combine(found.effect, verb_verdict(words, main), words.at(main))


def _passive(words: Words, main: int) -> Verdict | None:
    """The verdict on what the participle at `main` says is planned, cancelled, …"""
    found = governor(words, main, "noun") or governor(words, main, "of")
    if found is None or found.effect in {"same", "opened"}:
        return None
    return combine(found.effect, verb_verdict(words, main), words.at(main))


def _by_occurrence(words: Words, main: int, verbs: frozenset[str]) -> Verdict | None:
    """The verdict of the predicate at `main` itself if it only says that the subject takes place: `verbs`, "be in"."""
    if words.at(main) in verbs or (words.at(main - 1) == "be" and words.at(main) in PREPOSITIONS):
        own = verb_verdict(words, main)
        return Verdict(own.status, f"predicate < {own.rule}")
    return None


def _by_finite_occurrence(words: Words, main: int) -> Verdict | None:
    """The verdict on the subject of "begins on Monday" (to come) and "never happened"."""
    own = verb_verdict(words, main)
    dated = words.at(main + 1) in CLASSES["time"] or (
        words.at(main + 1) == "on" and words.at(main + 2) in CLASSES["time"]
    )
    status = PLANNED if own.real and dated and not is_past(words.at(main)) else own.status
    return Verdict(status, f"predicate < {own.rule}")


def _supposed(words: Words, auxiliary: int, last: int) -> Verdict | None:
    """The verdict on an indefinite noun of which something is only supposed ("a strike would cost millions")."""
    if words.at(auxiliary) not in CLASSES["would"] | CLASSES["possible"] | CLASSES["doubtful"]:
        return None
    opener = next((words.at(place) for place in words.back(last - 1, PHRASE) if words.at(place) in DETERMINERS), "")
    return Verdict(HYPOTHETICAL, "supposed") if opener in {"a", "an", "any", "another"} else None


def time_verdict(words: Words, last: int) -> Verdict | None:
    """The verdict on the event whose last word is at `last` by a time to come beside it."""
    for place in range(last + 1, min(last + 1 + BESIDE, len(words.lower))):
        if FUTURE.match(words.text, words.starts[place]):
            return Verdict(PLANNED, "time to come")
        word = words.at(place)
        finite = is_verb(words, place) and not words.written[place][0].isupper()
        if finite or word in CLAUSE or word in AUXILIARIES or word in {",", "and", "or"}:
            return None
    return None
