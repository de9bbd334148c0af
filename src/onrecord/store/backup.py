"""A copy of the database while others write to it, and the checksum that tells whether the copy is whole."""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store.store import Store, explain

PAGES = 2048
"""Pages copied in one step; others can write between two steps."""

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""


def backup_store(store: Store, target: Path, *, progress: Progress | None = None) -> str:
    """Copy the database to `target`, with its SHA-256 beside it in ``TARGET.sha256``; gives the checksum.

    Either file appears under its name only once it is whole and checked; the index is not copied, for `reindex` makes
    it again. The checksum file is what ``sha256sum --check`` reads.

    Raises:
        StoreError: ``exists`` if there is a file `target`, ``damaged`` if the copy does not hold together, or what
            `Store.write` raises.
    """
    if target.exists() or target.is_symlink():
        raise StoreError(f"{target}: is there already; name a new file, backups are never overwritten", code="exists")
    if not target.absolute().parent.is_dir():
        raise StoreError(f"{target}: there is no folder {target.absolute().parent}; make it first", code="no-store")
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _copy(store, draft, progress or (lambda *_: None))
        digest = hash_file(draft)
        _write_checksum(checksum_file(target), digest, target.name)
        draft.replace(target)
        _sync_folder(target.absolute().parent)
    except sqlite3.Error as error:
        raise explain(error, target) from error
    finally:
        for left in (draft, *(draft.with_name(f"{draft.name}{end}") for end in ("-journal", "-wal", "-shm"))):
            left.unlink(missing_ok=True)
    return digest


def checksum_file(path: Path) -> Path:
    """The file that holds the checksum of the backup `path`."""
    return path.with_name(f"{path.name}.sha256")


def hash_file(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_checksum(path: Path) -> str | None:
    """The checksum that was written when the backup `path` was made; `None` if `path` is no backup.

    Raises:
        StoreError: ``damaged``: the checksum file cannot be read.
    """
    beside = checksum_file(path)
    if not beside.is_file():
        return None
    digest = beside.read_text(encoding="utf-8", errors="replace").partition(" ")[0]
    if len(digest) != hashlib.sha256().digest_size * 2:
        raise StoreError(f"{beside}: holds no checksum; take another backup", code="damaged")
    return digest


def _copy(store: Store, draft: Path, progress: Progress) -> None:
    db = store.db
    with closing(sqlite3.connect(draft)) as copy:
        # a reader keeps what it saw first: else the copy would begin again with each change by another process
        db.execute("BEGIN")
        try:
            db.execute("SELECT 1 FROM sqlite_schema").fetchone()
            db.backup(copy, pages=PAGES, progress=lambda _, left, total: progress(total - left, total))
        finally:
            db.execute("COMMIT")
        # one file without a log beside it, so that its bytes are all there is
        copy.execute("PRAGMA journal_mode=DELETE")
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreError(f"{store.path}: its copy is damaged: {found}; see onrecord verify", code="damaged")
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())


def _write_checksum(path: Path, digest: str, name: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8") as stream:
            stream.write(f"{digest}  {name}\n")
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
