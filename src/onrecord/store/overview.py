"""How much there is, and who publishes."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the store, as pages say it now: what only former versions of a page say is not in it.

    `versions` alone counts all texts that pages had, one that came back twice. `speakers` are the entities to whom a
    statement is given, one across articles where they were put together; `publishers` are names as pages state them.
    `first` and `last` are days of publication, `None` if no article is dated. `failures` could not be read; `waiting`
    articles are not in the search index yet, former versions too.
    """

    articles: int
    versions: int
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


_FORMER = "(SELECT id FROM articles WHERE current = 0)"
"""What pages said before: it is little, so it is faster to leave it out than to look at all the rest."""


def count_all(db: sqlite3.Connection) -> Counts:
    """How much is in the store."""
    day = "SELECT substr(published, 1, 10) FROM articles WHERE published IS NOT NULL"
    day = "SELECT substr(published, 1, 10) FROM articles WHERE published IS NOT NULL"
    dated = f"{day} AND id NOT IN {_FORMER}"
    row = db.execute(
        f"""
        SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM articles WHERE current = 0),
            (SELECT count(*) FROM versions),
            (SELECT count(*) FROM statements) - (SELECT count(*) FROM statements WHERE article IN {_FORMER}),
            (SELECT count(*) FROM entities WHERE statements > 0),
            (SELECT count(DISTINCT publisher) FROM articles INDEXED BY articles_by_publisher
             WHERE publisher IS NOT NULL AND id NOT IN {_FORMER}),
            ({dated} ORDER BY published LIMIT 1), ({dated} ORDER BY published DESC LIMIT 1),
            (SELECT count(*) FROM failures), (SELECT count(*) FROM articles WHERE indexed = 0)
        """  # noqa: S608  our own words
    ).fetchone()
    return Counts(*row)


def list_publishers(db: sqlite3.Connection, *, limit: int) -> tuple[PublisherRow, ...]:
    """Who publishes what pages say now, the most articles first."""
    rows = db.execute(
        "SELECT publisher, count(*), substr(min(published), 1, 10), substr(max(published), 1, 10) FROM articles"  # noqa: S608
        f" INDEXED BY articles_by_publisher WHERE publisher IS NOT NULL AND id NOT IN {_FORMER}"
        " GROUP BY publisher ORDER BY 2 DESC, 1 LIMIT ?",
        (limit,),
    )
    return tuple(PublisherRow(*row) for row in rows)
