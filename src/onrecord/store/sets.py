"""Sets of articles: those with words in their headline, of a publisher, of a period, or named one by one."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.schema.article import Facts
from onrecord.schema.record import Record
from onrecord.store.articles import unpack_record

LONGEST = 2_000
"""Characters that are looked for at most: as many as an address has."""

_FACTS = """
SELECT a.key, a.url, a.headline, a.publisher, a.published,
       (SELECT count(*) FROM statements s WHERE s.article = a.id) AS statements
FROM articles a
"""

_EXACT = (
    "a.id = (SELECT id FROM articles WHERE key = ?1 UNION ALL SELECT id FROM articles WHERE current = 1"
    " AND page = (SELECT id FROM pages WHERE address = ?1) LIMIT 1)"
)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list, with the number of its statements; `None` means not stated."""

    key: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The newest articles of a set, and how many it has."""

    keys: tuple[str, ...]
    total: int


def find_articles(db: sqlite3.Connection, text: str, *, limit: int = 20) -> tuple[ArticleRow, ...]:
    """The article with the key or the address `text`, or else those whose headline holds all its words, newest first.

    Without words, the newest ones.
    """
    given = text.replace("\0", " ").strip()[:LONGEST]
    exact = tuple(_rows(db, _EXACT, (given,)))
    if given and exact:
        return exact
    words = [f"%{_escape(word)}%" for word in given.split()[:8]]
    holds = " AND ".join([r"headline LIKE ? ESCAPE '\'"] * len(words)) or "1"
    # the index holds the headlines: the long rows of articles are read only for what is found
    chosen = f"SELECT id FROM articles WHERE current = 1 AND {holds} LIMIT 2000"  # noqa: S608
    return tuple(_rows(db, f"a.id IN ({chosen}) ORDER BY a.published DESC, a.id DESC LIMIT ?", (*words, limit)))


def _escape(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _rows(db: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[ArticleRow]:
    return (ArticleRow(*row) for row in db.execute(f"{_FACTS} WHERE {where}", values))


def rows_of_articles(db: sqlite3.Connection, keys: Sequence[str]) -> tuple[ArticleRow, ...]:
    """The articles with these keys, in the order asked for; those that are gone are left out."""
    marks = ", ".join("?" * len(keys))
    found = {row.key: row for row in _rows(db, f"a.key IN ({marks})", keys)}
    return tuple(found[key] for key in keys if key in found)


def read_facts(db: sqlite3.Connection, keys: Sequence[str]) -> dict[str, Facts]:
    """What tells the articles with these keys from others; those that are gone are left out."""
    rows = rows_of_articles(db, keys)
    return {row.key: Facts(row.key, row.url, row.headline, row.publisher, row.published) for row in rows}


def select_articles(
    db: sqlite3.Connection, *, publisher: str | None = None, first: str | None = None, last: str | None = None,
    limit: int,
) -> Selection:  # fmt: skip
    """The newest articles of a publisher, or of all, published from `first` to `last`: days, months or years."""
    where, values = _conditions(publisher, first, last)
    total = db.execute(f"SELECT count(*) FROM articles WHERE {where}", values).fetchone()[0]  # noqa: S608
    rows = db.execute(
        f"SELECT key FROM articles WHERE {where} ORDER BY published DESC, id DESC LIMIT ?",  # noqa: S608
        (*values, limit),
    )
    return Selection(tuple(row["key"] for row in rows), total)


ArticlePlace = tuple[str | None, str]
"""Where a stretch of the list of articles ended: the date and the key of its last one."""


def list_stretch(
    db: sqlite3.Connection, *, publisher: str | None = None, first: str | None = None, last: str | None = None,
    after: ArticlePlace | None = None, limit: int,
) -> tuple[ArticleRow, ...]:  # fmt: skip
    """The next articles that pages say now, newest publication first, undated ones last; see `select_articles`.

    `after` is the place at which the stretch before ended.
    """
    where, values = _conditions(publisher, first, last)
    if after is not None and after[0] is None:
        where += " AND published IS NULL AND id < (SELECT id FROM articles WHERE key = ?)"
        values.append(after[1])
    elif after is not None:
        where += " AND (published IS NULL OR (published, id) < (?, (SELECT id FROM articles WHERE key = ?)))"
        values += after
    # the few are chosen in the index before the long rows are read
    chosen = f"SELECT id FROM articles WHERE {where} ORDER BY published DESC, id DESC LIMIT ?"  # noqa: S608
    return tuple(_rows(db, f"a.id IN ({chosen}) ORDER BY a.published DESC, a.id DESC", (*values, limit)))


def _conditions(publisher: str | None, first: str | None, last: str | None) -> tuple[str, list[str | None]]:
    conditions = [
        ("publisher = ?", publisher),
        ("published >= ?", first),
        # the end of a day, a month or a year sorts before the tilde
        ("published <= ? || '~'", last),
    ]
    asked = [(condition, value) for condition, value in conditions if value]
    where = " AND ".join(["current = 1", *(condition for condition, _ in asked)])
    return where, [value for _, value in asked]


def digests_of(db: sqlite3.Connection, keys: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The keys of articles with the digests of their records, which change with them, in the order asked for."""
    marks = ", ".join("?" * len(keys))
    rows = db.execute(f"SELECT key, digest FROM articles WHERE key IN ({marks})", keys)  # noqa: S608
    found = {row["key"]: row["digest"] for row in rows}
    return tuple((key, found[key]) for key in keys if key in found)


def read_several(db: sqlite3.Connection, keys: Sequence[str]) -> Iterator[Record]:
    """The records of these articles, one after the other; those that are gone are left out.

    Raises:
        StoreError: ``damaged``.
    """
    for key in keys:
        row = db.execute("SELECT record FROM articles WHERE key = ?", (key,)).fetchone()
        if row:
            yield unpack_record(row["record"], key)
