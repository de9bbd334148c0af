"""What people say: corrections of statements, decisions about entities; kept beside the machine's answers."""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Annotated, TypeVar

from anyio.to_thread import run_sync
from fastapi import Path
from starlette.requests import Request

from onrecord.errors import RequestError
from onrecord.schema.span import Span
from onrecord.store import Store
from onrecord.store.corrections import (
    Answer,
    Correction,
    SaidBy,
    SaidThrough,
    add_correction,
    list_corrections,
    read_correction,
    withdraw_correction,
)
from onrecord.store.decisions import (
    Decision,
    list_decisions,
    merge_entities,
    read_decision,
    split_entity,
    withdraw_decision,
)
from onrecord.web.api.bodies import read_body
from onrecord.web.api.routes import Kept, Routes
from onrecord.web.api.shapes import Decided, Merge, NewCorrection, Split, Withdrawal
from onrecord.web.keeping import write

routes = Routes("corrections and decisions")

T = TypeVar("T")
LARGEST = 2**63 - 1
"""The largest number that SQLite takes."""

Number = Annotated[int, Path(ge=1, le=LARGEST, description="As it was given when it was made.")]


@routes.read("/corrections", tuple[Correction, ...])
def corrections(store: Kept) -> tuple[Correction, ...]:
    """List what people corrected, the oldest first; withdrawn ones too."""
    return tuple(list_corrections(store.db))


@routes.write("/corrections", Correction, 404, takes=NewCorrection)
async def correct(request: Request, store: Kept) -> Correction:
    """Correct a statement: who said it, how, in which words, or that it is none."""
    given = await read_body(request, NewCorrection)
    answer = _answer(given)

    def keep(db: Connection, at: str) -> Correction:
        number = add_correction(db, given.statement, answer, by=given.by, at=at, note=given.note)
        return read_correction(db, number)

    return await _write(store, keep)


@routes.write("/corrections/{number}/withdraw", Correction, 404, takes=Withdrawal, status=200)
async def withdraw(request: Request, store: Kept, number: Number) -> Correction:
    """Take a correction back; it stays readable."""
    given = await read_body(request, Withdrawal)

    def keep(db: Connection, at: str) -> Correction:
        withdraw_correction(db, number, by=given.by, at=at)
        return read_correction(db, number)

    return await _write(store, keep)


@routes.read("/decisions", tuple[Decision, ...], 404)
def decisions(store: Kept, entity: str | None = None) -> tuple[Decision, ...]:
    """List the decisions about entities, or about one, the newest first; withdrawn ones too."""
    return list_decisions(store.db, entity)


@routes.write("/decisions/merge", Decided, 404, 409, takes=Merge)
async def merge(request: Request, store: Kept) -> Decided:
    """Decide that several entities are one."""
    given = await read_body(request, Merge)

    def keep(db: Connection, at: str) -> Decided:
        entity = merge_entities(db, given.entities, by=given.by, at=at, note=given.note)
        return Decided(entity, read_decision(db))

    return await _write(store, keep)


@routes.write("/decisions/split", Decided, 404, 409, takes=Split)
async def split(request: Request, store: Kept) -> Decided:
    """Decide that some appearances of an entity are somebody else; gives the key of that one."""
    given = await read_body(request, Split)
    taken = [(one.article, one.entity) for one in given.appearances]

    def keep(db: Connection, at: str) -> Decided:
        entity = split_entity(db, given.entity, taken, by=given.by, at=at, note=given.note)
        return Decided(entity, read_decision(db))

    return await _write(store, keep)


@routes.write("/decisions/{number}/withdraw", Decision, 404, takes=Withdrawal, status=200)
async def withdraw_entity_decision(request: Request, store: Kept, number: Number) -> Decision:
    """Take a decision about entities back; it stays readable."""
    given = await read_body(request, Withdrawal)

    def keep(db: Connection, at: str) -> Decision:
        withdraw_decision(db, number, by=given.by, at=at)
        return read_decision(db, number)

    return await _write(store, keep)


async def _write(store: Store, keep: Callable[[Connection, str], T]) -> T:
    """What `keep` gives, in a thread of its own: a writer may have to wait for another one."""
    return await run_sync(write, store, keep)


def _answer(given: NewCorrection) -> Answer:
    speaker, channel = given.speaker, given.channel
    try:
        words = None if given.words is None else tuple(Span(span.start, span.end) for span in given.words)
    except ValueError as error:
        raise RequestError(f"body: {error}; see /api for what it takes", code="bad-body") from error
    return Answer(
        statement=given.is_statement,
        speaker=SaidBy(speaker.entity, speaker.name) if speaker else None,
        act=given.act,
        channel=SaidThrough(channel.kind, channel.outlet) if channel else None,
        words=words,
    )
