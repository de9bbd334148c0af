"""Days and years as the text writes them: what weekdays and intervals are checked against."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\b\.?)"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d.,:]*\d|\s?[ap]\.?m\b|%)"
_AND = r"(?:\s?-\s?|\s(?:to|and|through|until|till)\s)"
_LAST = r"(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d.,:]*\d|\s?[ap]\.?m\b|%|\s(?:percent|million|people))"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d,.]*\d|\w)"
_DATES = re.compile(
    rf"(?<![\w-])(?:(?:{_WEEKDAY},?\s\(?(?:the\s|on\s)?)?(?:{_MONTH}\s{_DAY}(?:{_AND}{_LAST})?(?:,?\s{_YEAR})?)(?!\w)"
    "|"
    + rf"(?:{_WEEKDAY},?\s\(?(?:the\s)?)?{_DAY}(?:{_AND}{_LAST})?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?(?!\w)".replace(
        "?P<weekday>", "?P<weekday2>"
    )
    .replace("?P<day>", "?P<day2>")
    .replace("?P<last>", "?P<last2>")
    .replace("?P<month>", "?P<month2>")
    .replace("?P<year>", "?P<year2>")
    + rf"|{_MONTH},?\s{_YEAR}".replace("?P<month>", "?P<month3>").replace("?P<year>", "?P<year3>")
    + rf"|{_YEAR}".replace("?P<year>", "?P<year4>")
    + ")"
)
_AFTERWARDS = re.compile(
    rf",?\s(?:\(|(?:which\s)?(?:was|is|will\sbe|fell\son|falls\son)\s)?a\s(?P<weekday>{'|'.join(WEEKDAYS)})\b(?![-\s]night|\smorning)"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|during|before|after|between|and|to|through|for|early|late|mid|the|than|year"
    r"|fall|spring|summer|winter|autumn|-)[\s-]?$|[(-]$"
)
_TRIGGER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month or a year at characters ``[start, end)``; `weekday` is the one said with it, Monday 0."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The date, if all of it is said and there is such a day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return _date(self.year, self.month, self.day)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_days(words: str, start: int, end: int) -> Iterator[Day]:
    """The days, months and years in characters ``[start, end)`` of plain text, in order."""
    for match in _DATES.finditer(words, start, end):
        groups = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
        if "month" not in groups and not _YEAR_BEFORE.search(words[max(match.start() - 12, start) : match.start()]):
            continue
        yield from _read(words, match, groups)


def _read(words: str, match: re.Match[str], groups: dict[str, str]) -> Iterator[Day]:
    year = int(groups["year"]) if "year" in groups else None
    month = _SHORT.index(groups["month"][:3]) + 1 if "month" in groups else None
    day = int(groups["day"]) if "day" in groups else None
    weekday = [name[:3] for name in WEEKDAYS].index(groups["weekday"][:3]) if "weekday" in groups else None
    end = match.end()
    if weekday is None and day is not None and "last" not in groups:
        after = _AFTERWARDS.match(words, end)
        if after:
            weekday, end = WEEKDAYS.index(after["weekday"]), after.end()
    if "last" not in groups:
        yield Day(match.start(), end, year, month, day, weekday)
        return
    split = match.start(next(name for name in ("last", "last2") if match[name]))
    first_end = match.end(next(name for name in ("day", "day2") if match[name]))
    yield Day(match.start(), first_end, year, month, day, weekday)
    yield Day(split, end, year, month, int(groups["last"]))
