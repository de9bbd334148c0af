"""A record as a report for a terminal: paragraph by paragraph, below each its statements, word for word."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.schema.article import Article, Block, BlockKind
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.views.outcomes import sections_of
from onrecord.views.outline import (
    Entry,
    Part,
    Stretch,
    by_block,
    cut_stretches,
    dated,
    entries_of,
    facts_of,
    markings_of,
)
from onrecord.views.plain import count, harmless, one_line

SPEAKERS = ("cyan", "magenta", "blue", "bright_red", "bright_cyan", "bright_magenta", "bright_blue", "red")
"""Colours for sources, given out in the order in which they first speak."""

PARTS = {Part.SOURCE: "bold", Part.CUE: "yellow", Part.CONTENT: "green"}
BLOCKS = {
    BlockKind.HEADLINE: "bold",
    BlockKind.STANDFIRST: "italic",
    BlockKind.SUBHEADING: "bold",
    BlockKind.BYLINE: "dim",
    BlockKind.DATELINE: "dim",
    BlockKind.CAPTION: "dim italic",
}


class Report:
    """A record that rich can print; quotes stay as they are, only control characters are replaced by pictures."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.entries = entries_of(record)
        self._markings = markings_of(self.entries)
        self._colours: dict[str, str] = {}
        for entry in self.entries:
            self._colours.setdefault(_whose(record, entry), SPEAKERS[len(self._colours) % len(SPEAKERS)])

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        article = self.record.article
        headed = any(block.kind is BlockKind.HEADLINE for block in article.blocks)
        if not headed:
            yield from _about(article)
        for block, entries in by_block(self.record, self.entries):
            yield self._block(block)
            if headed and block.kind is BlockKind.HEADLINE:
                headed = False
                yield from _about(article)
            for entry in entries:
                yield from self._lines(entry, wraps=options.is_terminal)
            yield Text()
        yield from self._outcomes(wraps=options.is_terminal)
        yield from self._summary()

    def _block(self, block: Block) -> Text:
        line = Text(style=BLOCKS.get(block.kind, ""))
        for stretch in cut_stretches(block.span, self._markings):
            line.append(self._text(stretch.span), self._style(stretch))
        return line

    def _style(self, stretch: Stretch) -> str:
        if not stretch.markings:
            return ""
        parts = {marking.part: marking for marking in reversed(stretch.markings)}
        if source := parts.get(Part.SOURCE):
            return f"bold {self._colour(self.entries[source.number - 1])}"
        return PARTS[Part.CUE] if Part.CUE in parts else PARTS[Part.CONTENT]

    def _lines(self, entry: Entry, *, wraps: bool) -> Iterator[RenderableType]:
        number = Text(f"{entry.number:>4}. ", "dim")
        facts = Text(harmless(" · ".join(facts_of(entry, self.record.article.text))), "dim")
        statement = self._statement(entry)
        if not wraps:
            yield number + statement
            yield Text(" " * len(number)) + facts
            return
        grid = Table.grid()
        grid.add_row(number, statement)
        grid.add_row("", facts)
        yield grid

    def _statement(self, entry: Entry) -> Text:
        source = _words(self.record, entry.attribution.source) or "(no source)"
        cue = _words(self.record, entry.attribution.cue) or "(no cue)"
        return Text.assemble(
            (harmless(source), f"bold {self._colour(entry)}"),
            (" → ", "dim"),
            (harmless(cue), PARTS[Part.CUE]),
            (" → ", "dim"),
            (harmless(entry.statement.text), PARTS[Part.CONTENT]),
        )

    def _outcomes(self, *, wraps: bool) -> Iterator[RenderableType]:
        for section in sections_of(self.record):
            yield Text(section.heading, "bold")
            for outcome in section.outcomes:
                yield _indented(Text(one_line(outcome.title), "bold red" if outcome.wrong else ""), 2, wraps=wraps)
                yield _indented(Text(one_line(outcome.words), "dim"), 4, wraps=wraps)
            yield Text()

    def _summary(self) -> Iterator[Text]:
        forms = Counter(entry.statement.form.value for entry in self.entries)
        counts = ", ".join(f"{number} {form}" for form, number in sorted(forms.items()))
        total = count(len(self.entries), "statement")
        yield Text(f"{total}: {counts}" if counts else total, style="bold")
        for dropped in self.record.article.dropped:
            yield Text(harmless(f"left out ({dropped.reason}): {_shortened(dropped.text)}"), style="dim")

    def _colour(self, entry: Entry) -> str:
        return self._colours[_whose(self.record, entry)]

    def _text(self, span: Span) -> str:
        return harmless(span.of(self.record.article.text))


def _indented(line: Text, columns: int, *, wraps: bool) -> RenderableType:
    """`line` moved to the right; in a file it is not cut to any width."""
    return Padding.indent(line, columns) if wraps else Text(" " * columns) + line


def _whose(record: Record, entry: Entry) -> str:
    """What the statements of one speaker share: the entity, or else the words for the source."""
    return entry.statement.speaker or _words(record, entry.attribution.source)


def _words(record: Record, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(record.article.text) for span in spans)


def _about(article: Article) -> Iterator[Text]:
    facts = [article.publisher, ", ".join(article.byline), dated(article), article.url]
    yield Text(harmless(" · ".join(fact for fact in facts if fact)), style="dim")


def _shortened(text: str, width: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
