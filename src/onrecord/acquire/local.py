"""Bytes from a file or a stream, never more than an article can have."""

import stat
import sys
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import PageError

MAX_BYTES = 20_000_000
"""The largest input read, in bytes: ten times the largest news page in the development sets."""


def read_file(location: str) -> bytes:
    """The bytes of a file or named pipe.

    Raises:
        PageError: ``not-found``, ``directory``, ``not-a-file``, ``unreadable`` or ``too-large``.
    """
    path = Path(location)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise PageError(f"{location}: is a directory; name the files in it", code="directory")
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISFIFO(about.st_mode)):
            raise PageError(f"{location}: is a device or socket; give a file, a URL or -", code="not-a-file")
        if about.st_size > MAX_BYTES:
            raise _too_large(location)
        with path.open("rb") as stream:
            return _capped(stream, location)
    except FileNotFoundError:
        raise PageError(f"{location}: no such file; check the name", code="not-found") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be a path"
        shown = location if location.isprintable() else repr(location)
        raise PageError(f"{shown[:200]}: {reason}; check name and permissions", code="unreadable") from None


def read_stream(stream: BinaryIO | None) -> bytes:
    """The bytes of `stream`, or of standard input.

    Raises:
        PageError: ``too-large``.
    """
    return _capped(stream or sys.stdin.buffer, "standard input")


def _capped(stream: BinaryIO, name: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := stream.read(1 << 20):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise _too_large(name)
    return b"".join(parts)


def _too_large(name: str) -> PageError:
    return PageError(
        f"{name}: more than {MAX_BYTES // 1_000_000} MB; give one article, not an archive", code="too-large"
    )
