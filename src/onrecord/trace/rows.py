"""What a trace is made of; `docs/trace.md` defines each field."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from onrecord.schema.failure import Failure
from onrecord.schema.revision import RevisionKind
from onrecord.schema.statement import Act, Form

TRACE_SCHEMA: Literal["onrecord.trace/1"] = "onrecord.trace/1"

Dating = Literal["said", "published"]


class Grade(StrEnum):
    """How two statements agree.

    Source: the answers of the benchmark of inconsistent political statements (``events/inconsistency-dev``).
    """

    CONSISTENT = "consistent"
    SURFACE = "surface contradiction"
    FACTUAL = "factual inconsistency"
    INDIRECT = "indirect inconsistency"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article, letter for letter: the characters ``[start, end)`` of its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between the earlier and the later words; either side may be empty."""

    kind: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement of one article, or the words there that tell of one.

    `statement` is `None` where only words tell of it; `claim` are the words that were compared. `day` is
    ``YYYY-MM-DD``, `dated` tells whether it is the day of saying or of publication; both are `None` if none is known.
    """

    article: str
    statement: str | None
    speaker: str | None
    act: Act | None
    form: Form | None
    text: str
    content: tuple[Passage, ...]
    claim: Passage
    day: str | None
    dated: Dating | None
    link: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """A later statement beside an earlier one.

    With a `kind` it is a revision; without one a hint: `grade` and `reason` say why the two stand together, and nobody
    is said to have taken anything back. `same` tells why both are taken for one speaker.
    """

    id: str
    kind: RevisionKind | None
    grade: Grade | None
    earlier: Quote
    later: Quote
    same: str
    reason: str
    changes: tuple[Change, ...]
    similarity: float
    confidence: float


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article of the trace; `revisions` is `None` where its record was made without looking for any."""

    id: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    statements: int
    revisions: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The statements of a set followed through time: `revisions` and `hints` by the day of the later statement.

    `failures` are inputs that could not be read.
    """

    schema: Literal["onrecord.trace/1"] = TRACE_SCHEMA
    revisions: tuple[Link, ...]
    hints: tuple[Link, ...]
    articles: tuple[ArticleFacts, ...]
    failures: tuple[Failure, ...] = ()
