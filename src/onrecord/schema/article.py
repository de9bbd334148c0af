"""An article: the text that everything else points into, and what the page says about it."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.span import Span


class BlockKind(StrEnum):
    """The part of an article that a block is (newsroom terms, schema.org ``NewsArticle``)."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    LIST = "list"
    CAPTION = "caption"
    EMBED = "embed"
    QUOTE = "quote"


class DateSource(StrEnum):
    """Where a publication date comes from, most trusted first."""

    OPTION = "option"
    JSON_LD = "json-ld"
    META = "meta"
    URL = "url"
    BYLINE = "byline"
    DATELINE = "dateline"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of `Article.text`; blocks are in order, do not overlap, and only white space lies between them."""

    kind: BlockKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The characters of the block."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of the page that was taken for boilerplate, and why: a reader can check that nothing said was lost."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate for a fact about the page: its value as found, and the place it was found in."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Published:
    """A date of the page: ISO 8601 `value` with its `precision`, and every candidate seen, the chosen one first.

    `precision` is ``year``, ``month``, ``day``, ``minute`` or ``second``; a finer value than the page states is never
    made up.
    """

    value: str | None
    precision: str | None
    source: DateSource
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that the page offers for a field (``headline``, ``byline``, ``publisher``), chosen or not."""

    field: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from a page. `text` never changes once made; every span of a record points into it.

    A `str` field is the value as the page states it; `None` means not stated.
    """

    id: str
    url: str | None
    headline: str | None
    standfirst: str | None
    byline: tuple[str, ...]
    publisher: str | None
    published: Published
    modified: Published | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    candidates: tuple[Candidate, ...] = ()

    @property
    def facts(self) -> tuple[str, str | None, str | None, str | None, str | None]:
        """What `Facts` holds of it, in order."""
        return self.id, self.url, self.headline, self.publisher, self.published.value


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells an article from others; what is made of many records adds what it found in each."""

    id: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
