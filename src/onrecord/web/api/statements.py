"""Statements: one, with what its record and people say of it; those that answer a query."""

from typing import Annotated, Literal

from fastapi import Query

from onrecord.follow import clusters_of, links_of
from onrecord.search import Results, search
from onrecord.store import read_record, read_row
from onrecord.store.corrections import corrections_of
from onrecord.web.api.routes import After, Asked, Kept, Limit, Routes
from onrecord.web.api.shapes import StatementView

routes = Routes("statements")

Facets = Annotated[bool, Query(description="Whether to count how the answers are spread.")]
Order = Literal["relevance", "newest", "oldest"]


@routes.read("/statements/{key}", StatementView, 404)
def statement(store: Kept, key: str) -> StatementView:
    """Give a statement: the quote in its sentence, all that the record says of it, what people corrected."""
    row = read_row(store.db, key)
    record = read_record(store.db, row.article)
    return StatementView(
        row,
        record.statements[row.number - 1],
        links_of(store.db, key),
        clusters_of(store.db, key),
        corrections_of(store.db, key),
    )


@routes.read("/search", Results, 400)
def find(
    store: Kept,
    q: Asked = "",
    order: Order = "relevance",
    after: After = None,
    limit: Limit = 20,
    facets: Facets = False,  # noqa: FBT002  FastAPI calls it by name
) -> Results:
    """Search for statements, in the query language of the app and the command line (`docs/search.md`).

    Any string is a query: what is not understood is told in `notes`. `next` is the cursor for `after`.
    """
    return search(store, q, limit=limit, cursor=after, order=order, facets=facets)
