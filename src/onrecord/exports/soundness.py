"""Whether a record holds together: a file of records may come from anywhere, and its schema tells of types only."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from onrecord.errors import PageError
from onrecord.schema.record import Record
from onrecord.schema.span import Span


class _Place(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def find_flaw(record: Record) -> str | None:
    """What keeps `record` from being exported: a place outside its text, a statement without attribution or words."""
    length = len(record.article.text)
    for place in _places(record):
        if not 0 <= place.start <= place.end <= length:
            return f"[{place.start}, {place.end}) is no place in its text of {length} characters"
    known = {attribution.id for attribution in record.attributions}
    for statement in record.statements:
        if statement.attribution not in known:
            return f"statement {statement.id!r} is of attribution {statement.attribution!r}, which is not there"
        if not statement.content:
            return f"statement {statement.id!r} has no content"
    return None


def keep_sound(records: Iterable[Record]) -> Iterator[Record]:
    """`records`, as long as they hold together.

    Raises:
        PageError: one does not.
    """
    for record in records:
        if flaw := find_flaw(record):
            message = f"{record.article.id}: its record is damaged: {flaw}; write it again with onrecord read"
            raise PageError(message, code="not-a-record")
        yield record


def _places(record: Record) -> Iterator[_Place]:
    yield from record.article.blocks
    for entity in record.entities or ():
        yield from entity.mentions
        yield from entity.roles
    for attribution in record.attributions:
        yield from chain(attribution.source, attribution.cue, attribution.content)
    for statement in record.statements:
        yield from statement.content
        yield from (statement.justification,) if statement.justification else ()
    yield from chain(record.times or (), record.figures or ())
    yield from (event.trigger for event in record.events or ())
    yield from (item for agenda in record.agendas or () for item in agenda.items)
    yield from (check.place for check in record.checks or ())
    for revision in record.revisions or ():
        yield from (side for side in (revision.by, revision.revised) if isinstance(side, Span))
