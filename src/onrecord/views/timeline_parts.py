"""A plotted time line and its tables as pieces of a page, for every page that shows one."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from onrecord.timeline import ArticleFacts, Group, Line, Report, Timeline
from onrecord.views.dates import show_when
from onrecord.views.lines import (
    HEADINGS,
    UNDATED,
    about,
    evidence,
    is_repeated,
    marked,
    published_day,
    title,
    who,
)
from onrecord.views.plain import count, one_line
from onrecord.views.plot import AXIS, EDGE, HEADING, WIDTH, Lane, Mark, Plot, plot_lines
from onrecord.views.scale import Tick
from onrecord.views.web import is_web_address

_FIGURE = Markup("""<figure class="plot" role="region" aria-label="Time line" tabindex="0">
<svg viewBox="0 0 {width:.0f} {height:.0f}" role="group" aria-labelledby="plot-title plot-text">
<title id="plot-title">{title}</title>
<desc id="plot-text">{text} The table below says the same.</desc>
{shapes}
</svg>
</figure>
<p class="key">A point is a day, a bar the days within which it was or will be. {broken}{published}The number leads to
the table.</p>""")

_TABLE = Markup("""<section class="lines {group}" aria-labelledby="{key}">
<h2 id="{key}">{heading} <span class="count">{count}</span></h2>
<table role="table">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">No.</th>
<th role="columnheader" scope="col">Date</th><th role="columnheader" scope="col">Event</th>
<th role="columnheader" scope="col">Who</th><th role="columnheader" scope="col">Where</th>
<th role="columnheader" scope="col">Status</th></tr></thead>
<tbody role="rowgroup">
{rows}
</tbody>
</table>
</section>""")

_ROW = Markup("""<tr role="row" id="line-{number}" class="{group}"><td role="cell" class="number">{symbol}{number}</td>
<td role="cell" class="date" data-label="Date">{date}</td>
<td role="cell" class="event">{what} <span class="type">{type}</span>{sources}</td>
<td role="cell" data-label="Who">{who}</td>
<td role="cell" data-label="Where">{where}</td>
<td role="cell" data-label="Status">{status}</td></tr>""")

_SHAPES = {
    Group.HAPPENED: Markup('<circle class="symbol" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'),
    Group.UNDER_WAY: Markup('<path class="symbol" d="M{x:.1f} {y:.1f}m-5-6l11 6l-11 6z"/>'),
    Group.PLANNED: Markup('<path class="symbol" d="M{x:.1f} {y:.1f}m0-7l7 7l-7 7l-7-7z"/>'),
    Group.TALKED_ABOUT: Markup('<circle class="symbol" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'),
    Group.OFF: Markup('<path class="symbol" d="M{x:.1f} {y:.1f}m-5-5l10 10m0-10l-10 10"/>'),
}
"""A shape for each group, so that colour is not the only sign."""

_CLASSES = {group: group.value.replace(" ", "-") for group in Group}


def number_lines(timeline: Timeline) -> dict[int, Line]:
    """All lines, numbered as plot and tables show them: first the dated ones."""
    return dict(enumerate((*timeline.lines, *timeline.undated), 1))


def timeline_title(timeline: Timeline) -> str:
    """The headline of one article, or how many there are."""
    articles = timeline.articles
    return title(articles[0]) if len(articles) == 1 else f"Time line of {count(len(articles), 'article')}"


def draw_plot(timeline: Timeline, numbers: Mapping[int, Line]) -> Markup:
    """The plot of the dated lines; nothing where there is none."""
    days = [day for article in timeline.articles if (day := published_day(article))]
    plot = plot_lines(numbers, days)
    if plot is None:
        return Markup("")
    counts = (f"{len(lane.marks)} {lane.heading.lower()}" for lane in plot.lanes)
    return _FIGURE.format(
        width=WIDTH,
        height=plot.height,
        title=f"Time line: {timeline_title(timeline)}",
        text=f"{', '.join(counts)}.",
        shapes=Markup("\n").join(_shapes(plot)),
        broken="Where the line is broken nothing is told for long, and the scale changes. " if plot.breaks else "",
        published="The dashed line is the day of publication. " if plot.published else "",
    )


TICK_LETTER = 6.6
"""Width of a letter of a tick's label, 12 pixels high."""


def _within(tick: Tick) -> float:
    """The middle of a tick's label, moved to where all of it is on the drawing."""
    half = len(tick.label) * TICK_LETTER / 2
    return min(max(tick.x, half), WIDTH - half)


def _shapes(plot: Plot) -> Iterator[Markup]:
    bottom = plot.height - AXIS
    for lane in plot.lanes[1::2]:
        yield Markup('<rect class="band" x="0" y="{}" width="{}" height="{}"/>').format(lane.top, WIDTH, lane.height)
    for tick in plot.ticks:
        yield Markup('<path class="grid" d="M{0} {1}V{2}"/>').format(tick.x, AXIS, bottom)
        for y in (AXIS - 9, plot.height - 8):
            yield Markup('<text class="tick" x="{:.1f}" y="{}">{}</text>').format(_within(tick), y, tick.label)
    for y in (AXIS, bottom):
        yield Markup('<path class="axis" d="M{} {}H{}"/>').format(EDGE, y, WIDTH - EDGE)
    for x in plot.breaks:
        yield Markup('<rect class="break" x="{:.1f}" y="{}" width="16" height="{:.0f}"/>').format(
            x - 8, AXIS - 4, bottom - AXIS + 8
        )
        zigzag = f"M{x - 8:.1f} {AXIS - 4:.0f}" + "".join(["l5 8l-5 8"] * int((bottom - AXIS + 8) // 16))
        yield Markup('<path class="zigzag" d="{}"/>').format(zigzag)
    for x in plot.published:
        yield Markup('<path class="published" d="M{:.1f} {}V{}"/>').format(x, AXIS, bottom)
    for lane in plot.lanes:
        yield _heading(lane)
        yield from map(_mark, lane.marks)


def _heading(lane: Lane) -> Markup:
    middle = lane.top + HEADING / 2
    return Markup('<g class="heading {}">{}<text x="{}" y="{}">{}</text></g>').format(
        _CLASSES[lane.group], _SHAPES[lane.group].format(x=14, y=middle), EDGE, middle + 5, lane.heading
    )


def _mark(mark: Mark) -> Markup:
    line = mark.line
    kind = _CLASSES[line.group]
    middle = mark.y if mark.is_point else mark.y - 4
    bar = Markup("")
    if not mark.is_point:
        bar = Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="5" rx="2.5"/>').format(
            mark.left, mark.y + 6, mark.right - mark.left
        )
    return Markup(
        '<a class="mark {}{}" href="#line-{}" tabindex="-1"><title>{}</title>{}{}'
        '<text x="{:.1f}" y="{:.1f}">{}</text></a>'
    ).format(
        kind,
        " turned" if mark.turned else "",
        mark.number,
        f"{show_when(line.when)}, {line.status.value}: {one_line(line.what)}",
        bar,
        _SHAPES[line.group].format(x=mark.symbol, y=middle),
        mark.label,
        middle + 4.5,
        mark.text,
    )


def make_tables(timeline: Timeline, numbers: Mapping[int, Line]) -> Iterator[Markup]:
    """A table for each group, and one for what has no date."""
    articles = {article.id: article for article in timeline.articles}
    dated = len(timeline.lines)
    yield Markup('<div id="lines"></div>')
    for group, heading in HEADINGS.items():
        chosen = {n: line for n, line in numbers.items() if n <= dated and line.group is group}
        if chosen:
            yield _table(heading, _CLASSES[group], chosen, articles)
    if timeline.undated:
        yield _table(UNDATED, "undated", {n: line for n, line in numbers.items() if n > dated}, articles)


def _table(heading: str, kind: str, lines: Mapping[int, Line], articles: Mapping[str, ArticleFacts]) -> Markup:
    return _TABLE.format(
        group=kind,
        key=f"group-{kind}",
        heading=heading,
        count=len(lines),
        rows=Markup("\n").join(_row(number, line, articles) for number, line in lines.items()),
    )


def _row(number: int, line: Line, articles: Mapping[str, ArticleFacts]) -> Markup:
    symbol = Markup('<svg viewBox="0 0 16 16" aria-hidden="true">{}</svg>').format(_SHAPES[line.group].format(x=8, y=8))
    sources = (_source(report, articles) for report in line.reports)
    return _ROW.format(
        number=number,
        group=_CLASSES[line.group],
        symbol=symbol,
        date=_date(line),
        what=_what(line),
        type=line.type.value,
        sources=Markup("").join(sources),
        who=who(line),
        where=one_line(line.place or ""),
        status=line.status.value,
    )


def _date(line: Line) -> Markup:
    shown = Markup("{}").format(show_when(line.when)) if line.when and line.when.is_dated else Markup("")
    if line.when and line.when.day:
        shown = Markup('<time datetime="{}">{}</time>').format(line.when.day, shown)
    words = Markup(' <q class="words">{}</q>').format(one_line(line.when.words.text)) if line.when else Markup("")
    return Markup("{}{}").format(shown, words)


def _what(line: Line) -> Markup:
    return Markup("{}<b>{}</b>{}").format(*marked(line))


def _source(report: Report, articles: Mapping[str, ArticleFacts]) -> Markup:
    article = articles[report.article]
    where = Markup(", in <cite>{}</cite> ({})").format(title(article), about(article)) if len(articles) > 1 else ""
    links = [voice.link for voice in report.voices] or [article.url]
    parts = []
    for (source, words), link in zip(evidence(report), links, strict=True):
        quote = "" if is_repeated(report, words) else Markup("<blockquote>{}</blockquote>").format(words)
        parts.append(
            Markup('<div class="source"><p>{}{}{}</p>{}</div>').format(
                source, where, link_out(link or article.url, "on the page"), quote
            )
        )
    return Markup("").join(parts)


def link_out(address: str | None, words: str) -> Markup:
    """A link to a web page outside after a dot, and only to one: the address comes from outside."""
    if not address or not is_web_address(address):
        return Markup("")
    return Markup(' · <a href="{}" rel="noreferrer noopener">{}</a>').format(address, words)
