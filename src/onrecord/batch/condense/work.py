"""One task of a step: read whole files, ask DuckDB, leave whole files; the same under every engine."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.batch.condense.buckets import read_buckets, write_buckets
from onrecord.batch.condense.groups import find_groups
from onrecord.batch.condense.plan import StepTask
from onrecord.batch.condense.steps import STEPS, Step
from onrecord.batch.folder import LocalFolder
from onrecord.batch.job import File, Settings
from onrecord.batch.query import quote
from onrecord.batch.schemas import make_schemas
from onrecord.batch.writer import describe_file
from onrecord.errors import SetupError
from onrecord.schema.encoding import encode
from onrecord.version import VERSION

if TYPE_CHECKING:
    import duckdb

SCRATCH = "_condense"
"""Where the files of steps are until the tables are made."""
MEMORY = 1000
"""MB that DuckDB may take in a worker; what is more goes to the disk for a while."""
GROUP_ROWS = 100_000
"""Rows of a row group of a table."""
_MADE = "made.json"


@dataclass(frozen=True, slots=True)
class Made:
    """What a task has made: rows of each output, and the table if it is one."""

    rows: Mapping[str, int]
    seconds: float
    table: File | None = None


@dataclass(frozen=True, slots=True)
class Condensing:
    """The work of all steps over the dataset in `root`; `counts` has the number of tasks of each step."""

    root: str
    plan: str
    buckets: int
    counts: Mapping[str, int]
    memory: int = MEMORY

    @property
    def task(self) -> type[StepTask]:
        """A part of a step."""
        return StepTask

    @property
    def done(self) -> type[Made]:
        """What it has made."""
        return Made

    def begin(self) -> Callable[[StepTask], Made]:
        """Get ready: a task takes one core."""
        pa.set_cpu_count(1)
        pa.set_io_thread_count(1)
        return self.make

    def find_made(self, task: StepTask) -> Made | None:
        """What a finished task has made; `None` if it is not finished."""
        raw = self._folder.read(f"{self._name(task.step, task.number)}/{_MADE}")
        return None if raw is None else msgspec.json.decode(raw, type=Made)

    def make(self, task: StepTask) -> Made:
        """Do a task; what another has finished in the meantime stays as it is.

        Raises:
            StoreError: the disk is full.
            SetupError: it needs more memory.
        """
        begin = time.monotonic()
        with self._folder.draft() as draft, _open_database(draft, self.memory) as db:
            (draft / "out").mkdir()
            rows, table = self._make_outputs(task, db, draft)
            made = Made(rows, round(time.monotonic() - begin, 3), table)
            (draft / "out" / _MADE).write_bytes(encode(made))
            self._folder.take_whole(self._name(task.step, task.number), draft / "out")
        return made

    def _make_outputs(
        self, task: StepTask, db: "duckdb.DuckDBPyConnection", draft: Path
    ) -> tuple[dict[str, int], File | None]:
        step = STEPS[task.step]
        self._open_inputs(task, step, db)
        for query in step.first:
            db.execute(step.fill(query, self.buckets))
        rows: dict[str, int] = {}
        for name, query in step.makes.items():
            result = pa.RecordBatchReader.from_stream(db.sql(step.fill(query, self.buckets)))
            if step.table:
                path = draft / f"{name}.parquet"
                write_table(name, result, path)
                file = describe_file(f"{name}/{name}.parquet", name, path)
                self._folder.take(file.name, path)
                return {name: file.rows}, file
            rows[name] = write_buckets(result, draft / "out" / f"{name}.arrow", self.buckets)
        return rows, None

    def _open_inputs(self, task: StepTask, step: Step, db: "duckdb.DuckDBPyConnection") -> None:
        if step.tasks == "bundles":
            _open_parquet(db, "articles", [f"{self.root}/{name}" for name in task.articles])
            _open_parquet(db, "statements", [f"{self.root}/{name}" for name in task.statements])
        for table, source in step.reads.items():
            of, _, output = source.partition(".")
            paths = (self._path(of, number) / f"{output}.arrow" for number in range(self.counts[of]))
            rows = read_buckets(paths, task.number if step.tasks == "buckets" else None)
            db.register("incoming", rows)
            db.execute(f'CREATE TEMP TABLE "{table}" AS SELECT * FROM incoming')  # noqa: S608  our own names
            db.unregister("incoming")
        if step.groups:
            _label_groups(db)

    @property
    def _folder(self) -> LocalFolder:
        return LocalFolder(Path(self.root))

    def _name(self, step: str, number: int) -> str:
        return f"{SCRATCH}/{self.plan}/{step}/{number:05}"

    def _path(self, step: str, number: int) -> Path:
        return Path(self.root) / self._name(step, number)


@contextmanager
def _open_database(draft: Path, memory: int) -> "Iterator[duckdb.DuckDBPyConnection]":
    import duckdb  # noqa: PLC0415  an extra

    settings = {"threads": 1, "memory_limit": f"{memory}MB", "temp_directory": str(draft / "spill"), "TimeZone": "UTC"}
    try:
        with duckdb.connect() as db:
            for name, value in settings.items():
                db.execute(f"SET {name} = {quote(str(value))}")
            db.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
            db.execute("SET preserve_insertion_order = false")
            yield db
    except duckdb.OutOfMemoryException:
        message = f"a step needs more than {memory} MB; give more with --memory, and run the same command again"
        raise SetupError(message, code="memory") from None
    except duckdb.IOException as error:
        raise OSError(" ".join(str(error).split())) from None


def _open_parquet(db: "duckdb.DuckDBPyConnection", table: str, paths: list[str]) -> None:
    if paths:
        files = ", ".join(map(quote, paths))
        read = f"read_parquet([{files}], union_by_name = true, filename = true)"
        db.execute(f'CREATE TEMP VIEW "{table}" AS SELECT * FROM {read}')  # noqa: S608  the paths are quoted
    else:
        db.register(
            table, make_schemas(Settings("", ""))[table].append(pa.field("filename", pa.string())).empty_table()
        )


def _label_groups(db: "duckdb.DuckDBPyConnection") -> None:
    """Make the table ``labels`` of ``links``."""
    links = pa.RecordBatchReader.from_stream(db.sql("SELECT DISTINCT first_id, text_id FROM links")).read_all()
    numbers, labels = find_groups(links["first_id"].to_numpy(), links["text_id"].to_numpy())
    db.register("labels", pa.table({"text_id": numbers, "label": labels}))


def write_table(name: str, rows: pa.RecordBatchReader, path: Path) -> None:
    """Write a table as Parquet: the same bytes for the same rows, in whatever batches they come."""
    schema = rows.schema.with_metadata({"onrecord.schema": f"onrecord.{name}/1", "onrecord.version": VERSION})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _regroup(rows, schema):
            writer.write_table(group)


def _regroup(rows: pa.RecordBatchReader, schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows in tables of `GROUP_ROWS`, each in one piece."""
    waiting = schema.empty_table()
    for batch in rows:
        waiting = pa.concat_tables([waiting, pa.Table.from_batches([batch]).cast(schema)])
        while waiting.num_rows >= GROUP_ROWS:
            yield waiting.slice(0, GROUP_ROWS).combine_chunks()
            waiting = waiting.slice(GROUP_ROWS)
    if waiting.num_rows:
        yield waiting.combine_chunks()
