"""Quotes that several articles report: the list of them, and one with its wordings."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.follow import list_clusters, read_cluster
from onrecord.store import read_facts
from onrecord.web.render import render
from onrecord.web.telling import count_cuts, draw_cuts, show_cluster

router = APIRouter()

LISTED = 30
"""Utterances on a page."""


@router.get("/variants")
def variants(request: Request, changed: str = "", after: str | None = None) -> HTMLResponse:
    """Show what several articles quote, what was last reported first."""
    page = list_clusters(request.app.state.store.db, changed_only=bool(changed), cursor=after, limit=LISTED)
    return render(request, "variants.html", {"rows": page.rows, "next": page.next, "changed": bool(changed)})


@router.get("/variants/{key}")
def cluster(request: Request, key: str) -> HTMLResponse:
    """Show one utterance word by word, and who cut what."""
    db = request.app.state.store.db
    found = read_cluster(db, key)
    articles = read_facts(db, list(dict.fromkeys(one.place.article for one in found.variants)))
    values = {
        "said": show_cluster(found, articles),
        "cuts": draw_cuts(found, articles),
        "changes": count_cuts(found),
    }
    return render(request, "cluster.html", values)
