"""Where a phrase that tells the circumstances can stand in a clause: after the cue, beside the source, in front."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.statements.clause import Clause, Zone

TIME = (
    r"(?:(?:on|late|early|earlier|later|last|this|the)\s+){0,3}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|today|yesterday|morning|afternoon|evening|night|week|month|year|day)(?:\s+(?:morning|afternoon|evening|night))?"
)
"""A time expression that may stand between a verb and the phrase that belongs to it."""

_FRONT = re.compile(
    r"\W*(?:(?:And|But|Still|Meanwhile|Later|Earlier|However|Then|Also)\b,?\s+)?"
    rf"(?:(?i:{TIME}|in\s+[A-Z][a-z]+|in\s+\d{{4}}),?\s+)?(?:[Ss]peaking|[Ww]riting|[Pp]osting|[Tt]estifying|[Aa]ppearing|[Tt]alking)?\s*"
    r"(?:(?:[Tt]old|[Aa]sked|[Pp]ressed|[Qq]uestioned|[Ii]nterviewed)\s+by\s+(?:[\w.’'-]+\s+){1,5}?)?"
    rf"(?:to\s+(?:[\w.’'-]+\s+){{1,5}}?)?(?:{TIME}\s+)?(?:\w+ly\s+)?"
)
_BESIDE = re.compile(
    rf"[\s,”\"’'»)]*(?:{TIME},?\s+){{0,2}}(?:(?:also|has|have|had|later)\b,?\s+)?"
    rf"(?:(?:while\s+)?(?:speaking|writing|posting|testifying|appearing|talking)\s+)?"
    r"(?:(?:told|asked|pressed|questioned|interviewed)\s+by\s+(?:[\w.’'-]+\s+){1,5}?)?"
    rf"(?:to\s+(?:[\w.’'-]+\s+){{1,5}}?)?(?:{TIME}\s+)?"
)
_FINITE = re.compile(
    r"\b(?:said|says|say|told|wrote|added|announced|reported|warned|claimed|was|were|had|has|have|is|are|will|did)\b"
)
_RELATIVE = re.compile(r"\b(?:that|which)\s+(?:(?:was|were|will\s+be|is)\s+)?[a-z]+\b")
_LONGEST_FRONT = 8
"""Words of a phrase in front of its clause without a comma after it ("In a statement Orr said")."""


@dataclass(frozen=True, slots=True)
class Room:
    """A stretch of `Clause.text` in which a phrase may belong to the cue; `loose` if it may stand anywhere there.

    `after` is what it follows; "doubtful" is what may as well be the rest of a content that was cut short.
    """

    start: int
    end: int
    after: str
    loose: bool


def rooms(clause: Clause) -> Iterator[Room]:
    """The stretches in which phrases belong to the cue: in it, after it, beside the source, in front of the clause."""
    follows = {zone.start: zone.end for zone in clause.zones_after("cue") if not _leads_to_source(clause, zone)}
    for cue in clause.cue:
        yield Room(cue.start, follows.get(cue.end, cue.end), "cue", loose=True)
    for zone in clause.zones_after("content"):
        if _surely_outside(clause, zone):
            yield Room(zone.start, zone.end, "content", loose=False)
        else:
            yield Room(zone.start, zone.end, "doubtful", loose=False)
    for zone in clause.zones_after("source"):
        yield Room(zone.start, zone.end, "source", loose=False)
    for zone in clause.zones_after("opening"):
        if _is_phrase(clause, zone):
            yield Room(zone.start, zone.end, "opening", loose=False)


def belongs(clause: Clause, room: Room, at: int) -> bool:
    """Whether a phrase that begins at `at` in `room` belongs to the cue and not to some noun before it."""
    if room.loose:
        return True
    if room.after == "opening":
        return bool(_FRONT.fullmatch(clause.text, room.start, at))
    comma = room.after == "source" and clause.text[room.start : at].rstrip().endswith(",")
    return comma or bool(_BESIDE.fullmatch(clause.text, room.start, at))


def _leads_to_source(clause: Clause, zone: Zone) -> bool:
    return clause.source is not None and zone.end == clause.source.start


def _surely_outside(clause: Clause, zone: Zone) -> bool:
    """Whether what follows a content is no part of it: the content ends in a mark, or a comma stands between."""
    before = clause.text[zone.start : zone.start + 1] or " "
    return before in "”\"’',»)" or clause.quoted_until(zone.start)


def _is_phrase(clause: Clause, zone: Zone) -> bool:
    """Whether what stands before source, cue and content is a phrase in front, not a clause of its own."""
    words = clause.text[zone.start : zone.end]
    if _FINITE.search(_RELATIVE.sub("", words)):
        return False
    bare = words.rstrip(" \"“‘'")
    return bare.endswith(",") or len(bare.split()) <= _LONGEST_FRONT
