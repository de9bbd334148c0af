"""What the API gives and takes, beside records and the rows of the store."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from onrecord.schema.statement import Statement
from onrecord.store import StatementRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A stretch of a list; `next` is the cursor for ``after`` of the next one, `None` at the end."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement: what lists show of it, and all that the record says of it."""

    row: StatementRow
    statement: Statement


@dataclass(frozen=True, slots=True)
class FormatRow:
    """A format of exports: its `name` for ``format``, its `title` for people, its media type and ending."""

    name: str
    title: str
    media: str
    ending: str


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
