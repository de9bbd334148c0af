"""The manifest of a dataset: what it was made of and with, and what is in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from onrecord.batch.folder import Folder
from onrecord.batch.job import Broken, Counts, Marker, Settings
from onrecord.batch.schemas import TABLES
from onrecord.schema.encoding import encode

MANIFEST = "_manifest.json"


@dataclass(slots=True)
class Table:
    """What there is of a table."""

    files: int = 0
    rows: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A unit in the manifest; `digest` is that of its files' names and digests, the same for the same rows."""

    id: str
    paths: tuple[str, ...]
    start: int
    end: int
    articles: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is in a dataset; `waiting` counts the units that are still to be read."""

    schema: Literal["onrecord.dataset/1"] = "onrecord.dataset/1"
    settings: Settings
    inputs: tuple[str, ...]
    waiting: int
    counts: Counts
    tables: Mapping[str, Table]
    units: tuple[Part, ...]
    broken: tuple[Broken, ...]


def make_manifest(
    settings: Settings, inputs: Iterable[str], markers: Iterable[Marker], broken: Iterable[Broken], waiting: int
) -> Manifest:
    """The manifest of what `markers` say is there."""
    counts, tables, parts = Counts(), {name: Table() for name in TABLES}, []
    for marker in markers:
        counts.add(marker.counts)
        parts.append(_part(marker))
        for file in marker.files:
            table = tables[file.table]
            table.files, table.rows, table.bytes = table.files + 1, table.rows + file.rows, table.bytes + file.bytes
    return Manifest(
        settings=settings,
        inputs=tuple(inputs),
        waiting=waiting,
        counts=counts,
        tables=tables,
        units=tuple(parts),
        broken=tuple(broken),
    )


def _part(marker: Marker) -> Part:
    digest = sha256("\n".join(f"{file.name} {file.digest}" for file in marker.files).encode()).hexdigest()
    unit = marker.unit
    # a unit of a folder may have a thousand files: its marker names them all
    paths = unit.paths if len(unit.paths) <= 2 else (unit.paths[0], unit.paths[-1])
    return Part(unit.id, paths, unit.start, unit.end, marker.counts.read, digest)


def write_manifest(folder: Folder, manifest: Manifest) -> None:
    """Write it, whole.

    Raises:
        StoreError: it cannot be written.
    """
    folder.write(MANIFEST, encode(manifest, indent=1) + b"\n")
