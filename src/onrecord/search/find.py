"""Answers a query: which statements, in what order, how many, and how they are spread."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
import tantivy
from tantivy import Order, Query as Condition

from onrecord.errors import StoreError
from onrecord.search.conditions import all_of, between, compile_query, ids_query, is_scored
from onrecord.search.cursors import Place, read_cursor, write_cursor
from onrecord.search.documents import check_of
from onrecord.search.facets import Facet, count_facets
from onrecord.search.folder import Embed, State, guarded, near_of, no_index, open_words, read_commit, read_probe, read_state
from onrecord.search.near import Floats, Near
from onrecord.search.query import Query, parse_query
from onrecord.store import StatementRow, Store, rows_by_id

ORDERS = ("relevance", "newest", "oldest")

NEAREST = 200
"""Statements that ``like:`` finds at most."""

DIRECT = 10_000
"""Up to so many statements that meet the other conditions, all are compared with the text of ``like:``."""

CANDIDATES, MOST_CANDIDATES = 2000, 20_000
"""How many are otherwise taken by their signs: in 100,000 generated statements 2,000 hold 99.5 % of the nearest 20."""

DEEPEST = 10_000
"""Answers by relevance that can be paged through."""


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
