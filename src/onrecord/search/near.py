"""What statements are about, as vectors in three files that only grow: the numbers, the signs, the vectors in bytes.

The signs alone tell which few thousand of all may be nearest, and a scan over them is fast; those are then compared by
the vectors. Source: Charikar 2002 (the angle between two vectors by the signs of projections).
"""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CHUNK = 8192
"""Rows that are scanned together: their signs fit into the processor's cache."""

CANDIDATES = 2000
"""How many are at least taken by their signs (``python -m evaluation.search_bench`` tells what that misses)."""

SPARSE = 1000
"""The numbers of statements are at most so many times as large as there are rows."""

FILES = ("numbers", "signs", "vectors")


class Near:
    """The vectors in `folder`, of `width` numbers each, as they were when it was opened."""

    def __init__(self, folder: Path, width: int) -> None:
        """Open the files.

        Raises:
            ValueError: they are damaged.
        """
        self._folder, self._types = folder, _types(width)
        self.rows = min(_rows(folder, self._types))
        numbers, signs, self._vectors = (
            # a plain view: every look at a part of a `memmap` takes long
            np.asarray(np.memmap(folder / name, kind, "r", shape=self.rows)) if self.rows else np.zeros(0, kind)
            for name, kind in self._types.items()
        )
        self._numbers, self._checks, self._signs = numbers["number"], numbers["check"], signs["words"]
        last = int(self._numbers.max(initial=0))
        if self._numbers.min(initial=0) < 0 or last > SPARSE * (self.rows + 10_000):
            raise ValueError("numbers of statements that cannot be")
        # of a statement that came in twice the last row counts
        self._row = np.full(last + 1, -1, np.int64)
        self._row[self._numbers] = np.arange(self.rows)

    def check_whole(self) -> None:
        """See that no file was cut off since it was opened: to read beyond its end would kill the process.

        Raises:
            ValueError: one was.
        """
        if min(_rows(self._folder, self._types)) < self.rows:
            raise ValueError("vectors cut off")

    def find_nearest(
        self, vector: Floats, count: int, among: Sequence[int] | None = None
    ) -> list[tuple[int, int, float]]:
        """The `count` statements whose vectors have the largest cosine with `vector`, the nearest first.

        Of each the number, its check, and the cosine. `among` limits them to the statements with these numbers.
        """
        rows = self._rows_of(among) if among is not None else np.arange(0)
        table = self._signs if among is None else self._signs[rows]
        differing = _scan(table, _signs(vector[None])[0])
        wanted = min(max(count, CANDIDATES), len(differing))
        limit = int(np.searchsorted(np.bincount(differing, minlength=1).cumsum(), wanted))
        candidates = np.flatnonzero(differing <= limit)
        if among is None:
            candidates = candidates[self._row[self._numbers[candidates]] == candidates]
        else:
            candidates = rows[candidates]
        return self._score(vector, candidates)[:count]

    def _rows_of(self, numbers: Sequence[int]) -> NDArray[np.int64]:
        asked = np.array(numbers, np.int64)
        rows = self._row[asked[asked < len(self._row)]]
        known: NDArray[np.int64] = rows[rows >= 0]
        return known

    def _score(self, vector: Floats, rows: NDArray[np.int64]) -> list[tuple[int, int, float]]:
        vectors, numbers = self._vectors[rows], self._numbers[rows]
        # not `@`: the threads that it starts cost more than they save, many times more on a busy machine
        with np.errstate(over="ignore", invalid="ignore"):  # damaged bytes give a wrong order, and nothing worse
            cosines = np.einsum("ij,j->i", vectors["bytes"].astype(np.float32), vector) * vectors["scale"]
        order = np.lexsort((numbers, -cosines))
        columns = (numbers, self._checks[rows], cosines)
        return list(zip(*(column[order].tolist() for column in columns), strict=True))


def _scan(table: NDArray[np.uint64], signs: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """In how many signs each row of `table` differs from `signs`."""
    differing = np.zeros(len(table), np.uint16)
    for start in range(0, len(table), CHUNK):
        part = table[start : start + CHUNK]
        for column, word in enumerate(signs):
            differing[start : start + CHUNK] += np.bitwise_count(part[:, column] ^ word)
    return differing


def append(folder: Path, numbers: Sequence[tuple[int, int]], vectors: Floats) -> None:
    """Add the `vectors` of the statements with these numbers and checks, after the last row that is whole in all files.

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
    pairs = np.array(numbers, types["numbers"])
    columns = (pairs, signs, packed)
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
    numbers = np.dtype([("number", "<i8"), ("check", "<i8")])
    return dict(zip(FILES, (numbers, signs, vectors), strict=True))


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
