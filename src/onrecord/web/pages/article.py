"""The article page: its text with the statements marked, beside it their list, below it what else was read."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from onrecord.exports import FORMATS, export_records
from onrecord.follow import decided_at, links_in, list_stories, story_of
from onrecord.store import list_versions, read_facts, read_record, select_rows
from onrecord.store.corrections import corrected_keys
from onrecord.views.difference import Piece, Sort, find_difference
from onrecord.web.access import can_write
from onrecord.web.newest import newer_text
from onrecord.web.pages.placing import ALONE
from onrecord.web.reading import show_record
from onrecord.web.render import render
from onrecord.web.telling import show_link

router = APIRouter()

OFFERED = 30
"""Stories last reported on that an article can be moved to from a list."""


@router.get("/articles/{key}")
def article(request: Request, key: str) -> HTMLResponse:
    """Show the article `key`."""
    db = request.app.state.store.db
    record = read_record(db, key)
    rows = select_rows(db, "a.key = ? ORDER BY s.number", (key,))
    versions = list_versions(db, key)
    links = links_in(db, key)
    named = list(dict.fromkeys(quote.article for link in links for quote in (link.earlier, link.later)))
    values = {
        "versions": versions,
        "formats": FORMATS.values(),
        "story": story_of(db, key),
        "links": [show_link(link) for link in links],
        "names": {one: facts.headline for one, facts in read_facts(db, named).items()},
        "newer": newer_text(db, key),
        "decided": decided_at(db, key),
        **_form(request),
    }
    return render(request, "article.html", show_record(record, rows, corrected_keys(db, key)) | values)


def _form(request: Request) -> dict[str, object]:
    """What the form that moves an article to another story offers, to those who may write."""
    if not can_write(request):
        return {"may_write": False}
    return {"may_write": True, "stories": list_stories(request.app.state.store.db, limit=OFFERED).rows, "alone": ALONE}


@router.get("/articles/{key}/export/{form}")
def export(request: Request, key: str, form: str) -> Response:
    """Give the article `key` in one of the formats of the field."""
    if form not in FORMATS:
        raise HTTPException(404)
    body = b"".join(export_records([read_record(request.app.state.store.db, key)], form))
    name = f"{key}{FORMATS[form].ending}"
    return Response(
        body, media_type=FORMATS[form].media, headers={"content-disposition": f'attachment; filename="{name}"'}
    )


@router.get("/articles/{key}/changes")
def changes(request: Request, key: str, version: int) -> HTMLResponse:
    """Show how the text of version `version` of a page differs from the one before."""
    db = request.app.state.store.db
    versions = {one.number: one for one in list_versions(db, key)}
    later, earlier = versions.get(version), versions.get(version - 1)
    if later is None or earlier is None:
        raise HTTPException(404)
    texts = (read_record(db, one.key).article.text for one in (earlier, later))
    pieces = find_difference(*texts)
    values = {
        "earlier": earlier,
        "newest": versions[max(versions)],
        "later": later,
        "pieces": pieces,
        "added": _words(pieces, Sort.ADDED),
        "gone": _words(pieces, Sort.LEFT_OUT),
    }
    return render(request, "changes.html", values)


def _words(pieces: tuple[Piece, ...], sort: Sort) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.sort is sort)
