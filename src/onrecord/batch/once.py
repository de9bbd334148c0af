"""Which pages have the very text of another, all over the input: found before the model is asked.

A pass over all units takes articles from pages and keeps what tells their texts apart, a file for each unit. Of those
with the same text the one that was published first is kept, of these the first in the input: whatever the units and
the workers, and however often a run was begun again.
"""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.acquire.item import Item
from onrecord.batch.copies import Copies, key_of
from onrecord.batch.folder import Folder, open_folder
from onrecord.batch.job import Counts, Found, Job, texts_name
from onrecord.batch.order import Order
from onrecord.batch.pages import find_pages
from onrecord.batch.plan import Unit, number_files, split_place
from onrecord.batch.pulse import Pulse
from onrecord.batch.shard import Alarm
from onrecord.errors import SetupError
from onrecord.ingest.copies import Text
from onrecord.ingest.reader import Readers
from onrecord.schema.failure import Failure

TEXTS_SCHEMA = "onrecord.texts/1"
_COLUMNS = pa.schema(
    [
        *((name, pa.string()) for name in ("key", "article", "digest", "published", "file")),
        ("offset", pa.int64()),
    ]
)
_COPIES = """
SELECT unit, key, kept FROM (
    SELECT unit, key, first_value(article) OVER same AS kept, row_number() OVER same AS number FROM texts
    WINDOW same AS (PARTITION BY digest ORDER BY published NULLS LAST, file, "offset" NULLS FIRST, key, unit))
WHERE number > 1 ORDER BY unit, key
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """The work of the pass over all units that asks no model."""

    job: Job

    @property
    def task(self) -> type[Order]:
        """What is looked through at one go."""
        return Order

    @property
    def done(self) -> type[Found]:
        """That its texts are kept."""
        return Found

    def begin(self) -> Callable[[Order], Found]:
        """Get ready to look through units."""
        return Finder(self.job).find


class Finder:
    """What finds the texts of units in a process. Not a dataclass: it owns readers."""

    def __init__(self, job: Job) -> None:
        self._about = {"onrecord.schema": TEXTS_SCHEMA, "onrecord.version": job.settings.engine}
        self._folder = open_folder(job.out)
        self._readers = Readers(1, None, job.page_seconds, job.page_memory, job.reader, is_model_needed=False)
        self._alarm = Alarm(job.page_seconds)

    def find(self, order: Order) -> Found:
        """Find the texts of one unit and keep them.

        Raises:
            StoreError: the dataset cannot be written.
            SetupError: nothing can be read.
            NotNowError: the unit cannot be read now.
        """
        begin = time.monotonic()
        counts, rows, pulse = Counts(bytes=order.unit.size), [], Pulse(self._folder, order)
        files = number_files(order.unit)
        with self._alarm as alarm:
            for item, found in self._readers.find_texts(find_pages(order)):
                alarm.put_off()
                _count(counts, found)
                if isinstance(found, Text):
                    rows.append(_row(item, found, files))
                pulse.beat(item, counts)
        if not order.trial:
            self._keep(order.unit, rows)
        return Found(unit=order.unit, counts=counts, seconds=round(time.monotonic() - begin, 3))

    def _keep(self, unit: Unit, rows: list[Mapping[str, object]]) -> None:
        table = pa.Table.from_pylist(rows, _COLUMNS.with_metadata(self._about))
        with self._folder.draft() as draft:
            pq.write_table(table, draft / "texts", compression="zstd")
            self._folder.take(texts_name(unit.id), draft / "texts")

    def close(self) -> None:
        """End the readers."""
        self._readers.close()
        self._alarm.close()


def _count(counts: Counts, found: Text | Failure | None) -> None:
    counts.pages += found is not None
    counts.read += isinstance(found, Text)
    if isinstance(found, Failure):
        counts.count_failure(found.error.code)


def _row(item: Item, text: Text, files: Mapping[str, int]) -> Mapping[str, object]:
    file, number = split_place(item.place, files)
    return {
        "key": key_of(item.place, files),
        "article": text.article,
        "digest": text.digest,
        "published": text.published,
        "file": file or item.place,
        "offset": int(number) if number else None,
    }


def list_unfound(units: Iterable[Unit], job: Job, folder: Folder) -> tuple[Unit, ...]:
    """The units whose texts are not known, or were found by another version."""
    return tuple(unit for unit in units if _read_texts(unit, job, folder) is None)


def find_copies(units: Sequence[Unit], job: Job, folder: Folder) -> Copies:
    """Which pages are copies; of units whose texts are not known none is.

    Raises:
        SetupError: DuckDB is not installed.
    """
    try:
        import duckdb  # noqa: PLC0415  an extra
    except ImportError:
        raise SetupError("--once needs duckdb: pip install 'onrecord[batch]'", code="batch") from None
    copies: dict[str, dict[str, str]] = defaultdict(dict)
    # what does not fit into memory lies there for a while
    with tempfile.TemporaryDirectory(prefix="onrecord-") as spill, duckdb.connect() as db:
        db.execute("SET temp_directory = ?", [spill])
        db.register("found", _COLUMNS.empty_table())
        db.execute("CREATE TABLE texts AS SELECT '' AS unit, * FROM found")
        for unit in units:
            if (found := _read_texts(unit, job, folder)) is not None:
                db.register("found", found)
                db.execute("INSERT INTO texts SELECT ?, * FROM found", [unit.id])
        result = db.execute(_COPIES)
        while rows := result.fetchmany(10_000):
            for unit_id, key, kept in rows:
                copies[unit_id][key] = kept
    return copies


def _read_texts(unit: Unit, job: Job, folder: Folder) -> pa.Table | None:
    data = folder.read(texts_name(unit.id))
    if data is None:
        return None
    try:
        table = pq.read_table(BytesIO(data))
    except (pa.ArrowException, OSError):
        return None
    about = table.schema.metadata or {}
    made = (about.get(b"onrecord.schema"), about.get(b"onrecord.version"))
    return table if made == (TEXTS_SCHEMA.encode(), job.settings.engine.encode()) else None
