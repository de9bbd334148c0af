"""The folder that a dataset lies in: files appear in it whole, or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from onrecord.acquire.remote import is_remote
from onrecord.acquire.system import insist, is_store, is_web, open_system, say_why
from onrecord.errors import OnrecordError, SetupError, StoreError

DRAFTS = "_drafts"
"""Where files are while they are written; what lies there at the start of a run is left from one that was killed."""
LOCK = "_lock"
_HERE = "file://"


class Folder(Protocol):
    """Where a dataset lies."""

    @property
    def pulses(self) -> Path | None:
        """Where workers tell how far they are (see `pulse`), if there is a place that all of them see."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; `None` if there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whole."""

    def take(self, name: str, path: Path) -> None:
        """Move the draft at `path` to its place."""

    def find(self, folder: str, ending: str) -> Iterator[str]:
        """The names of all files below `folder` with this `ending`, in order."""

    def missing(self, names: Iterable[str]) -> set[str]:
        """Those of `names` that are no files."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    def draft(self) -> AbstractContextManager[Path]:
        """An empty folder of this machine to write in, gone afterwards."""

    def sweep(self) -> None:
        """Remove all drafts: nobody else writes."""

    def lock(self) -> AbstractContextManager[None]:
        """Keep other runs out."""


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """A folder of this machine, or one that several machines mount."""

    root: Path

    @property
    def pulses(self) -> Path | None:
        """A folder among the drafts."""
        return self.root / DRAFTS / "pulses"

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; `None` if there is none."""
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whole.

        Raises:
            StoreError: it cannot be written.
        """
        _write(self, name, data)

    def take(self, name: str, path: Path) -> None:
        """Move the draft at `path` to its place; it is on the disk before it is there."""
        _sync(path)
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        _sync(target.parent)

    def take_whole(self, name: str, path: Path) -> None:
        """Move the folder of drafts at `path` to its place, all at once; the first that came there stays."""
        for file in path.iterdir():
            _sync(file)
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.rename(target)
        except OSError:
            if not target.is_dir():
                raise
        _sync(target.parent)

    def find(self, folder: str, ending: str) -> Iterator[str]:
        """The names of all files below `folder` with this `ending`, in order."""
        found = (self.root / folder).rglob(f"*{ending}")
        return iter(sorted(path.relative_to(self.root).as_posix() for path in found))

    def missing(self, names: Iterable[str]) -> set[str]:
        """Those of `names` that are no files."""
        return {name for name in names if not (self.root / name).is_file()}

    def remove(self, name: str) -> None:
        """Remove a file, if it is there, and the folder it lay in if that is empty."""
        path = self.root / name
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir()

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """An empty folder to write in, gone afterwards.

        Raises:
            StoreError: the disk is full, or what else is wrong with it.
        """
        path = self.root / DRAFTS / uuid4().hex
        try:
            path.mkdir(parents=True)
            yield path
        except OSError as error:
            raise _explain(self.root, error) from None
        finally:
            shutil.rmtree(path, ignore_errors=True)

    def sweep(self) -> None:
        """Remove all drafts: nobody else writes."""
        shutil.rmtree(self.root / DRAFTS, ignore_errors=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other runs out; whoever dies lets go.

        Raises:
            StoreError: ``locked``.
        """
        try:
            import fcntl  # noqa: PLC0415  not on every system
        except ImportError:
            yield
            return
        try:
            stream = (self.root / LOCK).open("ab")
        except OSError as error:
            raise _explain(self.root, error) from None
        with stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                message = f"{self.root}: another batch writes here; wait for it, or name another folder"
                raise StoreError(message, code="locked") from None
            yield


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder elsewhere, by fsspec: `address` is how the user wrote it, `root` how its file system does.

    An object store shows a file only once all of it is there; elsewhere it is sent to a draft and renamed. Nothing
    keeps two runs out: take care that there is one. All of it raises `StoreError` where that place does not answer.
    """

    system: Any
    root: str
    address: str

    @property
    def pulses(self) -> Path | None:
        """There is none."""
        return None

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; `None` if there is none."""
        try:
            return bytes(self._ask(self.system.cat_file, self._place(name)))
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        _write(self, name, data)

    def take(self, name: str, path: Path) -> None:
        """Send the draft at `path` to its place."""
        target = self._place(name)
        try:
            if is_store(self.system):
                # no folder is made: s3fs would make a bucket of a misspelt name
                self._ask(self.system.put_file, str(path), target)
            else:
                self._ask(self._rename_in, path, target)
        except FileNotFoundError as error:
            raise self._explain(error) from None

    def _rename_in(self, path: Path, target: str) -> None:
        draft = self._place(f"{DRAFTS}/{uuid4().hex}")
        for place in (draft, target):
            self.system.makedirs(place.rpartition("/")[0], exist_ok=True)
        self.system.put_file(str(path), draft)
        self.system.mv(draft, target)

    def find(self, folder: str, ending: str) -> Iterator[str]:
        """The names of all files below `folder` with this `ending`, in order."""
        return iter(sorted(name for name in self._list(folder) if name.endswith(ending)))

    def missing(self, names: Iterable[str]) -> set[str]:
        """Those of `names` that are no files, by one listing."""
        return set(names) - self._list("")

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with suppress(FileNotFoundError):
            self._ask(self.system.rm_file, self._place(name))

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """An empty folder of this machine to write in, gone afterwards.

        Raises:
            StoreError: the disk is full, or what else is wrong with it.
        """
        try:
            with tempfile.TemporaryDirectory(prefix="onrecord-") as path:
                yield Path(path)
        except OSError as error:
            raise _explain(tempfile.gettempdir(), error) from None

    def sweep(self) -> None:
        """Remove all drafts that are left there."""
        for name in self._list(DRAFTS):
            self.remove(name)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Nobody is kept out; that it cannot be written is told now, and not after an hour."""
        self.write(LOCK, b"")
        yield

    def _place(self, name: str) -> str:
        return f"{self.root}/{name}" if name else self.root

    def _list(self, folder: str) -> set[str]:
        self.system.invalidate_cache()
        try:
            found = self._ask(self.system.find, self._place(folder))
        except FileNotFoundError:
            return set()
        return {name.removeprefix(self.root + "/") for name in found}

    def _ask(self, call: Callable[..., Any], *arguments: object) -> Any:
        try:
            return insist(lambda: call(*arguments))
        except (FileNotFoundError, OnrecordError):
            raise
        except Exception as error:  # noqa: BLE001  each of the many file systems has errors of its own
            raise self._explain(error) from None

    def _explain(self, error: Exception) -> StoreError:
        message = (
            f"{self.address}: cannot be written or read: {say_why(error)}; mend that and run the same command again"
        )
        return StoreError(f"{message}, what is done is kept", code="unreachable")


def find_here(location: str) -> Path | None:
    """The folder of this machine that `location` names, as a path or by ``file://``; `None` if it lies elsewhere."""
    if is_remote(location) and not location.startswith(_HERE):
        return None
    return Path(location.removeprefix(_HERE)).absolute()


def open_folder(path: str) -> Folder:
    """The folder at `path`, made if there is none.

    Raises:
        SetupError: it cannot be one.
    """
    root = find_here(path)
    if root is None:
        system, place = open_system(path)
        if is_web(system):
            raise SetupError(f"{path}: web servers are only read; name a folder or an object store", code="output")
        return RemoteFolder(system, place.rstrip("/"), path)
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror}; name another folder", code="output") from None
    return LocalFolder(root)


def _write(folder: Folder, name: str, data: bytes) -> None:
    with folder.draft() as draft:
        path = draft / "file"
        path.write_bytes(data)
        folder.take(name, path)


def _explain(root: Path | str, error: OSError) -> OnrecordError:
    reason = error.strerror or str(error)
    message = f"{root}: cannot be written: {reason}; mend that and run the same command again, what is done is kept"
    return StoreError(message, code="full")


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
