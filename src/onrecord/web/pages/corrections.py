"""Corrections: what a person says of a statement is kept beside the machine's answer, and can be taken back."""

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from onrecord.errors import RequestError
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, ChannelKind
from onrecord.store import read_record, read_row
from onrecord.store.corrections import Answer, SaidBy, SaidThrough, add_correction, withdraw_correction
from onrecord.store.speakers import find_speaker
from onrecord.web.access import check_writer
from onrecord.web.api.decisions import Number
from onrecord.web.evidence import speakers_beside
from onrecord.web.keeping import write

router = APIRouter()

Text = Annotated[str, Form()]

LONGEST = 2_000
"""Characters of a note."""

NOBODY = "(nobody named)"
"""What stands in the form for: the article does not tell who."""


class Filled(BaseModel):
    """The form as it was filled in; what is empty was right."""

    form_token: str = ""
    none: str = ""
    speaker: str = ""
    name: str = ""
    act: Literal[""] | Act = ""
    channel: Literal[""] | ChannelKind = ""
    words: str = ""
    note: str = ""
    by: str = ""


@router.post("/statements/{key}/corrections")
def correct(request: Request, key: str, filled: Annotated[Filled, Form()]) -> Response:
    """Keep what somebody says of the statement `key`."""
    check_writer(request, filled.form_token)
    answer = Answer(
        statement=not filled.none,
        speaker=_speaker(request, key, filled),
        act=filled.act or None,
        channel=SaidThrough(filled.channel) if filled.channel else None,
        words=_places(request, key, filled.words.strip()),
    )
    by, note = name_of(filled.by), filled.note.strip()[:LONGEST]
    store = request.app.state.store
    write(store, lambda db, at: add_correction(db, key, answer, by=by, at=at, note=note))
    return RedirectResponse(f"/statements/{quote(key)}#corrections", 303)


@router.post("/statements/{key}/corrections/{number}/withdraw")
def withdraw(request: Request, key: str, number: Number, form_token: Text = "", by: Text = "") -> Response:
    """Take the correction `number` back."""
    check_writer(request, form_token)
    write(request.app.state.store, lambda db, at: withdraw_correction(db, number, by=name_of(by), at=at))
    return RedirectResponse(f"/statements/{quote(key)}#corrections", 303)


def name_of(by: str) -> str:
    """Who says so; the token tells only that it is somebody who may."""
    return by.strip()[:100] or "(no name given)"


def _speaker(request: Request, key: str, filled: Filled) -> SaidBy | None:
    """The chosen speaker of the store; for a name that is typed, whom the article knows by it, or the name alone.

    Raises:
        StoreError: ``no-entity``: the chosen one is gone.
    """
    db = request.app.state.store.db
    if typed := filled.name.strip()[:LONGEST]:
        return SaidBy(speakers_beside(db, read_row(db, key).article).get(typed), typed)
    chosen = filled.speaker.strip()
    if not chosen:
        return None
    if chosen == NOBODY:
        return SaidBy()
    found = find_speaker(db, chosen)
    return SaidBy(found.key, found.name)


def _places(request: Request, key: str, typed: str) -> tuple[Span, ...] | None:
    """Where the words stand: nearest to the statement, letter for letter.

    Raises:
        RequestError: ``not-words``.
    """
    if not typed:
        return None
    db = request.app.state.store.db
    record = read_record(db, read_row(db, key).article)
    here = next(one.content[0].start for one in record.statements if one.id == key)
    text, typed, found, at = record.article.text, typed.replace("\r\n", "\n"), [], -1
    while (at := text.find(typed, at + 1)) >= 0:
        found.append(at)
    if not found:
        raise RequestError("these words do not stand in the article; copy them from it", code="not-words")
    start = min(found, key=lambda place: abs(place - here))
    return (Span(start, start + len(typed)),)
