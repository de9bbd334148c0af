"""Answers a query: which statements, in what order, how many, and how they are spread."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import tantivy
from tantivy import Order

from onrecord.errors import SetupError
from onrecord.search.conditions import all_of, between, compile_query, ids_query, is_scored
from onrecord.search.cursors import Place, read_cursor, write_cursor
from onrecord.search.documents import check_of
from onrecord.search.facets import Facet, count_facets
from onrecord.search.folder import Embed, guarded
from onrecord.search.near import Floats, Near
from onrecord.search.opened import Missing, Opened, open_folder, packaged_embedder
from onrecord.search.query import Query, parse_query
from onrecord.store import StatementRow, Store, rows_by_id

ORDERS = ("relevance", "newest", "oldest")

NEAREST = 200
"""Statements that ``like:`` finds at most."""

DIRECT = 10_000
"""Up to so many statements that meet the other conditions, all are compared with the text of ``like:``."""

CANDIDATES, MOST_CANDIDATES = 2000, 20_000
"""How many of more are taken by their signs (``python -m evaluation.search_bench`` tells what that misses)."""

DEEPEST = 10_000
"""Answers by relevance that can be paged through."""

LARGEST = 500
"""Answers on a page at most."""


@dataclass(frozen=True, slots=True)
class Results:
    """Some of the statements that answer a query.

    `total` counts all of them; `next` is the cursor of those that follow, `None` at the end. `notes` tells what was not
    understood and what is missing, a line each. `nearness` has the cosine of each hit with the text of ``like:``, and
    is empty without one.
    """

    query: Query
    hits: tuple[StatementRow, ...]
    total: int
    next: str | None
    facets: tuple[Facet, ...]
    notes: tuple[str, ...]
    nearness: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of answers as the index knows them, where the next one begins, and the condition that all meet."""

    addresses: Sequence[tantivy.DocAddress]
    total: int
    next: Place | None
    condition: tantivy.Query
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
    query = parse_query(text)
    place = read_cursor(cursor, f"{order} {query}")
    opened = open_folder(store)
    if isinstance(opened, Missing):
        return Results(query, (), 0, None, (), (*query.notes, opened.reason, *_missing(store.db)))
    with guarded(store.index):
        searcher = opened.searcher()
        asked = _Asked(opened, searcher, query, min(max(limit, 1), LARGEST), place, order, embed)
        page = asked.page()
        hits, kept = _rows(store.db, searcher, page.addresses)
        spread = count_facets(store.db, searcher, page.condition) if facets else ()
    return Results(
        query,
        hits,
        page.total,
        write_cursor(page.next, f"{order} {query}") if page.next else None,
        spread,
        (*query.notes, *asked.notes, *_missing(store.db)),
        tuple(near for near, keep in zip(page.nearness, kept, strict=False) if keep),
    )


def _missing(db: sqlite3.Connection) -> tuple[str, ...]:
    count = db.execute("SELECT count(*) FROM articles WHERE indexed = 0").fetchone()[0]
    return (f"{count:,} {'articles are' if count > 1 else 'article is'} not in the search index yet",) if count else ()


def _rows(
    db: sqlite3.Connection, searcher: tantivy.Searcher, addresses: Sequence[tantivy.DocAddress]
) -> tuple[tuple[StatementRow, ...], list[bool]]:
    """The rows of what was found, and which of it is still there: the index may be behind the database."""
    numbers, checks = (list(searcher.fast_field_values(name, list(addresses))) for name in ("id", "check"))
    found = {row.id: row for row in rows_by_id(db, numbers)}
    kept = [
        number in found and check_of(found[number].key) == check for number, check in zip(numbers, checks, strict=True)
    ]
    return tuple(found[number] for number, keep in zip(numbers, kept, strict=True) if keep), kept


class _Asked:
    """One question to the index."""

    def __init__(
        self,
        opened: Opened,
        searcher: tantivy.Searcher,
        query: Query,
        limit: int,
        place: Place,
        order: str,
        embed: Embed | None,
    ) -> None:
        self._opened, self._searcher, self._query = opened, searcher, query
        self._limit, self._place, self._order = limit, place, order
        self._embed = embed
        self._condition = compile_query(query)
        self.notes: list[str] = []

    def page(self) -> _Page:
        """The answers."""
        if self._query.like:
            vector = self._opened.vector_of(self._query.like, self._embed or packaged_embedder())
            if vector.any():
                return self._near(vector)
            self.notes.append("like: there is no word in it to go by")
        if self._order == "relevance" and is_scored(self._query):
            return self._by_relevance()
        return self._by_day(self._condition)

    def _by_relevance(self) -> _Page:
        offset = min(self._place.offset, DEEPEST)
        found = self._searcher.search(self._condition, limit=self._limit, offset=offset)
        total = found.count or 0
        after = offset + len(found.hits)
        if after >= DEEPEST and after < total:
            self.notes.append(f"only the best {DEEPEST:,} are listed by relevance; sort by day to see all")
        following = Place(after) if found.hits and after < min(total, DEEPEST) else None
        return _Page([address for _, address in found.hits], total, following, self._condition)

    def _by_day(self, condition: tantivy.Query) -> _Page:
        """In order of publication; where a page begins is told by the last day and statement before it."""
        field, descending = ("oldest", False) if self._order == "oldest" else ("newest", True)
        rest = condition
        if (key := self._place.key) is not None:
            rest = all_of(condition, between(field, None, key - 1) if descending else between(field, key + 1, None))
        found = self._searcher.search(
            rest, limit=self._limit, order_by_field=field, order=Order.Desc if descending else Order.Asc
        )
        count, before = found.count or 0, self._place.offset
        more = count > len(found.hits)
        following = Place(before + len(found.hits), found.hits[-1][0]) if more and found.hits else None
        return _Page([address for _, address in found.hits], before + count, following, condition)

    def _near(self, vector: Floats) -> _Page:
        """The `NEAREST` statements that meet the other conditions."""
        near = self._opened.near()
        addresses = self._to_compare(near, vector)
        ids: list[int] = list(self._searcher.fast_field_values("id", addresses))
        nearest = near.score(vector, ids)[:NEAREST]
        condition = ids_query([number for _, number in nearest])
        if self._order != "relevance":
            return self._by_day(condition)
        start = self._place.offset
        shown = nearest[start : start + self._limit]
        after = start + len(shown)
        place_of = dict(zip(ids, addresses, strict=True))
        return _Page(
            [place_of[number] for _, number in shown],
            len(nearest),
            Place(after) if after < len(nearest) and shown else None,
            condition,
            tuple(cosine for cosine, _ in shown),
        )

    def _to_compare(self, near: Near, vector: Floats) -> list[tantivy.DocAddress]:
        """Statements that meet the other conditions, among them the nearest ones."""
        count = self._searcher.search(self._condition, limit=1).count or 0
        if count <= DIRECT:
            return self._addresses(self._condition, count)
        share = count / max(1, len(near.numbers))
        candidates = near.find_candidates(vector, int(min(max(CANDIDATES, NEAREST / share), MOST_CANDIDATES)))
        return self._addresses(all_of(self._condition, ids_query(candidates)), len(candidates))

    def _addresses(self, condition: tantivy.Query, count: int) -> list[tantivy.DocAddress]:
        found = self._searcher.search(condition, limit=max(count, 1), count=False)
        return [address for _, address in found.hits]
