"""How the answers to a query are spread, with what narrows it down to each part."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tantivy

from onrecord.search.query import Term
from onrecord.search.schema import FACETS, SPEAKER

SHOWN = 12
"""Parts of a facet at most, the largest ones."""

_UNQUOTED = re.compile('["“”„«»]')
"""What a quoted value cannot hold; a name is found without it too."""

_FIELDS = {"publisher_name": "publisher", "year": "published", SPEAKER: "speaker"}


@dataclass(frozen=True, slots=True)
class Part:
    """`count` answers have this `value`; added to the query, `query` leaves only those."""

    value: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The parts by one property, the largest first; `others` counts what is in none of them."""

    name: str
    parts: tuple[Part, ...]
    others: int


def count_facets(db: sqlite3.Connection, searcher: tantivy.Searcher, condition: tantivy.Query) -> tuple[Facet, ...]:
    """How what meets `condition` is spread."""
    counted = searcher.aggregate(condition, {name: {"terms": {"field": name, "size": SHOWN}} for name in FACETS})
    return tuple(_facet(db, name, counted[name]) for name in FACETS)


def _facet(db: sqlite3.Connection, name: str, counted: Mapping[str, Any]) -> Facet:
    buckets = [
        (f"{bucket['key']:.0f}" if name == SPEAKER else str(bucket["key"]), int(bucket["doc_count"]))
        for bucket in counted["buckets"]
    ]
    parts = _speakers(db, buckets) if name == SPEAKER else (_part(_FIELDS.get(name, name), *one) for one in buckets)
    return Facet(_FIELDS.get(name, name), tuple(parts), int(counted["sum_other_doc_count"]))


def _part(field: str, value: str, count: int) -> Part:
    return Part(value, count, str(Term(field, (_UNQUOTED.sub(" ", value),))))


def _speakers(db: sqlite3.Connection, buckets: list[tuple[str, int]]) -> Iterator[Part]:
    marks = ", ".join("?" * len(buckets))
    query = f"SELECT id, key, name FROM entities WHERE id IN ({marks})"  # noqa: S608
    known = {row["id"]: row for row in db.execute(query, [int(number) for number, _ in buckets])}
    for number, count in buckets:
        if row := known.get(int(number)):
            yield Part(row["name"], count, str(Term("entity", (row["key"],))))
