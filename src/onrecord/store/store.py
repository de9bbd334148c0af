"""The database: one file, a connection for each thread, one writer beside many readers."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import StoreError
from onrecord.store.deadline import STEPS, is_late
from onrecord.store.migrations import MIGRATIONS

APPLICATION = 0x6F6E7265
"""``onre``: the ``application_id`` of our files, which tells them from other SQLite databases."""

WAIT = 10.0
"""Seconds that a writer waits for another one."""


class Store:
    """An open database; may be used from several threads.

    Source: https://www.sqlite.org/wal.html (readers do not block the writer, nor the writer readers).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    @property
    def index(self) -> Path:
        """The folder of what is derived from the database for searching; it can be made again."""
        return self.path.with_name(f"{self.path.name}-index")

    @property
    def db(self) -> sqlite3.Connection:
        """This thread's connection, for reading; rows are tuples that also have names."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = _connect(self.path)
            self._local.file = _file_of(self.path)
            with self._lock:
                self._open.append(connection)
        return connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all that the block writes is kept together, or nothing of it.

        Raises:
            StoreError: ``locked``, ``full``, ``read-only``, ``gone`` or ``damaged``.
        """
        db = self.db
        try:
            db.execute("BEGIN IMMEDIATE")
            self._check_place()
            yield db
            db.execute("COMMIT")
        except BaseException as error:
            if db.in_transaction:
                db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise explain(error, self.path) from error
            raise

    def _check_place(self) -> None:
        """Refuse to write where nobody would ever read: the system keeps a file that is deleted while it is open."""
        if _file_of(self.path) != self._local.file:
            raise StoreError(
                f"{self.path}: deleted or replaced while it was in use; nothing is written, start again", code="gone"
            )

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):
            raise explain(error, self.path) from error


def open_store(path: Path, *, create: bool = False) -> Store:
    """The store in the file `path`, brought up to the newest form; a new one if there is none and `create`.

    Raises:
        StoreError: ``no-store``, ``not-a-store``, ``newer``, ``locked``, ``full``, ``read-only`` or ``damaged``.
    """
    if not path.is_file() and not create:
        raise StoreError(
            f"{path}: there is no such store; make one with onrecord ingest SOURCE --db {path}", code="no-store"
        )
    if not path.absolute().parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.absolute().parent}; make it first", code="no-store")
    store = Store(path)
    try:
        _migrate(store)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        store.close()
        raise explain(error, path) from error
    except StoreError:
        store.close()
        raise
    return store


def refuse_strangers(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a database with views or triggers that onrecord did not make: they run within what is read or written.

    Raises:
        StoreError: ``not-a-store``.
    """
    for name, program in db.execute(_PROGRAMS):
        if (name, program) not in _own_programs():
            message = f"{path}: it holds {name!a}, which onrecord did not make; do not use it, restore a backup"
            raise StoreError(message, code="not-a-store")


_PROGRAMS = "SELECT name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger') ORDER BY name"


@cache
def _own_programs() -> frozenset[tuple[str, str]]:
    """Those of each form of a store."""
    made = set[tuple[str, str]]()
    with closing(sqlite3.connect(":memory:")) as db:
        for migration in MIGRATIONS:
            migration(db)
            made.update((name, program) for name, program in db.execute(_PROGRAMS))
    return frozenset(made)


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    db.row_factory = sqlite3.Row
    # NORMAL loses no consistency with a write-ahead log, at most the last transactions after a power cut
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "mmap_size=268435456",
    ):
        db.execute(f"PRAGMA {pragma}")
    db.set_progress_handler(is_late, STEPS)
    return db


def _file_of(path: Path) -> tuple[int, int] | None:
    """What tells the file at `path` from any other; `None` if there is none."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    return about.st_dev, about.st_ino


def _migrate(store: Store) -> None:
    db = store.db
    done = _version(db, store.path)
    if done == len(MIGRATIONS):
        return
    with store.write():
        # another process may have been first
        for number, migration in enumerate(MIGRATIONS[_version(db, store.path) :], _version(db, store.path) + 1):
            migration(db)
            db.execute(f"PRAGMA user_version={number:d}")
        db.execute(f"PRAGMA application_id={APPLICATION:d}")


def _version(db: sqlite3.Connection, path: Path) -> int:
    number: int = db.execute("PRAGMA user_version").fetchone()[0]
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise StoreError(f"{path}: a database, but not one of onrecord; name another file", code="not-a-store")
    refuse_strangers(db, path)
    if number > len(MIGRATIONS):
        raise StoreError(f"{path}: made by a newer onrecord (form {number}); update onrecord to open it", code="newer")
    return number


_ERRORS: tuple[tuple[Callable[[str], bool], str, str], ...] = (
    (lambda said: "interrupted" in said, "slow", "this takes too long; ask for less at once"),
    (lambda said: "locked" in said, "locked", "another process is writing to it; wait until it has ended"),
    (lambda said: "full" in said, "full", "the disk is full; nothing stored is lost, free space and go on"),
    (
        lambda said: "readonly" in said,
        "read-only",
        "it cannot be written; check permissions of the file and its folder",
    ),
    (lambda said: "not a database" in said, "not-a-store", "not a database of onrecord; name another file"),
    (lambda said: "unable to open" in said, "read-only", "it cannot be opened; check the permissions"),
    (lambda said: "disk i/o" in said, "full", "the disk fails or is full; check it and go on"),
)


def explain(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> StoreError:
    """What `error` of the database means for a person."""
    said = str(error).casefold()
    for applies, code, advice in _ERRORS:
        if applies(said):
            return StoreError(f"{path}: {advice}", code=code)
    return StoreError(f"{path}: {error}; check it with onrecord verify, or restore a backup", code="damaged")
