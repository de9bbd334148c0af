"""The home page: what is in the store, and where to begin."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.store import count_all, list_articles
from onrecord.web.api.cursors import read_cursor, write_cursor
from onrecord.web.render import render

router = APIRouter()

LATEST = 12
"""Articles on the home page."""

MOST = 50
"""Articles on a page of the list of all."""


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Show the store."""
    db, settings = request.app.state.store.db, request.app.state.settings
    counts = count_all(db)
    if not counts.articles:
        return render(request, "empty.html", {"counts": counts, "db": settings.db})
    return render(request, "home.html", {"counts": counts, "articles": list_articles(db, limit=LATEST)})


@router.get("/articles")
def articles(request: Request, publisher: str | None = None, after: str | None = None) -> HTMLResponse:
    """Show all articles, the newest first."""
    place = read_cursor(after, "articles", tuple[str | None, int])
    found = list_articles(request.app.state.store.db, publisher=publisher, after=place, limit=MOST + 1)
    last = found[MOST - 1] if len(found) > MOST else None
    values = {
        "publisher": publisher,
        "articles": found[:MOST],
        "next": last and write_cursor("articles", (last.published, last.id)),
    }
    return render(request, "articles.html", values)
