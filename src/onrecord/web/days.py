"""Days as a reader writes them, and as a machine reads them beside that."""

from datetime import date, datetime

from markupsafe import Markup

from onrecord.schema.timex import Timex
from onrecord.store import StatementRow
from onrecord.views.dates import MONTHS, show_day, show_stretch, show_timex

_TIME = Markup('<time datetime="{}">{}</time>')


def show_published(value: str | None) -> str:
    """A date of a page, ISO 8601 and as fine as the page states it, for a reader: 14 Jan 2019, Jan 2019, 2019."""
    if not value:
        return "date not stated"
    try:
        return show_day(datetime.fromisoformat(value).date())
    except ValueError:
        year, _, month = value.partition("-")
        return f"{MONTHS[int(month) - 1]} {year}" if month.isdigit() and 1 <= int(month) <= 12 else value


def mark_published(value: str | None) -> Markup:
    """The same as a ``time`` element."""
    return _TIME.format(value, show_published(value)) if value else Markup("{}").format(show_published(value))


def show_said(row: StatementRow) -> str:
    """The day or days on which it may have been said."""
    if not row.said or not row.until:
        return f"from {show_published(row.said)}" if row.said else ""
    return show_stretch(date.fromisoformat(row.said), date.fromisoformat(row.until))


def mark_said(row: StatementRow) -> Markup:
    """The same after a word for it, as a ``time`` element where it is one day: HTML has none for a stretch of days."""
    shown = show_said(row)
    if row.said and row.said == row.until:
        return Markup("on {}").format(_TIME.format(row.said, shown))
    return Markup("within {}").format(shown) if row.said and row.until else Markup("{}").format(shown)


def mark_timex(timex: Timex) -> Markup:
    """The day or days that a time expression can be, as a ``time`` element where it is one day."""
    shown = show_timex(timex)
    one_day = timex.earliest and timex.earliest == timex.latest
    return _TIME.format(timex.earliest, shown) if one_day else Markup("{}").format(shown)
