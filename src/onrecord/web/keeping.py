"""What is written goes into the store, dated by the clock, and what is made from it follows at once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from sqlite3 import Connection
from typing import TypeVar

from onrecord.errors import StoreError
from onrecord.ingest import Upkeep
from onrecord.schema.record import Record
from onrecord.store import Store, add_record

T = TypeVar("T")


def keep_record(store: Store, record: Record) -> None:
    """Keep `record`.

    Raises:
        StoreError: it cannot be kept.
    """
    write(store, lambda db, at: add_record(db, record, at=at))


def write(store: Store, change: Callable[[Connection, str], T]) -> T:
    """Make one `change`, given the time, in one transaction; revisions, stories and the search index follow.

    Raises:
        StoreError: it cannot be made.
    """
    with store.write() as db:
        made = change(db, now())
    # what was written is kept; if others hold the index or the store, whoever writes next brings all up to date
    with suppress(StoreError):
        Upkeep(store).run(last=True)
    return made


def now() -> str:
    """The time by the clock, ISO 8601 in UTC, as the store has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
