"""The home page: what is in the store, and where to begin."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.follow import list_stories
from onrecord.store import count_all, list_publishers, list_stretch
from onrecord.store.speakers import list_speakers
from onrecord.views.charts import Bar, Chart, render_bars
from onrecord.web.api.cursors import list_articles_from
from onrecord.web.render import render

router = APIRouter()

LATEST = 12
"""Articles on the home page."""

MOST = 50
"""Articles on a page of the list of all."""

TOP = 10
"""Speakers, publishers and stories on it."""


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Show the store."""
    db, settings = request.app.state.store.db, request.app.state.settings
    overview = count_all(db)
    if not overview.articles:
        return render(request, "empty.html", {"overview": overview, "db": settings.db})
    speakers = list_speakers(db, limit=TOP).rows
    bars = tuple(Bar(one.name, (one.statements,), f"/speakers/{one.key}") for one in speakers)
    values = {
        "overview": overview,
        "latest": list_stretch(db, limit=LATEST),
        "speakers": render_bars(Chart("speakers", "Most heard", "Speaker", bars)),
        "publishers": list_publishers(db, limit=TOP),
        "stories": list_stories(db, limit=TOP).rows,
    }
    return render(request, "home.html", values)


@router.get("/articles")
def articles(request: Request, publisher: str | None = None, after: str | None = None) -> HTMLResponse:
    """Show all articles, the newest first."""
    stretch = list_articles_from(request.app.state.store, after, MOST, publisher=publisher)
    values = {"publisher": publisher, "articles": stretch.items, "next": stretch.next}
    return render(request, "articles.html", values)
