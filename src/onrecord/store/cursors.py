"""Lists page by page: where the next page begins is told by the last row, not by a count that new rows would shift."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.errors import StoreError

Row = TypeVar("Row")
FIRST = ("\U0010ffff", 1 << 62)
"""Before every row of a list that falls."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, and the cursor of the page after it; `None` on the last one."""

    rows: tuple[Row, ...]
    next: str | None


def make_cursor(value: str | int | None, number: int) -> str:
    """The cursor after the row with this `value` to sort by and this `number`."""
    return f"{'' if value is None else value}~{number}"


def read_cursor(cursor: str | None) -> tuple[str, int]:
    """What `make_cursor` was given, the value as text; for no cursor what comes before everything.

    Raises:
        StoreError: ``bad-cursor``.
    """
    if cursor is None:
        return FIRST
    value, mark, number = cursor.rpartition("~")
    if not mark or not number.isascii() or not number.isdecimal() or len(number) > 18:
        raise StoreError(f"{cursor[:40]!r}: not a cursor of this list; begin without one", code="bad-cursor")
    return value, int(number)
