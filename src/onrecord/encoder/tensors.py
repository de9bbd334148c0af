"""Weights read straight from an ONNX file, where a look-up is all that is wanted of a network.

Source: onnx.proto (ModelProto, GraphProto, TensorProto); Protocol Buffers encoding.
"""

import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.chain import Floats

_GRAPH, _INITIALIZER = 7, 5
_DIMS, _TYPE, _FLOATS, _INTEGERS, _NAME, _RAW = 1, 2, 4, 5, 8, 9
"""Fields of ModelProto, GraphProto and TensorProto."""

_TYPES: dict[int, np.dtype[Any]] = {1: np.dtype(np.float32), 2: np.dtype(np.uint8), 3: np.dtype(np.int8)}

Numbers = NDArray[Any]

Field = tuple[int, int, int]
"""A field of a message: its number, and where its content begins and ends, or (no bytes) its value twice."""


class Table:
    """Rows of a tensor, as numbers with a scale where they are kept in one byte each."""

    def __init__(self, rows: Numbers, scale: float = 1, zero: int = 0) -> None:
        self._rows = rows
        self._scale = np.float32(scale)
        self._zero = np.float32(zero)

    def __getitem__(self, places: NDArray[np.int64]) -> Floats:
        """The rows at `places`, ``[n, width]``."""
        rows = self._rows[places].astype(np.float32)
        return rows if self._rows.dtype == np.float32 else (rows - self._zero) * self._scale


class Tensors:
    """The tensors of the ONNX file `path`; they are views of the file, which is read where it is looked at."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._places = dict(self._find())

    def read(self, name: str) -> Numbers:
        """The tensor `name`.

        Raises:
            KeyError: there is none.
        """
        shape, kind, raw = [], _TYPES[1], range(0)
        for number, start, end in self._fields(*self._places[name]):
            if number == _DIMS:
                shape.append(start)
            elif number == _TYPE:
                kind = _TYPES[start]
            elif number in {_RAW, _FLOATS}:
                raw = range(start, end)
            elif number == _INTEGERS:
                # packed as varints: one byte below 128, two above
                return np.array(self._varint(start)[0]).reshape(shape)
        values: Numbers = np.frombuffer(self._bytes, kind, len(raw) // kind.itemsize, raw.start)
        return values.reshape(shape)

    def table(self, name: str) -> Table:
        """The rows of the tensor `name`, quantized or as trained."""
        if name in self._places:
            return Table(self.read(name))
        scale, zero = (self.read(f"{name}_{part}") for part in ("scale", "zero_point"))
        return Table(self.read(f"{name}_quantized"), float(scale), int(zero))

    def _find(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for graph, *inside in self._fields(0, len(self._bytes)):
            if graph != _GRAPH:
                continue
            for number, start, end in self._fields(*inside):
                if number == _INITIALIZER:
                    name = next(field for field in self._fields(start, end) if field[0] == _NAME)
                    yield self._bytes[name[1] : name[2]].decode(), (start, end)

    def _fields(self, start: int, end: int) -> Iterator[Field]:
        while start < end:
            key, start = self._varint(start)
            number, form = key >> 3, key & 7
            if form == 0:
                value, start = self._varint(start)
                yield number, value, value
                continue
            size, start = self._varint(start) if form == 2 else ({1: 8, 5: 4}[form], start)
            yield number, start, start + size
            start += size

    def _varint(self, start: int) -> tuple[int, int]:
        value, shift = 0, 0
        while (byte := self._bytes[start]) > 127:
            value |= (byte & 127) << shift
            shift, start = shift + 7, start + 1
        return value | byte << shift, start + 1
