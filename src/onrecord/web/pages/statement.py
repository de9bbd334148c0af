"""The statement page: the permanent link to one quote, with everything it rests on."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.schema.encoding import encode
from onrecord.store import StatementRow, read_record, read_row
from onrecord.web.evidence import cite, find_entry, show_evidence
from onrecord.web.render import link_quote, render, show_published, show_said

router = APIRouter()


@router.get("/statements/{key}")
def statement(request: Request, key: str) -> HTMLResponse:
    """Show the statement `key`."""
    db = request.app.state.store.db
    row = read_row(db, key)
    record = read_record(db, row.article)
    entry = find_entry(record, key)
    values = {
        "row": row,
        "here": (here := str(request.url.replace(query="", fragment=""))),
        "citation": _citation(row, here),
        "links": "",
        "variants": "",
        "corrections": (),
        "selector": encode(entry.statement.selector, indent=2).decode(),
    }
    return render(request, "statement.html", show_evidence(record, entry) | values)


def _citation(row: StatementRow, here: str) -> str:
    published = show_published(row.published) if row.published else ""
    return cite(row, show_said(row), published, link_quote(row) or here)
