"""A page of answers from the index: the best first, or in order of day."""

from collections.abc import Sequence
from dataclasses import dataclass

import tantivy
from tantivy import Order

from onrecord.search.conditions import all_of, between
from onrecord.search.cursors import Place

DEEPEST = 10_000
"""Answers by relevance that can be paged through."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is asked for: what all answers meet, in what order, how many of them after which place."""

    condition: tantivy.Query
    order: str
    limit: int
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """Answers as the index knows them, by number and check; `total` of all, and where those begin that follow.

    `nearness` is the cosine of each, if they were ranked by that; `notes` tells what is left out.
    """

    answers: Sequence[tuple[int, int]]
    total: int
    next: Place | None
    nearness: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()


def rank_by_relevance(searcher: tantivy.Searcher, asked: Asked) -> Page:
    """The answers that have the words more often, and the rarer ones (BM25), first."""
    offset = min(asked.place.offset, DEEPEST)
    found = searcher.search(asked.condition, limit=asked.limit, offset=offset)
    total, after = _count(found), offset + len(found.hits)
    last = f"only the best {DEEPEST:,} are listed by relevance; sort by day to see all"
    return Page(
        read_answers(searcher, [address for _, address in found.hits]),
        total,
        Place(after) if found.hits and after < min(total, DEEPEST) else None,
        notes=(last,) if DEEPEST <= after < total else (),
    )


def rank_by_day(searcher: tantivy.Searcher, asked: Asked) -> Page:
    """The answers in order of publication; a page begins after the day and the number that the last one ended with."""
    field, order = ("oldest", Order.Asc) if asked.order == "oldest" else ("newest", Order.Desc)
    rest, key = asked.condition, asked.place.key
    if key is not None:
        rest = all_of(rest, between(field, None, key - 1) if order is Order.Desc else between(field, key + 1, None))
    found = searcher.search(rest, limit=asked.limit, order_by_field=field, order=order)
    count, before = _count(found), asked.place.offset
    return Page(
        read_answers(searcher, [address for _, address in found.hits]),
        before + count,
        Place(before + len(found.hits), found.hits[-1][0]) if found.hits and count > len(found.hits) else None,
    )


def count_answers(searcher: tantivy.Searcher, condition: tantivy.Query) -> int:
    """How many statements meet `condition`."""
    return _count(searcher.search(condition, limit=1))


def _count(found: tantivy.SearchResult) -> int:
    # the type stubs of tantivy forget it
    return int(found.count or 0)  # type: ignore[attr-defined]


def read_answers(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[tuple[int, int]]:
    """The number and the check of the statements at `addresses`."""
    columns = (searcher.fast_field_values(name, addresses) for name in ("id", "check"))
    return [(int(number or 0), int(check or 0)) for number, check in zip(*columns, strict=True)]
