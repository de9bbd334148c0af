"""The failures page: what could not be read, and why."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.store import count_failures
from onrecord.web.api.cursors import list_failures_from
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
    stretch = list_failures_from(request.app.state.store, after, MOST)
    values = {
        "rows": stretch.items,
        "kinds": KINDS,
        "total": count_failures(db),
        "next": stretch.next,
    }
    return render(request, "failures.html", values)
