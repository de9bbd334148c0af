"""An item of a source: one article as it was got, before anything is made of it."""

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from onrecord.errors import OnrecordError
from onrecord.schema.article import Candidate
from onrecord.schema.record import Record

InputType = Literal["auto", "html", "text"]


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a page as they were got, and what is known of it besides; see `Page` for the fields."""

    data: bytes
    content_type: str | None = None
    media: InputType = "auto"
    url: str | None = None
    published: str | None = None
    stated: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Crawl:
    """What an archive says of a page: when it was fetched (ISO 8601), its record's id and digest."""

    fetched: str | None
    record: str | None
    digest: str | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a server said of a version of a page, to be asked whether it still holds (RFC 9110, section 8.8)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a page that was taken in before: when that was, and its stamp."""

    at: dt.datetime
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a source.

    `source` is what the user gave; `place` the name of this item that no other has: an absolute path, a URL,
    ``/a/crawl.warc.gz#1510`` (bytes into the file), ``/a/table.csv#7`` (row, from 1). `content` is the page, or the
    record that was kept; why it cannot be had; or `None` where it is unchanged, or its articles are items of their own.
    `digest` is that of the content: the same place with the same digest is the same page. `address` tells the page from
    others where it has no URL; `None` where only its text does.
    """

    source: str
    place: str
    content: Raw | Record | OnrecordError | None
    digest: str | None = None
    stamp: Stamp | None = None
    crawl: Crawl | None = None
    address: str | None = None


def digest_of(data: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return sha256(data).hexdigest()
