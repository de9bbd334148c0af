"""What a time line is made of; `docs/timeline.md` defines each field."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from onrecord.schema.article import Facts
from onrecord.schema.event import EventStatus, EventType
from onrecord.schema.failure import Failure
from onrecord.schema.span import Passage
from onrecord.schema.statement import Act, Form, Polarity, SpeakerKind

TIMELINE_SCHEMA: Literal["onrecord.timeline/1"] = "onrecord.timeline/1"


class Group(StrEnum):
    """How sure a reader may be that the event takes place; a time line is told in these five parts."""

    HAPPENED = "happened"
    UNDER_WAY = "under way"
    PLANNED = "planned"
    TALKED_ABOUT = "only talked about"
    OFF = "off"


GROUPS = {
    EventStatus.HAPPENED: Group.HAPPENED,
    EventStatus.UNDER_WAY: Group.UNDER_WAY,
    EventStatus.PLANNED: Group.PLANNED,
    EventStatus.PROPOSED: Group.TALKED_ABOUT,
    EventStatus.UNDER_DISCUSSION: Group.TALKED_ABOUT,
    EventStatus.HYPOTHETICAL: Group.TALKED_ABOUT,
    EventStatus.POSTPONED: Group.OFF,
    EventStatus.CANCELLED: Group.OFF,
    EventStatus.DENIED: Group.OFF,
}


@dataclass(frozen=True, slots=True)
class When:
    """A time as the article words it, with what it was resolved to.

    `earliest` and `latest` are days (``YYYY-MM-DD``) that bound it; both are `None` where it stays open, one where the
    time has an open end.
    """

    words: Passage
    edtf: str | None
    earliest: str | None
    latest: str | None

    @property
    def is_dated(self) -> bool:
        """Whether a day bounds it on at least one side."""
        return bool(self.earliest or self.latest)

    @property
    def day(self) -> str | None:
        """The day, where it can be only one."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or a place that takes part; `named` unless the article only describes it ("three doctors")."""

    name: str
    role: str
    named: bool
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """The statement that an event rests on.

    `speaker` is `None` for nobody and where the record does not resolve it; `source` are the article's words for it.
    `text` is what was said, verbatim, its `content` the places of that in the article.
    """

    statement: str
    speaker: str | None
    kind: SpeakerKind | None
    source: str | None
    act: Act
    polarity: Polarity
    form: Form
    text: str
    content: tuple[Passage, ...]
    said: When | None
    link: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of an event; `voices` is empty where the article says it in its own voice."""

    article: str
    event: str
    trigger: Passage
    what: Passage
    sentence: Passage
    when: When | None
    participants: tuple[Party, ...]
    place: str | None
    confidence: float
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the time line, from one article or, where that is certain, from several."""

    id: str
    group: Group
    status: EventStatus
    type: EventType
    when: When | None
    what: str
    participants: tuple[Party, ...]
    place: str | None
    confidence: float
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts(Facts):
    """An article of the time line; `events` is `None` where its record was made without looking for any."""

    events: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The events of a set of articles: `lines` by date, `undated` in the order of the articles.

    `failures` are inputs that could not be read.
    """

    schema: Literal["onrecord.timeline/1"] = TIMELINE_SCHEMA
    lines: tuple[Line, ...]
    undated: tuple[Line, ...]
    articles: tuple[ArticleFacts, ...]
    failures: tuple[Failure, ...] = ()
