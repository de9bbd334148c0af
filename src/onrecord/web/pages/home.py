"""The home page: what is in the store, and where to begin."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.store import select_rows
from onrecord.web.render import render

router = APIRouter()


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Show the store."""
    db = request.app.state.store.db
    articles = db.execute("SELECT count(*) FROM articles WHERE current = 1").fetchone()[0]
    return render(
        request, "home.html", {"articles": articles, "rows": select_rows(db, "1 ORDER BY s.id DESC LIMIT 20")}
    )
