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


@dataclass(frozen=True, slots=True)
class InputRow:
    """What was read last from a place: its digest, what the server said of it, and when it was read (UTC)."""

    digest: str
    article: int | None
    etag: str | None
    modified: str | None
    seen: str


def last_input(db: sqlite3.Connection, place: str) -> InputRow | None:
    """What was read last from `place`."""
    row = db.execute(
        "SELECT digest, article, etag, modified, seen FROM inputs WHERE place = ? ORDER BY seen DESC LIMIT 1", (place,)
    ).fetchone()
    return InputRow(*row) if row else None


def is_known(db: sqlite3.Connection, place: str, digest: str) -> bool:
    """Whether these bytes are what was read last from `place`; what was there before them is news if it comes back."""
    last = last_input(db, place)
    return last is not None and last.digest == digest


def read_failure(db: sqlite3.Connection, place: str) -> FailureRow | None:
    """Why `place` could not be read, if it could not."""
    row = db.execute("SELECT * FROM failures WHERE place = ?", (place,)).fetchone()
    return FailureRow(*row) if row else None


def settle_failure(db: sqlite3.Connection, place: str) -> None:
    """Forget that `place` could not be read."""
    db.execute("DELETE FROM failures WHERE place = ?", (place,))


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
    settle_failure(db, place)
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


def count_failures(db: sqlite3.Connection) -> int:
    """How many inputs could not be read."""
    return int(db.execute("SELECT count(*) FROM failures").fetchone()[0])


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


@dataclass(frozen=True, slots=True)
class CrawlRow:
    """Where in an archive a page was read, and what the archive says of it; `payload` is the archive's own digest."""

    place: str
    fetched: str | None
    record: str | None
    payload: str | None


def add_crawl(
    db: sqlite3.Connection, place: str, digest: str, *, fetched: str | None, record: str | None, payload: str | None
) -> None:
    """Remember what an archive says of the page at `place`."""
    db.execute("INSERT OR REPLACE INTO crawls VALUES (?, ?, ?, ?, ?)", (place, digest, fetched, record, payload))


def list_crawls(db: sqlite3.Connection, key: str) -> tuple[CrawlRow, ...]:
    """From which archives the article `key` was read, the first fetched first."""
    rows = db.execute(
        "SELECT c.place, c.fetched, c.record, c.payload FROM articles a JOIN inputs i ON i.article = a.id"
        " JOIN crawls c ON c.place = i.place AND c.digest = i.digest WHERE a.key = ? ORDER BY c.fetched, c.place",
        (key,),
    )
    return tuple(CrawlRow(*row) for row in rows)
