"""Events: what happened or may happen, who takes part, and on whose word."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.span import Span


class EventType(StrEnum):
    """What sort of event it is."""

    VISIT = "visit"
    MEETING = "meeting"
    SUMMIT = "summit"
    CALL = "call"
    TALKS = "talks"
    INVITATION = "invitation"
    ANNOUNCEMENT = "announcement"
    AGREEMENT = "agreement"
    SIGNING = "signing"
    VOTE = "vote"
    ELECTION = "election"
    APPOINTMENT = "appointment"
    RESIGNATION = "resignation"
    RULING = "ruling"
    TRIAL = "trial"
    SANCTION = "sanction"
    THREAT = "threat"
    PROTEST = "protest"
    ATTACK = "attack"
    WITHDRAWAL = "withdrawal"
    OTHER = "other"


class EventStatus(StrEnum):
    """How far an event has come, according to the sources it rests on."""

    HAPPENED = "happened"
    UNDER_WAY = "under way"
    PLANNED = "planned"
    PROPOSED = "proposed"
    UNDER_DISCUSSION = "under discussion"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Plover:
    """The PLOVER category and mode of an event: a translation, our own type is the truth."""

    category: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity's part in an event; all parties of a reciprocal event are listed once."""

    entity: str
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its status; `according_to` are the statements it rests on, empty for the article's own voice."""

    id: str
    trigger: Span
    type: EventType
    plover: Plover | None
    participants: tuple[Participant, ...]
    place: str | None
    time: str | None
    status: EventStatus
    according_to: tuple[str, ...]
    confidence: float
