"""The search page: statements that answer a query, how they are spread, and the same as a feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, StreamingResponse

from onrecord.errors import OnrecordError
from onrecord.exports import FORMATS
from onrecord.search import ORDERS, Facet, Query, Results, search
from onrecord.search.fields import FIELDS
from onrecord.store import StatementRow
from onrecord.views.plain import harmless
from onrecord.web.render import render, render_text
from onrecord.web.taking import take_out

router = APIRouter()

SHOWN, FED = 20, 50
"""Statements on a page and in a feed."""

LONGEST = 2_000
"""Characters of a query that are kept in links."""

_TITLES = {
    "speaker": "Speaker", "act": "Act", "channel": "Channel", "kind": "Kind of source", "form": "Form",
    "publisher": "Publisher", "published": "Year",
}  # fmt: skip

_VALUES = {
    ("channel", "none"): "not stated",
    ("kind", "none"): "nobody named, or left open",
    ("kind", "unnamed"): "not named",
}
"""Words for parts of a facet that have others in the language of the search."""

EXAMPLES = (
    ("bridge harbour", "words in what was said or around it, in any form: all of them"),
    ('"close the bridge"', "these words, next to each other"),
    ("speaker:okafor act:deny,retract", "what one speaker denied or took back"),
    ("is:unnamed published:2026-01..2026-06", "sources that are not named, in a period"),
    ("channel:interview -publisher:wikinews", "interviews, without those of one publisher"),
    ("is:revised topic:ferry", "what was revised later, in articles about ferries"),
    ('like:"there is no money for it"', "statements that say something near to this"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the answers, and the query that narrows to it, or, where it is `chosen`, widens again."""

    value: str
    count: int
    query: str
    chosen: bool


@router.get("/search")
def find(request: Request, q: str = "", order: str = "", after: str | None = None) -> HTMLResponse:
    """Show what answers the query `q`, or how to ask."""
    asked, order = q[:LONGEST], order if order in ORDERS else ORDERS[0]
    values: dict[str, object] = {
        "q": asked, "order": order, "orders": ORDERS, "fields": FIELDS, "examples": EXAMPLES, "formats": FORMATS,
        "results": None, "fault": None, "facets": (), "chips": (), "address": urlencode({"q": asked}),
    }  # fmt: skip
    if asked.strip():
        try:
            results = search(request.app.state.store, asked, limit=SHOWN, cursor=after, order=order)
        except OnrecordError as error:
            values["fault"] = str(error)
        else:
            values |= {"results": results, "facets": list(_facets(results)), "chips": list(_chips(results.query))}
    return render(request, "search.html", values)


def _chips(query: Query) -> Iterator[tuple[str, str]]:
    """Each condition of the query with the query without it."""
    for term in query.terms:
        rest = (str(other) for other in query.terms if other != term)
        yield str(term), " ".join(rest)


def _facets(results: Results) -> Iterator[tuple[str, tuple[Part, ...], int]]:
    """How the answers are spread, with the links that narrow them down; what has one part only tells nothing."""
    rest = dict(_chips(results.query))
    for facet in results.facets:
        parts = tuple(_parts(facet, str(results.query), rest))
        if len(parts) > 1 or any(part.chosen for part in parts):
            yield _TITLES.get(facet.name, facet.name.capitalize()), parts, facet.others


def _parts(facet: Facet, query: str, rest: dict[str, str]) -> Iterator[Part]:
    for part in facet.parts:
        chosen = part.query in rest
        narrowed = rest[part.query] if chosen else f"{query} {part.query}".strip()
        yield Part(_VALUES.get((facet.name, part.value), part.value), part.count, narrowed, chosen)


@router.get("/search.atom")
def feed(request: Request, q: str = "") -> Response:
    """Give the newest statements that answer `q` as an Atom feed.

    Source: RFC 4287.
    """
    results = search(request.app.state.store, q[:LONGEST], limit=FED, order="newest")
    entries = [(row, _updated(row)) for row in results.hits]
    values = {"q": harmless(q[:LONGEST]), "entries": entries, "address": urlencode({"q": q[:LONGEST]})}
    values["updated"] = max((updated for _, updated in entries), default="1970-01-01T00:00:00Z")
    text = render_text(request, "feed.xml", values)
    return Response(text, media_type="application/atom+xml; charset=utf-8")


@router.get("/search/download")
def download(request: Request, format: str = "", q: str = "") -> Response:
    """Give what answers `q` as a file."""
    if format not in FORMATS or not q.strip():
        raise HTTPException(404)
    form = FORMATS[format]
    # the name of the file is ours; nothing of it comes from outside
    headers = {"Content-Disposition": f'attachment; filename="statements{form.ending}"'}
    return StreamingResponse(take_out(request.app.state.store, q[:LONGEST], form), 200, headers, form.media)


def _updated(row: StatementRow) -> str:
    """When the article was published, as the feed needs it: with a time, the first one of what is less fine."""
    day = (row.published or "")[:10]
    padded = day + "0001-01-01"[len(day) :]
    try:
        return f"{date.fromisoformat(padded).isoformat()}T00:00:00Z"
    except ValueError:
        return "1970-01-01T00:00:00Z"
