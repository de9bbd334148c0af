"""Which statements of a record go out, and what the record says of one of them elsewhere."""

from collections.abc import Container, Iterable, Iterator

from onrecord.schema.check import Check, Verdict
from onrecord.schema.figure import Figure, FigureCheck
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement
from onrecord.views.outline import Entry, entries_of

Keep = Container[str] | None
"""The ids of the statements to export; `None` is all."""


def select_records(records: Iterable[Record], keep: Keep) -> Iterator[Record]:
    """The records that hold a statement to export; all of them where nothing is selected."""
    for record in records:
        if keep is None or any(statement.id in keep for statement in record.statements):
            yield record


def select_entries(record: Record, keep: Keep) -> Iterator[Entry]:
    """The statements of `record` to export, in the order of the record and numbered as there."""
    for entry in entries_of(record):
        if keep is None or entry.statement.id in keep:
            yield entry


def revisions_of(record: Record, statement: Statement) -> tuple[Revision, ...]:
    """The revisions that revise `statement` or that it makes."""
    return tuple(r for r in record.revisions or () if statement.id in (r.revised, r.by))


def checks_of(record: Record, statement: Statement) -> tuple[Check, ...]:
    """The checks of claims that `statement` makes: those about it, and those whose words lie in its content."""
    return tuple(
        check for check in record.checks or () if check.about == statement.id or _holds(statement, check.place)
    )


def figures_of(record: Record, statement: Statement) -> tuple[Figure, ...]:
    """The figures within the content of `statement`."""
    return tuple(figure for figure in record.figures or () if _holds(statement, figure.span))


def has_failed_check(record: Record, statement: Statement) -> bool | None:
    """Whether a register contradicts a claim of `statement`, or a figure in it does not add up.

    `None` if the record was made without looking.
    """
    if record.checks is None and record.figures is None:
        return None
    contradicted = any(check.verdict is Verdict.CONTRADICTED for check in checks_of(record, statement))
    return contradicted or any(f.check is FigureCheck.INCONSISTENT for f in figures_of(record, statement))


def _holds(statement: Statement, span: Span) -> bool:
    return any(content.covers(span) for content in statement.content)
