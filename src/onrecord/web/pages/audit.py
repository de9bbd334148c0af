"""The page that audits the sources of a set of articles: all, those of a search, of a publisher, of a period."""

import re
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from onrecord.audit import Audit
from onrecord.schema.encoding import encode
from onrecord.store import Selection, list_publishers, select_articles
from onrecord.views.audit import render_csv
from onrecord.web.auditing import MOST, audit_articles, draw_charts, part_by_publisher
from onrecord.web.render import render

router = APIRouter()

LISTED = 50
"""Speakers and articles in a table; the downloads hold all of them."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which set: what is empty does not limit it."""

    q: str
    publisher: str
    first: str
    last: str

    @property
    def words(self) -> dict[str, str]:
        """What was asked, for an address."""
        return {name: value for name, value in asdict(self).items() if value}


def _asked(q: str = "", publisher: str = "", first: str = "", last: str = "") -> Asked:
    return Asked(q.strip(), publisher.strip(), *(day if _DATE.fullmatch(day) else "" for day in (first, last)))


@router.get("/audit")
def audit(request: Request, q: str = "", publisher: str = "", first: str = "", last: str = "") -> HTMLResponse:
    """Show the audit of a set."""
    db, asked = request.app.state.store.db, _asked(q, publisher, first, last)
    selection = _select(db, asked)
    found = audit_articles(db, selection.keys)
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
        "known": list_publishers(db),
    }
    return render(request, "audit.html", values)


def _select(db: sqlite3.Connection, asked: Asked) -> Selection:
    return select_articles(db, publisher=asked.publisher, first=asked.first, last=asked.last, limit=MOST)


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
    db = request.app.state.store.db
    found = audit_articles(db, _select(db, _asked(q, publisher, first, last)).keys)
    headers = {"Content-Disposition": f'attachment; filename="audit.{form}"'}
    return Response(DOWNLOADS[form].write(found), media_type=DOWNLOADS[form].media, headers=headers)
