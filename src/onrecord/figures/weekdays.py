"""Weekday against date: "Monday, July 19, 2018" was a Thursday."""

import datetime as dt
from collections.abc import Iterator

from onrecord.figures.days import WEEKDAYS, Day
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity
from onrecord.figures.scene import Scene
from onrecord.schema.figure import FigureCheck

_NEAR = 120
"""Days around the day of publication within which a date without a year can only mean the nearest."""

_LEAST = 1753
"""The first whole year of the Gregorian calendar in English."""


def find_weekdays(scene: Scene) -> Iterator[Finding]:
    """Findings on the weekdays that stand with a date."""
    for mark in scene.marks:
        if isinstance(mark, Day) and mark.weekday is not None and mark.day is not None:
            found = _checked(mark, scene.published, scene.years)
            if found:
                yield found


def _fits(mark: Day, years: frozenset[int]) -> bool:
    """Whether the day is right in one of the `years` that the article names: it may tell of that one."""
    days = (Day(0, 0, year, mark.month, mark.day).date for year in years)
    return any(day.weekday() == mark.weekday for day in days if day)


def _checked(mark: Day, published: dt.date | None, years: frozenset[int]) -> Finding | None:
    total = Quantity(mark.start, mark.end, Kind.DAY, None, Bounds(0, 0), "weekday")
    if mark.month is not None and not _exists(mark):
        return Finding(total, (), FigureCheck.INCONSISTENT, "there is no such day in the calendar")
    date = mark.date or _nearest(mark, published)
    if date is None or date.year < _LEAST:
        return None
    right = date.weekday() == mark.weekday
    is_, said = WEEKDAYS[date.weekday()].capitalize(), WEEKDAYS[mark.weekday or 0].capitalize()
    explanation = f"{date.isoformat()} is a {is_}; stated: {said}"
    if right:
        return Finding(total, (), FigureCheck.CONSISTENT, explanation)
    if mark.year is None and (published is None or abs((date - published).days) > _NEAR or _fits(mark, years)):
        return None
    return Finding(total, (), FigureCheck.INCONSISTENT, explanation)


def _exists(mark: Day) -> bool:
    try:
        dt.date(mark.year or 2000, mark.month or 1, mark.day or 1)
    except ValueError:
        return False
    return True


def _nearest(mark: Day, published: dt.date | None) -> dt.date | None:
    """The date without a year that lies nearest to the day of publication."""
    if published is None or mark.month is None or mark.day is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    found = [Day(0, 0, year, mark.month, mark.day).date for year in years if dt.MINYEAR <= year <= dt.MAXYEAR]
    return min((date for date in found if date), key=lambda date: abs((date - published).days), default=None)
