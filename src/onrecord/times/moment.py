"""Stretches of the calendar, from a century to a minute: what an expression stands for, and how to count on."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace
from enum import IntEnum


class Grain(IntEnum):
    """How fine a stretch of the calendar is; coarser is smaller."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    HALF = 3
    SEASON = 4
    QUARTER = 5
    MONTH = 6
    WEEK = 7
    WEEKEND = 8
    DAY = 9


SEASONS = ("SP", "SU", "FA", "WI")
"""TIMEX3 codes of the seasons, in the order of ISO 8601-2 (21 spring to 24 winter)."""

_SEASON_BOUNDS = (((3, 1), (6, 21)), ((6, 1), (9, 23)), ((9, 1), (12, 21)), ((12, 1), (3, 21)))
"""First and last day of each season by either count, the meteorologists' and the astronomers'."""

_SEASON_START = ((3, 20), (6, 21), (9, 22), (12, 21))
_FIRST_YEAR, _LAST_YEAR = 1, 9998


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: its grain and its first day; `tail` is the part of the day or the clock time.

    `tail` is as TIMEX3 writes it: ``TNI`` for a night, ``T20:30`` for a clock time, ``T20:30Z`` with its zone. The
    first day of a season is the astronomers'; `earliest` and `latest` also hold the meteorologists' season.
    """

    grain: Grain
    start: dt.date
    tail: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 value (TimeML 1.2.1, 2.2.2.3)."""
        year, month = self.start.year, self.start.month
        match self.grain:
            case Grain.CENTURY:
                return f"{year // 100:02d}"
            case Grain.DECADE:
                return f"{year // 10:03d}"
            case Grain.YEAR:
                return f"{year:04d}"
            case Grain.HALF:
                return f"{year:04d}-H{(month + 5) // 6}"
            case Grain.SEASON:
                return f"{year:04d}-{SEASONS[self.season]}"
            case Grain.QUARTER:
                return f"{year:04d}-Q{(month + 2) // 3}"
            case Grain.MONTH:
                return f"{year:04d}-{month:02d}"
            case Grain.WEEK | Grain.WEEKEND:
                iso = self.start.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain is Grain.WEEKEND else "")
            case Grain.DAY:
                return self.start.isoformat() + self.tail

    @property
    def edtf(self) -> str:
        """The same by ISO 8601-2:2019 (EDTF level 2); a part of a day has no code there and gives its day."""
        year, month = self.start.year, self.start.month
        match self.grain:
            case Grain.CENTURY:
                return f"{year // 100:02d}XX"
            case Grain.DECADE:
                return f"{year // 10:03d}X"
            case Grain.HALF:
                return f"{year:04d}-{39 + (month + 5) // 6}"
            case Grain.SEASON:
                return f"{year:04d}-{21 + self.season}"
            case Grain.QUARTER:
                return f"{year:04d}-{32 + (month + 2) // 3}"
            case Grain.WEEK | Grain.WEEKEND:
                return f"{self.earliest}/{self.latest}"
            case Grain.DAY:
                return self.start.isoformat()
            case _:
                return self.value

    @property
    def season(self) -> int:
        """Which season it begins in, 0 spring to 3 winter; only for a season."""
        return _SEASON_START.index((self.start.month, self.start.day))

    @property
    def earliest(self) -> dt.date:
        """The first day that it may mean."""
        if self.grain is Grain.SEASON:
            return self.start.replace(month=_SEASON_BOUNDS[self.season][0][0], day=1)
        return self.start

    @property
    def latest(self) -> dt.date:
        """The last day that it may mean."""
        if self.grain is Grain.SEASON:
            month, day = _SEASON_BOUNDS[self.season][1]
            return dt.date(self.start.year + (self.season == 3), month, day)
        if self.grain is Grain.DAY:
            return self.start
        return count_on(self, 1).start - dt.timedelta(days=1)


def moment_of(day: dt.date, grain: Grain) -> Moment:
    """The stretch of `grain` that `day` lies in; a day before spring lies in the winter of the year before."""
    year, month = day.year, day.month
    match grain:
        case Grain.CENTURY:
            return Moment(grain, dt.date(max(year // 100 * 100, 1), 1, 1))
        case Grain.DECADE:
            return Moment(grain, dt.date(max(year // 10 * 10, 1), 1, 1))
        case Grain.YEAR:
            return Moment(grain, dt.date(year, 1, 1))
        case Grain.HALF:
            return Moment(grain, dt.date(year, 1 if month < 7 else 7, 1))
        case Grain.SEASON:
            passed = [n for n, start in enumerate(_SEASON_START) if (month, day.day) >= start]
            return season_of(year, passed[-1]) if passed else season_of(year - 1, 3)
        case Grain.QUARTER:
            return Moment(grain, dt.date(year, (month - 1) // 3 * 3 + 1, 1))
        case Grain.MONTH:
            return Moment(grain, dt.date(year, month, 1))
        case Grain.WEEK:
            return Moment(grain, day - dt.timedelta(days=day.weekday()))
        case Grain.WEEKEND:
            return Moment(grain, day + dt.timedelta(days=5 - day.weekday()))
        case Grain.DAY:
            return Moment(grain, day)


def season_of(year: int, season: int) -> Moment:
    """The season 0 to 3 (spring to winter) that begins in `year`."""
    return Moment(Grain.SEASON, dt.date(year, *_SEASON_START[season]))


def count_on(moment: Moment, n: int) -> Moment:
    """The stretch `n` of its own grain later; earlier if `n` is negative.

    Raises:
        OverflowError: it lies outside of the years 1 to 9998.
    """
    start = moment.start
    match moment.grain:
        case Grain.DAY:
            return replace(moment, start=start + dt.timedelta(days=n))
        case Grain.WEEK | Grain.WEEKEND:
            return replace(moment, start=start + dt.timedelta(weeks=n))
        case Grain.SEASON:
            years, season = divmod(moment.season + n, 4)
            return season_of(_year(start.year + years), season)
        case grain:
            return moment_of(add_months(start, n * MONTHS_OF[grain]), grain)


MONTHS_OF = {
    Grain.CENTURY: 1200,
    Grain.DECADE: 120,
    Grain.YEAR: 12,
    Grain.HALF: 6,
    Grain.SEASON: 3,
    Grain.QUARTER: 3,
    Grain.MONTH: 1,
}
"""How many months each grain lasts that is counted in months."""


def add_months(day: dt.date, n: int) -> dt.date:
    """`day`, `n` months later, or the last of that month where it has no such day.

    Raises:
        OverflowError: it lies outside of the years 1 to 9998.
    """
    years, month = divmod(day.month - 1 + n, 12)
    year = _year(day.year + years)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _year(year: int) -> int:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise OverflowError(f"the year {year} is outside of {_FIRST_YEAR} to {_LAST_YEAR}")
    return year
