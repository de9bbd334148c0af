"""The statement page: the permanent link to one quote, with everything it rests on."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.follow import clusters_of, links_of
from onrecord.schema.encoding import encode
from onrecord.schema.statement import Act, ChannelKind
from onrecord.store import StatementRow, facts_of, read_record, read_row
from onrecord.store.corrections import corrections_of
from onrecord.web.access import can_write
from onrecord.web.evidence import cite, find_entry, show_evidence, speakers_beside
from onrecord.web.pages.corrections import NOBODY
from onrecord.web.render import link_quote, render, show_published, show_said
from onrecord.web.telling import show_link

router = APIRouter()


@router.get("/statements/{key}")
def statement(request: Request, key: str) -> HTMLResponse:
    """Show the statement `key`."""
    db = request.app.state.store.db
    row = read_row(db, key)
    record = read_record(db, row.article)
    entry = find_entry(record, key)
    found = links_of(db, key)
    articles = list(dict.fromkeys(quote.article for link in found for quote in (link.earlier, link.later)))
    values = {
        "row": row,
        "here": (here := str(request.url.replace(query="", fragment=""))),
        "citation": _citation(row, here),
        "links": [show_link(link) for link in found],
        "names": {article: facts.headline for article, facts in facts_of(db, articles).items()},
        "clusters": clusters_of(db, key),
        "corrections": (corrections := corrections_of(db, key)),
        "texts": {one.article: read_record(db, one.article).article.text for one in corrections},
        **_form(request, row),
        "selector": encode(entry.statement.selector, indent=2).decode(),
    }
    return render(request, "statement.html", show_evidence(record, entry) | values)


def _form(request: Request, row: StatementRow) -> dict[str, object]:
    """What the form for a correction offers, to those who may write."""
    if not can_write(request):
        return {"may_write": False}
    known = sorted(speakers_beside(request.app.state.store.db, row.article))
    return {"may_write": True, "known": known, "nobody": NOBODY, "acts": tuple(Act), "channels": tuple(ChannelKind)}


def _citation(row: StatementRow, here: str) -> str:
    published = show_published(row.published) if row.published else ""
    return cite(row, show_said(row), published, link_quote(row) or here)
