"""What is kept across articles, for pages and the API: typed rows, and lists that go on from a cursor."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import msgspec

from onrecord.errors import StoreError
from onrecord.follow.parts import Parts
from onrecord.schema.revision import RevisionKind
from onrecord.trace import Link
from onrecord.variants import Cluster, cluster_of

PAGE = 50
"""Rows of a list at a time, where nothing else is asked for."""

Row = TypeVar("Row")
LinkKind = RevisionKind | Literal["revision", "hint"]


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, and the cursor from which the rest follows; `None` at the end."""

    rows: tuple[Row, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """An utterance that several articles quote; `text` is the reference's.

    `first` and `last` are days, empty if unknown. `changed` is whether any report changes it.
    The `key` is another one as soon as one more article reports it.
    """

    key: str
    speaker: str | None
    text: str
    changed: bool
    wordings: int
    articles: int
    first: str
    last: str


def links_of(db: sqlite3.Connection, statement: str) -> tuple[Link, ...]:
    """The links of a statement to others of the same speaker, revisions before hints, the latest first."""
    rows = db.execute(
        "SELECT body, kind IS NULL AS hint, day, id FROM links WHERE earlier = ?1 AND shown = 1"
        " UNION SELECT body, kind IS NULL AS hint, day, id FROM links WHERE later = ?1 AND shown = 1"
        " ORDER BY hint, day DESC, id DESC",
        (statement,),
    )
    return tuple(read_link_row(row) for row in rows)


def list_links(
    db: sqlite3.Connection, *, kind: LinkKind | None = None, cursor: str | None = None, limit: int = PAGE
) -> Page[Link]:
    """All links, the latest first: of one `kind` of revision, all revisions, or hints.

    Raises:
        StoreError: ``bad-cursor``.
    """
    wanted = {None: "1", "revision": "kind IS NOT NULL", "hint": "kind IS NULL"}
    where, values = (wanted[kind], ()) if kind in wanted else ("kind = ?", (kind,))
    query = f"SELECT body, day, id FROM links WHERE shown = 1 AND {where}"  # noqa: S608
    return list_rows(db, query, values, ("day", cursor, limit), read_link_row)


def clusters_of(db: sqlite3.Connection, statement: str) -> tuple[ClusterRow, ...]:
    """The utterances that a statement is a report of: one, or none."""
    rows = db.execute(
        "SELECT c.* FROM clusters c JOIN members m ON m.cluster = c.id JOIN quotes q ON q.id = m.quote"
        " WHERE q.statement = ? ORDER BY c.id",
        (statement,),
    )
    return tuple(read_cluster_row(row) for row in rows)


def list_clusters(
    db: sqlite3.Connection, *, changed_only: bool = False, cursor: str | None = None, limit: int = PAGE
) -> Page[ClusterRow]:
    """The utterances that several articles quote, those last reported first; only those that a report changes.

    Raises:
        StoreError: ``bad-cursor``.
    """
    where = "changed = 1" if changed_only else "1"
    query = f"SELECT * FROM clusters WHERE {where}"  # noqa: S608
    return list_rows(db, query, (), ("last", cursor, limit), read_cluster_row)


def read_cluster(db: sqlite3.Connection, key: str) -> Cluster:
    """The utterance `key` with all its reports, each beside the reference.

    Raises:
        StoreError: ``no-cluster``.
    """
    rows = db.execute(
        "SELECT m.quote FROM members m JOIN clusters c ON c.id = m.cluster WHERE c.key = ? ORDER BY m.number", (key,)
    ).fetchall()
    if not rows:
        raise StoreError(
            f"{key}: no such quotation in the store; look for it by one of its statements", code="no-cluster"
        )
    parts = Parts(db)
    quotes = [parts.quote(row["quote"]) for row in rows]
    texts = {quote.place.article: parts.text_of(row["quote"]) for quote, row in zip(quotes, rows, strict=True)}
    return cluster_of(quotes, texts)


def list_rows(
    db: sqlite3.Connection,
    query: str,
    values: Sequence[object],
    place: tuple[str, str | None, int],
    make: Callable[[sqlite3.Row], Row],
) -> Page[Row]:
    """Rows of `query`, by the column, from the cursor, and at most as many as `place` says; latest first.

    Raises:
        StoreError: ``bad-cursor``.
    """
    column, cursor, limit = place
    after = _parsed(cursor)
    where = f"AND ({column}, id) < (?, ?)" if after else ""
    order = f"{where} ORDER BY {column} DESC, id DESC LIMIT {limit + 1:d}"
    rows = db.execute(f"{query} {order}", (*values, *after)).fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(tuple(make(row) for row in rows[:limit]), f"{last[column]}~{last['id']}" if last else None)


def _parsed(cursor: str | None) -> tuple[str, int] | tuple[()]:
    if cursor is None:
        return ()
    day, mark, number = cursor.rpartition("~")
    if not mark or not number.isascii() or not number.isdigit() or len(number) > 18:
        raise StoreError(f"{cursor[:40]!r}: no cursor of ours; begin the list anew", code="bad-cursor")
    return day, int(number)


def read_link_row(row: sqlite3.Row) -> Link:
    """The link in a row of the table of links."""
    return msgspec.json.decode(row["body"], type=Link)


def read_cluster_row(row: sqlite3.Row) -> ClusterRow:
    """The utterance in a row of the table of clusters."""
    values = {name: row[name] for name in row.keys() if name != "id"}  # noqa: SIM118  a row is no mapping
    return ClusterRow(**values | {"changed": bool(row["changed"])})
