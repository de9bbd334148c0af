"""Finds statements of a store by words, by who said them, how and when, and by what they are about.

Reads the database and owns the folder beside it, ``FILE-index``, which is made from it. It changes nothing in the
database but the marks of what is indexed. `docs/search.md` has the query language.
"""

from onrecord.search.facets import Facet, Part
from onrecord.search.find import ORDERS, Results, search, search_through
from onrecord.search.pending import index_pending, reindex
from onrecord.search.query import Query, Term, parse_query

__all__ = [
    "ORDERS",
    "Facet",
    "Part",
    "Query",
    "Results",
    "Term",
    "index_pending",
    "parse_query",
    "reindex",
    "search",
    "search_through",
]
