"""One unit of work: read its pages, make rows of them, write its files, and last its marker.

It is the same under every engine. It owns its readers: what a page does to the process that reads it, this one
survives; what a file does to this one, the engine survives.
"""

import faulthandler
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

from onrecord.acquire.item import Item
from onrecord.acquire.local import open_file
from onrecord.acquire.remote import copy_here, is_remote, rename_item
from onrecord.acquire.sources import find_items
from onrecord.acquire.warc import read_warc
from onrecord.batch.filters import FILTERS
from onrecord.batch.folder import open_folder
from onrecord.batch.job import Counts, Job, Marker, Sample, marker_name
from onrecord.batch.offline import make_reach
from onrecord.batch.plan import Unit, row_of
from onrecord.batch.rows import UNDATED, Row, failure_row, month_of, origin_of, rows_of
from onrecord.batch.schemas import make_schemas
from onrecord.batch.writer import UnitFiles
from onrecord.errors import OnrecordError, PageError, RetryLater
from onrecord.ingest.copies import Texts
from onrecord.ingest.reader import Readers, Result, Stop
from onrecord.schema.encoding import encode, to_json
from onrecord.schema.failure import Failure, describe_failure
from onrecord.schema.record import Record

SAMPLES = 2
"""Statements of a unit that a report may show."""
FAULTS = 5
"""Failures of a unit that a report may show."""
STUCK = 300.0
"""Seconds beyond those of three pages after which a unit that gives no page is taken for stuck."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The work of a run over units."""

    job: Job

    @property
    def task(self) -> type[Unit]:
        """What is read at one go."""
        return Unit

    @property
    def done(self) -> type[Marker]:
        """That it is read."""
        return Marker

    def begin(self) -> Callable[[Unit], Marker]:
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
        self._silence = open(os.devnull, "w")  # noqa: SIM115, PTH123  for the life of the process

    def read(self, unit: Unit) -> Marker:
        """Read one unit and keep it.

        Raises:
            StoreError: the dataset cannot be written.
            SetupError: nothing can be read.
            UnitError: the unit cannot be read now.
        """
        begin = time.monotonic()
        self._readers.open_scope(unit.id)
        tally = _Tally(unit, self._job)
        self._expect_page()
        try:
            for item, result in self._readers.read_items(find_unit_items(unit), Stop()):
                self._expect_page()
                tally.add(item, result)
        finally:
            faulthandler.cancel_dump_traceback_later()
        return self._keep(unit, tally, begin)

    def _expect_page(self) -> None:
        """End this process if no page comes: a library may hang in a file, where nothing else can stop it."""
        faulthandler.dump_traceback_later(3 * self._job.page_seconds + STUCK, exit=True, file=self._silence)

    def _keep(self, unit: Unit, tally: "_Tally", begin: float) -> Marker:
        with self._folder.draft() as draft:
            files = tally.files.write(self._folder, draft)
        marker = Marker(
            unit=unit,
            settings=self._job.settings,
            counts=tally.counts,
            files=files,
            samples=tuple(sample for _, sample in tally.samples),
            faults=tuple(tally.faults),
            seconds=round(time.monotonic() - begin, 3),
        )
        self._folder.write(marker_name(unit.id), encode(marker))
        return marker

    def close(self) -> None:
        """End the readers."""
        self._readers.close()
        self._silence.close()


def find_unit_items(unit: Unit) -> Iterator[Item]:
    """The pages of a unit, and what in it cannot be read."""
    for path, version in zip_longest(unit.paths, unit.versions):
        try:
            yield from _remote_items(unit, path, version) if is_remote(path) else _ITEMS[unit.kind](unit, path, path)
        except RetryLater as error:
            # the unit is broken, not its pages: it is begun again
            raise UnitError(str(error)) from None
        except OnrecordError as error:
            yield Item(path, path, error)


class UnitError(Exception):
    """A unit cannot be read now; an engine takes its message from process to process."""


def _remote_items(unit: Unit, url: str, version: str | None) -> Iterator[Item]:
    start, end = (unit.start, unit.end) if unit.kind == "archive" else (0, None)
    with copy_here(url, start, end, version) as local:
        for item in _ITEMS[unit.kind](unit, str(local), url):
            yield rename_item(item, local, url)


def _archive_items(unit: Unit, path: str, place: str) -> Iterator[Item]:
    with open_file(path) as stream:
        yield from read_warc(stream, place, place, start=unit.start, end=unit.end)


def _table_items(unit: Unit, path: str, _: str) -> Iterator[Item]:
    for item in find_items(path, make_reach(unit.start)):
        row = row_of(item.place)
        if unit.start <= row < unit.end or (row == 0 and unit.start == 1):
            yield item
        if row >= unit.end:
            return


def _file_items(_: Unit, path: str, __: str) -> Iterator[Item]:
    return find_items(path, make_reach())


_ITEMS = {"archive": _archive_items, "table": _table_items, "files": _file_items}


class _Tally:
    """What a unit has given so far. Not a dataclass: it gathers rows."""

    def __init__(self, unit: Unit, job: Job) -> None:
        self._unit, self._paths = unit, frozenset(unit.paths)
        self.counts = Counts(bytes=unit.size)
        self.files = UnitFiles(unit.id, make_schemas(job.settings))
        self.samples: list[tuple[str, Sample]] = []
        self.faults: list[Sample] = []
        self._texts = Texts(unit.id)

    def add(self, item: Item, result: Result) -> None:
        """Take what became of a page."""
        if result is None:
            return
        self.counts.pages += 1
        origin = origin_of(item, self._paths)
        if isinstance(result, Record):
            result = self._refuse_copy(result, item.place)
        if isinstance(result, Failure):
            self._add_failure(item, result, origin)
        else:
            self._add_record(result, origin)

    def _refuse_copy(self, record: Record, place: str) -> Record | Failure:
        """The failure of a copy: the reader knows copies before the model, but a new one after a crash does not."""
        try:
            self._texts.refuse(record.article, place)
        except PageError as error:
            return describe_failure(place, error)
        self._texts.add(record.article)
        return record

    def _add_failure(self, item: Item, failure: Failure, origin: Row) -> None:
        code = failure.error.code
        kinds = self.counts.filtered if code in FILTERS else self.counts.failed
        kinds[code] = kinds.get(code, 0) + 1
        if code not in FILTERS and len(self.faults) < FAULTS:
            self.faults.append(Sample(item.place, code, failure.error.message))
        self.files.add("failures", UNDATED, failure_row(failure, item, origin))

    def _add_record(self, record: Record, origin: Row) -> None:
        article, month = record.article, month_of(record.article)
        for table, row in rows_of(record, origin, self._unit.id):
            self.files.add(table, month, row)
        raw = to_json(record).decode()
        self.files.add("records", month, {"article": article.id, "record": raw})
        self.files.settle(len(raw) + len(article.text))
        self.counts.read += 1
        self.counts.words += len(article.text.split())
        self.counts.statements += len(record.statements)
        self.counts.silent += not record.statements
        self._sample(record, str(origin["place"]))

    def _sample(self, record: Record, place: str) -> None:
        """Keep a statement now and then: which ones, their words decide."""
        names = {entity.id: entity.name for entity in record.entities or ()}
        for statement in record.statements[:1]:
            order = sha256(f"{record.article.id}{statement.id}".encode()).hexdigest()
            text = f"{names.get(statement.speaker or '', 'somebody')}: {statement.text}"[:400]
            self.samples = sorted([*self.samples, (order, Sample(place, statement.act, text))], key=_order)[:SAMPLES]


def _order(sample: tuple[str, Sample]) -> str:
    return sample[0]
