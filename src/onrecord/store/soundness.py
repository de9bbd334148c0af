"""A record against its own text: every place in it read again, letter for letter. Faults are told in plain words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import chain, pairwise

from onrecord.schema.record import Record
from onrecord.schema.statement import Statement

_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,100}")
"""An identifier that can stand in an address, a header and a file name."""


def find_flaw(record: Record) -> str | None:
    """Why `record` must not be kept, if it comes from a file that anybody may have written; `None` if it is sound."""
    return next(chain(_names(record), find_faults(record), _loops(record), _days(record)), None)


def _names(record: Record) -> Iterator[str]:
    """Identifiers that are no plain names, or are those of two things of one sort."""
    sorts = (record.attributions, record.statements, record.entities or (), record.events or ())
    for sort in ((record.article,), *sorts):
        for name, times in Counter(one.id for one in sort).items():
            if not _NAME.fullmatch(name):
                yield f"{name[:40]!a} is no identifier"
            if times > 1:
                yield f"{name} is the identifier of {times} things"


def _loops(record: Record) -> Iterator[str]:
    """Statements that lie within themselves."""
    parents = {one.id: one.parent for one in record.statements}
    clear: set[str | None] = {None}
    for name in parents:
        way: dict[str, None] = {}
        at: str | None = name
        while at is not None and at not in clear and at not in way:
            way[at] = None
            at = parents.get(at)
        if at in way:
            yield f"{at} lies within itself"
        clear.update(way)


def _days(record: Record) -> Iterator[str]:
    """Bounds of times that are no calendar days."""
    for time in record.times or ():
        for day in (time.earliest, time.latest):
            if day is not None and not _is_day(day):
                yield f"{day[:40]!a} is no day"


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


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
