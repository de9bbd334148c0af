"""A record against its own text: every place in it read again, letter for letter. Faults are told in plain words."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise

from onrecord.schema.record import Record
from onrecord.schema.statement import Statement


def find_faults(record: Record) -> Iterator[str]:
    """What in `record` does not agree with its text, or points to what is not in it."""
    text = record.article.text
    for place, value in _walk("record", record):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if isinstance(start, int) and isinstance(end, int) and not 0 <= start <= end <= len(text):
            yield f"{place} [{start}, {end}) is outside the text of {len(text)} characters"
    for statement in record.statements:
        yield from _of_statement(statement, text)
    blocks = record.article.blocks
    if any(one.end > other.start for one, other in pairwise(blocks)):
        yield "blocks of the article overlap"
    yield from _references(record)


def _walk(place: str, value: object) -> Iterator[tuple[str, object]]:
    """Each value made of fields in `value`, with the way to it."""
    if isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _walk(f"{place}[{number}]", one)
    elif is_dataclass(value):
        yield place.removeprefix("record."), value
        for field in fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, tuple) or is_dataclass(inner):
                yield from _walk(f"{place}.{field.name}", inner)


def _of_statement(statement: Statement, text: str) -> Iterator[str]:
    words = [span.of(text) for span in statement.content]
    if not words or not all(words):
        yield f"{statement.id} has no words"
        return
    at = 0
    for one in words:
        found = statement.text.find(one, at)
        if found < 0 or statement.text[at:found].strip(" […]"):
            yield f"{statement.id}: its text is not the words at its place"
            return
        at = found + len(one)
    if statement.text[at:]:
        yield f"{statement.id}: its text goes on after the words at its place"
    selector = statement.selector
    if tuple((one.start, one.end) for one in selector.position) != tuple((s.start, s.end) for s in statement.content):
        yield f"{statement.id}: its position selector is not its place"
    if len(selector.quote) != len(words):
        yield f"{statement.id}: its quote selectors are not one for each place"
        return
    for quote, span in zip(selector.quote, statement.content, strict=True):
        around = (text[: span.start].endswith(quote.prefix), text[span.end :].startswith(quote.suffix))
        if quote.exact != span.of(text) or not all(around):
            yield f"{statement.id}: its quote selector is not the words at its place"


def _references(record: Record) -> Iterator[str]:
    """Statements whose attribution, speaker or enclosing statement is not in the record."""
    known: dict[str, set[str | None]] = {
        "attribution": {None} | {one.id for one in record.attributions},
        "speaker": {None} | {one.id for one in record.entities or ()},
        "parent": {None} | {one.id for one in record.statements},
    }
    for statement in record.statements:
        for field, ids in known.items():
            if getattr(statement, field) not in ids:
                yield f"{statement.id}: its {field} {getattr(statement, field)} is not in the record"
