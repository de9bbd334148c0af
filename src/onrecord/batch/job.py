"""What all units of a run have in common, and what comes of each."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.batch.filters import FILTERS
from onrecord.batch.plan import Unit
from onrecord.encoder import name_model
from onrecord.schema.record import RECORD_SCHEMA
from onrecord.version import VERSION

UNIT_SCHEMA: Literal["onrecord.unit/1"] = "onrecord.unit/1"
TABLES_SCHEMA = "onrecord.tables/1"
PAGE_SECONDS = 120.0
"""For one page; the longest article that is read at all takes about a minute of a core of its own."""
PAGE_MEMORY = 4_000_000_000
"""Bytes of addresses of the process that reads pages; it uses a tenth of that (docs/batch.md)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides on the rows that a unit gives: units with other settings are read anew."""

    engine: str
    model: str
    record: str = RECORD_SCHEMA
    tables: str = TABLES_SCHEMA
    keep_records: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """A run: where the dataset lies and how pages are read.

    `model` is a folder, `None` the packaged one; `reader` the module that runs in the process of the pages.
    """

    out: str
    settings: Settings
    model: str | None = None
    page_seconds: float = PAGE_SECONDS
    page_memory: int = PAGE_MEMORY
    reader: str | None = None


def make_job(
    out: str,
    model: Path | None = None,
    *,
    keep_records: bool = True,
    page_seconds: float = PAGE_SECONDS,
    page_memory: int = PAGE_MEMORY,
) -> Job:
    """A run with this version and model.

    Raises:
        SetupError: there is no such model.
    """
    settings = Settings(VERSION, name_model(model), keep_records=keep_records)
    return Job(out, settings, str(model.absolute()) if model else None, page_seconds, page_memory)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the dataset: its `name` in the folder, its rows, bytes and SHA-256."""

    name: str
    table: str
    rows: int
    bytes: int
    digest: str


@dataclass(slots=True)
class Counts:
    """What became of the pages of a unit: `pages` = `read` + all of `filtered` + all of `failed`, by their codes."""

    pages: int = 0
    read: int = 0
    filtered: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    words: int = 0
    statements: int = 0
    silent: int = 0
    bytes: int = 0

    def count_failure(self, code: str) -> None:
        """Count a page that was left out on purpose, or that failed."""
        kinds = self.filtered if code in FILTERS else self.failed
        kinds[code] = kinds.get(code, 0) + 1

    def add(self, other: "Counts") -> None:
        """Count in what `other` counted."""
        for name in ("pages", "read", "words", "statements", "silent", "bytes"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for mine, more in ((self.filtered, other.filtered), (self.failed, other.failed)):
            for code, number in more.items():
                mine[code] = mine.get(code, 0) + number


@dataclass(frozen=True, slots=True)
class Sample:
    """Something to look at in a report: a statement with who said it, or why a page failed."""

    place: str
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """That a unit is finished: written last, when all its files are in their places.

    `copies` is the digest of those of its pages that were left out for what other units have, empty where none was.
    """

    schema: Literal["onrecord.unit/1"] = UNIT_SCHEMA
    unit: Unit
    settings: Settings
    counts: Counts
    files: tuple[File, ...]
    samples: tuple[Sample, ...]
    faults: tuple[Sample, ...]
    seconds: float
    copies: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """That the texts of a unit are known (`once`)."""

    unit: Unit
    counts: Counts
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """That a unit could not be finished, after how many tries, and why."""

    unit: Unit
    tries: int
    reason: str


Outcome = Marker | Found | Broken


def marker_name(unit: str) -> str:
    """The file of a finished unit."""
    return f"_units/{unit}.json"


def texts_name(unit: str) -> str:
    """The file with the texts of a unit."""
    return f"_texts/{unit}.parquet"


def broken_name(unit: str) -> str:
    """The file of a unit that could not be finished."""
    return f"_units/{unit}.broken"


def read_marker(data: bytes) -> Marker | None:
    """The marker in a file; `None` where it is none of this version."""
    try:
        return msgspec.json.decode(data, type=Marker)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
