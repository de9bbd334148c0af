"""A backup is whole though others write, never overwrites, and leaves nothing half done."""

import subprocess
import threading
from pathlib import Path

import pytest

from onrecord import StoreError
from onrecord.store import Store, open_store, read_records
from onrecord.store.backup import backup_store, checksum_file, hash_file
from onrecord.store.verify import verify_store
from tests.store.made import article
from tests.store.test_entities import MAYOR, keep


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "news.db", create=True)
    keep(store, *(article(n, MAYOR) for n in range(20)))
    return store


def test_a_backup_is_a_store(store: Store, tmp_path: Path) -> None:
    digest = backup_store(store, tmp_path / "copy.db")
    assert digest == hash_file(tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.glob("*copy*")) == ["copy.db", "copy.db.sha256"]
    subprocess.run(["sha256sum", "--check", "--quiet", "copy.db.sha256"], cwd=tmp_path, check=True)  # noqa: S607
    with open_store(tmp_path / "copy.db") as copy:
        assert list(read_records(copy.db)) == list(read_records(store.db))


def test_a_backup_is_of_one_moment_though_others_write(store: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 100
        while not stop.is_set():
            keep(store, article(number, MAYOR, MAYOR))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            backup_store(store, tmp_path / f"copy{number}.db")
    finally:
        stop.set()
        writer.join()
    assert all(verify_store(tmp_path / f"copy{number}.db").damages == () for number in range(3))


def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("dear")
    with pytest.raises(StoreError) as caught:
        backup_store(store, tmp_path / "copy.db")
    assert caught.value.code == "exists"
    assert (tmp_path / "copy.db").read_text() == "dear"
    with pytest.raises(StoreError, match="no folder"):
        backup_store(store, tmp_path / "none" / "copy.db")


def test_what_fails_leaves_nothing(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.store.backup.hash_file", fail)
    with pytest.raises(OSError, match="No space"):
        backup_store(store, tmp_path / "copy.db")
    assert list(tmp_path.glob("*copy*")) == []
    assert not checksum_file(tmp_path / "copy.db").exists()
    keep(store, article(99, MAYOR))
