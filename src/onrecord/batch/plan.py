"""Inputs → work units: what is read at one go, cut by the input alone, never by who reads it."""

import os
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from onrecord.acquire.local import open_file
from onrecord.acquire.paths import find_paths
from onrecord.acquire.remote import copy_here, find_remote, is_remote
from onrecord.acquire.sources import find_items, kind_of
from onrecord.batch.offline import make_reach
from onrecord.errors import OnrecordError, SetupError

STRETCH = 64_000_000
"""Bytes of an archive in a unit: about a thousand pages of CC-NEWS, some minutes of one core."""
ROWS = 1000
"""Rows of a table in a unit, and of a long one up to `LONG` times as many: what comes before a unit is passed over."""
LONG = 5
_PARTS = 200
FILES = 1000
"""Files of a folder in a unit at most; a fifth of that on average, see `_chunks`."""
WHOLE = 64_000_000
"""Bytes of a file up to which all of it goes into the id of its units; of a longer one samples do."""
_SAMPLES = 64
_SAMPLE = 1 << 20

Kind = Literal["archive", "table", "files"]
_NO_PAGES = frozenset({"json"})
_TABLES = frozenset({"records", "parquet", "csv", "rows"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the input: bytes `start` to `end` of an archive, those rows of a table (from 1), or some files.

    `id` is made of the names and bytes of the input; `size` is its share of the input, in bytes; `versions` are those
    of files elsewhere.
    """

    id: str
    kind: Kind
    paths: tuple[str, ...]
    start: int
    end: int
    size: int
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    name: str
    size: int
    digest: str
    version: str | None = None


def plan_units(inputs: Iterable[str]) -> Iterator[Unit]:
    """The units of files, folders and patterns; what is the same twice is one unit.

    Raises:
        SetupError: an input is no file or folder, or cannot be read.
    """
    known: set[str] = set()
    for source in inputs:
        for unit in _plan_source(source):
            if unit.id not in known:
                known.add(unit.id)
                yield unit


def _plan_source(source: str) -> Iterator[Unit]:
    if source == "-":
        raise SetupError("-: batch reads files and folders only; save it first", code="option")
    if is_remote(source):
        try:
            yield from _plan_remote(source)
        except OnrecordError as error:
            raise SetupError(str(error), code=error.code) from None
        return
    base = os.path.abspath(source if Path(source).is_dir() else Path(source).parent)  # noqa: PTH100
    pages: list[_Page] = []
    try:
        for path in map(os.path.abspath, find_paths(source)):
            size = Path(path).stat().st_size
            with open_file(path) as stream:
                kind = kind_of(stream.peek(4096), path)
            name = os.path.relpath(path, base)
            if kind in _NO_PAGES and path != os.path.abspath(source):  # noqa: PTH100
                continue  # a folder may hold any other JSON
            if kind == "warc":
                yield from _cut(path, name, size, fingerprint(path, size))
            elif kind in _TABLES:
                yield from _rows(path, name, size, fingerprint(path, size), _count(path))
            else:
                pages.append(_Page(path, name, size, fingerprint(path, size)))
        yield from _chunks(pages)
    except OSError as error:
        raise SetupError(f"{source}: {error.strerror or error}; check it", code="input") from None
    except OnrecordError as error:
        raise SetupError(str(error), code=error.code) from None


def _plan_remote(source: str) -> Iterator[Unit]:
    """The same for files elsewhere: their versions stand for their bytes."""
    pages = []
    for file in find_remote(source):
        kind = kind_of(file.head, urlsplit(file.url).path)
        if kind in _NO_PAGES and not file.chosen:
            continue  # as above
        if kind == "warc":
            units = _cut(file.url, file.url, file.size, file.version)
        elif kind in _TABLES:
            with copy_here(file.url, version=file.version) as local:
                units = _rows(file.url, file.url, file.size, file.version, _count(str(local)))
        else:
            pages.append(_Page(file.url, file.url, file.size, file.version, file.version))
            continue
        yield from (replace(unit, versions=(file.version,)) for unit in units)
    yield from _chunks(pages)


def _cut(path: str, name: str, size: int, print_: str) -> Iterator[Unit]:
    for start in range(0, max(size, 1), STRETCH):
        end = min(start + STRETCH, size)
        yield Unit(_id("archive", name, print_, start, end), "archive", (path,), start, end, end - start)


def _rows(path: str, name: str, size: int, print_: str, count: int) -> Iterator[Unit]:
    step = min(max(ROWS, count // _PARTS), LONG * ROWS)
    for start in range(1, max(count, 1) + 1, step):
        end = min(start + step, count + 1)
        share = size * (end - start) // max(count, 1)
        yield Unit(_id("table", name, print_, start, end), "table", (path,), start, end, share)


def _count(path: str) -> int:
    """The number of the last row."""
    last = 0
    for item in find_items(path, make_reach()):
        last = max(last, row_of(item.place))
    return last


def row_of(place: str) -> int:
    """The row that a place names; 0 where it names none."""
    number = place.rpartition("#")[2]
    return int(number) if number.isdecimal() else 0


def number_files(unit: Unit) -> dict[str, int]:
    """The files of a unit with their numbers."""
    return {path: number for number, path in enumerate(unit.paths)}


def split_place(place: str, files: Container[str]) -> tuple[str, str]:
    """The file of a place and the byte or row in it, without what comes after that; empty where none is named."""
    if place in files:
        return place, ""
    file, _, part = place.rpartition("#")
    number = part.partition(".")[0]
    return file, number if number.isdecimal() else ""


def _chunks(pages: list[_Page]) -> Iterator[Unit]:
    """Files in a row; a name decides whether a chunk ends with it, so that a new file changes one chunk only."""
    chunk: list[_Page] = []
    for page in pages:
        chunk.append(page)
        if len(chunk) >= FILES or int(sha256(os.fsencode(page.name)).hexdigest()[:8], 16) % max(FILES // 5, 2) == 0:
            yield _unit(chunk)
            chunk = []
    if chunk:
        yield _unit(chunk)


def _unit(chunk: list[_Page]) -> Unit:
    parts = [part for page in chunk for part in (page.name, page.digest)]
    paths = tuple(page.path for page in chunk)
    versions = tuple(page.version for page in chunk if page.version)
    return Unit(_id("files", *parts), "files", paths, 0, len(paths), sum(page.size for page in chunk), versions)


def fingerprint(path: str, size: int) -> str:
    """SHA-256 of a file; of one longer than `WHOLE` of its size and of samples all over it."""
    digest = sha256(str(size).encode())
    with Path(path).open("rb") as stream:
        if size <= WHOLE:
            while chunk := stream.read(_SAMPLE):
                digest.update(chunk)
            return digest.hexdigest()
        for number in range(_SAMPLES):
            stream.seek(number * (size - _SAMPLE) // (_SAMPLES - 1))
            digest.update(stream.read(_SAMPLE))
    return digest.hexdigest()


def _id(*parts: object) -> str:
    return sha256(b"\0".join(os.fsencode(str(part)) for part in parts)).hexdigest()[:20]
