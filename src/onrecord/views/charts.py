"""Charts as accessible SVG: bars beside their numbers, and columns over time with the table that says the same.

Places are percentages, so that a chart is as wide as its page while its words keep their size; no style, no script.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from onrecord.views.lines import shortened
from onrecord.views.plain import count, one_line

HEIGHT = 190
"""Pixels of the columns, with the line of labels below them."""

AXIS = 22
TOP = 18
LABEL = 70
"""Characters of a label at most."""

FEW = 12
"""Columns that would fill the width: fewer are not drawn broader."""

MOST_LABELS = 6
"""Labels below the columns at most, so that they do not touch on a phone."""

_BARS = Markup("""<figure class="graph in-rows">
<figcaption id="{key}-title">{title}</figcaption>
{legend}<table aria-labelledby="{key}-title">
<thead><tr><th scope="col">{first}</th>{headings}<td></td></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</figure>""")

_BAR = Markup("""<tr><th scope="row">{label}</th>{numbers}<td class="drawn"><svg width="100%" height="14"
 aria-hidden="true" focusable="false">{shapes}</svg></td></tr>""")

_COLUMNS = Markup("""<figure class="graph over-time">
<figcaption>{title}</figcaption>
{legend}<svg width="100%" height="{height}" role="img" aria-labelledby="{key}-title {key}-text">
<title id="{key}-title">{title}</title>
<desc id="{key}-text">{text} The table says the same.</desc>
{shapes}
</svg>
<details><summary>The numbers as a table</summary>
<div class="scroll" role="region" aria-label="{title}, as a table" tabindex="0">
<table><thead><tr><th scope="col">{first}</th>{headings}</tr></thead>
<tbody>
{rows}
</tbody></table></div></details>
</figure>""")


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart: its label, a number for each series, and where the label leads."""

    label: str
    numbers: tuple[int, ...]
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: `key` is unique on its page, `unit` is counted, `first` heads the labels.

    Several `series` are stacked; a single one needs no name.
    """

    key: str
    title: str
    first: str
    bars: tuple[Bar, ...]
    series: tuple[str, ...] = ()
    unit: str = "statement"


def render_bars(chart: Chart) -> Markup:
    """A bar for each line, with its label and its numbers before it; nothing where there is no line."""
    most = max((sum(bar.numbers) for bar in chart.bars), default=0)
    if not chart.bars:
        return Markup("")
    rows = (
        _BAR.format(label=_label(bar), numbers=_numbers(bar), shapes=Markup("").join(_stacked(bar.numbers, most)))
        for bar in chart.bars
    )
    return _BARS.format(
        key=chart.key,
        title=chart.title,
        first=chart.first,
        legend=_legend(chart.series),
        headings=_headings(chart),
        rows=Markup("\n").join(rows),
    )


def render_columns(chart: Chart) -> Markup:
    """A column for each line, side by side as time goes on; nothing where there is no line."""
    if not chart.bars:
        return Markup("")
    rows = (Markup('<tr><th scope="row">{}</th>{}</tr>').format(_label(bar), _numbers(bar)) for bar in chart.bars)
    return _COLUMNS.format(
        key=chart.key,
        title=chart.title,
        height=HEIGHT,
        legend=_legend(chart.series),
        text=_summary(chart),
        shapes=Markup("\n").join(_drawn(chart)),
        first=chart.first,
        headings=_headings(chart),
        rows=Markup("\n").join(rows),
    )


def _label(bar: Bar) -> Markup:
    shown = Markup("{}").format(shortened(one_line(bar.label), LABEL))
    return Markup('<a href="{}">{}</a>').format(bar.link, shown) if bar.link else shown


def _numbers(bar: Bar) -> Markup:
    return Markup("").join(Markup('<td class="number">{}</td>').format(_grouped(number)) for number in bar.numbers)


def _grouped(number: int) -> str:
    """The number with thin spaces between its thousands."""
    return f"{number:,}".replace(",", "\u202f")


def _headings(chart: Chart) -> Markup:
    names = chart.series or (f"{chart.unit}s".capitalize(),)
    return Markup("").join(Markup('<th scope="col" class="number">{}</th>').format(name) for name in names)


def _legend(series: Sequence[str]) -> Markup:
    """What the colours mean; the headings of the table name them too, in the same order."""
    keys = (
        Markup('<li><svg width="12" height="12" aria-hidden="true"><rect class="fill-{}" width="12" height="12"/></svg>'
               " {}</li>").format(number, name)
        for number, name in enumerate(series, 1)
    )  # fmt: skip
    return Markup('<ul class="legend">{}</ul>\n').format(Markup("").join(keys)) if len(series) > 1 else Markup("")


def _stacked(numbers: Sequence[int], most: int) -> Iterator[Markup]:
    """The parts of one bar, end to end."""
    ends = list(accumulate(numbers))
    for series, (number, end) in enumerate(zip(numbers, ends, strict=True), 1):
        if number:
            yield Markup('<rect class="fill-{}" x="{:.2f}%" y="1" width="{:.2f}%" height="12"/>').format(
                series, 100 * (end - number) / most, 100 * number / most
            )


def _summary(chart: Chart) -> str:
    first, last = chart.bars[0], chart.bars[-1]
    most = max(chart.bars, key=lambda bar: sum(bar.numbers))
    total = count(sum(sum(bar.numbers) for bar in chart.bars), chart.unit)
    return f"{total} from {first.label} to {last.label}; most in {most.label}: {sum(most.numbers)}."


def _drawn(chart: Chart) -> Iterator[Markup]:
    top = scale_top(max(sum(bar.numbers) for bar in chart.bars))
    for value in (top,) if top % 2 else (top // 2, top):
        y = _height(value, top)
        yield Markup('<line class="grid" x1="0" x2="100%" y1="{0:.1f}" y2="{0:.1f}"/>').format(y)
        yield Markup('<text class="tick" x="-8" y="{:.1f}" text-anchor="end">{}</text>').format(y + 4, _grouped(value))
    width = 100 / max(len(chart.bars), FEW)
    for number, bar in enumerate(chart.bars):
        yield from _column(bar, width * number, width, top)
    base = HEIGHT - AXIS
    yield Markup('<line class="axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(base)
    yield from _ticks(chart.bars, width)


def _column(bar: Bar, left: float, width: float, top: int) -> Iterator[Markup]:
    shapes, below = [], 0
    for series, number in enumerate(bar.numbers, 1):
        if number:
            upper = _height(below + number, top)
            shapes.append(
                Markup('<rect class="fill-{}" x="{:.3f}%" y="{:.1f}" width="{:.3f}%" height="{:.1f}"/>').format(
                    series, left + width * 0.1, upper, width * 0.8, _height(below, top) - upper
                )
            )
        below += number
    if shapes:
        title = f"{one_line(bar.label)}: {', '.join(map(str, bar.numbers))}"
        yield Markup("<g><title>{}</title>{}</g>").format(title, Markup("").join(shapes))


def _ticks(bars: Sequence[Bar], width: float) -> Iterator[Markup]:
    """Labels below some columns, evenly; the first and the last do not stand out at the sides."""
    step = -(-max(len(bars), FEW) // MOST_LABELS) if len(bars) > MOST_LABELS // 2 else 1
    for number in range(0, len(bars), step):
        middle = width * (number + 0.5)
        anchor = "start" if middle < 10 else "end" if middle > 90 else "middle"
        x = {"start": width * number, "end": width * (number + 1)}.get(anchor, middle)
        yield Markup('<text class="tick" x="{:.3f}%" y="{}" text-anchor="{}">{}</text>').format(
            x, HEIGHT - 6, anchor, one_line(bars[number].label)
        )


def _height(value: int, top: int) -> float:
    return HEIGHT - AXIS - (HEIGHT - AXIS - TOP) * value / top


def scale_top(most: int) -> int:
    """A round number that is at least `most` and, from 2 on, has a half."""
    power = 1
    while power * 100 < most:
        power *= 10
    steps = (1, 2, 4, 6, 8, 10, 12, 16, 20, 24, 30, 40, 50, 60, 80, 100)
    return next(step * power for step in steps if step * power >= most)
