"""How far units are that are being read: a small file for each, that only progress is told from.

It lies among the drafts. No row and no marker depends on it; where it cannot be written nothing is told until the unit
is done.
"""

import threading
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Protocol

import msgspec

from onrecord.acquire.item import Item
from onrecord.batch.folder import Folder
from onrecord.batch.job import Counts
from onrecord.batch.order import Order
from onrecord.batch.plan import number_files, split_place

BEAT = 1.0
"""Seconds between two looks, and between two tidings of a unit at least."""


class Pulse:
    """Tells how far a unit is. Not a dataclass: it remembers when it last did."""

    def __init__(self, folder: Folder, order: Order) -> None:
        self._unit = order.unit
        self._path = None if order.trial or folder.pulses is None else folder.pulses / order.unit.id
        self._files = number_files(order.unit)
        self._told = time.monotonic()

    def beat(self, item: Item, counts: Counts) -> None:
        """That all pages up to `item` are read."""
        if self._path is None or time.monotonic() - self._told < BEAT:
            return
        self._told = time.monotonic()
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(msgspec.json.encode(replace(counts, bytes=self._done(item))))

    def _done(self, item: Item) -> int:
        """The bytes of the input that are read."""
        file, part = split_place(item.place, self._files)
        at = self._files.get(file, self._unit.start) if self._unit.kind == "files" else int(part or 0)
        share = (at - self._unit.start) / max(self._unit.end - self._unit.start, 1)
        return int(self._unit.size * min(max(share, 0.0), 1.0))


class Pulses:
    """Sums up what the workers tell. Not a dataclass: it keeps what was told last."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder.pulses
        self._known: dict[str, Counts] = {}

    def look(self, finished: Container[str]) -> Counts:
        """What came of the units that are being read, those that are `finished` left out."""
        for path in self._folder.iterdir() if self._folder and self._folder.is_dir() else ():
            # a file may be looked at while it is written: then what was told before holds
            with suppress(OSError, msgspec.DecodeError):
                self._known[path.name] = msgspec.json.decode(path.read_bytes(), type=Counts)
        total = Counts()
        for name, counts in list(self._known.items()):
            if name not in finished:
                total.add(counts)
        return total

    def drop(self, unit: str) -> None:
        """Forget a unit that is done."""
        self._known.pop(unit, None)
        if self._folder:
            with suppress(OSError):
                (self._folder / unit).unlink(missing_ok=True)


class Mover(Protocol):
    """Sees how units come on."""

    def move(self, under_way: Counts) -> None:
        """What came so far of those that are being read."""


@contextmanager
def follow(folder: Folder, mover: Mover, finished: Container[str]) -> Iterator[Pulses]:
    """Tell `mover` every second how units come on that are not `finished`; drop what is done."""
    pulses, end = Pulses(folder), threading.Event()

    def look() -> None:
        while not end.wait(BEAT):
            mover.move(pulses.look(finished))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield pulses
    finally:
        end.set()
        thread.join()
