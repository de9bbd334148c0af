"""Checks a store or a backup from its bytes to its words; nothing is written, each kind of damage has its advice."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from onrecord.errors import StoreError
from onrecord.store.agreement import check_answers, check_entities, check_versions, compare_rows
from onrecord.store.articles import open_record
from onrecord.store.backup import checksum_file, hash_file, read_checksum
from onrecord.store.migrations import MIGRATIONS
from onrecord.store.soundness import find_faults
from onrecord.store.store import APPLICATION, explain, refuse_strangers

SHOWN = 1000
"""Damages of one kind that are listed; the others are counted."""


class Kind(StrEnum):
    """What is damaged, in the order in which it is looked at."""

    CHECKSUM = "checksum"
    FILE = "file"
    REFERENCE = "reference"
    RECORD = "record"
    TEXT = "text"
    SPAN = "span"
    ROW = "row"
    VERSION = "version"
    ENTITY = "entity"
    ANSWER = "answer"


ADVICE = {
    Kind.CHECKSUM: "the file is not what the backup was; use another backup",
    Kind.FILE: "the database is damaged; restore a backup: copy it over the file, then onrecord reindex",
    Kind.REFERENCE: "rows point to rows that are gone; restore a backup, or try onrecord verify --repair",
    Kind.RECORD: "a record is lost; restore a backup, or take its article in again into a new store",
    Kind.TEXT: "a text is not that of its record; onrecord verify --repair takes it from there",
    Kind.SPAN: "the record is not right about its text; read the article again, and report this",
    Kind.ROW: "rows do not say what their record says; onrecord verify --repair writes them anew",
    Kind.VERSION: "the history of a page is broken; restore a backup",
    Kind.ENTITY: "entities do not agree with where they appear; onrecord verify --repair puts them together anew",
    Kind.ANSWER: "what a person said is damaged; restore a backup",
}
"""What to do next, for each kind of damage."""
REPAIRED = frozenset({Kind.REFERENCE, Kind.TEXT, Kind.ROW, Kind.ENTITY})
"""What can be made again from the records."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong, and where."""

    kind: Kind
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what is wrong. `damages` lists at most `SHOWN` of a kind, `numbers` counts all.

    `waiting` articles are not in the search index yet, which is no damage; `checksum` tells whether there was one.
    """

    checksum: bool
    articles: int
    statements: int
    entities: int
    corrections: int
    decisions: int
    waiting: int
    numbers: dict[Kind, int]
    damages: tuple[Damage, ...]


def verify_store(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Report:
    """Check the store or backup in the file `path`; `progress` is told how many articles are done, and of how many.

    Nothing is written, not even the form brought up to date; others may write meanwhile and are not seen.

    Raises:
        StoreError: ``no-store``, ``not-a-store``, ``newer`` or ``older``.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no such store; name the file that ingest --db made", code="no-store")
    found = _Findings()
    digest = read_checksum(path)
    if digest is not None and digest != hash_file(path):
        found.add(Kind.CHECKSUM, path.name, f"its SHA-256 is not the one in {checksum_file(path).name}")
    with closing(
        sqlite3.connect(f"file:{quote(bytes(path.absolute()))}?mode=ro", uri=True, isolation_level=None)
    ) as db:
        db.row_factory = sqlite3.Row
        try:
            _check_form(db, path)
            db.execute("BEGIN")
            _check_file(db, found)
            _check_contents(db, found, progress or (lambda *_: None))
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if any(said in str(error) for said in ("not a database", "unable to open")):
                raise explain(error, path) from error
            found.add(Kind.FILE, path.name, str(error))
        return _report(db, found, checked=digest is not None)


class _Findings:
    """Damages as they are found."""

    def __init__(self) -> None:
        self.numbers: Counter[Kind] = Counter()
        self.damages: list[Damage] = []

    def add(self, kind: Kind, place: str, message: str) -> None:
        self.numbers[kind] += 1
        if self.numbers[kind] <= SHOWN:
            self.damages.append(Damage(kind, place, message))

    def add_all(self, kind: Kind, found: Iterable[tuple[str, str]]) -> None:
        for place, message in found:
            self.add(kind, place, message)


def _check_form(db: sqlite3.Connection, path: Path) -> None:
    number = db.execute("PRAGMA user_version").fetchone()[0]
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise StoreError(f"{path}: not a store of onrecord; name another file", code="not-a-store")
    refuse_strangers(db, path)
    if number != len(MIGRATIONS):
        code, advice = (
            ("newer", "update onrecord to check it")
            if number > len(MIGRATIONS)
            else ("older", "copy it, and open the copy once with another command")
        )
        raise StoreError(f"{path}: of another form ({number}, not {len(MIGRATIONS)}); {advice}", code=code)


def _check_file(db: sqlite3.Connection, found: _Findings) -> None:
    """The pages of the database, and the references between rows."""
    faults = [row[0] for row in db.execute("PRAGMA integrity_check(100)") if row[0] != "ok"]
    for fault in faults:
        found.add(Kind.FILE, "the database", fault)
    for row in db.execute("PRAGMA foreign_key_check"):
        found.add(Kind.REFERENCE, f"{row['table']}, row {row['rowid']}", f"there is no such row of {row['parent']}")


def _check_contents(db: sqlite3.Connection, found: _Findings, progress: Callable[[int, int], None]) -> None:
    total = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    for done, row in enumerate(db.execute("SELECT * FROM articles ORDER BY id"), 1):
        for kind, message in _check_article(db, row):
            found.add(kind, row["key"], message)
        progress(done, total)
    found.add_all(Kind.VERSION, check_versions(db))
    found.add_all(Kind.ENTITY, check_entities(db))
    found.add_all(Kind.ANSWER, check_answers(db))


def _check_article(db: sqlite3.Connection, row: sqlite3.Row) -> Iterator[tuple[Kind, str]]:
    try:
        record, raw = open_record(row["record"], row["key"])
    except StoreError as error:
        yield Kind.RECORD, str(error)
        return
    if hashlib.sha256(raw).hexdigest() != row["digest"]:
        yield Kind.RECORD, "its record is not the one that was kept: another digest"
    if row["text"] != record.article.text:
        yield Kind.TEXT, "its text is not that of its record"
    for fault in find_faults(record):
        yield Kind.SPAN, fault
    for fault in compare_rows(db, row, record):
        yield Kind.ROW, fault


def _report(db: sqlite3.Connection, found: _Findings, *, checked: bool) -> Report:
    def count(rows: str) -> int:
        try:
            return int(db.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])  # noqa: S608  our own words
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return 0

    return Report(
        checksum=checked,
        articles=count("articles"),
        statements=count("statements"),
        entities=count("entities"),
        corrections=count("corrections"),
        decisions=count("decisions"),
        waiting=count("articles WHERE indexed = 0"),
        numbers=dict(found.numbers),
        damages=tuple(found.damages),
    )
