"""What a statement rests on: its marked passages, and what the record says of it elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from markupsafe import Markup

from onrecord.exports.selection import checks_of, revisions_of
from onrecord.schema.figure import Figure
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Form, Statement
from onrecord.store import select_rows
from onrecord.views.marked import mark_passage
from onrecord.views.outline import Entry, Marking, entries_of, markings_of
from onrecord.web.reading import cut_excerpt, join_words

NEAR = 500
"""Characters of a paragraph that are shown before and after what is marked in it."""

_SURE = (
    (0.9, "very likely right"),
    (0.75, "likely right"),
    (0.5, "more likely right than not"),
    (0.0, "doubtful: look at the text"),
)


def find_entry(record: Record, key: str) -> Entry:
    """The statement `key` of `record`, which holds it."""
    return next(entry for entry in entries_of(record) if entry.statement.id == key)


def show_evidence(record: Record, entry: Entry) -> dict[str, object]:
    """The values of the statement page that come from `record` alone."""
    text, statement, attribution = record.article.text, entry.statement, entry.attribution
    return {
        "article": record.article,
        "record": record,
        "entry": entry,
        "statement": statement,
        "source": join_words(text, attribution.source),
        "cue": join_words(text, attribution.cue),
        "said_words": entry.said.span.of(text) if entry.said else None,
        "justification": statement.justification.of(text) if statement.justification else None,
        "sure": next(words for floor, words in _SURE if statement.confidence >= floor),
        "passages": list(_passages(record, entry)),
        "checks": checks_of(record, statement),
        "figures": [(one, cut_excerpt(text, one.span)) for one in _figures(record, statement)],
        "revisions": [_side(record, entry, revision) for revision in revisions_of(record, statement)],
        "parent": entry.parent and record.statements[entry.parent - 1],
    }


def _figures(record: Record, statement: Statement) -> Iterator[Figure]:
    spans = statement.content
    return (one for one in record.figures or () if any(content.covers(one.span) for content in spans))


def _passages(record: Record, entry: Entry) -> Iterator[Markup]:
    """Each paragraph that holds a part of the attribution, with the parts marked; long ones without their far ends."""
    text, markings = record.article.text, markings_of([entry])
    for block in record.article.blocks:
        if near := [marking.span for marking in markings if marking.span.overlaps(block.span)]:
            yield _clipped(text, block.span, hull(near), markings)


def _clipped(text: str, block: Span, marked: Span, markings: tuple[Marking, ...]) -> Markup:
    shown = Span(
        max(block.start, min(marked.start, block.end) - NEAR), min(block.end, max(marked.end, block.start) + NEAR)
    )
    before, after = "…" if shown.start > block.start else "", "…" if shown.end < block.end else ""
    return Markup("{}{}{}").format(before, mark_passage(text, shown, markings), after)


@dataclass(frozen=True, slots=True)
class Side:
    """A revision as one of its two statements sees it: whether it `makes` it, and the other side.

    `form` is that of the other statement, `key` its own; both are `None` where only words tell of one.
    """

    revision: Revision
    makes: bool
    words: str
    form: Form | None
    key: str | None


def _side(record: Record, entry: Entry, revision: Revision) -> Side:
    makes = revision.by == entry.statement.id
    other = revision.revised if makes else revision.by
    if isinstance(other, Span):
        return Side(revision, makes, other.of(record.article.text), None, None)
    statement = next(one for one in record.statements if one.id == other)
    return Side(revision, makes, statement.text, statement.form, other)


def speakers_beside(db: Connection, article: str) -> dict[str, str]:
    """The speakers of an article by name, each with the key of the entity."""
    rows = select_rows(db, "a.key = ? AND s.entity IS NOT NULL ORDER BY s.number", (article,))
    return {row.speaker: row.entity for row in rows if row.speaker and row.entity}
