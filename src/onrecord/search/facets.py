"""How the answers to a query are spread, with what narrows it down to each part."""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import tantivy

from onrecord.search.query import Term
from onrecord.search.schema import FACETS

SHOWN = 12
"""Parts of a facet at most, the largest ones."""

_UNQUOTED = re.compile('["“”„«»]')
"""What a quoted value cannot hold; a name is found without it too."""

_FIELDS = {"publisher_name": "publisher", "year": "published", "entity": "speaker"}


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
    buckets = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted["buckets"]]
    names = _names(db, [key for key, _ in buckets]) if name == "entity" else {}
    filters = "entity" if name == "entity" else _FIELDS.get(name, name)
    parts = (Part(names.get(key, key), count, str(Term(filters, (_UNQUOTED.sub(" ", key),)))) for key, count in buckets)
    return Facet(_FIELDS.get(name, name), tuple(parts), int(counted["sum_other_doc_count"]))


def _names(db: sqlite3.Connection, keys: list[str]) -> dict[str, str]:
    marks = ", ".join("?" * len(keys))
    return dict(map(tuple, db.execute(f"SELECT key, name FROM entities WHERE key IN ({marks})", keys)))  # noqa: S608
