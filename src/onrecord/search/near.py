"""What statements are about, as vectors in three files that only grow: the numbers, the signs, the vectors in bytes.

The signs alone tell which few hundred of all may be nearest, and a scan over them is fast; those are then compared by
the vectors. Source: Charikar 2002 (the angle between two vectors by the signs of projections).
"""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

CHUNK = 8192
"""Rows that are scanned together: their signs fit into the processor's cache."""

FILES = ("numbers", "signs", "vectors")


class Near:
    """The vectors in `folder`, of `width` numbers each, as they were when it was opened."""

    def __init__(self, folder: Path, width: int) -> None:
        self._types = _types(width)
        self._width = width
        rows = min(_rows(folder, self._types))
        self.numbers, self._signs, self._vectors = (
            np.memmap(folder / name, kind, "r", shape=rows) if rows else np.zeros(0, kind)
            for name, kind in self._types.items()
        )
        # of a statement that came in twice the last row counts
        self._row = np.full(int(self.numbers.max(initial=0)) + 1, -1, np.int64)
        self._row[self.numbers] = np.arange(rows)

    def find_candidates(self, vector: Floats, count: int) -> list[int]:
        """The numbers of about `count` statements whose signs differ least from those of `vector`."""
        differing = self._scan(_signs(vector[None])[0])
        limit = int(np.searchsorted(np.bincount(differing, minlength=1).cumsum(), min(count, len(differing))))
        rows = np.flatnonzero(differing <= limit)
        numbers = self.numbers[rows]
        return list(map(int, numbers[self._row[numbers] == rows]))

    def score(self, vector: Floats, numbers: Sequence[int]) -> list[tuple[float, int]]:
        """The cosine of `vector` with each of the statements `numbers` that have one, the nearest first."""
        asked = np.array(numbers, np.int64)
        asked = asked[(asked >= 0) & (asked < len(self._row))]
        asked = asked[self._row[asked] >= 0]
        rows = self._vectors[self._row[asked]]
        cosines = (rows["bytes"].astype(np.float32) @ vector) * rows["scale"]
        order = np.lexsort((asked, -cosines))
        return list(zip(cosines[order].tolist(), asked[order].tolist(), strict=True))

    def _scan(self, signs: NDArray[np.uint64]) -> NDArray[np.uint16]:
        """In how many signs each row differs from `signs`."""
        differing = np.zeros(len(self.numbers), np.uint16)
        table = self._signs["words"]
        for start in range(0, len(table), CHUNK):
            part = table[start : start + CHUNK]
            for column, word in enumerate(signs):
                differing[start : start + CHUNK] += np.bitwise_count(part[:, column] ^ word)
        return differing


def append(folder: Path, numbers: Sequence[int], vectors: Floats) -> None:
    """Add the `vectors` of the statements `numbers`; rows that were not written whole before are cut off.

    Raises:
        OSError: the disk is full, say.
    """
    types = _types(vectors.shape[1])
    rows = min(_rows(folder, types))
    scale = np.maximum(np.abs(vectors).max(1, initial=0), np.float32(1e-12)) / np.float32(127)
    packed = np.zeros(len(vectors), types["vectors"])
    packed["scale"], packed["bytes"] = scale, np.rint(vectors / scale[:, None])
    signs = np.zeros(len(vectors), types["signs"])
    signs["words"] = _signs(vectors)
    columns = (np.array(numbers, np.int64), signs, packed)
    for (name, kind), column in zip(types.items(), columns, strict=True):
        with (folder / name).open("r+b" if (folder / name).exists() else "w+b") as file:
            file.truncate(rows * kind.itemsize)
            file.seek(0, os.SEEK_END)
            file.write(column.tobytes())
            file.flush()
            os.fsync(file.fileno())


def _types(width: int) -> dict[str, np.dtype[np.void]]:
    signs = np.dtype([("words", "<u8", ((width + 63) // 64,))])
    vectors = np.dtype([("scale", "<f4"), ("bytes", "i1", (width,))])
    return dict(zip(FILES, (np.dtype("<i8"), signs, vectors), strict=True))


def _rows(folder: Path, types: dict[str, np.dtype[np.void]]) -> list[int]:
    places = (folder / name for name in types)
    return [
        place.stat().st_size // kind.itemsize if place.exists() else 0
        for place, kind in zip(places, types.values(), strict=True)
    ]


def _signs(vectors: Floats) -> NDArray[np.uint64]:
    bits = np.packbits(vectors > 0, axis=1)
    padded = np.zeros((len(bits), (vectors.shape[1] + 63) // 64 * 8), np.uint8)
    padded[:, : bits.shape[1]] = bits
    return padded.view("<u8")
