"""Answers a query: which statements, in what order, how many, and how they are spread."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

import tantivy

from onrecord.errors import SetupError, StoreError
from onrecord.search.answers import Asked, Page, rank_by_day, rank_by_relevance
from onrecord.search.conditions import compile_query, is_scored
from onrecord.search.cursors import read_cursor, write_cursor
from onrecord.search.documents import check_of
from onrecord.search.facets import Facet, count_facets
from onrecord.search.folder import Embed, guarded
from onrecord.search.nearest import rank_by_nearness
from onrecord.search.opened import Missing, Opened, packaged_embedder, with_folder
from onrecord.search.query import Query, Term, parse_query
from onrecord.store import StatementRow, Store, rows_by_id
from onrecord.store.decisions import find_entity

ORDERS = ("relevance", "newest", "oldest")

LARGEST = 500
"""Answers on a page at most."""


@dataclass(frozen=True, slots=True)
class Results:
    """Some of the statements that answer a query.

    `total` counts all of them; `next` is the cursor of those that follow, `None` at the end. `notes` tells what was not
    understood and what is missing, a line each. `nearness` has the cosine of each hit with the text of ``like:``, and
    is empty without one; `facets` then count what meets the other conditions.
    """

    query: Query
    hits: tuple[StatementRow, ...]
    total: int
    next: str | None
    facets: tuple[Facet, ...]
    notes: tuple[str, ...]
    nearness: tuple[float, ...] = ()


def search(
    store: Store,
    text: str,
    *,
    limit: int = 20,
    cursor: str | None = None,
    order: str = "relevance",
    facets: bool = True,
    embed: Embed | None = None,
) -> Results:
    """The statements of current articles that answer `text`, in the query language of `docs/search.md`.

    `order` is ``relevance`` (which for a query without words is ``newest``), ``newest`` or ``oldest``; `cursor` the
    `Results.next` of the page before; `embed` gives the vectors for ``like:``, by default by the packaged weights.

    Raises:
        StoreError: ``no-index`` or ``bad-cursor``.
        SetupError: `order` is none of them.
    """
    if order not in ORDERS:
        raise SetupError(f"no such order: {order!r}; one of: {', '.join(ORDERS)}", code="bad-option")
    query = _current(store.db, parse_query(text))
    source = f"{order} {query}"
    place = read_cursor(cursor, source)
    asked = Asked(compile_query(query), order, min(max(limit, 1), LARGEST), place)
    found = with_folder(store, lambda opened: _answer(store.db, opened, query, asked, embed, facets=facets))
    if isinstance(found, Missing):
        return Results(query, (), 0, None, (), (*query.notes, found.reason, *_missing(store.db)))
    page, spread = found
    hits, nearness = _rows(store.db, page)
    following = write_cursor(page.next, source) if page.next else None
    notes = (*query.notes, *page.notes, *_missing(store.db))
    return Results(query, hits, page.total, following, spread, notes, nearness)


def _answer(
    db: sqlite3.Connection, opened: Opened, query: Query, asked: Asked, embed: Embed | None, *, facets: bool
) -> tuple[Page, tuple[Facet, ...]]:
    with guarded(opened.folder):
        searcher = opened.searcher()
        page = _page(db, opened, searcher, query, asked, embed)
        return page, _facets(db, opened, searcher, query, asked) if facets else ()


def search_through(store: Store, text: str) -> Iterator[Results]:
    """All answers of `search` to `text`, the newest first, in the largest pages, without facets.

    Raises:
        StoreError: ``no-index``.
    """
    cursor: str | None = None
    while True:
        results = search(store, text, limit=LARGEST, cursor=cursor, order="newest", facets=False)
        yield results
        cursor = results.next
        if cursor is None:
            return


def _current(db: sqlite3.Connection, query: Query) -> Query:
    """`query` with the keys that its entities have now: those that were merged had others."""

    def renamed(term: Term) -> Term:
        return replace(term, values=tuple(dict.fromkeys(_key(db, value) for value in term.values)))

    terms = (renamed(term) if term.field == "entity" else term for term in query.terms)
    return replace(query, terms=tuple(terms))


def _key(db: sqlite3.Connection, key: str) -> str:
    try:
        return find_entity(db, key)[1]
    except StoreError:
        return key


def _page(
    db: sqlite3.Connection,
    opened: Opened,
    searcher: tantivy.Searcher,
    query: Query,
    asked: Asked,
    embed: Embed | None,
) -> Page:
    if query.like:
        vector = opened.vector_of(query.like, embed or packaged_embedder())
        if not vector.any():
            return Page((), 0, None, notes=("like: there is no word in it to go by",))
        filtered = any(term.field != "like" for term in query.terms)
        return rank_by_nearness(db, searcher, opened.near(), vector, asked, filtered=filtered)
    if asked.order == "relevance" and is_scored(query):
        return rank_by_relevance(searcher, asked)
    return rank_by_day(searcher, asked)


def _facets(
    db: sqlite3.Connection, opened: Opened, searcher: tantivy.Searcher, query: Query, asked: Asked
) -> tuple[Facet, ...]:
    rest = Query(tuple(term for term in query.terms if term.field != "like"))
    return opened.facets_of(str(rest), lambda: count_facets(db, searcher, asked.condition))


def _missing(db: sqlite3.Connection) -> tuple[str, ...]:
    count = db.execute("SELECT count(*) FROM articles WHERE indexed = 0").fetchone()[0]
    return (f"{count:,} {'articles are' if count > 1 else 'article is'} not in the search index yet",) if count else ()


def _rows(db: sqlite3.Connection, page: Page) -> tuple[tuple[StatementRow, ...], tuple[float, ...]]:
    """The rows of the answers that are still there: the index may be behind the database."""
    rows = {row.id: row for row in rows_by_id(db, [number for number, _ in page.answers])}
    kept = [number in rows and check_of(rows[number].key) == check for number, check in page.answers]
    hits = tuple(rows[number] for (number, _), keep in zip(page.answers, kept, strict=True) if keep)
    return hits, tuple(cosine for cosine, keep in zip(page.nearness, kept, strict=False) if keep)
