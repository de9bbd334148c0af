"""The page that audits the sources of a set of articles: all, those of a search, of a publisher, of a period."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from onrecord.audit import Audit
from onrecord.schema.encoding import encode
from onrecord.store import list_publishers
from onrecord.views.audit import render_csv
from onrecord.web.auditing import MOST, audit_articles, draw_charts, part_by_publisher
from onrecord.web.render import render
from onrecord.web.selecting import ask, select

router = APIRouter()

LISTED = 50
"""Speakers and articles in a table; the downloads hold all of them."""

KNOWN = 200
"""Publishers that are offered to choose from: those with the most articles."""


@router.get("/audit")
def audit(request: Request, q: str = "", publisher: str = "", first: str = "", last: str = "") -> HTMLResponse:
    """Show the audit of a set."""
    store, asked = request.app.state.store, ask(q, publisher, first, last)
    selection = select(store, asked, MOST)
    found = audit_articles(store.db, selection.keys)
    publishers = part_by_publisher(found)
    values = {
        "set": asked,
        "address": urlencode(asked.words),
        "selection": selection,
        "most": MOST,
        "listed": LISTED,
        "audit": found,
        "publishers": publishers,
        "charts": draw_charts(found, publishers),
        "known": sorted(one.name for one in list_publishers(store.db, limit=KNOWN)),
    }
    return render(request, "audit.html", values)


@dataclass(frozen=True, slots=True)
class Download:
    """A form in which an audit is given."""

    media: str
    write: Callable[[Audit], bytes]


DOWNLOADS: Mapping[str, Download] = {
    "csv": Download("text/csv; charset=utf-8", lambda audit: render_csv(audit).encode()),
    "json": Download("application/json", encode),
}


@router.get("/audit/download.{form}")
def download(
    request: Request, form: str, q: str = "", publisher: str = "", first: str = "", last: str = ""
) -> Response:
    """Give the audit of a set as a file."""
    if form not in DOWNLOADS:
        raise HTTPException(404)
    store = request.app.state.store
    found = audit_articles(store.db, select(store, ask(q, publisher, first, last), MOST).keys)
    headers = {"Content-Disposition": f'attachment; filename="audit.{form}"'}
    return Response(DOWNLOADS[form].write(found), media_type=DOWNLOADS[form].media, headers=headers)
