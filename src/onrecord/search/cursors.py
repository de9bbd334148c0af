"""Where a list of answers goes on: opaque to who keeps it, and only good for the query and order that it comes from."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from onrecord.errors import StoreError


@dataclass(frozen=True, slots=True)
class Place:
    """How many answers came before, and, where they are in order of day, the sort key of the last one."""

    offset: int = 0
    key: int | None = None


def write_cursor(place: Place, asked: str) -> str:
    """The cursor to `place` in the answers to `asked`, a query with its order."""
    values = [place.offset, place.key, zlib.crc32(asked.encode())]
    return urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, asked: str) -> Place:
    """The place that `cursor` names; the beginning if there is none.

    Raises:
        StoreError: ``bad-cursor``: it is none, or of another query.
    """
    if not cursor:
        return Place()
    try:
        offset, key, check = json.loads(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        if (
            check == zlib.crc32(asked.encode())
            and 0 <= int(offset) < 1 << 40
            and (key is None or 0 <= int(key) < 1 << 62)
        ):
            return Place(int(offset), None if key is None else int(key))
    except (ValueError, TypeError, OverflowError):
        pass
    raise StoreError("the cursor is not one of this query and order; begin without it", code="bad-cursor")
