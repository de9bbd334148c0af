"""A trace for a terminal: the revisions first, then what may be compared."""

from collections.abc import Iterator, Mapping

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from onrecord.trace import ArticleFacts, Link, Quote, Trace
from onrecord.views.lines import shortened
from onrecord.views.links import HINTS, heading, reasons, show_change, summary, unread, when, where, who
from onrecord.views.plain import count, one_line

QUOTE = 400
"""Characters of a quote on a terminal: the other formats hold all of it."""

INDENT = 10


class TraceReport:
    """A trace that rich can print."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        trace = self.trace
        if not trace.articles:
            return
        articles = {article.id: article for article in trace.articles}
        yield Text(summary(trace), "bold")
        if len(articles) == 1:
            yield Text("one article: a trace compares two or more", "yellow")
        if missing := unread(trace):
            yield Text(f"{count(missing, 'record')} made without looking for revisions: read the page again", "yellow")
        for link in trace.revisions:
            yield Text()
            yield from _link(link, articles, "bold red")
        if trace.hints:
            yield Text()
            yield Text(HINTS, "bold")
        for link in trace.hints:
            yield Text()
            yield from _link(link, articles, "bold yellow")


def _link(link: Link, articles: Mapping[str, ArticleFacts], style: str) -> Iterator[RenderableType]:
    sure = f" · confidence {link.confidence:.2f}" if link.kind else ""
    yield Text.assemble((heading(link), style), f" · {who(link)}", (sure, "dim"))
    yield from _quote("earlier", link.earlier, articles)
    yield from _quote("later", link.later, articles)
    if link.changes:
        yield _row("changed", "; ".join(map(show_change, link.changes)))
    yield _row("because", reasons(link))


def _quote(label: str, quote: Quote, articles: Mapping[str, ArticleFacts]) -> Iterator[RenderableType]:
    yield _row(label, f"{when(quote)}, in {where(quote, articles)}")
    yield Padding.indent(Text(shortened(one_line(quote.text), QUOTE), "bold"), INDENT)


def _row(label: str, words: str) -> RenderableType:
    """A label in the margin, with the words beside it on as many lines as they take."""
    text = Text(words)
    return _Row(label, text)


class _Row:
    def __init__(self, label: str, text: Text) -> None:
        self._label = label
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = self._text.wrap(console, options.max_width - INDENT)
        for n, line in enumerate(lines):
            yield Text.assemble(((f"  {self._label}" if not n else "").ljust(INDENT), "dim"), line)
