"""The statements nearest to a text among those that meet the other conditions of a query."""

import sqlite3
from collections.abc import Iterator, Sequence

import tantivy

from onrecord.search.answers import Asked, Page, count_answers
from onrecord.search.conditions import all_of, ids_query
from onrecord.search.cursors import Place
from onrecord.search.near import Floats, Near

NEAREST = 200
"""Statements that ``like:`` finds at most."""

DIRECT = 10_000
"""Up to so many statements that meet the other conditions, all are compared with the text."""

FARTHEST = 20_000
"""Of more, so many of the nearest are asked at most whether they meet the conditions."""

SLICE = 200
"""So many at first, then twice as many each time."""

Found = tuple[int, int, float]
"""A statement by its number and check, and how near it is."""


def rank_by_nearness(
    db: sqlite3.Connection, searcher: tantivy.Searcher, near: Near, vector: Floats, asked: Asked, *, filtered: bool
) -> Page:
    """A page of the `NEAREST` statements to `vector`; `filtered` tells whether there are other conditions.

    In another order than by relevance, these are sorted by day.
    """
    count = count_answers(searcher, asked.condition) if filtered else near.rows
    start, by_day = asked.place.offset, asked.order != "relevance"
    end = min(start + asked.limit, NEAREST)
    needed = NEAREST if by_day else end
    if filtered and count <= DIRECT:
        found = near.find_nearest(vector, needed, _numbers(searcher, asked.condition, count))
    else:
        share = max(count, 1) / max(near.rows, 1)
        ranked = near.find_nearest(vector, int(min(3 * needed / share + SLICE, FARTHEST)))
        found = list(_met(db, searcher, asked.condition if filtered else None, ranked, needed))
    total = min(count, NEAREST) if len(found) >= needed else len(found)
    if by_day:
        found = _sorted(db, found, descending=asked.order == "newest")
    shown = found[start:end]
    return Page(
        [(number, check) for number, check, _ in shown],
        total,
        Place(start + len(shown)) if shown and start + len(shown) < total else None,
        tuple(cosine for _, _, cosine in shown),
    )


def _numbers(searcher: tantivy.Searcher, condition: tantivy.Query, count: int) -> list[int]:
    found = searcher.search(condition, limit=max(count, 1), count=False)
    return [int(value or 0) for value in searcher.fast_field_values("id", [address for _, address in found.hits])]


def _met(
    db: sqlite3.Connection,
    searcher: tantivy.Searcher,
    condition: tantivy.Query | None,
    ranked: Sequence[Found],
    needed: int,
) -> Iterator[Found]:
    """The first `needed` of `ranked` that meet `condition`, or without one those that articles still have."""
    start, size = 0, SLICE
    while needed > 0 and start < len(ranked):
        part = ranked[start : start + size]
        numbers = [number for number, _, _ in part]
        if condition is None:
            met = _current(db, numbers)
        else:
            met = set(_numbers(searcher, all_of(condition, ids_query(numbers)), len(numbers)))
        kept = [found for found in part if found[0] in met][:needed]
        yield from kept
        needed -= len(kept)
        start, size = start + size, size * 2


def _current(db: sqlite3.Connection, numbers: Sequence[int]) -> set[int]:
    marks = ", ".join("?" * len(numbers))
    query = f"SELECT s.id FROM statements s JOIN articles a ON a.id = s.article WHERE a.current AND s.id IN ({marks})"  # noqa: S608
    return {row[0] for row in db.execute(query, numbers)}


def _sorted(db: sqlite3.Connection, found: Sequence[Found], *, descending: bool) -> list[Found]:
    """`found` by the day of publication; what has none comes last."""
    marks = ", ".join("?" * len(found))
    query = f"SELECT s.id, a.published FROM statements s JOIN articles a ON a.id = s.article WHERE s.id IN ({marks})"  # noqa: S608
    days = {row[0]: row[1] for row in db.execute(query, [number for number, _, _ in found]) if row[1]}
    dated = sorted((one for one in found if one[0] in days), key=lambda one: (days[one[0]], one[0]), reverse=descending)
    return dated + [one for one in found if one[0] not in days]
