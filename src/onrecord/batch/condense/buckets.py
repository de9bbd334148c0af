"""Rows by bucket: a file of Arrow whose batch number 3 is bucket 3, so that one file serves all who read a bucket."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

_PACKED = pa.ipc.IpcWriteOptions(compression="zstd")


def write_buckets(rows: pa.RecordBatchReader, path: Path, buckets: int) -> int:
    """Write `rows`, which come in the order of their first column, the number of a bucket; gives how many they are."""
    schema, at, total = rows.schema.remove(0), 0, 0
    parts: list[pa.RecordBatch] = []
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, schema, options=_PACKED) as file:
        for bucket, part in _cut(rows):
            while at < bucket:
                file.write_batch(_join(parts, schema))
                parts, at = [], at + 1
            parts.append(part)
            total += part.num_rows
        while at < buckets:
            file.write_batch(_join(parts, schema))
            parts, at = [], at + 1
    return total


def _cut(rows: pa.RecordBatchReader) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The parts of each batch that belong to one bucket."""
    for batch in rows:
        numbers, rest = batch.column(0).to_numpy(), batch.remove_column(0)
        found, starts = np.unique(numbers, return_index=True)
        for bucket, start, end in zip(found, starts, [*starts[1:], len(numbers)], strict=True):
            yield int(bucket), rest.slice(start, end - start)


def _join(parts: list[pa.RecordBatch], schema: pa.Schema) -> pa.RecordBatch:
    return pa.concat_batches(parts) if parts else pa.RecordBatch.from_pylist([], schema)


class BucketError(Exception):
    """A file of an earlier step cannot be read now; on a network disk it may be seen a little later."""


def read_buckets(paths: Iterable[Path], bucket: int | None) -> pa.RecordBatchReader:
    """The rows of a bucket in all the files, or of all buckets; one batch is in memory at a time.

    Raises:
        BucketError: a file cannot be read.
    """
    paths = tuple(paths)
    if missing := [path for path in paths if not path.is_file()]:
        raise BucketError(f"{missing[0]}: not there, {len(missing)} of {len(paths)} in all")
    with pa.memory_map(str(paths[0])) as source:
        schema = pa.ipc.open_file(source).schema
    return pa.RecordBatchReader.from_batches(schema, _read(paths, bucket))


def _read(paths: Iterable[Path], bucket: int | None) -> Iterator[pa.RecordBatch]:
    for path in paths:
        with pa.memory_map(str(path)) as source:
            file = pa.ipc.open_file(source)
            for number in range(file.num_record_batches) if bucket is None else (bucket,):
                yield file.get_batch(number)
