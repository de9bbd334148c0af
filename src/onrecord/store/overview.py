"""How much there is, and who publishes: what the first page shows."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overview:
    """How much is in the store. `articles` are what pages say now, and so are `statements`; `former` other versions.

    `first` and `last` are days of publication; `waiting` articles are not in the search index yet.
    """

    articles: int
    former: int
    statements: int
    speakers: int
    publishers: int
    first: str | None
    last: str | None
    failures: int
    waiting: int


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """A publisher with its current articles, and the days of the first and last of them."""

    name: str
    articles: int
    first: str | None
    last: str | None


def read_overview(db: sqlite3.Connection) -> Overview:
    """How much is in the store."""
    row = db.execute(
        """
        SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM articles WHERE current = 0),
            (SELECT count(*) FROM statements)
                - (SELECT count(*) FROM statements WHERE article IN (SELECT id FROM articles WHERE current = 0)),
            (SELECT count(*) FROM entities WHERE statements > 0),
            (SELECT count(*) FROM (SELECT DISTINCT publisher FROM articles WHERE publisher IS NOT NULL)),
            (SELECT substr(min(published), 1, 10) FROM articles), (SELECT substr(max(published), 1, 10) FROM articles),
            (SELECT count(*) FROM failures), (SELECT count(*) FROM articles WHERE indexed = 0)
        """
    ).fetchone()
    return Overview(row[0] - row[1], *tuple(row)[1:])


def list_publishers(db: sqlite3.Connection) -> tuple[PublisherRow, ...]:
    """Who publishes what pages say now, the most articles first."""
    rows = db.execute(
        "SELECT publisher, count(*), substr(min(published), 1, 10), substr(max(published), 1, 10) FROM articles"
        " INDEXED BY articles_by_publisher"
        " WHERE publisher IS NOT NULL AND id NOT IN (SELECT id FROM articles WHERE current = 0)"
        " GROUP BY publisher ORDER BY 2 DESC, 1"
    )
    return tuple(PublisherRow(*row) for row in rows)
