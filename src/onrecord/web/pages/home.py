"""The home page: what is in the store, and where to begin."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.store import count_all, list_stretch
from onrecord.web.api.cursors import list_articles_from
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
    return render(request, "home.html", {"counts": counts, "articles": list_stretch(db, limit=LATEST)})


@router.get("/articles")
def articles(request: Request, publisher: str | None = None, after: str | None = None) -> HTMLResponse:
    """Show all articles, the newest first."""
    stretch = list_articles_from(request.app.state.store, after, MOST, publisher=publisher)
    values = {"publisher": publisher, "articles": stretch.items, "next": stretch.next}
    return render(request, "articles.html", values)
