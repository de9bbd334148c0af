"""Rows → the Parquet files of a unit: a file for each table and month, the same bytes for the same rows.

Rows wait as Python objects, then packed as Arrow; only one row group at a time is unpacked to be written. Neither the
number of months nor that of articles in a unit sets how much memory it takes.
"""

from collections import defaultdict
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.batch.job import File
from onrecord.batch.rows import Row

WAITING = 6_000_000
"""Characters of articles and records that wait as Python objects at most."""
GROUP = 16_000_000
"""Bytes of a row group, about, unpacked."""
_PACKED = pa.ipc.IpcWriteOptions(compression="zstd")

_Key = tuple[str, str]


class UnitFiles:
    """The files of a unit as they grow. Not a dataclass: it gathers rows."""

    def __init__(self, unit: str, schemas: Mapping[str, pa.Schema]) -> None:
        self._unit, self._schemas = unit, schemas
        self._rows: dict[_Key, list[Row]] = defaultdict(list)
        self._packed: dict[_Key, list[pa.Buffer]] = defaultdict(list)
        self._waiting = 0

    def add(self, table: str, month: str, row: Row) -> None:
        """Take a row; tables that are not wanted take none."""
        if table in self._schemas:
            self._rows[table, month].append(row)

    def settle(self, size: int) -> None:
        """Say that an article of `size` characters is in: from time to time all that waits is packed."""
        self._waiting += size
        if self._waiting > WAITING:
            self._pack()

    def _pack(self) -> None:
        for key, rows in self._rows.items():
            batch = pa.RecordBatch.from_pylist(rows, self._schemas[key[0]])
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, batch.schema, options=_PACKED) as stream:
                stream.write_batch(batch)
            self._packed[key].append(sink.getvalue())
        self._rows.clear()
        self._waiting = 0

    def write(self, draft: Path) -> tuple[tuple[File, Path], ...]:
        """Write all files into `draft`; gives each with where it lies there.

        Raises:
            OSError: the disk is full.
        """
        self._pack()
        drafts = [(table, month, draft / f"{table}.{month}") for table, month in sorted(self._packed)]
        return tuple((self._write_one(table, month, path), path) for table, month, path in drafts)

    def _write_one(self, table: str, month: str, path: Path) -> File:
        schema, group, size = self._schemas[table], [], 0
        with pq.ParquetWriter(path, schema, compression="zstd") as writer:
            for buffer in self._packed.pop((table, month)):
                part = pa.ipc.open_stream(buffer).read_all()
                size += part.nbytes
                group.append(part)
                if size > GROUP:
                    writer.write_table(pa.concat_tables(group))
                    group, size = [], 0
            if group:
                writer.write_table(pa.concat_tables(group))
        return describe_file(f"{table}/published_month={month}/{self._unit}.parquet", table, path)


def describe_file(name: str, table: str, path: Path) -> File:
    """The file that `path` will be as `name`."""
    with path.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return File(name, table, pq.read_metadata(path).num_rows, path.stat().st_size, digest)
