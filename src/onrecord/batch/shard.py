"""One unit of work: read its pages, make rows of them, write its files, and last its marker.

It is the same under every engine. It owns its readers: what a page does to the process that reads it, this one
survives; what a page does to this one, the engine survives (and `breaking` finds it).
"""

import faulthandler
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Self

from onrecord.batch.copies import digest_copies, refuse_copies
from onrecord.batch.folder import open_folder
from onrecord.batch.job import Job, Marker, marker_name
from onrecord.batch.order import Order
from onrecord.batch.pages import find_pages
from onrecord.batch.pulse import Pulse
from onrecord.batch.tally import Tally
from onrecord.ingest.reader import Readers, Stop
from onrecord.schema.encoding import encode

STUCK = 300.0
"""Seconds beyond those of three pages after which a unit that gives no page is taken for stuck."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The work of a run over units."""

    job: Job

    @property
    def task(self) -> type[Order]:
        """What is read at one go."""
        return Order

    @property
    def done(self) -> type[Marker]:
        """That it is read."""
        return Marker

    def begin(self) -> Callable[[Order], Marker]:
        """Get ready to read units; the model is loaded once."""
        return Shard(self.job).read


class Shard:
    """What reads units in a process, one after the other; the model is loaded once.

    Not a dataclass: it owns readers.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._folder = open_folder(job.out)
        model = Path(job.model) if job.model else None
        self._readers = Readers(1, model, job.page_seconds, job.page_memory, job.reader)
        self._alarm = Alarm(job.page_seconds)
        self._scopes = count()

    def read(self, order: Order) -> Marker:
        """Read one unit and keep it.

        Raises:
            StoreError: the dataset cannot be written.
            SetupError: nothing can be read.
            NotNowError: the unit cannot be read now.
        """
        begin = time.monotonic()
        unit = order.unit
        # a unit may be tried and then read here, or read twice: its texts are known from that
        self._readers.open_scope(f"{unit.id} {next(self._scopes)}", refuse_copies(order))
        tally, pulse = Tally(unit, self._job), Pulse(self._folder, order)
        with self._alarm as alarm:
            for item, result in self._readers.read_items(find_pages(order), Stop()):
                alarm.put_off()
                tally.add(item, result)
                pulse.beat(item, tally.counts)
        return self._keep(order, tally, begin)

    def _keep(self, order: Order, tally: Tally, begin: float) -> Marker:
        name = marker_name(order.unit.id)
        with self._folder.draft() as draft:
            files = tally.files.write(draft)
            if not order.trial and self._folder.read(name):
                # it was read otherwise before: until all files are new, none of both readings is there
                self._folder.write(name, b"")
            for file, path in () if order.trial else files:
                self._folder.take(file.name, path)
        marker = Marker(
            unit=order.unit,
            settings=self._job.settings,
            counts=tally.counts,
            files=tuple(file for file, _ in files),
            samples=tuple(sample for _, sample in tally.samples),
            faults=tuple(tally.faults),
            seconds=round(time.monotonic() - begin, 3),
            copies=digest_copies(order.copies),
        )
        if not order.trial:
            self._folder.write(name, encode(marker))
        return marker

    def close(self) -> None:
        """End the readers."""
        self._readers.close()
        self._alarm.close()


class Alarm:
    """Ends this process if no page comes: a library may hang in a file, where nothing else can stop it.

    Not a dataclass: it owns a stream.
    """

    def __init__(self, page_seconds: float) -> None:
        self._seconds = 3 * page_seconds + STUCK
        self._silence = open(os.devnull, "w")  # noqa: SIM115, PTH123  for the life of the process

    def __enter__(self) -> Self:
        self.put_off()
        return self

    def put_off(self) -> None:
        """A page has come."""
        faulthandler.dump_traceback_later(self._seconds, exit=True, file=self._silence)

    def __exit__(self, *_: object) -> None:
        faulthandler.cancel_dump_traceback_later()

    def close(self) -> None:
        """Go off never more."""
        self._silence.close()
