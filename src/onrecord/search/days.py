"""Dates as people and pages write them, as the days they span."""

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
FIRST, LAST = date.min.toordinal(), date.max.toordinal()


def find_bounds(text: str) -> tuple[int, int] | None:
    """The first and last day of ``2024``, ``2024-03`` or ``2024-03-05``, as ordinals; `None` for all else.

    What follows a whole date, a time of day say, does not matter.
    """
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def find_stretch(text: str) -> tuple[int, int] | None:
    """The days of a date or of ``FIRST..LAST``, either of which may be missing but not both."""
    begin, dots, end = text.partition("..")
    if not dots:
        return find_bounds(text) if _DATE.fullmatch(text) else None
    if not (begin or end) or not all(_DATE.fullmatch(side) for side in (begin, end) if side):
        return None
    sides = (find_bounds(begin) if begin else (FIRST, FIRST), find_bounds(end) if end else (LAST, LAST))
    return (sides[0][0], sides[1][1]) if sides[0] and sides[1] else None
