"""Bytes from a file or a stream, never more than an article can have."""

import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from onrecord.acquire.paths import show_name
from onrecord.errors import PageError

MAX_BYTES = 20_000_000
"""The largest input read, in bytes: ten times the largest news page in the development sets."""

MAX_LINE = 5 * MAX_BYTES
"""Bytes of a record in a file of records: it repeats what the page says."""


def read_file(location: str) -> bytes:
    """The bytes of a file or named pipe.

    Raises:
        PageError: ``not-found``, ``directory``, ``not-a-file``, ``unreadable`` or ``too-large``.
    """
    with open_file(location) as stream:
        if Path(location).stat().st_size > MAX_BYTES:
            raise too_large(location)
        return read_capped(stream, location)


@contextmanager
def open_file(location: str) -> Iterator[BufferedReader]:
    """A file or named pipe, to be read; what fails while it is open is told as an error of that file, too.

    Raises:
        PageError: ``not-found``, ``directory``, ``not-a-file`` or ``unreadable``.
    """
    try:
        path, shown = Path(location), show_name(location)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise PageError(f"{shown}: is a directory; name the files in it", code="directory")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise PageError(f"{shown}: is a device or socket; give a file, a URL or -", code="not-a-file")
    except ValueError:
        raise _unreadable(location, "the name cannot be a path") from None
    except OSError as error:
        raise _explain(location, error) from None
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise _explain(location, error) from None


def _explain(location: str, error: OSError) -> PageError:
    if isinstance(error, FileNotFoundError):
        return PageError(f"{show_name(location)}: no such file; check the name", code="not-found")
    return _unreadable(location, error.strerror or str(error))


def _unreadable(location: str, reason: str) -> PageError:
    named = show_name(location)
    shown = named if named.isprintable() else repr(named)
    return PageError(f"{shown[:200]}: {reason}; check name and permissions", code="unreadable")


def read_stream(stream: BinaryIO | None) -> bytes:
    """The bytes of `stream`, or of standard input.

    Raises:
        PageError: ``too-large``.
    """
    return read_capped(stream or sys.stdin.buffer, "standard input")


def read_capped(stream: BinaryIO, name: str) -> bytes:
    """All bytes of `stream`, which messages call `name`.

    Raises:
        PageError: ``too-large``.
    """
    parts: list[bytes] = []
    size = 0
    while part := stream.read(1 << 20):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise too_large(name)
    return b"".join(parts)


def read_lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """The lines of `stream`, none of which may fill the memory: a packed file may hold one of gigabytes.

    Raises:
        PageError: ``too-large``.
    """
    while line := stream.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise PageError(f"{name}: a line of more than {MAX_LINE // 1_000_000} MB; write it again", code="too-large")
        yield line


def too_large(name: str) -> PageError:
    """What tells that `name` has more than an article can have."""
    return PageError(
        f"{name}: more than {MAX_BYTES // 1_000_000} MB; give one article, not an archive", code="too-large"
    )
