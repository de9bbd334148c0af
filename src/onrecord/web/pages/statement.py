"""The statement page: the permanent link to one quote, with everything it rests on."""

from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.follow import clusters_of, links_of
from onrecord.schema.encoding import encode
from onrecord.schema.record import Record
from onrecord.schema.statement import Act, ChannelKind, Statement
from onrecord.store import StatementRow, Version, read_facts, read_record, read_row
from onrecord.store.corrections import corrections_of
from onrecord.store.speakers import list_speakers
from onrecord.web.access import can_write
from onrecord.web.days import show_published, show_said
from onrecord.web.evidence import find_entry, show_evidence, speakers_beside
from onrecord.web.newest import newer_text
from onrecord.web.pages.corrections import NOBODY
from onrecord.web.render import link_quote, render
from onrecord.web.telling import show_link
from onrecord.web.wording import cite

router = APIRouter()

OFFERED = 20
"""Speakers of the whole store that are offered, where a name was looked for."""

LONGEST_NAME = 200
"""Characters of that name."""


@router.get("/statements/{key}")
def statement(request: Request, key: str, who: str = "") -> HTMLResponse:
    """Show the statement `key`; `who` is a name whose bearers are offered for a correction."""
    db = request.app.state.store.db
    row = read_row(db, key)
    record = read_record(db, row.article)
    entry = find_entry(record, key)
    newer = newer_text(db, row.article)
    corrections = corrections_of(db, key)
    disputed = any(not one.withdrawn for one in corrections)
    found = links_of(db, key)
    articles = list(dict.fromkeys(quote.article for link in found for quote in (link.earlier, link.later)))
    values = {
        "row": row,
        "newer": newer,
        "now": newer and _find_again(read_record(db, newer.key), entry.statement),
        "disputed": disputed,
        "here": (here := str(request.url.replace(query="", fragment=""))),
        "citation": _citation(row, here, "; ".join(_cautions(newer, disputed=disputed))),
        "links": [show_link(link) for link in found],
        "names": {article: facts.headline for article, facts in read_facts(db, articles).items()},
        "clusters": clusters_of(db, key),
        "corrections": corrections,
        "texts": {one.article: read_record(db, one.article).article.text for one in corrections},
        **_form(request, row, who.strip()[:LONGEST_NAME]),
        "selector": encode(entry.statement.selector, indent=2).decode(),
    }
    return render(request, "statement.html", show_evidence(record, entry) | values)


def _form(request: Request, row: StatementRow, who: str) -> dict[str, object]:
    """What the form for a correction offers, to those who may write."""
    if not can_write(request):
        return {"may_write": False}
    db = request.app.state.store.db
    known = {key: name for name, key in sorted(speakers_beside(db, row.article).items())}
    found = list_speakers(db, name=who, limit=OFFERED).rows if who else ()
    return {
        "may_write": True,
        "known": known,
        "who": who,
        "offered": [one for one in found if one.key not in known],
        "nobody": NOBODY,
        "acts": tuple(Act),
        "channels": tuple(ChannelKind),
    }


def _find_again(record: Record, statement: Statement) -> str | None:
    """The statement of a newer text that gives the same words in the same form."""
    said = (one.id for one in record.statements if one.text == statement.text and one.form is statement.form)
    return next(said, None)


def _cautions(newer: Version | None, *, disputed: bool) -> Iterator[str]:
    """What must be known before the statement is cited."""
    if newer:
        yield f"in an earlier text of the page, changed by {show_published(newer.added)}"
    if disputed:
        yield "a person corrected how this was read"


def _citation(row: StatementRow, here: str, caution: str) -> str:
    published = show_published(row.published) if row.published else ""
    return cite(row, show_said(row), published, link_quote(row) or here, caution=caution)
