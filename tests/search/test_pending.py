"""The index follows the database, whatever happens to either."""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from pkgutil import resolve_name

import pytest

from onrecord.errors import StoreError
from onrecord.search import index_pending, reindex, search
from onrecord.search.folder import lock
from onrecord.store import Store, open_store
from onrecord.store.corrections import Answer, add_correction, withdraw_correction
from tests.search.conftest import AT, embed, keep
from tests.search.samples import ALL, FERRY, TAXES, Said, record_of

PIER = record_of(
    "Pier opens", "Lorn Courier", "2024-06-01", Said("Cy Dale", "The pier is open"), url="https://a.example"
)
SHUT = record_of(
    "Pier shuts", "Lorn Courier", "2024-06-01", Said("Cy Dale", "The pier is shut"), url="https://a.example"
)


def quotes(store: Store, query: str) -> list[str]:
    return [row.quote.strip("“”") for row in search(store, query, embed=embed).hits]


def pending(store: Store) -> int:
    count: int = store.db.execute("SELECT count(*) FROM articles WHERE indexed = 0").fetchone()[0]
    return count


def test_what_came_in_is_put_in_once(empty: Store) -> None:
    keep(empty, *ALL)
    assert search(empty, "bridge").notes == (
        "nothing is in the search index yet",
        "3 articles are not in the search index yet",
    )
    told: list[int] = []
    assert index_pending(empty, embed, watch=told.append) == 3
    assert told == [3]
    assert index_pending(empty, embed) == 0
    assert search(empty, "").total == 7


def test_a_new_version_takes_the_place_of_the_old_one(store: Store) -> None:
    for record, said in ((PIER, "The pier is open"), (SHUT, "The pier is shut"), (PIER, "The pier is open")):
        keep(store, record)
        assert search(store, "pier").notes
        index_pending(store, embed)
        assert quotes(store, "pier") == [said]
        assert quotes(store, "like:pier")[0] == said
        assert search(store, "like:pier", embed=embed).total == 8


def test_statements_that_took_the_number_of_others_are_not_shown_for_them(store: Store) -> None:
    keep(store, replace(TAXES, statements=TAXES.statements[1:]))
    assert quotes(store, "taxes") == []
    index_pending(store, embed)
    assert quotes(store, "") == [
        *("I did not call the ferry a re-opened toll road", "The ferry will not run in winter"),
        *("Nobody looked at the cables", "The bridge has a crack in it", "The bridges are safe", "Rents are too high"),
    ]


def test_what_changes_in_a_statement_is_put_in_anew(store: Store) -> None:
    with store.write() as db:
        db.execute("UPDATE statements SET failed = 1, revised = revised WHERE article = 3")
        db.execute("UPDATE statements SET revised = 0 WHERE revised = 1")
    assert index_pending(store, embed) == 2
    assert len(quotes(store, "is:failed")) == 2
    assert quotes(store, "is:revised") == []


def test_corrections_are_found_until_they_are_taken_back(store: Store) -> None:
    (row,) = search(store, "crack").hits
    with store.write() as db:
        number = add_correction(db, row.key, Answer(statement=False), by="a reader", at=AT)
    index_pending(store, embed)
    assert [hit.key for hit in search(store, "is:corrected").hits] == [row.key]
    with store.write() as db:
        withdraw_correction(db, number, by="a reader", at=AT)
    index_pending(store, embed)
    assert search(store, "is:corrected").total == 0


def test_a_correction_of_an_earlier_version_is_found_at_the_same_words(store: Store) -> None:
    longer = record_of(
        "Pier opens at last", "Lorn Courier", "2024-06-02", Said("Cy Dale", "The pier is open"), url="https://a.example"
    )
    keep(store, PIER, longer)
    index_pending(store, embed)
    with store.write() as db:
        number = add_correction(db, PIER.statements[0].id, Answer(statement=False), by="a reader", at=AT)
    index_pending(store, embed)
    assert [hit.key for hit in search(store, "is:corrected").hits] == [longer.statements[0].id]
    with store.write() as db:
        withdraw_correction(db, number, by="a reader", at=AT)
    index_pending(store, embed)
    assert search(store, "is:corrected").total == 0


def part(folder: Path, name: str) -> Path:
    """The words or the vectors in `folder`: there is one making of them."""
    (place,) = folder.glob(f"*/{name}")
    return place


def remove_all(folder: Path) -> None:
    shutil.rmtree(folder)


def remove_words(folder: Path) -> None:
    shutil.rmtree(part(folder, "words"))


def remove_vectors(folder: Path) -> None:
    shutil.rmtree(part(folder, "near"))


def empty_meta(folder: Path) -> None:
    (part(folder, "words") / "meta.json").write_bytes(b"")


def remove_meta(folder: Path) -> None:
    (part(folder, "words") / "meta.json").unlink()


def cut_segments(folder: Path) -> None:
    for place in part(folder, "words").glob("*.term"):
        place.write_bytes(place.read_bytes()[:3])


def other_form(folder: Path) -> None:
    state = json.loads((folder / "state.json").read_text())
    (folder / "state.json").write_text(json.dumps(state | {"form": 0}))


def other_state(folder: Path) -> None:
    state = json.loads((folder / "state.json").read_text())
    (folder / "state.json").write_text(json.dumps(state | {"commits": ["elsewhere"]}))


def no_state(folder: Path) -> None:
    (folder / "state.json").write_bytes(b"\xff{")


def spoilt_lock(folder: Path) -> None:
    (folder / "lock").write_bytes(b"no lock")
    (folder / "state.json").unlink()


DAMAGES = (
    spoilt_lock,
    remove_all,
    remove_words,
    remove_vectors,
    empty_meta,
    remove_meta,
    cut_segments,
    other_form,
    other_state,
    no_state,
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_folder_is_told_and_made_anew(store: Store, damage: Callable[[Path], None]) -> None:
    store.close()
    damage(store.index)
    with open_store(store.path) as again:
        with pytest.raises(StoreError, match=r"-index: .*; run onrecord reindex --db .*news.db$"):
            search(again, "bridge")
        assert index_pending(again, embed) == 3
        assert search(again, "").total == 7
        assert not search(again, "bridge").notes


@pytest.mark.parametrize("name", ["numbers", "signs", "vectors"])
@pytest.mark.parametrize(
    "data", [b"", b"x", b"\xff" * 100_000, b"\x7f" * 100_000], ids=["empty", "short", "negative", "large"]
)
def test_vectors_that_are_damaged_while_they_are_in_use_stop_nobody(store: Store, name: str, data: bytes) -> None:
    assert search(store, 'like:"no money"', embed=embed).total
    (part(store.index, "near") / name).write_bytes(data)
    for again in (False, True):
        if again:
            store.close()
        with open_store(store.path) if again else nullcontext(store) as asked:
            try:
                search(asked, 'like:"no money"', embed=embed)
            except StoreError as error:
                assert error.code == "no-index"  # noqa: PT017  flipped bits in a vector are no error
    with open_store(store.path) as mended:
        reindex(mended, embed)
        assert search(mended, 'like:"no money"', embed=embed).total


def test_other_weights_make_it_anew(store: Store) -> None:
    assert index_pending(store, lambda texts: -embed(texts)) == 3
    assert index_pending(store, embed) == 3
    assert quotes(store, "like:winter")[0] == "The ferry will not run in winter"


def test_a_backup_that_is_put_back_is_noticed(store: Store, tmp_path: Path) -> None:
    store.db.execute("VACUUM INTO ?", (str(tmp_path / "backup.db"),))
    for record in (PIER, SHUT):
        keep(store, record)
        index_pending(store, embed)
    store.close()
    for name in ("news.db-wal", "news.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup.db", tmp_path / "news.db")
    with open_store(tmp_path / "news.db") as again:
        with pytest.raises(StoreError, match="it belongs to another state of the database"):
            search(again, "bridge")
        assert index_pending(again, embed) == 3
        assert quotes(again, "pier") == []


def test_one_writes_and_the_other_leaves_it(store: Store) -> None:
    keep(store, PIER)
    with lock(store.index) as mine, lock(store.index) as yours:
        assert (mine, yours) == (True, False)
        assert index_pending(store, embed) == 0
        with pytest.raises(StoreError, match="another process is indexing; wait until it has ended"):
            reindex(store, embed)
        assert search(store, "bridge").total == 3
    assert index_pending(store, embed) == 1


def test_a_folder_that_is_being_made_is_no_error(store: Store) -> None:
    with lock(store.index):
        (store.index / "state.json").unlink()
        assert search(store, "bridge").notes == ("the search index is being made",)


def test_reindex_counts_what_pages_say_now(store: Store) -> None:
    keep(store, PIER, SHUT)
    assert reindex(store, embed) == 4
    assert pending(store) == 0
    assert search(store, "").total == 8


def test_a_full_disk_is_told_and_nothing_is_marked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    keep(store, PIER)
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.search.pending.near.append", fail)
        with pytest.raises(StoreError, match=r"cannot be written .*No space left.*; free space"):
            index_pending(store, embed)
    assert pending(store) == 1
    assert index_pending(store, embed) == 1
    assert quotes(store, "pier") == ["The pier is open"]


KILLED = """
import os, sys
from pathlib import Path
import onrecord.search.pending as pending
from onrecord.store import open_store
from tests.search.conftest import embed

real = {point}
def die(*args):
    if "{when}" == "after":
        real(*args)
    os._exit(9)
{point} = die
pending.index_pending(open_store(Path(sys.argv[1])), embed)
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("point", ["pending.near.append", "pending.write_commit", "pending._put_batch"])
def test_a_kill_loses_nothing_and_doubles_nothing(store: Store, point: str, when: str) -> None:
    keep(store, PIER, FERRY)
    script = KILLED.format(point=point, when=when)
    assert subprocess.run([sys.executable, "-c", script, store.path], check=False).returncode == 9
    assert pending(store) == 1
    assert search(store, "bridge").total == 3
    assert index_pending(store, embed) == 1
    assert quotes(store, "pier") == ["The pier is open"]
    assert search(store, "").total == search(store, "like:pier", embed=embed).total == 8
    assert index_pending(store, embed) == 0


@pytest.mark.parametrize("name", ["numbers", "signs", "vectors"])
def test_half_a_row_of_vectors_is_cut_off(store: Store, name: str) -> None:
    with (part(store.index, "near") / name).open("ab") as file:
        file.write(b"half")
    keep(store, PIER)
    index_pending(store, embed)
    assert quotes(store, "like:pier")[0] == "The pier is open"
    assert search(store, "like:pier", embed=embed).total == 8


def changed_at(monkeypatch: pytest.MonkeyPatch, seam: str, change: Callable[[], object]) -> None:
    """Let `change` happen once, just before a reader gets to `seam`."""
    place, _, name = f"onrecord.search.opened.{seam}".rpartition(".")
    owner = resolve_name(place)
    real, waiting = getattr(owner, name), [change]

    def late(*args: object) -> object:
        if waiting:
            waiting.pop()()
        return real(*args)

    monkeypatch.setattr(owner, name, late)


@pytest.mark.issue(6)
@pytest.mark.parametrize("before", ["", "bridge"], ids=["opened by this search", "opened before"])
@pytest.mark.parametrize("seam", ["_open", "open_words", "read_probe", "Opened.searcher", "Near", "read_state"])
@pytest.mark.parametrize("query", ["bridge", "like:bridge"])
def test_a_reader_finds_the_indexes_made_anew_under_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, query: str, seam: str, before: str
) -> None:
    expected = quotes(store, query)
    with open_store(store.path) as reader:
        if before:
            assert quotes(reader, before)
        changed_at(monkeypatch, seam, lambda: reindex(store, embed))
        assert quotes(reader, query) == expected


@pytest.mark.issue(6)
def test_commits_between_two_looks_of_a_reader_are_no_damage(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def commit() -> None:
        for record in (PIER, SHUT):
            keep(store, record)
            index_pending(store, embed)

    def commit_twice() -> None:
        commit()
        changed_at(monkeypatch, "read_state", commit)

    with open_store(store.path) as reader:
        changed_at(monkeypatch, "read_state", commit_twice)
        assert quotes(reader, "pier") == ["The pier is shut"]


@pytest.mark.issue(6)
def test_indexes_that_were_never_finished_are_removed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("onrecord.search.pending.write_commit", fail)
        with pytest.raises(StoreError, match="No space left"):
            reindex(store, embed)
    assert quotes(store, "crack") == ["The bridge has a crack in it"]
    reindex(store, embed)
    assert quotes(store, "crack") == ["The bridge has a crack in it"]
    assert len([place for place in store.index.iterdir() if place.is_dir()]) == 1


def test_readers_are_never_stopped_by_a_writer(store: Store) -> None:
    failed: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                for query in ("bridge", "", "like:pier", "speaker:Dale"):
                    search(store, query, embed=embed)
        except BaseException as error:  # noqa: BLE001  whatever it is
            failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for turn in range(6):
        keep(store, PIER if turn % 2 else SHUT)
        index_pending(store, embed)
    reindex(store, embed)
    done.set()
    for reader in readers:
        reader.join()
    assert not failed
