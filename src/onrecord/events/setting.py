"""Where and when an event takes place: the place and the time that stand in its own clause."""

import re
from collections.abc import Iterator, Sequence

from onrecord.events.clauses import clause_end
from onrecord.events.kinds import LOCAL, is_body
from onrecord.events.scene import Party, Scene
from onrecord.events.triggers import Trigger
from onrecord.events.words import CLAUSE, Words, is_infinitive, is_noun_like
from onrecord.registers import place_of
from onrecord.schema.entity import EntityType
from onrecord.schema.event import EventType
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement
from onrecord.schema.timex import Timex, TimexType

PLACE_REACH = 14
"""Words after a trigger in which its place is looked for."""
TIME_REACH = 110
"""Characters between an event and its time; before the event it costs `BEFORE` more."""
BEFORE = 40
FRONT = 16
"""Characters of a sentence before a time that stands in front of it; only such a time reaches over a comma."""

_AT = frozenset({"in", "at", "near", "outside"})
_ASIDE = re.compile(
    r"[.;:“”\"]|,\s(?:and|but|which|who)\b|\b(?:that|which|who|after|before|following|because|said|says)\b"
)
_SHORT = re.compile(r"\s(?:[A-Z][\w.]*\s+){0,3}(?:(?:on|in|at|by|late|early|the)\s){0,3}")
"""What may stand between a comma and a time after an event."""
_STOPS = re.compile(r"\b(?:[A-Z]\.){2,}")


def find_place(scene: Scene, trigger: Trigger) -> str | None:
    """The place that is visited, that "in" or "at" names in the clause, or that stands before the noun."""
    for party in _places_after(scene, trigger):
        return party.entities[0].id
    words = scene.words
    if not trigger.is_verb:
        for party in reversed(scene.before(trigger.first)):
            gap = words.lower[party.last + 1 : trigger.first]
            near = not gap or (len(gap) == 1 and is_noun_like(words, trigger.first - 1)) or gap[:1] == ("'s",)
            is_place = party.is_place and not is_body(party.entities[0].name)
            if is_place and near and len(gap) < 3 and not (gap and trigger.type not in LOCAL):
                return party.entities[0].id
            break
        return None
    return next((p.entities[0].id for p in scene.parties if p.is_place and _is_front(scene, p, trigger)), None)


def _places_after(scene: Scene, trigger: Trigger) -> Iterator[Party]:
    words = scene.words
    end = min(clause_end(words, trigger.last + 1), trigger.last + PLACE_REACH)
    for party in scene.after(trigger.last):
        if party.first >= end:
            return
        gap = words.lower[trigger.last + 1 : party.first]
        if "," in gap:
            return
        visited = trigger.type is EventType.VISIT and party.type is EntityType.ORGANIZATION
        if party.possessive or not (party.is_place or visited):
            continue
        if trigger.type is EventType.VISIT and gap in {(), ("to",), ("to", "the"), ("the",)}:
            yield party
        if _is_own(scene, trigger, party) and not _is_other_noun(words, party):
            yield party


def _is_own(scene: Scene, trigger: Trigger, party: Party) -> bool:
    """Whether a preposition of place before `party` belongs to the event and not to another one in between."""
    words = scene.words
    before = party.first - 1
    if words.at(before) == "the":
        before -= 1
    preposition = words.at(before)
    if preposition == "to":
        return trigger.type in {EventType.VISIT, EventType.INVITATION} and not scene.has_trigger(
            trigger.last + 1, before
        )
    return preposition in _AT and not any(
        trigger.last < other.first < before
        and not (trigger.is_verb and not other.is_verb and _is_adjunct(words, other))
        for other in scene.triggers
    )


def _is_adjunct(words: Words, other: Trigger) -> bool:
    """Whether an event is the frame of another ("met during U.N. sessions in New York"): both are at its place."""
    return "during" in words.lower[max(other.first - 4, 0) : other.first]


def _is_other_noun(words: Words, party: Party) -> bool:
    return is_noun_like(words, party.last + 1) and place_of(party.entities[0].name) is not None


def _is_front(scene: Scene, party: Party, trigger: Trigger) -> bool:
    """Whether a place opens the sentence of a verb ("In Oslo, Lund met Ek")."""
    words = scene.words
    opens = words.at(party.first - 1) in {"in", "at"} and party.first <= 2 and words.at(party.last + 1) == ","
    between = words.lower[party.last + 2 : trigger.first]
    plain = not any(word in CLAUSE for word in between) and not scene.has_trigger(party.last, trigger.first)
    return opens and plain and not any(is_infinitive(words, n) for n in range(party.last, trigger.first))


def find_time(
    text: str,
    scene: Scene,
    trigger: Trigger,
    inner: Statement | None,
    statements: Sequence[Statement],
    times: Sequence[Timex],
) -> str | None:
    """The time told in the same clause, on the same side of what is said; no time of saying is one."""
    contents = inner.content if inner else ()
    said = {statement.said for statement in statements} if trigger.type is not EventType.ANNOUNCEMENT else frozenset()
    best: tuple[int, str] | None = None
    for time in times:
        if not scene.sentence.covers(time.span) or time.id in said:
            continue
        if inner and (inner.said == time.id or not any(c.overlaps(time.span) for c in contents)):
            continue
        cost = _distance(text, scene, trigger, time.span)
        if cost is not None and _is_dated(time) and (best is None or cost < best[0]):
            best = (cost, time.id)
    return best[1] if best else None


def _is_dated(time: Timex) -> bool:
    return time.type in {TimexType.DATE, TimexType.TIME} and bool(time.earliest) and time.latest is not None


def _distance(text: str, scene: Scene, trigger: Trigger, time: Span) -> int | None:
    """How far `time` is from the event in its clause, `None` where it belongs to something else."""
    after = time.start >= trigger.span.end
    gap = Span(trigger.span.end, time.start) if after else Span(time.end, trigger.span.start)
    words = _STOPS.sub(lambda match: match[0].replace(".", " "), gap.of(text))
    cost = len(words) + (0 if after else BEFORE)
    if cost > TIME_REACH or _ASIDE.search(words):
        return None
    fronted = time.start - scene.sentence.start < FRONT
    if not after and (re.search(r"\band\b", words) or ("," in words and not fronted)):
        return None
    if after and "," in words and not _SHORT.fullmatch(words.rpartition(",")[2]):
        return None
    others = [t for t in scene.triggers if t is not trigger]
    if any(gap.covers(other.span) for other in others) or (after and _qualifies_other(text, time, others)):
        return None
    if trigger.type is EventType.INVITATION and re.search(r"\bto\s(?:the\s)?[A-Z]", words):
        return None  # it is when the invited are to come
    return cost


def _qualifies_other(text: str, time: Span, others: Sequence[Trigger]) -> bool:
    """Whether a time stands in the phrase of another event ("the 2020 presidential election")."""
    return any(
        0 <= other.span.start - time.end < 40
        and re.fullmatch(r"(?:['’]s)?(?:\s[\w.-]+){0,3}\s", text[time.end : other.span.start])
        for other in others
        if not other.is_verb
    )
