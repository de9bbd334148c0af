"""The folder that a dataset lies in: files appear in it whole, or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from onrecord.errors import OnrecordError, SetupError, StoreError

DRAFTS = "_drafts"
"""Where files are while they are written; what lies there at the start of a run is left from one that was killed."""
LOCK = "_lock"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or one that several machines mount."""

    root: Path

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
        with self.draft() as draft:
            path = draft / "file"
            path.write_bytes(data)
            self.take(name, path)

    def take(self, name: str, path: Path) -> None:
        """Move the draft at `path` to its place; it is on the disk before it is there."""
        _sync(path)
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        _sync(target.parent)

    def find(self, folder: str, ending: str) -> Iterator[str]:
        """The names of all files below `folder` with this `ending`, in order."""
        found = (self.root / folder).rglob(f"*{ending}")
        return iter(sorted(path.relative_to(self.root).as_posix() for path in found))

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


def open_folder(path: str) -> Folder:
    """The folder at `path`, made if there is none.

    Raises:
        SetupError: it cannot be one.
    """
    root = Path(path).absolute()
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror}; name another folder", code="output") from None
    return Folder(root)


@contextmanager
def lock_folder(folder: Folder) -> Iterator[None]:
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
        stream = (folder.root / LOCK).open("ab")
    except OSError as error:
        raise _explain(folder.root, error) from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            message = f"{folder.root}: another batch writes here; wait for it, or name another folder"
            raise StoreError(message, code="locked") from None
        yield


def _explain(root: Path, error: OSError) -> OnrecordError:
    reason = error.strerror or str(error)
    message = f"{root}: cannot be written: {reason}; mend that and run the same command again, what is done is kept"
    return StoreError(message, code="full")


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
