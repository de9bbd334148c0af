"""A typed table of statements: Parquet, with lists where a statement has several of a thing."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain, islice

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.exports.chunks import Drain
from onrecord.exports.rows import StatementRow, list_rows
from onrecord.exports.selection import Keep, select_records
from onrecord.schema.record import RECORD_SCHEMA, Record
from onrecord.version import VERSION

GROUP = 5000
"""Rows of a row group: as many are in memory at a time."""

STATEMENTS_SCHEMA = "onrecord.statements/1"

_TYPES = {
    "published_day": pa.date32(),
    "number": pa.int32(),
    "roles": pa.list_(pa.string()),
    "addressees": pa.list_(pa.string()),
    "via": pa.list_(pa.string()),
    "said_earliest": pa.date32(),
    "said_latest": pa.date32(),
    "start": pa.int32(),
    "end": pa.int32(),
    "content": pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())])),
    "issues": pa.list_(pa.string()),
    "confidence": pa.float64(),
    "has_revision": pa.bool_(),
    "revisions": pa.list_(pa.string()),
    "has_failed_check": pa.bool_(),
}
"""The types of the fields that are no text."""

SCHEMA = pa.schema(
    [(name, _TYPES.get(name, pa.string())) for name in StatementRow.__dataclass_fields__],
    metadata={"onrecord.schema": STATEMENTS_SCHEMA, "onrecord.record": RECORD_SCHEMA, "onrecord.version": VERSION},
)


def write_parquet(records: Iterable[Record], keep: Keep = None) -> Iterator[bytes]:
    """A row for each statement; the file's metadata name the schema of the table, that of the record and our version.

    Source: Apache Parquet format 2.6.
    """
    drain = Drain()
    rows = chain.from_iterable(list_rows(record, keep) for record in select_records(records, keep))
    with pq.ParquetWriter(drain, SCHEMA, compression="zstd") as writer:
        while group := [asdict(row) for row in islice(rows, GROUP)]:
            writer.write_table(pa.Table.from_pylist(group, SCHEMA))
            yield drain.take()
    yield drain.take()
