"""Brings what is made across articles up to date with articles that came in, and takes away what is no longer so."""

import sqlite3
from collections.abc import Callable, Mapping

from onrecord.follow.links import Links
from onrecord.follow.parts import Parts, read_part
from onrecord.follow.quotes import Quotes
from onrecord.follow.stories import Stories
from onrecord.schema.record import Record
from onrecord.store import Store
from onrecord.store.articles import unpack_record
from onrecord.trace import Embed

BATCH = 32
"""Articles that are written in one transaction."""

Watch = Callable[[int], None]
"""Is told how many articles were followed, batch by batch."""


def follow_pending(
    store: Store, embed: Embed, *, records: Mapping[str, Record] | None = None, watch: Watch | None = None
) -> int:
    """Set the articles that came in (``followed = 0``) beside all others; gives how many there were.

    What is derived from an article is kept in the transaction that marks it, so after a kill it is done anew. `records`
    are records at hand, by `Article.id`, which need not be read from the store; `watch` is told how far it is.

    Raises:
        StoreError: see `Store.write`, or ``damaged``: a record cannot be read.
    """
    query = "SELECT id FROM articles WHERE followed = 0 ORDER BY id"
    pending = [row["id"] for row in store.db.execute(query)]
    for start in range(0, len(pending), BATCH):
        with store.write() as db:
            follower = _Follower(db, embed, records or {})
            for article in pending[start : start + BATCH]:
                follower.follow(article)
        if watch:
            watch(min(start + BATCH, len(pending)))
    return len(pending)


def refollow(store: Store, embed: Embed, *, watch: Watch | None = None) -> int:
    """Make anew all that is made across articles, from the records; what a person decided stays.

    Raises:
        StoreError: see `follow_pending`.
    """
    with store.write() as db:
        _clear(db)
    return follow_pending(store, embed, watch=watch)


def _clear(db: sqlite3.Connection) -> None:
    Links.clear(Parts(db))
    for table in _DERIVED:
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    db.execute("UPDATE articles SET followed = 0 WHERE current = 1")


_DERIVED = (
    *("clusters", "members", "ties", "quotes", "shingles", "forms"),
    *("claim_words", "told_words", "story_words", "story_articles", "stories", "parts"),
)


class _Follower:
    """Follows articles within one transaction."""

    def __init__(self, db: sqlite3.Connection, embed: Embed, records: Mapping[str, Record]) -> None:
        self._db = db
        self._records = records
        self._parts = Parts(db)
        self._links = Links(self._parts, embed)
        self._quotes = Quotes(self._parts)
        self._stories = Stories(self._parts)

    def follow(self, article: int) -> None:
        """Take the article as it was away, and if a page says it, put it in as it is."""
        row = self._db.execute(
            "SELECT key, current, record FROM articles WHERE id = ? AND followed = 0", (article,)
        ).fetchone()
        # another process may have been first
        if row is None:
            return
        if self._parts.has(article):
            self._links.remove(article)
            self._quotes.remove(article)
            self._stories.remove(article)
            self._finish()
            self._parts.remove(article)
        if row["current"]:
            record = self._records.get(row["key"]) or unpack_record(row["record"], row["key"])
            self._parts.write(article, read_part(record))
            self._links.add(article)
            self._quotes.add(article)
            self._stories.add(article)
            self._finish()
        self._db.execute("UPDATE articles SET followed = 1 WHERE id = ?", (article,))

    def _finish(self) -> None:
        self._links.finish()
        self._quotes.finish()
