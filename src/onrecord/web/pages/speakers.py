"""The list of speakers, and the page of one: what is said over time, how, and why its articles speak of one."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.follow import variants_of_speaker
from onrecord.store.decisions import list_decisions, merge_entities, split_entity, withdraw_decision
from onrecord.store.speakers import (
    SpeakerRow,
    list_appearances,
    list_speaker_statements,
    list_speakers,
    read_speaker,
)
from onrecord.web.access import can_write, check_writer
from onrecord.web.api.decisions import LARGEST
from onrecord.web.keeping import write
from onrecord.web.render import render
from onrecord.web.speaking import draw_speaker, find_revisions, identifiers

router = APIRouter()

SHOWN, LISTED, APPEARED = 20, 50, 30
"""Statements and appearances on the page of a speaker, and speakers on a page of the list."""

OFFERED = 10
"""Speakers that are offered to be merged with one, where a name was typed."""


@router.get("/speakers")
def speakers(request: Request, name: str = "", after: str | None = None) -> HTMLResponse:
    """Show who speaks, most statements first."""
    page = list_speakers(request.app.state.store.db, name=name, limit=LISTED, cursor=after)
    return render(request, "speakers.html", {"name": name, "rows": page.rows, "next": page.next})


@router.get("/speakers/{key}")
def speaker(
    request: Request, key: str, after: str | None = None, appeared: str | None = None, other: str = ""
) -> Response:
    """Show a speaker; a former key leads to the present one."""
    store = request.app.state.store
    found = read_speaker(store.db, key)
    if found.key != key:
        return RedirectResponse(f"/speakers/{quote(found.key)}", 308)
    statements = list_speaker_statements(store.db, key, limit=SHOWN, cursor=after)
    appearances = list_appearances(store.db, key, limit=APPEARED, cursor=appeared)
    values = {
        "speaker": found,
        "identifiers": identifiers(found.links),
        "charts": draw_speaker(found),
        "revisions": find_revisions(store, key) if found.revised else (),
        "variants": variants_of_speaker(store.db, key),
        "statements": statements.rows,
        "next": statements.next,
        "appearances": appearances.rows,
        "more_appearances": appearances.next,
        "decisions": list_decisions(store.db, key),
        "may_write": can_write(request),
        "other": other,
        "offered": [row for row in _offered(request, other) if row.key != key],
    }
    return render(request, "speaker.html", values)


def _offered(request: Request, other: str) -> tuple[SpeakerRow, ...]:
    if not other.strip() or not can_write(request):
        return ()
    rows: tuple[SpeakerRow, ...] = list_speakers(request.app.state.store.db, name=other, limit=OFFERED).rows
    return rows


Text = Annotated[str, Form()]


@router.post("/speakers/{key}/merge")
def merge(
    request: Request, key: str, form_token: Text = "", other: Text = "", by: Text = "", note: Text = ""
) -> Response:
    """Decide that two are one."""
    check_writer(request, form_token)
    store, pair, why = request.app.state.store, (key, other.strip()), note.strip()
    current = write(store, lambda db, at: merge_entities(db, pair, by=_name(by), at=at, note=why))
    return RedirectResponse(f"/speakers/{quote(current)}#decisions", 303)


@router.post("/speakers/{key}/split")
def split(
    request: Request,
    key: str,
    form_token: Text = "",
    appearance: Annotated[list[str], Form()] = [],  # noqa: B006  FastAPI copies it
    by: Text = "",
    note: Text = "",
) -> Response:
    """Decide that some appearances are of somebody else."""
    check_writer(request, form_token)
    taken = [(article, local) for article, _, local in (one.partition("|") for one in appearance)]
    store, why = request.app.state.store, note.strip()
    write(store, lambda db, at: split_entity(db, key, taken, by=_name(by), at=at, note=why))
    return RedirectResponse(f"/speakers/{quote(key)}#decisions", 303)


@router.post("/speakers/{key}/withdraw")
def withdraw(
    request: Request,
    key: str,
    form_token: Text = "",
    decision: Annotated[int, Form(ge=1, le=LARGEST)] = 0,
    by: Text = "",
) -> Response:
    """Take a decision back."""
    check_writer(request, form_token)
    write(request.app.state.store, lambda db, at: withdraw_decision(db, decision, by=_name(by), at=at))
    return RedirectResponse(f"/speakers/{quote(key)}#decisions", 303)


def _name(by: str) -> str:
    """Who decides; the token says only that it is somebody who may."""
    return by.strip()[:100] or "(no name given)"
