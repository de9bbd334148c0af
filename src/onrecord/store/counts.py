"""How much is in the store."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the store: `articles` are what pages say now, `versions` all the texts they had."""

    articles: int
    versions: int
    statements: int
    speakers: int
    publishers: int
    failures: int


def count_all(db: sqlite3.Connection) -> Counts:
    """How much is in the store."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM articles WHERE current = 1), (SELECT count(*) FROM versions),"
        " (SELECT count(*) FROM statements s JOIN articles a ON a.id = s.article WHERE a.current = 1),"
        " (SELECT count(DISTINCT entity) FROM statements),"
        " (SELECT count(DISTINCT publisher) FROM articles WHERE current = 1), (SELECT count(*) FROM failures)"
    ).fetchone()
    return Counts(*row)
