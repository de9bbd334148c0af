"""Counts by day → columns of a chart: days, months or years, whichever a reader can still tell apart."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.views.charts import Bar
from onrecord.views.dates import MONTHS, show_day

MOST_DAYS = 45
MOST_MONTHS = 60
MOST_YEARS = 150


class Periods(NamedTuple):
    """Columns without a gap, and how many could not be put into one: undated, or dated less finely."""

    bars: tuple[Bar, ...]
    left_out: int


def make_periods(counts: Iterable[tuple[str | None, Sequence[int]]]) -> Periods:
    """The columns of `counts`: dates (ISO 8601, as fine as known) with a number for each series."""
    rows = [(day or "", tuple(numbers)) for day, numbers in counts]
    size = _fineness([day for day, _ in rows])
    fine = [(day[:size], numbers) for day, numbers in rows if size and _is_as_fine(day, size)]
    names = _all_between(min(fine)[0], max(fine)[0], size) if size else []
    sums: dict[str, Sequence[int]] = dict.fromkeys(names, [0] * max((len(row[1]) for row in rows), default=1))
    for name, numbers in fine:
        if name in sums:
            sums[name] = [old + new for old, new in zip(sums[name], numbers, strict=True)]
    shown = sum(map(sum, sums.values()))
    bars = tuple(Bar(_show(name), tuple(numbers)) for name, numbers in sums.items())
    return Periods(bars, sum(sum(numbers) for _, numbers in rows) - shown)


def _fineness(dates: Iterable[str]) -> int:
    """How many characters of a date name its column: 10, 7 or 4; 0 where none is dated."""
    days = sorted(day for day in dates if _is_as_fine(day, 4))
    if not days:
        return 0
    first, last = days[0], days[-1]
    if all(_is_as_fine(day, 10) for day in days) and (_day(last) - _day(first)).days < MOST_DAYS:
        return 10
    years = int(last[:4]) - int(first[:4])
    return 7 if years * 12 < MOST_MONTHS and any(_is_as_fine(day, 7) for day in days) else 4


def _is_as_fine(day: str, size: int) -> bool:
    try:
        date.fromisoformat(day[:size] + "-01-01"[size - 4 :])
    except ValueError:
        return False
    return len(day) >= size


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _all_between(first: str, last: str, size: int) -> Iterable[str]:
    """The names of all columns from `first` to `last`; of centuries, the last `MOST_YEARS` years."""
    if size == 10:
        days = (_day(last) - _day(first)).days
        yield from ((_day(first) + timedelta(n)).isoformat() for n in range(days + 1))
    elif size == 7:
        begin, end = (int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (first, last))
        yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1))
    else:
        begin = max(int(first), int(last) - MOST_YEARS + 1)
        yield from (f"{year:04}" for year in range(begin, int(last) + 1))


def _show(name: str) -> str:
    if len(name) == 10:
        return show_day(_day(name))
    year, _, month = name.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year
