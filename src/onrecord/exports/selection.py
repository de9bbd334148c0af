"""Which statements of a record go out, and what the record says of one of them elsewhere."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from onrecord.schema.check import Check, Verdict
from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.schema.figure import FigureCheck
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement
from onrecord.views.outline import Entry, entries_of

Keep = Container[str] | None
"""The ids of the statements to export; `None` is all."""

KeyOf = Callable[[Record, Entity], str]
"""What two entities of different articles have in common if they are one."""


def key_of(record: Record, entity: Entity) -> str:
    """The same name and type are one; who is only described is somebody else in every article."""
    named = any(mention.kind is MentionKind.NAME for mention in entity.mentions)
    if not named or entity.type is EntityType.UNNAMED:
        return f"{record.article.id}\n{entity.id}"
    return f"{entity.type}\n{' '.join(entity.name.split()).casefold()}"


def keys_by(known: Callable[[str], Mapping[str, str]]) -> KeyOf:
    """Keys as a store has them, which holds what people joined or parted; `known` gives those of an article by its key.

    What it does not know has the key that `key_of` gives.
    """
    # records come one after the other: the keys of one article serve all its entities
    known = lru_cache(maxsize=1)(known)
    return lambda record, entity: known(record.article.id).get(entity.id) or key_of(record, entity)


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
    """The checks of claims whose words are among those of `statement`."""
    return tuple(check for check in record.checks or () if _shares(statement, check.place))


def has_failed_check(record: Record, statement: Statement) -> bool | None:
    """Whether a register contradicts a claim of `statement`, or a figure in it does not add up.

    `None` if the record was made without looking.
    """
    if record.checks is None and record.figures is None:
        return None
    contradicted = (check.place for check in record.checks or () if check.verdict is Verdict.CONTRADICTED)
    inconsistent = (figure.span for figure in record.figures or () if figure.check is FigureCheck.INCONSISTENT)
    return any(_shares(statement, place) for place in chain(contradicted, inconsistent))


def _shares(statement: Statement, place: Span) -> bool:
    return any(content.overlaps(place) for content in statement.content)
