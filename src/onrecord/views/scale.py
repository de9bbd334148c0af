"""Days → places on a line, in stretches: where nothing happens for long the line is broken, and each stretch has its
own scale, as its ticks say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from onrecord.views.dates import MONTHS, show_day

BREAK = 28.0
"""Width of a break, in units of the drawing."""

_LEAST_GAP = 90
"""Days without an event that may be left out, if they are also more than half of the stretch."""

_APART = 84.0
"""Units between two ticks at least, so that their labels do not touch."""

_FIRST, _LAST = 1, date.max.toordinal()

Days = tuple[int, int]
"""The ordinals of a first and a last day."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to before `end`, drawn from `left` to `right`."""

    first: int
    end: int
    left: float
    right: float

    def place(self, day: float) -> float:
        """Where `day` begins; half a day on is its middle."""
        share = (min(max(day, self.first), self.end) - self.first) / (self.end - self.first)
        return self.left + share * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis with its label."""

    x: float
    label: str


def make_stretches(days: Sequence[Days], width: float) -> tuple[Stretch, ...]:
    """The stretches that hold all of `days`, side by side, broader where there is more on them."""
    parts = list(_cut(sorted(days)))
    weights = [2 + len(part) for part in parts]
    room = width - BREAK * (len(parts) - 1)
    left, found = 0.0, []
    for part, weight in zip(parts, weights, strict=True):
        right = left + room * weight / sum(weights)
        found.append(_stretch(part, left, right))
        left = right + BREAK
    return tuple(found)


def _cut(days: Sequence[Days]) -> Iterator[Sequence[Days]]:
    """`days` parted where a long time without an event takes more than half of the line, and again in each part."""
    first, last = days[0][0], max(end for _, end in days)
    reached, widest = days[0][1], (0, 0)
    for n, (begin, end) in enumerate(days):
        widest = max(widest, (begin - reached, n))
        reached = max(reached, end)
    gap, at = widest
    if len(days) < 3 or gap < _LEAST_GAP or 2 * gap <= last - first:
        yield days
        return
    yield from _cut(days[:at])
    yield from _cut(days[at:])


def _stretch(days: Sequence[Days], left: float, right: float) -> Stretch:
    first, end = days[0][0], max(end for _, end in days) + 1
    margin = max(1, (end - first) // 20)
    return Stretch(max(first - margin, _FIRST), min(end + margin, _LAST), left, right)


def ticks_of(stretch: Stretch) -> tuple[Tick, ...]:
    """Days, months or years, whichever is the finest that leaves room for its labels."""
    most = max(1, int((stretch.right - stretch.left) / _APART))
    unit, days = next(
        (
            (unit, days)
            for unit, every in _STEPS
            if len(days := list(islice(_days(stretch, unit, every), most + 1))) <= most
        ),
        ("day", [date.fromordinal(stretch.first)]),
    )
    if not days:  # too narrow for the finer ticks, and no coarser one falls in it
        unit, days = "day", [date.fromordinal((stretch.first + stretch.end) // 2)]
    years = [None, *(day.year for day in days)]
    return tuple(
        Tick(round(stretch.place(day.toordinal()), 1), _LABELS[unit](day, day.year != before))
        for day, before in zip(days, years, strict=False)
    )


_STEPS = (
    *(("day", 1), ("day", 2), ("day", 7), ("month", 1), ("month", 3), ("month", 6)),
    *(("year", every) for every in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)

_LABELS: Mapping[str, Callable[[date, bool], str]] = {
    "day": lambda day, new_year: show_day(day) if new_year else f"{day.day} {MONTHS[day.month - 1]}",
    "month": lambda day, new_year: f"{MONTHS[day.month - 1]} {day.year}" if new_year else MONTHS[day.month - 1],
    "year": lambda day, _: str(day.year),
}


def _days(stretch: Stretch, unit: str, every: int) -> Iterator[date]:
    """The days at which `unit` begins, one of `every`; weeks begin on Monday, the first day of the year 1 was one."""
    if unit == "day":
        aligned = stretch.first + (1 - stretch.first) % every
        yield from map(date.fromordinal, range(aligned, stretch.end, every))
        return
    months = every * 12 if unit == "year" else every
    begin, last = date.fromordinal(stretch.first), date.fromordinal(stretch.end - 1)
    for n in range(begin.year * 12 + begin.month - 1, last.year * 12 + last.month):
        year, month = divmod(n, 12)
        if n % months == 0 and (day := date(year, month + 1, 1)) >= begin:
            yield day
