"""What the pages of a unit have given so far: rows, counts, and some to look at."""

from hashlib import sha256

from onrecord.acquire.item import Item
from onrecord.batch.filters import FILTERS
from onrecord.batch.job import Counts, Job, Sample
from onrecord.batch.plan import Unit
from onrecord.batch.rows import UNDATED, Row, failure_row, month_of, origin_of, rows_of
from onrecord.batch.schemas import make_schemas
from onrecord.batch.writer import UnitFiles
from onrecord.errors import PageError
from onrecord.ingest.copies import Texts
from onrecord.ingest.reader import Result
from onrecord.schema.encoding import to_json
from onrecord.schema.failure import Failure, describe_failure
from onrecord.schema.record import Record

SAMPLES = 2
"""Statements of a unit that a report may show."""
FAULTS = 5
"""Failures of a unit that a report may show."""


class Tally:
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
        self.counts.count_failure(code)
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
