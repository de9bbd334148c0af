"""What an article page shows of a record, whether it is kept in a store or was only read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord import audit_records, timeline_of
from onrecord.audit import Audit
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.store import StatementRow
from onrecord.views.charts import Bar, Chart, render_bars
from onrecord.views.marked import MarkedText
from onrecord.views.outcomes import sections_of
from onrecord.views.outline import Entry, entries_of
from onrecord.views.timeline_parts import draw_plot, make_tables, number_lines
from onrecord.web.wording import NAMINGS

NEAR = 60
"""Characters that are shown on either side of a figure."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the list beside the text; `row` is what the store has of it, `None` for a draft.

    `said` are the article's words for when it was said, `reason` those that tell why its source would know.
    """

    entry: Entry
    source: str
    cue: str
    said: str | None
    reason: str | None
    row: StatementRow | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words with what stands around them."""

    before: str
    words: str
    after: str


def show_record(
    record: Record, rows: Sequence[StatementRow] = (), corrected: frozenset[str] = frozenset()
) -> dict[str, object]:
    """The values of the article page that come from `record` alone; `rows` are its statements in the store."""
    article, entries = record.article, entries_of(record)
    keys = {entry.number: entry.statement.id for entry in entries}
    stored = {row.key: row for row in rows}
    places = [(f"at-{figure.id}", figure.span) for figure in record.figures or ()]
    text = MarkedText(article, entries, keys.__getitem__, places)
    sections = {section.heading: section.outcomes for section in sections_of(record)}
    return {
        "record": record,
        "article": article,
        "headline": text.headline(),
        "text": text.body(),
        "said": [_said(record, entry, stored, corrected) for entry in entries],
        "numbers": {key: number for number, key in keys.items()},
        "became": sections.get("What became of it", ()),
        "checks": sections.get("Beside public registers", ()),
        "agendas": sections.get("Talked about", ()),
        "figures": [(figure, cut_excerpt(article.text, figure.span)) for figure in record.figures or ()],
        "audit": (audit := audit_records([record])),
        "naming": render_bars(Chart("naming", "Whether the speaker is named", "Speaker", _bars(audit))),
        **_timeline(record),
    }


def _bars(audit: Audit) -> tuple[Bar, ...]:
    return tuple(Bar(NAMINGS[share.label], (share.statements,)) for share in audit.total.naming)


def _said(record: Record, entry: Entry, stored: Mapping[str, StatementRow], corrected: frozenset[str]) -> Said:
    text, attribution, key = record.article.text, entry.attribution, entry.statement.id
    return Said(
        entry,
        join_words(text, attribution.source),
        join_words(text, attribution.cue),
        entry.said.span.of(text) if entry.said else None,
        entry.statement.justification.of(text) if entry.statement.justification else None,
        stored.get(key),
        key in corrected,
    )


def join_words(text: str, spans: Sequence[Span]) -> str:
    """The words of `spans`, with "…" where others lie between them."""
    return " … ".join(span.of(text) for span in spans)


def cut_excerpt(text: str, span: Span, near: int = NEAR) -> Excerpt:
    """The words of `span` with up to `near` characters of their paragraph on either side, cut between words."""
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - near)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + near)
    before, after = text[begin : span.start], text[span.end : end]
    if begin and text[begin - 1] != "\n" and " " in before:
        before = "…" + before.partition(" ")[2]
    if end < len(text) and text[end] != "\n" and " " in after:
        after = after.rpartition(" ")[0] + "…"
    return Excerpt(before, span.of(text), after)


def _timeline(record: Record) -> dict[str, object]:
    """The plotted time line and its tables; nothing where the article tells of no event."""
    timeline = timeline_of([record])
    numbers = number_lines(timeline)
    return {
        "events": len(numbers),
        "plot": draw_plot(timeline, numbers),
        "tables": Markup("\n").join(make_tables(timeline, numbers)),
    }
