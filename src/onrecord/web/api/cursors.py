"""Where a stretch of a list ended, in a word that only the server reads."""

import base64
import binascii
from typing import Any, TypeVar

import msgspec

from onrecord.errors import RequestError
from onrecord.schema.encoding import encode

T = TypeVar("T", bound=tuple[Any, ...])


def write_cursor(listing: str, place: tuple[object, ...]) -> str:
    """The cursor for `place` in `listing`."""
    return base64.urlsafe_b64encode(encode((listing, place))).decode().rstrip("=")


def read_cursor(cursor: str | None, listing: str, kind: type[T]) -> T | None:
    """The place in `listing` that `cursor` stands for; `kind` is the type of such places.

    Raises:
        RequestError: ``bad-cursor``: it was not written here, or for another list.
    """
    if cursor is None:
        return None
    try:
        raw = base64.b64decode(f"{cursor}{'=' * (-len(cursor) % 4)}".encode(), b"-_", validate=True)
        found, place = msgspec.json.decode(raw, type=tuple[str, kind])
    except (binascii.Error, UnicodeError, ValueError):
        found, place = None, None
    if found != listing or place is None:
        raise RequestError(
            f"{cursor[:40]!r} is no cursor of this list; pass on what `next` gave, unchanged", code="bad-cursor"
        )
    return place
