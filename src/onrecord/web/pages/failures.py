"""The failures page: what could not be read, and why."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.store import count_all, list_failures
from onrecord.web.api.cursors import read_cursor, write_cursor
from onrecord.web.render import render

router = APIRouter()

MOST = 50
"""Rows on a page."""

KINDS = {
    "page": "not readable",
    "retry": "to be tried again",
    "store": "not kept",
    "setup": "set-up",
    "internal": "a bug",
    "request": "not readable",
}


@router.get("/failures")
def failures(request: Request, after: str | None = None) -> HTMLResponse:
    """Show the failures, the latest first."""
    db = request.app.state.store.db
    place = read_cursor(after, "failures", tuple[str, str])
    rows = tuple(list_failures(db, after=place, limit=MOST + 1))
    last = rows[MOST - 1] if len(rows) > MOST else None
    values = {
        "rows": rows[:MOST],
        "kinds": KINDS,
        "total": count_all(db).failures,
        "next": last and write_cursor("failures", (last.last, last.place)),
    }
    return render(request, "failures.html", values)
