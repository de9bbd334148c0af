"""Who takes part in an event, and where: read off the mentions around the word that names it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.events.triggers import Trigger
from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.event import EventType, Participant
from onrecord.schema.span import Span

RECIPROCAL = frozenset(
    {EventType.MEETING, EventType.SUMMIT, EventType.CALL, EventType.TALKS, EventType.AGREEMENT, EventType.SIGNING}
)
"""Events whose parties have the same part."""

_BREAK = re.compile(
    r"[;:()“”\"]|,\s(?:and|but|while|who|which|as)\b|\b(?:that|which|because|although|while|after|before)\b"
)
"""Where the reach of a verb for its subject ends."""
_STOP = re.compile(
    r"[.;:()“”\"]|,\s(?!and\b|D\.C\.)|\b(?:that|which|who|because|although|while|after|before|about|on|over|during|amid"
    r"|following|to\s(?=[a-z]+\b)|for|said|says)\b"
)
"""Where the reach of a verb for its objects ends."""
_POSSESSIVE = re.compile(r"(?:['’]s?)?\s(?:[\w-]+\s){0,3}$")
_LINK = re.compile(r"\s(?:[a-z-]+\s){0,2}?(with|between|among|of|by|from)\s")
_TITLE = re.compile(r"(?:,?\sand\s|,\s)?(?:[\w.’'-]+\s){0,4}")
_PLACED = re.compile(r"(?:^|\s)(in|at|to|near|outside)\s(?:the\s)?$")
_ELSEWHERE = re.compile(
    r"[.;:“”\"]|\b(?:that|which|who|after|before|because|for|will|would|is|are|was|were)\b|\bto\s(?!the\b)[a-z]"
)
"""What stands between an event and a place that is not its own."""
_LIGHT = re.compile(
    r"\b(?:hold|holds|held|holding|have|has|had|attend|attends|attended|join|joined|host|hosts|hosted|begin|began|conduct"
    r"|conducted|conclude|concluded|finish|finished|cancel|cancels|cancelled|canceled|postpone|postponed|seek|sought"
    r"|announce|announced|launch|launched|impose|imposed|call\sfor|called\sfor|make|made|pay|paid|hand\sin|accept|accepted"
    r"|decline|declined|reach|reached|agree\sto|agreed\sto|plan|plans|planned|propose|proposed|is\sin|was\sin|are\sin"
    r"|were\sin)\s(?:[\w-]+\s){0,3}$"
)
"""Verbs that say of their subject only that it takes part in the event their object names."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|got)\s(?:[a-z]+ly\s)?$")
_NEUTRAL = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.UNNAMED})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands, and of which entity."""

    span: Span
    entity: Entity
    possessive: bool


@dataclass(frozen=True, slots=True)
class Parties:
    """The parts that entities have in an event, and where it takes place."""

    participants: tuple[Participant, ...]
    place: str | None


def find_parties(text: str, sentence: Span, trigger: Trigger, mentions: Sequence[Place]) -> Parties:
    """Who takes part in the event of `trigger`, by the `mentions` of its sentence in their order."""
    here = [m for m in mentions if m.span.start >= sentence.start and m.span.end <= sentence.end]
    before = [m for m in here if m.span.end <= trigger.span.start]
    after = [m for m in here if m.span.start >= trigger.span.end]
    found = list(
        _of_verb(text, trigger, before, after) if trigger.is_verb else _of_noun(text, sentence, trigger, before, after)
    )
    reciprocal = trigger.type in RECIPROCAL
    roles = {entity.id: "party" if reciprocal else role for entity, role in reversed(found)}
    ordered = dict.fromkeys(entity.id for entity, _ in found)
    place = _place(text, trigger, before, after)
    return Parties(tuple(Participant(id_, roles[id_]) for id_ in ordered if id_ != place), place)


def _of_verb(text: str, trigger: Trigger, before: list[Place], after: list[Place]) -> Iterator[tuple[Entity, str]]:
    passive = bool(_PASSIVE.search(text[: trigger.span.start][-20:])) or _is_headline_passive(text, trigger, after)
    subject = _subject(text, trigger.span.start, before)
    for one in subject:
        yield one.entity, "recipient" if passive else "actor"
    if trigger.type is EventType.ANNOUNCEMENT:
        return
    for one in _objects(text, trigger.span.end, after):
        link = text[trigger.span.end : one.span.start]
        if one.entity.type in _NEUTRAL or trigger.type in {EventType.ATTACK, EventType.THREAT}:
            yield one.entity, "actor" if passive and re.search(r"\bby\b", link) else "recipient"


def _is_headline_passive(text: str, trigger: Trigger, after: list[Place]) -> bool:
    """Whether a participle stands for a passive ("Lund invited to Oslo")."""
    rest = text[trigger.span.end : trigger.span.end + 12]
    word = trigger.span.of(text).lower()
    near = after[0].entity.type if after else None
    return word.endswith("ed") and bool(re.match(r"\s(?:to|by)\s", rest)) and near is not None


def _subject(text: str, start: int, before: list[Place]) -> list[Place]:
    """The party named last before a verb and those it is coordinated with, unless a clause ends between."""
    for n in range(len(before) - 1, -1, -1):
        one = before[n]
        if one.possessive:
            continue
        gap = text[one.span.end : start]
        if len(gap) > 80 or _BREAK.search(gap):
            return []
        if one.entity.type is EntityType.PLACE and _PLACED.search(text[max(one.span.start - 12, 0) : one.span.start]):
            continue
        both = [one]
        while n and re.fullmatch(r",?\sand\s(?:[\w-]+\s){0,3}|,\s", text[before[n - 1].span.end : both[0].span.start]):
            n -= 1  # noqa: PLW2901  the loop ends here
            both.insert(0, before[n])
        return both
    return []


def _objects(text: str, end: int, after: list[Place]) -> Iterator[Place]:
    """The parties named after a verb or a preposition, until its phrase ends."""
    for one in after:
        gap = text[end : one.span.start]
        if len(gap) > 90 or _STOP.search(gap) or (one.entity.type is EntityType.PLACE and _PLACED.search(gap)):
            return
        if not one.possessive:
            yield one


def _of_noun(
    text: str, sentence: Span, trigger: Trigger, before: list[Place], after: list[Place]
) -> Iterator[tuple[Entity, str]]:
    start = trigger.span.start
    owned = before[-1] if before else None
    gap = text[owned.span.end : start] if owned else ""
    if (
        owned
        and owned.entity.type is not EntityType.PLACE
        and _POSSESSIVE.fullmatch(gap)
        and (owned.possessive or gap == " ")
    ):
        yield owned.entity, "actor"
    elif _LIGHT.search(text[sentence.start : start]):
        verb = list(_LIGHT.finditer(text[sentence.start : start]))[-1].start() + sentence.start
        for one in _subject(text, verb, [m for m in before if m.span.end <= verb]):
            yield one.entity, "actor"
    link = _LINK.match(text, trigger.span.end)
    if link:
        for one in _listed(text, link.end(), after):
            yield one.entity, "actor" if link[1] in {"by", "from", "of"} else "recipient"


def _listed(text: str, start: int, after: list[Place]) -> Iterator[Place]:
    """The parties that begin at `start`, titles before their names passed over, and those coordinated with them."""
    for one in after:
        if not _TITLE.fullmatch(text[start : one.span.start]):
            return
        if not one.possessive:
            yield one
        start = one.span.end


def _place(text: str, trigger: Trigger, before: list[Place], after: list[Place]) -> str | None:
    """Where it takes place: the place that is visited, or that "in" or "at" names in the same phrase."""
    for one in after:
        gap = text[trigger.span.end : one.span.start]
        if len(gap) > (60 if trigger.is_verb else 30) or _ELSEWHERE.search(gap):
            break
        if one.entity.type is EntityType.PLACE:
            visited = trigger.type is EventType.VISIT and re.fullmatch(r"\s(?:to\s)?(?:the\s)?", gap)
            if visited or _PLACED.search(gap):
                return one.entity.id
    if not trigger.is_verb and before and before[-1].entity.type is EntityType.PLACE:
        return before[-1].entity.id if text[before[-1].span.end : trigger.span.start] == " " else None
    return None
