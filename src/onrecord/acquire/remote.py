"""Files that lie elsewhere, by fsspec (``s3://``, ``gs://``, ``https://``, …), copied here to be read.

Nothing is read over the network record by record: what a reader needs lies on this disk first, whole or as a stretch.
Addresses are those that the user names, private ones too; what a server says lies elsewhere is fetched from there.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from glob import has_magic
from hashlib import file_digest
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO

from onrecord.acquire.item import Item
from onrecord.acquire.paths import DATASET, IN_FOLDERS, PAGE_ENDINGS
from onrecord.acquire.system import insist, is_web, open_system, say_why
from onrecord.errors import OnrecordError, PageError, RetryLater, SetupError

HEAD = 1 << 16
"""Bytes from the start of a file that tell how it is packed."""
BEYOND = 64_000_000
"""Bytes after a stretch that are copied too: the last record in it ends there, and the next begins."""
_PART = 1 << 23
_KNOWN_BY = 4096
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_VERSIONS = ("md5Hash", "ETag", "etag", "Content-MD5", "content_md5", "Digest", "generation")
_TIMES = ("Last-Modified", "LastModified", "last_modified", "modified", "updated", "mtime", "created")
"""Where file systems say what changes with the bytes of a file, the surest first."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file elsewhere: `version` changes with its bytes, `head` are the first of them (none of a page).

    `chosen` is whether the user named it, alone or by a pattern, and not the folder that it lies in.
    """

    url: str
    size: int
    version: str
    head: bytes
    chosen: bool


def is_remote(location: str) -> bool:
    """Whether `location` is an address and no path."""
    return _URL.match(location) is not None


def find_remote(location: str) -> Iterator[RemoteFile]:
    """The file at `location`, those below it, or those of a pattern, in the order of their names.

    Of a folder the same files are taken as of one of this machine, of a dataset its records.

    Raises:
        SetupError: fsspec or what it needs is not installed, or nothing is there, or it cannot be read.
    """
    system, path = open_system(location)
    try:
        found, chosen = insist(lambda: _find(system, path))
        for name in sorted(found if chosen else _choose(found, path)):
            url = str(system.unstrip_protocol(name))
            yield _look(system, name, url, found[name], chosen=chosen)
    except OnrecordError:
        raise
    except Exception as error:  # noqa: BLE001  each of the many file systems has errors of its own
        raise SetupError(_explain(location, error), code="remote") from None
    if not (found if chosen else _choose(found, path)):
        raise SetupError(f"{location}: nothing is there to read; check the address", code="input")


def _find(system: Any, path: str) -> tuple[dict[str, Any], bool]:
    """What file systems say of each file of `path`, and whether those were chosen by name."""
    system.invalidate_cache()
    if is_web(system):
        folder = path.endswith("/")
        # any page has links, and would be taken for a folder of them
        names = system.glob(path) if "*" in path else system.find(path) if folder else [path]
        return {name: system.info(name) for name in names if not name.endswith("/")}, not folder
    if has_magic(path) and not system.exists(path):
        found, chosen = system.glob(path, detail=True), True
    else:
        about = system.info(path)
        chosen = about["type"] != "directory"
        found = {path: about} if chosen else system.find(path, detail=True)
    return {name: about for name, about in found.items() if about["type"] == "file" and name[-1] != "/"}, chosen


def _choose(names: dict[str, Any], folder: str) -> list[str]:
    """Those files of a folder that are read."""
    root = folder.rstrip("/") + "/"
    below = {name: name.removeprefix(root) for name in names}
    if all(any(part.split("/")[0] == mark for part in below.values()) for mark in DATASET):
        return [name for name, part in below.items() if part.startswith("records/") and part.endswith(".parquet")]
    hidden = re.compile(r"(^|/)\.")
    return [name for name, part in below.items() if part.lower().endswith(IN_FOLDERS) and not hidden.search(part)]


def _look(system: Any, name: str, url: str, about: dict[str, Any], *, chosen: bool) -> RemoteFile:
    head = b"" if name.lower().endswith(PAGE_ENDINGS) else insist(lambda: _read_head(system, name))
    size, version = about.get("size"), _version(about)
    if size is not None and version is not None:
        return RemoteFile(url, int(size), version, head, chosen)
    # a server that tells neither: only the bytes do
    with copy_here(url) as local, local.open("rb") as stream:
        return RemoteFile(url, local.stat().st_size, file_digest(stream, "sha256").hexdigest(), head, chosen)


def _read_head(system: Any, name: str) -> bytes:
    if not is_web(system):
        return bytes(system.cat_file(name, start=0, end=_KNOWN_BY))
    with system.open(name, block_size=0) as stream:  # a server may know no ranges, and give all of it
        return bytes(stream.read(_KNOWN_BY))


def _version(about: dict[str, Any]) -> str | None:
    for name in (*_VERSIONS, *_TIMES):
        if about.get(name):
            return f"{about[name]} {about.get('size')}"
    return None


@contextmanager
def copy_here(url: str, start: int = 0, end: int | None = None, version: str | None = None) -> Iterator[Path]:
    """A file of this machine with the bytes at `url`, gone afterwards.

    Of a stretch only those are in it that its readers look at, each at its own place.

    Raises:
        RetryLater: it cannot be copied, or is of another version than was listed.
    """
    # the end of its name may tell what a file is
    name = re.sub(r"[^A-Za-z0-9.]", "_", url.partition("?")[0].rpartition("/")[2])[-60:]
    with NamedTemporaryFile(prefix="onrecord-", suffix=f"-{name}") as local:
        try:
            system, path = open_system(url)
            _copy(system, path, local, (start, end), version)  # type: ignore[arg-type]
        except OnrecordError:
            raise
        except Exception as error:  # noqa: BLE001  as above
            raise RetryLater(_explain(url, error), code="remote") from None
        yield Path(local.name)


class _ChangedError(OSError):
    """A file is not what it was when it was listed."""


def _copy(system: Any, path: str, local: BinaryIO, stretch: tuple[int, int | None], version: str | None) -> None:
    system.invalidate_cache()
    about = insist(lambda: system.info(path))
    if version is not None and _version(about) not in (None, version):
        raise _ChangedError("it has changed since it was listed; the same command reads it anew")
    size, (start, end) = about.get("size"), stretch
    if size is None or end is None or (start == 0 and end + BEYOND >= size):
        insist(lambda: _copy_whole(system, path, local, size))
        return
    try:
        for begin, stop in ((0, min(HEAD, size)), (start, min(end + BEYOND, size))):
            for at in range(begin, stop, _PART):
                part = partial(_read_part, system, path, at, min(at + _PART, stop))
                local.seek(at)
                local.write(insist(part))
        local.flush()
    except ValueError:  # the server knows no ranges
        insist(lambda: _copy_whole(system, path, local, size))


def _copy_whole(system: Any, path: str, local: BinaryIO, size: int | None) -> None:
    system.get_file(path, local.name)
    copied = Path(local.name).stat().st_size
    if size is not None and copied != size:
        raise OSError(f"{copied} of {size} bytes came")


def _read_part(system: Any, path: str, start: int, stop: int) -> bytes:
    if is_web(system):
        with system.open(path, block_size=_PART, cache_type="none") as stream:
            stream.seek(start)
            data = bytes(stream.read(stop - start))
    else:
        data = bytes(system.cat_file(path, start=start, end=stop))
    if len(data) != stop - start:
        raise OSError(f"{len(data)} of {stop - start} bytes came")
    return data


def rename_item(item: Item, local: Path, url: str) -> Item:
    """An item that was read from a copy, with the address in place of the name of the copy."""

    def named(text: str) -> str:
        return text.replace(str(local), url)

    content = item.content
    if isinstance(content, PageError):
        content = PageError(named(str(content)), code=content.code)
    address = named(item.address) if item.address else None
    return replace(item, source=url, place=named(item.place), content=content, address=address)


def _explain(location: str, error: Exception) -> str:
    return f"{location}: cannot be read: {say_why(error)}; check address and rights"
