"""Article, entities, statements and times → the events of a record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from onrecord.events.parties import Place, find_parties
from onrecord.events.status import find_status
from onrecord.events.triggers import Trigger, find_triggers
from onrecord.schema.article import Article
from onrecord.schema.entity import Entity, MentionKind
from onrecord.schema.event import Event, EventStatus, EventType, Participant, Plover
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Statement
from onrecord.schema.timex import Timex, TimexType
from onrecord.text.sentences import sentence_end

_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_DONE = frozenset({EventStatus.HAPPENED, EventStatus.UNDER_WAY})
_CONFIDENCE = dict.fromkeys(EventStatus, 0.86) | dict.fromkeys(_DONE, 0.95)
_CONFIDENCE |= {EventStatus.HYPOTHETICAL: 0.27, EventStatus.DENIED: 0.67, EventStatus.CANCELLED: 0.67}
"""The share of events given each class of status that have it in MEANTIME (`python -m evaluation.meantime`)."""

_ASKED_FOR = {
    EventStatus.PLANNED: EventStatus.PROPOSED,
    EventStatus.CANCELLED: EventStatus.HYPOTHETICAL,
    EventStatus.POSTPONED: EventStatus.HYPOTHETICAL,
}
"""What a status is worth in the content of a request: nobody has done it yet."""

_CONSULT = {
    EventType.VISIT: "visit",
    EventType.MEETING: None,
    EventType.SUMMIT: None,
    EventType.TALKS: None,
    EventType.CALL: "phone",
}
_PLOVER = {
    EventType.INVITATION: Plover("AGREE", None),
    EventType.AGREEMENT: Plover("AGREE", None),
    EventType.SIGNING: Plover("AGREE", None),
    EventType.RESIGNATION: Plover("RETREAT", "resign"),
    EventType.SANCTION: Plover("SANCTION", None),
    EventType.THREAT: Plover("THREATEN", None),
    EventType.PROTEST: Plover("PROTEST", None),
    EventType.ATTACK: Plover("ASSAULT", None),
}
"""Our types as PLOVER has them. Source: Halterman et al. 2023, "PLOVER and POLECAT"."""


def find_events(
    article: Article,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Timex],
) -> tuple[Event, ...]:
    """The events that `article` tells of, in order; what it tells of one event several times stands once."""
    mentions = list(_places(article.text, entities))
    names = [m.span for e in entities for m in e.mentions if m.kind is MentionKind.NAME]
    found: list[Event] = []
    for block in article.blocks:
        for sentence in _sentences(article.text, block.span):
            for trigger in find_triggers(article.text, sentence, names):
                event = _event(article, sentence, trigger, mentions, statements, times)
                same = next((n for n, other in enumerate(found) if _is_same(event, other, times)), None)
                if same is None:
                    found.append(event)
                else:
                    found[same] = _merged(found[same], event)
    return tuple(found)


def _event(
    article: Article,
    sentence: Span,
    trigger: Trigger,
    mentions: Sequence[Place],
    statements: Sequence[Statement],
    times: Sequence[Timex],
) -> Event:
    status = find_status(article.text, sentence, trigger.span)
    around = [s for s in statements if any(c.overlaps(trigger.span) for c in s.content)]
    inner = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
    if inner and inner.act is Act.REQUEST:
        status = _ASKED_FOR.get(status, status)
    parties = find_parties(article.text, sentence, trigger, mentions)
    told = (inner.id,) if inner else ()
    time = _time(article.text, sentence, trigger, inner, times)
    place = f"{article.id}|{trigger.span.start}-{trigger.span.end}"
    return Event(
        id="ev-" + sha256(place.encode()).hexdigest()[:12],
        trigger=trigger.span,
        type=trigger.type,
        plover=_plover(trigger.type, status),
        participants=parties.participants,
        place=parties.place,
        time=time,
        status=status,
        according_to=told,
        confidence=_CONFIDENCE[status],
    )


def _plover(kind: EventType, status: EventStatus) -> Plover | None:
    if kind in _CONSULT:
        return Plover("CONSULT", _CONSULT[kind]) if status in _DONE else Plover("AGREE", None)
    return _PLOVER.get(kind)


def _places(text: str, entities: Sequence[Entity]) -> Iterator[Place]:
    """Where entities are mentioned, in order."""
    found = []
    for entity in entities:
        for mention in entity.mentions:
            owns = re.match(r"['’]s?\s", text[mention.end : mention.end + 3]) is not None
            word = mention.span.of(text).lower()
            found.append(Place(mention.span, entity, owns or word in _POSSESSIVES))
    return iter(sorted(found, key=lambda place: place.span.start))


def _sentences(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    while start < block.end:
        end = sentence_end(text, start, block.end)
        yield Span(start, min(end + 1, block.end))
        start = end + 1


def _time(text: str, sentence: Span, trigger: Trigger, inner: Statement | None, times: Sequence[Timex]) -> str | None:
    """The time told in the same clause, on the same side of what is said."""
    contents = inner.content if inner else ()
    best: tuple[int, str] | None = None
    for time in times:
        if time.type not in {TimexType.DATE, TimexType.TIME} or not time.earliest or time.latest is None:
            continue
        if time.start < sentence.start or time.end > sentence.end:
            continue
        if inner and (inner.said == time.id or not any(c.overlaps(time.span) for c in contents)):
            continue
        if time.start >= trigger.span.end:
            gap, cost = text[trigger.span.end : time.start], time.start - trigger.span.end
        else:
            gap, cost = text[time.end : trigger.span.start], trigger.span.start - time.end + 40
            if re.search(r"\band\b", gap):
                continue
        gap = gap.replace("U.S.", "US").replace("D.C.", "DC")
        if cost > 110 or re.search(
            r"[.;:“”\"]|,\s(?:and|but|which|who)\b|\b(?:that|which|who|after|before|following|because|said)\b", gap
        ):
            continue
        if best is None or cost < best[0]:
            best = (cost, time.id)
    return best[1] if best else None


# -- mentions of one event ------------------------------------------------------------------------------------------


def _is_same(one: Event, other: Event, times: Sequence[Timex]) -> bool:
    """Whether two mentions may be of one event: nothing told of both differs, and somebody takes part in both."""
    if one.type is not other.type or one.status is not other.status:
        return False
    values = {t.id: t.value for t in times}
    if one.time and other.time and values[one.time] != values[other.time]:
        return False
    if one.place and other.place and one.place != other.place:
        return False
    ours, theirs = ({p.entity for p in event.participants} for event in (one, other))
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _merged(first: Event, later: Event) -> Event:
    """The event as both mentions tell it; it rests on the article's own voice if one of them does."""
    known = {p.entity for p in first.participants}
    added: tuple[Participant, ...] = tuple(p for p in later.participants if p.entity not in known)
    voices = (first.according_to, later.according_to)
    told = tuple(dict.fromkeys(voices[0] + voices[1])) if all(voices) else ()
    return replace(
        first,
        participants=first.participants + added,
        place=first.place or later.place,
        time=first.time or later.time,
        according_to=told,
    )
