"""A record against its own text: every place in it read again, letter for letter. Faults are told in plain words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from itertools import chain, pairwise
from operator import attrgetter
from typing import get_args, get_type_hints

from onrecord.schema.record import Record
from onrecord.schema.statement import Statement

_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,100}")
"""An identifier that can stand in an address, a header and a file name."""


_ends = attrgetter("start", "end")


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
    if not _is_within(record, len(text)):
        yield from _outside(record, len(text))
    for statement in record.statements:
        yield from _of_statement(statement, text)
    blocks = record.article.blocks
    if any(one.end > other.start for one, other in pairwise(blocks)):
        yield "blocks of the article overlap"
    yield from _references(record)


def _is_within(record: Record, length: int) -> bool:
    """Whether all places in `record` are in a text of `length` characters: fast, for nearly all are."""
    waiting: list[object] = [record]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(value)
            continue
        is_place, inner = _shape(type(value))  # type: ignore[arg-type]  # mypy takes a class for unhashable
        if is_place:
            start, end = _ends(value)
            if start is not None and end is not None and not 0 <= start <= end <= length:
                return False
        waiting.extend([getattr(value, name) for name in inner])
    return True


@cache
def _shape(kind: type) -> tuple[bool, tuple[str, ...]]:
    """Whether values of `kind` have a start and an end, and their fields in which there may be others that have."""
    hints = get_type_hints(kind) if is_dataclass(kind) else {}
    return "start" in hints and "end" in hints, tuple(name for name, hint in hints.items() if _is_made_of_fields(hint))


def _is_made_of_fields(hint: object) -> bool:
    return is_dataclass(hint) or any(map(_is_made_of_fields, get_args(hint)))


def _outside(record: Record, length: int) -> Iterator[str]:
    """The places in `record` that are not in a text of `length` characters."""
    for place, value in _walk("record", record):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if isinstance(start, int) and isinstance(end, int) and not 0 <= start <= end <= length:
            yield f"{place} [{start}, {end}) is outside the text of {length} characters"


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
