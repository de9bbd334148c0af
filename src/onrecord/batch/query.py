"""SQL over a dataset, by DuckDB: it can read the tables and nothing else, and cannot write."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.acquire.system import insist, is_web, open_system, say_why
from onrecord.batch.folder import find_here
from onrecord.batch.job import Settings
from onrecord.batch.schemas import TABLES, make_schemas
from onrecord.errors import SetupError

if TYPE_CHECKING:
    import duckdb

DERIVED = ("speakers", "quotes")
"""Tables that `onrecord condense` makes of the others."""
ROWS = 1000
"""Rows that are fetched at a time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, and the rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask_dataset(dataset: str | Path, query: str, seconds: float = 600.0) -> Iterator[Answer]:
    """The answer to `query`, one SELECT; after `seconds` it is given up.

    Raises:
        SetupError: DuckDB is not installed, `dataset` is none, or the query is wrong or takes too long.
    """
    with open_dataset(dataset) as db, _limit(db, seconds):
        yield _ask(db, query)


@contextmanager
def open_dataset(dataset: str | Path) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection that sees the tables of the dataset in a folder or at an address, and no other file.

    Raises:
        SetupError: DuckDB is not installed, `dataset` is none, or what is asked is wrong or given up.
    """
    try:
        import duckdb  # noqa: PLC0415  an extra
    except ImportError:
        raise SetupError("query needs duckdb: pip install 'onrecord[batch]'", code="batch") from None
    place = _find_place(str(dataset))
    if not place.has("_manifest.json"):
        raise SetupError(f"{dataset}: no dataset that onrecord batch made; give its folder", code="no-dataset")
    try:
        # what does not fit into memory lies there for a while
        with tempfile.TemporaryDirectory(prefix="onrecord-") as spill, duckdb.connect() as db:
            if place.system:
                db.register_filesystem(place.system)
            _lock(db, place, spill)
            yield db
    except duckdb.InterruptException:
        raise SetupError("the query takes too long; ask for less, or give more --seconds", code="timeout") from None
    except duckdb.Error as error:
        raise SetupError(f"the query cannot be answered: {error}; check it", code="query") from None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a dataset lies: `root` as DuckDB names it, `path` as `system` does, which is none of this machine's."""

    root: str
    path: str
    system: Any = None

    def has(self, pattern: str) -> bool:
        """Whether there is a file with such a name.

        Raises:
            SetupError: that place does not answer.
        """
        if self.system is None:
            return any(Path(self.path).glob(pattern))
        try:
            return bool(insist(lambda: self.system.glob(f"{self.path}/{pattern}")))
        except Exception as error:  # noqa: BLE001  each of the many file systems has errors of its own
            raise SetupError(f"{self.root}: cannot be read: {say_why(error)}; check it", code="remote") from None


def _find_place(dataset: str) -> _Place:
    here = find_here(dataset)
    if here is not None:
        return _Place(here.as_posix(), here.as_posix())
    system, path = open_system(dataset)
    if is_web(system):
        raise SetupError(f"{dataset}: a web server lists no folders; copy the dataset here", code="no-dataset")
    path = path.rstrip("/")
    return _Place(str(system.unstrip_protocol(path)), path, system)


def _lock(db: "duckdb.DuckDBPyConnection", place: _Place, spill: str) -> None:
    """Make the tables known, then shut everything else."""
    root = place.root
    db.execute(f"SET temp_directory = {quote(spill)}")
    db.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
    db.execute("SET python_enable_replacements = false; SET TimeZone = 'UTC'")
    db.execute(f"SET allowed_directories = [{quote(root + '/')}]")
    db.execute("SET enable_external_access = false; SET lock_configuration = true")
    schemas = make_schemas(Settings("", ""))
    for name in DERIVED:
        if place.has(f"{name}/{name}.parquet"):
            file = quote(f"{root}/{name}/{name}.parquet")
            db.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({file})')  # noqa: S608
    for name in TABLES:
        if place.has(f"{name}/published_month=*/*.parquet"):
            files = quote(f"{root}/{name}/published_month=*/*.parquet")
            read = f"read_parquet({files}, hive_partitioning = true, hive_types = {{'published_month': VARCHAR}})"
            db.execute(f'CREATE VIEW "{name}" AS SELECT * FROM {read}')  # noqa: S608  the folder is quoted
        else:  # there is nothing of it, and queries still work
            db.register(name, schemas[name].empty_table().append_column("published_month", [[]]))


def _ask(db: "duckdb.DuckDBPyConnection", query: str) -> Answer:
    import duckdb  # noqa: PLC0415

    statements = db.extract_statements(query)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise SetupError("a query is one SELECT; a dataset is only read", code="query")
    result = db.execute(statements[0])
    return Answer(tuple(column[0] for column in result.description or ()), _rows(result))


def _rows(result: "duckdb.DuckDBPyConnection") -> Iterator[tuple[Any, ...]]:
    while rows := result.fetchmany(ROWS):
        yield from rows


@contextmanager
def _limit(db: "duckdb.DuckDBPyConnection", seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, db.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def quote(text: str) -> str:
    """`text` as SQL has it."""
    return "'" + text.replace("'", "''") + "'"
