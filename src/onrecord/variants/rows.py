"""What a search for quote variants gives; `docs/variants.md` defines each field."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from onrecord.schema.failure import Failure
from onrecord.schema.revision import RevisionKind
from onrecord.schema.span import Span
from onrecord.schema.statement import Form

VARIANTS_SCHEMA: Literal["onrecord.variants/1"] = "onrecord.variants/1"


class ChangeKind(StrEnum):
    """What is different in a variant, seen from the reference."""

    EXCERPT = "begins later or ends earlier"
    CUT_MARKED = "cut with ellipsis"
    CUT_AT_BREAK = "cut where the quotation is interrupted"
    CUT = "cut without ellipsis"
    BEYOND = "begins earlier or ends later"
    FILLED = "words where the reference is cut"
    ADDED = "words added"
    BRACKET = "bracketed insertion"
    MODAL = "modal"
    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    WORDING = "wording"
    SPEAKER = "attributed to another speaker"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article, letter for letter: the characters ``[start, end)`` of its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the words of the reference and those of the variant, each in its own article.

    `lost` are words left out that carry meaning for what is kept: a negation, a condition, a modal, a hedge.
    """

    kind: ChangeKind
    reference: Passage | None
    variant: Passage | None
    lost: tuple[str, ...] = ()


class Op(StrEnum):
    """Where the words of a stretch stand."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in both, in the reference only (gone) or in the variant only (new), as their article writes them."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A statement of a record."""

    article: str
    statement: str


@dataclass(frozen=True, slots=True)
class Link:
    """A revision across records: `by` gives the words of `revised`, the reference, in another form."""

    kind: RevisionKind
    revised: Place
    by: Place


@dataclass(frozen=True, slots=True)
class Variant:
    """One report of the utterance. `wording` is a number that reports in the same words share."""

    place: Place
    wording: int
    text: str
    content: tuple[Span, ...]
    words: int
    form: Form
    speaker: str | None
    source: str | None
    link: str | None
    confidence: float
    reference: bool
    longest: bool
    shortest_faithful: bool
    faithful: bool
    changes: tuple[Change, ...]
    diff: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The reports of one utterance, the reference first; `links` tie all others to it."""

    id: str
    speaker: str | None
    changed: bool
    variants: tuple[Variant, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article that was looked at, with the number of its quotations."""

    id: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """The utterances that several articles of a set quote; `failures` are inputs that could not be read."""

    schema: Literal["onrecord.variants/1"] = VARIANTS_SCHEMA
    clusters: tuple[Cluster, ...]
    articles: tuple[ArticleFacts, ...]
    failures: tuple[Failure, ...] = ()
