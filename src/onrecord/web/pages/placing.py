"""Which story an article belongs to, by a person: into another one, out of all, and back to where its words put it."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from onrecord.follow import move_article, release_article
from onrecord.web.access import check_writer
from onrecord.web.keeping import write

router = APIRouter()

Text = Annotated[str, Form()]

ALONE = "alone"
"""What the form sends for: in no story with others."""


@router.post("/articles/{key}/story")
def move(request: Request, key: str, form_token: Text = "", story: Text = "", other: Text = "") -> Response:
    """Put the article into `story`, or into the one that is pasted as `other`: its key or its address."""
    check_writer(request, form_token)
    chosen = other.strip().rstrip("/").rpartition("/")[2] or story.strip()
    write(request.app.state.store, lambda db, at: move_article(db, key, None if chosen == ALONE else chosen, at=at))
    return _back(key)


@router.post("/articles/{key}/story/release")
def release(request: Request, key: str, form_token: Text = "") -> Response:
    """Forget what was decided: its words tell again where it belongs."""
    check_writer(request, form_token)
    write(request.app.state.store, lambda db, _: release_article(db, key))
    return _back(key)


def _back(key: str) -> Response:
    return RedirectResponse(f"/articles/{quote(key)}#story", 303)
