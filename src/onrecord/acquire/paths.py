"""Files of a source: one file, a folder with all that lies in it, or a pattern."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import PageError

PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".txt")
RECORD_ENDINGS = (".json", ".jsonl", ".ndjson")
ARCHIVE_ENDINGS = (".warc", ".warc.gz", ".warc.zst")
DATASET = ("_manifest.json", "_units")
"""What a folder has that `onrecord batch` made: of that one the records are taken."""
IN_FOLDERS = PAGE_ENDINGS + RECORD_ENDINGS + ARCHIVE_ENDINGS
"""What is taken from a folder; all else in it is left alone."""


def show_name(path: str) -> str:
    """The name of a file as text that can be kept: bytes in it that are no UTF-8 by their numbers."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def find_paths(source: str) -> Iterator[Path]:
    """The files of `source`, folders and patterns in the order of their names; a plain file as it is.

    Raises:
        PageError: ``not-found`` where a pattern or folder has no file to read.
    """
    # a name with a zero byte is no folder, and no error here
    if all(os.path.exists(os.path.join(source, name)) for name in DATASET):  # noqa: PTH110, PTH118
        records = iter(sorted(Path(source, "records").rglob("*.parquet")))
        yield from _or_refuse(records, f"{show_name(source)}: no records in this dataset; make it without --no-records")
    elif os.path.isdir(source):  # noqa: PTH112
        yield from _or_refuse(
            _walk(source), f"{show_name(source)}: no page in this folder; it takes {', '.join(IN_FOLDERS)}"
        )
    elif glob.has_magic(source) and not os.path.lexists(source):
        found = (path for name in _expand(source) for path in _below(name))
        yield from _or_refuse(found, f"{show_name(source)}: no file has such a name; check the pattern")
    else:
        yield Path(source)


def count_paths(source: str) -> int | None:
    """How many pages `source` has; `None` where only reading tells: an archive, a table, standard input, a URL."""
    number = 0
    try:
        for path in find_paths(source):
            number += 1
            if not path.name.lower().endswith(PAGE_ENDINGS):
                return None
    except PageError:
        return 1  # the error is one item
    return number


def _expand(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  the order and the spelling are the user's


def _below(name: str) -> Iterator[Path]:
    # a recursive pattern names the folders and what is in them
    if not os.path.isdir(name) and not Path(name).is_fifo():  # noqa: PTH112
        yield Path(name)


def _walk(folder: str) -> Iterator[Path]:
    """What lies in `folder`, names in order.

    Hidden files and named pipes, which nobody may ever write to, are left out; links to folders are not followed.
    """
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.lower().endswith(IN_FOLDERS) and not name.startswith(".") and not path.is_fifo():
                yield path


def _or_refuse(paths: Iterator[Path], message: str) -> Iterator[Path]:
    found = False
    for path in paths:
        found = True
        yield path
    if not found:
        raise PageError(message, code="not-found")
