"""How far the event has come that a verb or a noun of a sentence names."""

import re

from onrecord.events.governing import noun_verdict, verb_verdict, verdict_at
from onrecord.events.governors import (
    HAPPENED,
    HYPOTHETICAL,
    PLANNED,
    UNDER_DISCUSSION,
    UNDER_WAY,
    Verdict,
    combine,
    governor,
)
from onrecord.events.groups import is_verb, read_group
from onrecord.events.predicates import is_complement, predicate_verdict, time_verdict
from onrecord.events.words import BE, CLAUSE, Words, is_past, read_words
from onrecord.schema.event import EventStatus
from onrecord.schema.span import Span

CLAUSE_REACH = 12
"""Words before an event in which the word that opens its clause is looked for."""
SUBJECT = 5
"""Words of a subject between the word that opens a clause of time and its verb."""

CONDITIONS = frozenset({"if", "unless", "whether"})
_TALKED_OF = re.compile(
    r"\b(?:talks|discussions|negotiations)\b(?:\s(?:is|are|was|were|underway|under|way))*\sfor\b.*\sto$"
)
"""What is talked about: "discussions for her to *visit*"."""
_AFTER = (
    (re.compile(r"under\s?way\b"), UNDER_WAY),
    (re.compile(r"in the works\b"), PLANNED),
)
"""What a headline says right after a noun."""
AWAITED = frozenset({"before", "until", "till", "once", "when"})
"""What opens a clause of time; beside a future, its present is a future too."""


def find_status(text: str, sentence: Span, trigger: Span, *, verb: bool | None = None) -> EventStatus:
    """The status of the event that `trigger` names, both spans in characters of `text`; whether it is a `verb`."""
    return explain_status(text, sentence, trigger, verb=verb).status


def explain_status(text: str, sentence: Span, trigger: Span, *, verb: bool | None = None) -> Verdict:
    """The status of the event that `trigger` names, and the rule that tells; what is a verb is told by its place."""
    words = read_words(sentence.of(text))
    if not words.lower:
        return Verdict(HAPPENED, "no words")
    first, last = words.find(Span(max(trigger.start - sentence.start, 0), max(trigger.end - sentence.start, 0)))
    if is_verb(words, first) if verb is None else verb:
        return _in_clause(words, read_group(words, first)[0], _of_verb(words, first, last))
    return _in_clause(words, first, _of_noun(words, first, last))


def _of_verb(words: Words, first: int, last: int) -> Verdict:
    if _TALKED_OF.search(" ".join(words.lower[max(first - 14, 0) : first])):
        return Verdict(UNDER_DISCUSSION, "talks for … to")
    verdict = verb_verdict(words, first)
    if verdict.real and not is_past(words.at(first)):
        return time_verdict(words, last) or _awaited(words, first) or verdict
    return verdict


def _awaited(words: Words, first: int) -> Verdict | None:
    """The verdict on a verb in the present in a clause of time beside a future ("will wait until she *lands*")."""
    opener = next((word for word in reversed(words.lower[max(first - SUBJECT, 0) : first]) if word in AWAITED), None)
    return Verdict(PLANNED, f"clause: {opener}") if opener and "will" in words.lower else None


def _of_noun(words: Words, first: int, last: int) -> Verdict:
    after = " ".join(words.lower[last + 1 : last + 6])
    return (
        (None if words.at(first - 1) == "no" else _told_after(after))
        or _in_talks(words, first)
        or (None if is_complement(words, first) else predicate_verdict(words, last))
        or noun_verdict(words, first)
        or time_verdict(words, last)
        or (Verdict(PLANNED, "noun will") if after.startswith("will ") else Verdict(HAPPENED, "noun"))
    )


def _told_after(after: str) -> Verdict | None:
    return next((Verdict(status, after) for pattern, status in _AFTER if pattern.match(after)), None)


def _in_talks(words: Words, first: int) -> Verdict | None:
    """The verdict on what somebody "is in" ("was in *talks* to sell")."""
    if words.at(first - 1) != "in" or words.at(first - 2) not in BE or not words.at(first).endswith("s"):
        return None
    own = verb_verdict(words, first - 2)
    return Verdict(UNDER_WAY if own.real else own.status, "in talks")


def _in_clause(words: Words, first: int, verdict: Verdict) -> Verdict:
    """`verdict` on the event whose phrase begins at `first`, seen from the clause it stands in."""
    for place in range(first - 1, max(first - CLAUSE_REACH, -1), -1):
        word = words.at(place)
        if word in CONDITIONS:
            return Verdict(HYPOTHETICAL, f"clause: {word}")
        if word == "that":
            return _in_content(words, place, verdict)
        if word in CLAUSE or word == ",":
            return verdict
    return verdict


def _in_content(words: Words, that: int, verdict: Verdict) -> Verdict:
    """`verdict` on an event in the clause that "that" at `that` opens: what is denied has not happened."""
    found = governor(words, that - 1, "that")
    if found is None or verdict.status not in {HAPPENED, UNDER_WAY, PLANNED}:
        return verdict
    own = verdict_at(words, that - 1)
    unchanged = (found.effect == PLANNED and verdict.status != HAPPENED) or (found.effect == "same" and own.real)
    return verdict if unchanged else combine(found.effect, own, f"{words.at(that - 1)} that")
