"""Records with events, made by hand: the people and the towns are invented."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind
from onrecord.schema.event import Event, EventStatus, EventType, Participant
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.timex import Timex, TimexType
from tests.audit.samples import Said, record_with

TIMES = {
    "on Monday": ("2026-03-02", "2026-03-02", "2026-03-02"),
    "in June": ("2026-06", "2026-06-01", "2026-06-30"),
    "next year": ("2027", "2027-01-01", "2027-12-31"),
    "since May": ("2026-05/..", "2026-05-01", None),
    "until Friday": ("../2026-03-06", None, "2026-03-06"),
    "recently": (None, None, None),
    "on Thursday": ("[2026-03-05,2026-03-12]", "2026-03-05", "2026-03-12"),
}
"""What the words of these articles were resolved to."""


@dataclass(frozen=True)
class Told:
    """An event in short: its trigger, which stands once in the text, and what else is known of it."""

    trigger: str
    type: EventType = EventType.MEETING
    status: EventStatus = EventStatus.HAPPENED
    parties: tuple[str, ...] = ()
    role: str = "party"
    place: str | None = None
    time: str | None = None
    said: int | None = None


def person(name: str, text: str = "", kind: MentionKind = MentionKind.NAME, wikidata: str | None = None) -> Entity:
    mentions = tuple(Mention(m.start(), m.end(), kind) for m in re.finditer(re.escape(name), text))
    return Entity(
        f"en-{name}", EntityType.PERSON, name, (), (), mentions or (Mention(0, 1, kind),), Links(wikidata)
    )  # fmt: skip


def record_of_events(
    lines: Sequence[str],
    told: Sequence[Told],
    said: Sequence[Said] = (),
    *,
    id: str = "ar-harbour",
    entities: Sequence[Entity] = (),
) -> Record:
    """The record of an article with the headline and the paragraphs `lines` that tells of `told`."""
    text = "\n\n".join(lines)
    known = {entity.name: entity for entity in entities}
    names = {name for one in told for name in (*one.parties, *([one.place] if one.place else ()))} - set(known)
    made = [*known.values(), *(person(name, text) for name in sorted(names))]
    speakers = {one.speaker for one in said if one.speaker} - {entity.name for entity in made}
    record = record_with(lines, [*made, *(person(name, text) for name in sorted(speakers))], said, id)
    times = tuple(_time(words, text) for words in TIMES if words in text)
    return replace(record, times=times, events=tuple(_event(n, one, text) for n, one in enumerate(told)))


def _time(words: str, text: str) -> Timex:
    edtf, earliest, latest = TIMES[words]
    start = text.index(words)
    return Timex(
        f"t-{words}", start, start + len(words), TimexType.DATE, edtf, edtf, earliest, latest, "published"
    )  # fmt: skip


def _event(n: int, told: Told, text: str) -> Event:
    start = text.index(told.trigger)
    return Event(
        id=f"ev-{n}",
        trigger=Span(start, start + len(told.trigger)),
        type=told.type,
        plover=None,
        participants=tuple(Participant(f"en-{name}", told.role) for name in told.parties),
        place=told.place and f"en-{told.place}",
        time=told.time and f"t-{told.time}",
        status=told.status,
        according_to=() if told.said is None else (f"st-{told.said}",),
        confidence=0.9,
    )


LINES = (
    "Harbour towns to talk",
    "Ada Quill met Bo Fenn in Lorn on Monday, after weeks of rain. The two had “not spoken for years”.",
    "They will visit Skarn in June, Quill said, and a summit could follow next year. A strike was called off.",
    "Fenn recently resigned from the board. The board has been in session since May.",
)
HARBOUR = record_of_events(
    LINES,
    (
        Told("met", parties=("Ada Quill", "Bo Fenn"), place="Lorn", time="on Monday"),
        Told("visit", EventType.VISIT, EventStatus.PLANNED, place="Skarn", time="in June", said=0),
        Told("summit", EventType.SUMMIT, EventStatus.HYPOTHETICAL, time="next year", said=1),
        Told("strike", EventType.PROTEST, EventStatus.CANCELLED),
        Told("resigned", EventType.RESIGNATION, parties=("Bo Fenn",), role="actor", time="recently"),
        Told("session", EventType.TALKS, EventStatus.UNDER_WAY, time="since May"),
    ),
    (Said("They will visit Skarn in June", "Ada Quill"), Said("a summit could follow next year", "Ada Quill")),
)
