"""A page: what was fetched, before anything is read from it."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.article import Candidate


@dataclass(frozen=True, slots=True)
class Page:
    """The decoded characters of one input, and where they come from.

    `asked` is the input as the caller named it (a path, ``-``, a URL); `url` is the address of the page itself, if
    known (the one that answered, or the one the caller gave); `published` is the caller's own date, ``YYYY-MM-DD``;
    `stated` is what else the caller knows (``publisher``, ``byline``), as candidates that go before the page's own.
    """

    asked: str
    content: str
    media: Literal["html", "text"]
    url: str | None = None
    published: str | None = None
    stated: tuple[Candidate, ...] = ()
