"""The ingest itself: each item is known, read, kept or noted; every few of them are one transaction."""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.acquire.item import Item
from onrecord.errors import OnrecordError
from onrecord.ingest.reader import Readers, Result, Stop
from onrecord.ingest.upkeep import Upkeep
from onrecord.schema.failure import Failure, FailureKind
from onrecord.schema.record import Record
from onrecord.store import (
    Outcome,
    Store,
    add_crawl,
    add_failure,
    add_input,
    add_record,
    is_known,
    last_input,
    read_failure,
    settle_failure,
)

BATCH = 25
"""Articles in a transaction at most."""
BATCH_SECONDS = 2.0
"""Seconds after which what was read is kept, however little it is."""


def now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(dt.UTC)


class Watch(Protocol):
    """Sees how an ingest comes on."""

    def advance(self) -> None:
        """One more item is done."""

    def complain(self, line: str) -> None:
        """Tell what went wrong with one."""


@dataclass(slots=True)
class Report:
    """What an ingest did: articles by what keeping them did, and how many statements the new ones have.

    `known` counts what was passed over or kept already, `failed_before` what is not tried again because the same bytes
    failed.
    """

    new: int = 0
    versions: int = 0
    reread: int = 0
    known: int = 0
    failed: int = 0
    failed_before: int = 0
    statements: int = 0


_COUNTS = {Outcome.NEW: "new", Outcome.VERSION: "versions", Outcome.REREAD: "reread", Outcome.KNOWN: "known"}


@dataclass(slots=True)
class Ingest:
    """One run over items. Not a function: it gathers a batch, and counts.

    `again` tries what failed before with the same bytes; `clock` gives the time in UTC.
    """

    store: Store
    readers: Readers
    watch: Watch
    stop: Stop
    upkeep: Upkeep
    again: bool = False
    clock: Callable[[], dt.datetime] = now
    report: Report = field(default_factory=Report)
    _batch: list[tuple[Item, Result]] = field(default_factory=list)
    _since: dt.datetime | None = None
    _reading: set[tuple[str, str | None]] = field(default_factory=set)

    def run(self, items: Iterable[Item], limit: int | None = None) -> Report:
        """Take in `items`, at most `limit` that are not known.

        Raises:
            StoreError: what was read cannot be kept; what was kept before is.
            SetupError: nothing can be read.
        """
        self.upkeep.run()
        try:
            for item, result in self.readers.read_items(self._unknown(items, limit), self.stop):
                self._gather(item, result)
        finally:
            # also where something else went wrong: what is read is read
            self._keep()
        self.upkeep.run(last=True)
        return self.report

    def _unknown(self, items: Iterable[Item], limit: int | None) -> Iterator[Item]:
        """Those of `items` that something is to be done with."""
        taken = 0
        for item in items:
            if self._is_done(item):
                self._advance(item)
            else:
                self._reading.add((item.place, item.digest))
                taken += item.content is not None
                yield item
            if self.stop.is_set() or (limit is not None and taken >= limit):
                return

    def _is_done(self, item: Item) -> bool:
        db = self.store.db
        failure = read_failure(db, item.place)
        if item.content is None:
            self.report.known += last_input(db, item.place) is not None
            return failure is None
        if isinstance(item.content, OnrecordError) or item.digest is None:
            return False
        if failure and failure.digest == item.digest and failure.kind == FailureKind.PAGE and not self.again:
            self.report.failed_before += 1
            return True
        if (item.place, item.digest) in self._reading or is_known(db, item.place, item.digest):
            self.report.known += 1
            return True
        return False

    def _gather(self, item: Item, result: Result) -> None:
        self._batch.append((item, result))
        self._since = self._since or self.clock()
        if isinstance(result, Failure):
            self.watch.complain(result.error.message)
        self._advance(item)
        if len(self._batch) >= BATCH or (self.clock() - self._since).total_seconds() >= BATCH_SECONDS:
            self._keep()

    def _advance(self, item: Item) -> None:
        if item.content is not None:  # else its articles are items of their own, or it is unchanged
            self.watch.advance()

    def _keep(self) -> None:
        """Keep what was gathered, all of it or nothing."""
        batch, self._batch, self._since = self._batch, [], None
        if not batch:
            return
        at = self.clock()
        counts: Counter[str] = Counter()
        with self.store.write() as db:
            for item, result in batch:
                counts.update(_keep_one(db, item, result, at))
        self._reading.difference_update((item.place, item.digest) for item, _ in batch)
        for name, count in counts.items():
            setattr(self.report, name, getattr(self.report, name) + count)
        self.upkeep.run({one.article.id: one for _, one in batch if isinstance(one, Record)})


def _keep_one(db: sqlite3.Connection, item: Item, result: Result, at: dt.datetime) -> dict[str, int]:
    """Keep one result; gives what to count."""
    if result is None:
        settle_failure(db, item.place)
        return {}
    if isinstance(result, Failure):
        add_failure(db, result, place=item.place, source=item.source, at=_utc(at), digest=item.digest)
        return {"failed": 1}
    return _keep_record(db, item, result, at)


def _keep_record(db: sqlite3.Connection, item: Item, record: Record, at: dt.datetime) -> dict[str, int]:
    kept = add_record(db, record, at=_utc(at), address=item.address)
    stamp = item.stamp
    etag, modified = (stamp.etag, stamp.modified) if stamp else (None, None)
    # to the microsecond, for which of two texts was the last one
    seen = _utc(at, "microseconds")
    add_input(db, item.place, item.digest or "", kept.article, at=seen, etag=etag, modified=modified)
    if crawl := item.crawl:
        add_crawl(db, item.place, item.digest or "", fetched=crawl.fetched, record=crawl.record, payload=crawl.digest)
    known = kept.outcome is Outcome.KNOWN
    return {_COUNTS[kept.outcome]: 1, "statements": 0 if known else len(record.statements)}


def _utc(at: dt.datetime, precision: str = "seconds") -> str:
    return at.replace(tzinfo=None).isoformat(timespec=precision) + "Z"
