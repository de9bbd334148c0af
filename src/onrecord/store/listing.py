"""The articles of the store as a list: newest publication first, undated ones last, a stretch at a time."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

ArticlePlace = tuple[str | None, int]
"""Where a stretch of the list ended: the date and the number of its last article."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list; `added` is when it was taken in (UTC), `statements` how many there are in it."""

    id: int
    key: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    added: str
    engine: str
    statements: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the store: `articles` are what pages say now, `versions` all the texts they had."""

    articles: int
    versions: int
    statements: int
    speakers: int
    publishers: int
    failures: int


def list_articles(
    db: sqlite3.Connection,
    *,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    after: ArticlePlace | None = None,
    limit: int = 20,
) -> tuple[ArticleRow, ...]:
    """The next `limit` articles that pages say now, of `publisher`, published from the day `since` to the day `until`.

    `after` is the place at which the last stretch ended.
    """
    wanted: list[tuple[str, Sequence[object]]] = [("a.current = 1", ())]
    if publisher is not None:
        wanted.append(("a.publisher = ?", (publisher,)))
    if since is not None:
        wanted.append(("a.published >= ?", (since,)))
    if until is not None:
        # U comes after the T that stands between a day and its time
        wanted.append(("a.published < ? || 'U'", (until,)))
    if after is not None:
        wanted.append(_beyond(*after))
    rows = db.execute(
        "SELECT a.id, a.key, a.url, a.headline, a.publisher, a.published, a.added, a.engine,"  # noqa: S608
        " (SELECT count(*) FROM statements s WHERE s.article = a.id) FROM articles a"
        f" WHERE {' AND '.join(condition for condition, _ in wanted)} ORDER BY a.published DESC, a.id DESC LIMIT ?",
        [value for _, values in wanted for value in values] + [limit],
    )
    return tuple(ArticleRow(*row) for row in rows)


def _beyond(published: str | None, number: int) -> tuple[str, Sequence[object]]:
    if published is None:
        return "a.published IS NULL AND a.id < ?", (number,)
    return "(a.published IS NULL OR (a.published, a.id) < (?, ?))", (published, number)


def count_all(db: sqlite3.Connection) -> Counts:
    """How much is in the store."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM articles WHERE current = 1), (SELECT count(*) FROM versions),"
        " (SELECT count(*) FROM statements s JOIN articles a ON a.id = s.article WHERE a.current = 1),"
        " (SELECT count(DISTINCT entity) FROM statements),"
        " (SELECT count(DISTINCT publisher) FROM articles WHERE current = 1), (SELECT count(*) FROM failures)"
    ).fetchone()
    return Counts(*row)
