"""What was taken in already, and what could not be: so that a second run reads only what is new."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.schema.failure import Failure


@dataclass(frozen=True, slots=True)
class FailureRow:
    """An input that could not be read: the last reason, how often it was tried, first and last time (UTC)."""

    place: str
    source: str
    digest: str | None
    kind: str
    code: str
    message: str
    tries: int
    first: str
    last: str


def is_known(db: sqlite3.Connection, place: str, digest: str) -> bool:
    """Whether these bytes were read from `place` already."""
    row = db.execute("SELECT 1 FROM inputs WHERE place = ? AND digest = ?", (place, digest)).fetchone()
    return row is not None


def add_input(
    db: sqlite3.Connection,
    place: str,
    digest: str,
    article: int | None,
    *,
    at: str,
    etag: str | None = None,
    modified: str | None = None,
) -> None:
    """Remember that the bytes with `digest` from `place` were read and gave `article`; a failure there is settled."""
    db.execute("DELETE FROM failures WHERE place = ?", (place,))
    db.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?, ?)", (place, digest, article, etag, modified, at))


def add_failure(
    db: sqlite3.Connection, failure: Failure, *, place: str, source: str, at: str, digest: str | None = None
) -> None:
    """Remember that the input at `place`, one of `source`, could not be read, and why."""
    error = failure.error
    db.execute(
        "INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (place) DO UPDATE SET"
        " source = excluded.source, digest = excluded.digest, kind = excluded.kind, code = excluded.code,"
        " message = excluded.message, tries = tries + 1, last = excluded.last",
        (place, source, digest, error.kind, error.code, error.message, at, at),
    )


def list_failures(
    db: sqlite3.Connection, *, after: tuple[str, str] | None = None, limit: int = -1
) -> Iterator[FailureRow]:
    """All failures, the latest first; or the next `limit`, where `after` is `last` and `place` of the one before."""
    beyond = "" if after is None else "WHERE (last, place) < (?, ?)"
    rows = db.execute(
        f"SELECT * FROM failures {beyond} ORDER BY last DESC, place DESC LIMIT ?",  # noqa: S608
        (*(after or ()), limit),
    )
    return (FailureRow(*row) for row in rows)
