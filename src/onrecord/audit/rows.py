"""What an audit is made of; `docs/audit.md` defines each number."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from onrecord.schema.failure import Failure
from onrecord.schema.statement import ChannelKind, SpeakerKind

AUDIT_SCHEMA: Literal["onrecord.audit/1"] = "onrecord.audit/1"


class Naming(StrEnum):
    """Whether the article names the speaker of a statement; *none* is a claim without a source."""

    NAMED = "named"
    UNNAMED = "unnamed"
    NONE = "none"
    NOT_RESOLVED = "not resolved"


@dataclass(frozen=True, slots=True)
class Share:
    """The part of the statements that sources of one sort made: `label` is a `Naming` or a `SpeakerKind`.

    Shares are 0..1, of all sources and of all statements; `None` where there are none, and for sources also where
    `label` does not say how many there are.
    """

    label: str
    sources: int | None
    statements: int
    words: int
    share_of_sources: float | None
    share_of_statements: float | None


@dataclass(frozen=True, slots=True)
class RoleName:
    """An office or relation as an article states it."""

    title: str
    organization: str | None


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """How many statements came through a channel; `kind` is `None` for those whose record gives no channel."""

    kind: ChannelKind | None
    statements: int


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker, or, with `name` and `kind` `None`, the statements of nobody or those that are not resolved.

    `entity` is an identifier in the record of a single article, `None` over a set; `articles` counts articles.
    """

    name: str | None
    naming: Naming
    kind: SpeakerKind | None
    entity: str | None
    wikidata: str | None
    roles: tuple[RoleName, ...]
    articles: int
    statements: int
    share_of_statements: float | None
    words: int
    first_hand: int
    second_hand: int
    hand_open: int
    not_said: int
    channels: tuple[ChannelCount, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive statements of one speaker in the article `article`; it covers the characters ``[start, end)``."""

    article: str
    speaker: str
    start: int
    end: int
    statements: int
    words: int


@dataclass(frozen=True, slots=True)
class Unsourced:
    """A quotation in the article `article` that nobody is said to have said; ``[start, end)`` includes its marks."""

    article: str
    start: int
    end: int
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one article, or of a set; `words` are those of the text, `statement_words` those in statements."""

    words: int
    statements: int
    statement_words: int
    naming: tuple[Share, ...]
    kinds: tuple[Share, ...]
    first_hand: int
    second_hand: int
    hand_open: int
    not_said: int
    channels: tuple[ChannelCount, ...]
    longest: Stretch | None
    unsourced_statements: int
    unsourced_quotations: tuple[Unsourced, ...]


@dataclass(frozen=True, slots=True)
class ArticleAudit:
    """The audit of one article; `article` is its id."""

    article: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    tally: Tally
    speakers: tuple[SpeakerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The audit of a set of articles, in the order given; `failures` are inputs that could not be read."""

    schema: Literal["onrecord.audit/1"] = AUDIT_SCHEMA
    total: Tally
    speakers: tuple[SpeakerRow, ...]
    articles: tuple[ArticleAudit, ...]
    failures: tuple[Failure, ...] = ()
