"""What a search finds, taken out in the formats of the field."""

from collections.abc import Iterator
from itertools import islice

from onrecord.exports import Format, export_records, keys_by
from onrecord.search import search_through
from onrecord.store import Store, list_entity_keys, read_several

MOST = 10_000
"""Statements that are taken out at most, the newest ones: more at once are taken with ``onrecord export``."""


def take_out(store: Store, query: str, form: Format) -> Iterator[bytes]:
    """The statements that answer `query` in their articles, the newest first, as `form` writes them.

    Raises:
        SetupError: a library that the format needs is missing.
        StoreError: see `search_through`.
    """
    found = list(_find(store, query))
    articles = tuple(dict.fromkeys(article for article, _ in found))
    keep = frozenset(statement for _, statement in found)
    return export_records(
        read_several(store.db, articles),
        form.name,
        keep=keep,
        key=keys_by(lambda article: list_entity_keys(store.db, article)),
    )


def _find(store: Store, query: str) -> Iterator[tuple[str, str]]:
    """The articles and statements that answer `query`."""
    rows = (row for results in search_through(store, query) for row in results.hits)
    return ((row.article, row.key) for row in islice(rows, MOST))
