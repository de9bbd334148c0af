"""Days and stretches of days as a reader writes them: "14 Jan 2019", "Jun 2019", "3–9 Sep 2019"."""

from calendar import monthrange
from datetime import date

from onrecord.schema.span import Passage
from onrecord.schema.timex import Timex
from onrecord.timeline import When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NO_DATE = "no date"


def show_when(when: When | None) -> str:
    """The day or days that `when` can be; "or" stands between the days of a set, of which it is one."""
    if when is None or not when.is_dated:
        return NO_DATE
    if days := _one_of(when.edtf):
        return " or ".join(map(show_day, days))
    if when.earliest and when.latest:
        return show_stretch(date.fromisoformat(when.earliest), date.fromisoformat(when.latest))
    if when.earliest:
        return f"from {show_day(date.fromisoformat(when.earliest))}"
    return f"until {show_day(date.fromisoformat(when.latest or ''))}"


def show_timex(timex: Timex) -> str:
    """The day or days that a time expression can be."""
    return show_when(When(Passage(timex.start, timex.end, ""), timex.edtf, timex.earliest, timex.latest))


def _one_of(edtf: str | None) -> tuple[date, ...]:
    """The days of an EDTF one-of set ``[2018-07-19,2018-07-20]``; empty for all else."""
    if not edtf or not edtf.startswith("["):
        return ()
    try:
        return tuple(date.fromisoformat(day) for day in edtf.strip("[]").split(","))
    except ValueError:
        return ()


def show_day(day: date) -> str:
    """A day as 14 Jan 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_stretch(first: date, last: date) -> str:
    """All days from `first` to `last`, as a month or a year where they are just that."""
    if first == last:
        return show_day(first)
    if whole := _whole_months(first, last):
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_day(last)}"
    begin = show_day(first) if first.year != last.year else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begin} – {show_day(last)}"


def _whole_months(first: date, last: date) -> str | None:
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1] or first.year != last.year:
        return None
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    months = dict.fromkeys((MONTHS[first.month - 1], MONTHS[last.month - 1]))
    return f"{'–'.join(months)} {first.year}"
