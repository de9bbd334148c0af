"""What the API gives and takes, beside records and the rows of the store."""

from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

import msgspec

from onrecord.follow import ClusterRow
from onrecord.schema.statement import Act, ChannelKind, Statement
from onrecord.store import StatementRow
from onrecord.store.corrections import Correction
from onrecord.store.decisions import Decision
from onrecord.trace import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A stretch of a list; `next` is the cursor for ``after`` of the next one, `None` at the end."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement: what lists show of it, all that the record says of it, and what people corrected.

    `links` are those to statements of other articles, `variants` the utterances that several articles quote.
    """

    row: StatementRow
    statement: Statement
    links: tuple[Link, ...]
    variants: tuple[ClusterRow, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class FormatRow:
    """A format of exports: its `name` for ``format``, its `title` for people, its media type and ending."""

    name: str
    title: str
    media: str
    ending: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about entities that was kept, and the key that the entity in question has now."""

    entity: str
    decision: Decision


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft to read: one of `text`, `html` and, where the server may fetch, `fetch`, an http(s) address.

    `url` is the address it will have, `published` its date, ``YYYY-MM-DD``; it is kept only if `keep`.
    """

    text: str | None = None
    html: str | None = None
    fetch: str | None = None
    url: str | None = None
    published: str | None = None
    keep: bool = False


Name = Annotated[str, msgspec.Meta(max_length=200)]
Note = Annotated[str, msgspec.Meta(max_length=5000)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Place = Annotated[int, msgspec.Meta(ge=0, le=100_000_000)]


class GivenSpan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The characters from `start` to before `end` in the text of the article, in code points."""

    start: Place
    end: Place


class GivenSpeaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who said it: the key of a speaker, or a name; neither means that the article does not tell."""

    entity: Key | None = None
    name: Name | None = None


class GivenChannel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The channel and the outlet; neither means that the article does not tell."""

    kind: ChannelKind | None = None
    outlet: Name | None = None


class NewCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person says of the statement with the key `statement`; what is left out stays as the machine has it.

    `is_statement` is false for what is none; `words` are the places of what was said; `by` is who says so.
    """

    statement: Key
    is_statement: bool = True
    speaker: GivenSpeaker | None = None
    act: Act | None = None
    channel: GivenChannel | None = None
    words: Annotated[tuple[GivenSpan, ...], msgspec.Meta(min_length=1, max_length=50)] | None = None
    note: Note = ""
    by: Name = ""


class Withdrawal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who takes it back."""

    by: Name = ""


class Merge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of entities that are one."""

    entities: Annotated[tuple[Key, ...], msgspec.Meta(min_length=2, max_length=50)]
    note: Note = ""
    by: Name = ""


class GivenAppearance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The entity with the id `entity` in the record of `article`."""

    article: Key
    entity: Key


class Split(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Appearances of `entity` that are somebody else."""

    entity: Key
    appearances: Annotated[tuple[GivenAppearance, ...], msgspec.Meta(min_length=1, max_length=1000)]
    note: Note = ""
    by: Name = ""
