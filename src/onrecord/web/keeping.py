"""A record goes into the store, as one that was taken in would."""

from datetime import UTC, datetime

from onrecord.schema.record import Record
from onrecord.store import Store, add_record


def keep_record(store: Store, record: Record) -> None:
    """Keep `record`, dated by the clock.

    Raises:
        StoreError: it cannot be kept.
    """
    with store.write() as db:
        add_record(db, record, at=now())


def now() -> str:
    """The time by the clock, ISO 8601 in UTC, as the store has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
