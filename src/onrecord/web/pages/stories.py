"""Stories: the list of them, and one told over its articles."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.follow import links_between, list_stories, read_story
from onrecord.store import read_several, rows_of_articles
from onrecord.web.access import can_write
from onrecord.web.render import render
from onrecord.web.telling import MOST, show_link, show_story

router = APIRouter()

LISTED = 30
"""Stories on a page."""


@router.get("/stories")
def stories(request: Request, after: str | None = None) -> HTMLResponse:
    """Show the stories of several articles, those last reported on first."""
    page = list_stories(request.app.state.store.db, cursor=after, limit=LISTED)
    return render(request, "stories.html", {"rows": page.rows, "next": page.next})


@router.get("/stories/{key}")
def story(request: Request, key: str) -> HTMLResponse:
    """Show one story: its articles, events, speakers, revisions, wordings and agendas."""
    db = request.app.state.store.db
    found = read_story(db, key)
    keys = [article.key for article in found.articles[-MOST:]]
    articles = rows_of_articles(db, keys)
    values = show_story(tuple(read_several(db, keys)), found.timeline) | {
        "name": found.row.title or "(no headline)",
        "total": found.row.size,
        "articles": articles,
        "names": {article.key: article.headline for article in articles},
        "reasons": {article.key: ", ".join(article.words) for article in found.articles if article.words},
        "decided": {article.key for article in found.articles if article.decided},
        "may_write": can_write(request),
        "links": [show_link(link) for link in links_between(db, keys)],
    }
    return render(request, "story.html", values)
