"""A time line as tables for a terminal: what happened, what is planned, what is only talked about."""

from collections.abc import Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.timeline import ArticleFacts, Line, Timeline
from onrecord.timeline import Group as Sort
from onrecord.views.dates import show_when
from onrecord.views.lines import (
    HEADINGS,
    UNDATED,
    about,
    evidence,
    is_repeated,
    marked,
    shortened,
    title,
    who,
)
from onrecord.views.plain import count, one_line

QUOTE = 280
"""Characters of a quote on a terminal: the other formats hold all of it."""

_STYLES = {
    Sort.HAPPENED: "bold green",
    Sort.UNDER_WAY: "bold cyan",
    Sort.PLANNED: "bold blue",
    Sort.TALKED_ABOUT: "bold yellow",
    Sort.OFF: "bold red",
}


class TimelineReport:
    """A time line that rich can print: the articles, a table for each group, and what has no date."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        timeline = self.timeline
        if not timeline.articles:
            return
        articles = {article.id: article for article in timeline.articles}
        yield from _about(timeline)
        for group, heading in HEADINGS.items():
            lines = [line for line in timeline.lines if line.group is group]
            if lines:
                yield Text()
                yield _table(heading, _STYLES[group], lines, articles)
        if timeline.undated:
            yield Text()
            yield _table(UNDATED, "bold", timeline.undated, articles)


def _about(timeline: Timeline) -> Iterator[Text]:
    articles = timeline.articles
    if len(articles) == 1:
        yield Text(title(articles[0]), "bold")
        yield Text(one_line(" · ".join(filter(None, (about(articles[0]), articles[0].url)))), "dim")
    else:
        yield Text(count(len(articles), "article"), "bold")
    dated, undated = len(timeline.lines), len(timeline.undated)
    yield Text(f"{count(dated, 'event')} with a date, {undated} without" if dated + undated else "no event")
    unread = sum(article.events is None for article in articles)
    if unread:
        yield Text(f"{count(unread, 'record')} made without looking for events: read the page again", "yellow")


def _table(heading: str, style: str, lines: Sequence[Line], articles: Mapping[str, ArticleFacts]) -> Table:
    table = Table(title=heading, title_justify="left", title_style=style, box=SIMPLE_HEAD, show_edge=False, expand=True)
    table.padding = (0, 1, 0, 0)
    timed = any(line.when for line in lines)
    if timed:
        table.add_column("Date", min_width=11, ratio=3)
    table.add_column("Event", ratio=11, overflow="fold")
    table.add_column("Who", ratio=4, overflow="fold")
    placed = any(line.place for line in lines)
    if placed:
        table.add_column("Where", min_width=10, ratio=3, overflow="fold")
    table.add_column("Status", width=len("hypothetical"))
    for line in lines:
        date = [_date(line)] if timed else []
        where = [Text(one_line(line.place or ""))] if placed else []
        table.add_row(*date, _event(line, articles), Text(who(line)), *where, Text(line.status.value))
    return table


def _date(line: Line) -> RenderableType:
    words = [Text(f"“{one_line(line.when.words.text)}”", "dim")] if line.when else []
    shown = [Text(show_when(line.when))] if line.when and line.when.is_dated else []
    return Group(*shown, *words)


def _event(line: Line, articles: Mapping[str, ArticleFacts]) -> Group:
    return Group(_what(line), *_sources(line, articles))


def _what(line: Line) -> Text:
    """The clause, the word for the event in bold, and the type of the event."""
    before, inside, after = marked(line)
    return Text.assemble(before, (inside, "bold"), after, (f"  {line.type.value}", "dim italic"))


def _sources(line: Line, articles: Mapping[str, ArticleFacts]) -> Iterator[RenderableType]:
    for report in line.reports:
        where = f", in {title(articles[report.article])}" if len(articles) > 1 else ""
        for source, words in evidence(report):
            yield Padding.indent(Text(source + where, "italic"), 2)
            if not is_repeated(report, words):
                yield Padding.indent(Text(shortened(words, QUOTE), "dim"), 4)
