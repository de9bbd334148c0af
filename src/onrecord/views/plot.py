"""Where everything stands on a plotted time line: lanes, marks and labels, in units of the drawing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from onrecord.timeline import Group, Line, When
from onrecord.views.lines import HEADINGS, label
from onrecord.views.scale import Days, Stretch, Tick, make_stretches, ticks_of

WIDTH = 1000.0
EDGE = 26.0
AXIS = 26.0
HEADING = 26.0
ROW = 28.0
GAP = 8.0
LABEL = 42
"""Characters of a label at most: the table below holds all of it."""

_LETTER = 7.2
"""Units a letter takes on average, rather too many than too few."""

_SYMBOL = 20.0

MOST_PUBLISHED = 3
"""Days of publication that are drawn: more would hide what happened."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the table on the plot: a point where it is one day, else a bar from `left` to `right`.

    `symbol` is the middle of its symbol; its text begins at `label`, or ends there if `turned`; `y` is its middle.
    """

    number: int
    line: Line
    left: float
    right: float
    symbol: float
    label: float
    text: str
    y: float
    is_point: bool
    turned: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one group below its heading."""

    group: Group
    heading: str
    top: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A time line ready to be drawn; `breaks` are the middles of the gaps between stretches."""

    height: float
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    published: tuple[float, ...]
    lanes: tuple[Lane, ...]


def plot_lines(lines: Mapping[int, Line], published: Sequence[date]) -> Plot | None:
    """The plot of the dated `lines` by their numbers; `published` are the days of the articles. `None` without any."""
    spans = {number: days for number, line in lines.items() if line.when and (days := _span(line.when))}
    if not spans:
        return None
    stretches = make_stretches(list(spans.values()), WIDTH - 2 * EDGE)
    stretches = tuple(Stretch(s.first, s.end, s.left + EDGE, s.right + EDGE) for s in stretches)
    lanes, top = [], AXIS
    for group, heading in HEADINGS.items():
        chosen = {n: line for n, line in lines.items() if line.group is group and n in spans}
        if chosen:
            marks = tuple(_marks(chosen, spans, stretches, top + HEADING))
            height = HEADING + ROW * (1 + max((mark.y - top - HEADING) // ROW for mark in marks)) + GAP
            lanes.append(Lane(group, heading, top, height, marks))
            top += height
    return Plot(
        height=top + AXIS,
        ticks=tuple(tick for stretch in stretches for tick in ticks_of(stretch)),
        breaks=tuple((one.right + other.left) / 2 for one, other in pairwise(stretches)),
        published=tuple(_published(published, stretches)),
        lanes=tuple(lanes),
    )


def _span(when: When) -> Days | None:
    days = [date.fromisoformat(day).toordinal() for day in (when.earliest, when.latest) if day]
    return (days[0], days[-1]) if days else None


def _marks(
    lines: Mapping[int, Line], spans: Mapping[int, Days], stretches: Sequence[Stretch], top: float
) -> Iterator[Mark]:
    """Each line in the first row that has room for its mark and its label."""
    rows: list[list[tuple[float, float]]] = []
    for number, line in lines.items():
        mark = _mark(number, line, spans[number], stretches)
        taken = _taken(mark)
        row = next((n for n, row in enumerate(rows) if not any(_meet(taken, one) for one in row)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(taken)
        yield replace(mark, y=top + ROW * row + ROW / 2)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] + GAP and other[0] < one[1] + GAP


def _mark(number: int, line: Line, days: Days, stretches: Sequence[Stretch]) -> Mark:
    """The mark in row 0, its label at its right where there is room, else at its left."""
    first, last = days
    begins, ends = _stretch_of(first, stretches), _stretch_of(last, stretches)
    text = f"{number} {label(line, LABEL)}"
    width = len(text) * _LETTER
    if first == last and line.when and line.when.day:
        x = begins.place(first + 0.5)
        turned = x + _SYMBOL / 2 + width > WIDTH and x - _SYMBOL / 2 - width > 0
        beside = x - _SYMBOL / 2 if turned else x + _SYMBOL / 2
        return Mark(number, line, x, x, x, beside, text, 0.0, is_point=True, turned=turned)
    # an open end is drawn to the end of its stretch
    left = begins.place(first) if line.when and line.when.earliest else begins.left
    right = max(ends.place(last + 1) if line.when and line.when.latest else ends.right, left + 4)
    start = max(EDGE, min(left, WIDTH - _SYMBOL - width))
    return Mark(number, line, left, right, start + 6, start + _SYMBOL, text, 0.0, is_point=False, turned=False)


def _taken(mark: Mark) -> tuple[float, float]:
    width = len(mark.text) * _LETTER
    text = (mark.label - width, mark.label) if mark.turned else (mark.label, mark.label + width)
    return min(mark.left, mark.symbol - 7, text[0]), max(mark.right, mark.symbol + 7, text[1])


def _stretch_of(day: int, stretches: Sequence[Stretch]) -> Stretch:
    return next((s for s in stretches if s.first <= day < s.end), stretches[-1])


def _published(days: Sequence[date], stretches: Sequence[Stretch]) -> Iterator[float]:
    """Where the days of at most `MOST_PUBLISHED` articles are, as far as they are on the plot."""
    known = sorted({day.toordinal() for day in days})
    for day in known if len(known) <= MOST_PUBLISHED else ():
        for stretch in stretches:
            if stretch.first <= day < stretch.end:
                yield stretch.place(day + 0.5)
