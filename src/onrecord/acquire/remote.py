"""Files that lie elsewhere, by fsspec (``s3://``, ``gs://``, ``https://``, …), copied here to be read.

Nothing is read over the network record by record: what a reader needs lies on this disk first, whole or as a stretch.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from onrecord.acquire.item import Item
from onrecord.errors import OnrecordError, PageError, RetryLater, SetupError

HEAD = 1 << 16
"""Bytes from the start of a file that tell how it is packed."""
BEYOND = 64_000_000
"""Bytes after a stretch that are copied too: the last record in it ends there, and the next begins."""
_PART = 1 << 23
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file elsewhere: `version` changes with its bytes, `head` are the first of them."""

    url: str
    size: int
    version: str
    head: bytes


def is_remote(location: str) -> bool:
    """Whether `location` is an address and no path."""
    return _URL.match(location) is not None


def find_remote(location: str) -> Iterator[RemoteFile]:
    """The file at `location`, those below it, or those of a pattern, in the order of their names.

    Raises:
        SetupError: fsspec or what it needs is not installed, or nothing is there.
    """
    system, path = open_system(location)
    try:
        names = sorted(system.glob(path)) if "*" in path else [path]
        if len(names) == 1 and system.isdir(names[0]):
            names = sorted(system.find(names[0]))
        for name in names:
            head = system.cat_file(name, start=0, end=4096)
            yield RemoteFile(system.unstrip_protocol(name), system.size(name), str(system.ukey(name)), head)
    except Exception as error:  # noqa: BLE001  each of the many file systems has errors of its own
        raise _explain(location, error) from None
    if not names:
        raise SetupError(f"{location}: nothing is there; check the address", code="input")


def open_system(location: str) -> tuple[Any, str]:
    """The file system that `location` lies in, and the path there.

    Raises:
        SetupError: fsspec or what it needs is not installed.
    """
    try:
        import fsspec  # noqa: PLC0415  an extra
    except ImportError:
        raise SetupError("addresses need fsspec: pip install 'onrecord[remote]'", code="remote") from None
    try:
        system, path = fsspec.core.url_to_fs(location)
    except (ImportError, ValueError) as error:
        raise SetupError(f"{location}: {error}", code="remote") from None
    return system, path


@contextmanager
def copy_here(url: str, start: int = 0, end: int | None = None) -> Iterator[Path]:
    """A file of this machine with the bytes at `url`, gone afterwards.

    Of a stretch only those are in it that its readers look at, each at its own place.

    Raises:
        RetryLater: it cannot be copied.
    """
    # the end of its name may tell what a file is
    name = re.sub(r"[^A-Za-z0-9.]", "_", url.rpartition("/")[2])[-60:]
    with NamedTemporaryFile(prefix="onrecord-", suffix=f"-{name}") as local:
        try:
            system, path = open_system(url)
            size = system.size(path)
            last = size if end is None else min(end + BEYOND, size)
            for begin, stop in ((0, min(HEAD, size)), (start, last)):
                for at in range(begin, stop, _PART):
                    local.seek(at)
                    local.write(system.cat_file(path, start=at, end=min(at + _PART, stop)))
            local.flush()
        except OnrecordError:
            raise
        except Exception as error:  # noqa: BLE001  as above
            raise RetryLater(str(_explain(url, error)), code="remote") from None
        yield Path(local.name)


def rename_item(item: Item, local: Path, url: str) -> Item:
    """An item that was read from a copy, with the address in place of the name of the copy."""

    def named(text: str) -> str:
        return text.replace(str(local), url)

    content = item.content
    if isinstance(content, PageError):
        content = PageError(named(str(content)), code=content.code)
    address = named(item.address) if item.address else None
    return replace(item, source=url, place=named(item.place), content=content, address=address)


def _explain(location: str, error: Exception) -> SetupError:
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return SetupError(f"{location}: cannot be read: {reason}; check address and rights", code="remote")
