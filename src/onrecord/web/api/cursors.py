"""Where a stretch of a list ended, in a word that only the server reads."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from onrecord.errors import RequestError
from onrecord.schema.encoding import encode
from onrecord.store import ArticlePlace, ArticleRow, FailureRow, Store, list_failures, list_stretch
from onrecord.web.api.shapes import Listing

Place = TypeVar("Place", bound=tuple[object, ...])
Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


class Cursors(Generic[Place]):
    """The cursors of one list; `kind` is the type of the places at which a stretch of it may end."""

    def __init__(self, listing: str, kind: Any) -> None:
        self._listing = listing
        self._decoder: msgspec.json.Decoder[tuple[str, Place]] = msgspec.json.Decoder(tuple[str, kind])

    def write(self, place: Place) -> str:
        """The cursor for `place`."""
        return base64.urlsafe_b64encode(encode((self._listing, place))).decode().rstrip("=")

    def read(self, cursor: str | None) -> Place | None:
        """The place that `cursor` stands for.

        Raises:
            RequestError: ``bad-cursor``: it was not written here, or for another list.
        """
        if cursor is None:
            return None
        try:
            raw = base64.b64decode(f"{cursor}{'=' * (-len(cursor) % 4)}".encode(), b"-_", validate=True)
            listing, place = self._decoder.decode(raw)
        except (binascii.Error, ValueError):
            listing, place = "", None
        if place is None or listing != self._listing:
            raise RequestError(
                f"{cursor[:40]!r} is no cursor of this list; pass on what `next` gave, unchanged", code="bad-cursor"
            )
        return place

    def cut(self, rows: Sequence[Row], limit: int, place: Callable[[Row], Place]) -> Listing[Row]:
        """The first `limit` of `rows`, which are one more if the list goes on; `place` says where a row stands."""
        more = len(rows) > limit
        return Listing(tuple(rows[:limit]), self.write(place(rows[limit - 1])) if more else None)


class Stretch(Protocol[Row_co]):
    """What reads of the store give: some rows of a list and their own mark of the next ones."""

    @property
    def rows(self) -> tuple[Row_co, ...]:
        """The rows."""

    @property
    def next(self) -> str | None:
        """The mark."""


class Steps:
    """The cursors of a list that is read with marks of its own; they are passed on as they are, for this list only."""

    def __init__(self, listing: str) -> None:
        self._cursors: Cursors[tuple[str]] = Cursors(listing, tuple[str])

    def step(self, cursor: str | None) -> str | None:
        """The mark that `cursor` stands for.

        Raises:
            RequestError: ``bad-cursor``.
        """
        place = self._cursors.read(cursor)
        return place and place[0]

    def pass_on(self, stretch: Stretch[Row]) -> Listing[Row]:
        """`stretch` with a cursor of this list."""
        return Listing(stretch.rows, None if stretch.next is None else self._cursors.write((stretch.next,)))


ARTICLES: Cursors[ArticlePlace] = Cursors("articles", ArticlePlace)
FAILURES: Cursors[tuple[str, str]] = Cursors("failures", tuple[str, str])


def list_articles_from(store: Store, cursor: str | None, limit: int, **wanted: str | None) -> Listing[ArticleRow]:
    """The articles that `list_stretch` gives for `wanted`, from `cursor` on."""
    rows = list_stretch(store.db, after=ARTICLES.read(cursor), limit=limit + 1, **wanted)
    return ARTICLES.cut(rows, limit, lambda row: (row.published, row.key))


def list_failures_from(store: Store, cursor: str | None, limit: int) -> Listing[FailureRow]:
    """The failures, the latest first, from `cursor` on."""
    rows = tuple(list_failures(store.db, after=FAILURES.read(cursor), limit=limit + 1))
    return FAILURES.cut(rows, limit, lambda row: (row.last, row.place))
