"""The store keeps records equal, once, with the versions of their pages."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import Record, StoreError, read_text
from onrecord.store import Outcome, Store, add_record, list_versions, open_store, read_record, read_records, select_rows
from onrecord.store.migrations import MIGRATIONS
from onrecord.store.verify import Kind, verify_store

SAID = """Pier to open again

Mayor Lena Okafor said the pier would reopen in May. "We have nothing to hide," she told the council."""
AT = "2026-11-27T04:00:00Z"


@pytest.fixture(scope="module")
def record() -> Record:
    return read_text(SAID, url="https://news.example/pier")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "news.db", create=True)


def keep(store: Store, record: Record) -> Outcome:
    with store.write() as db:
        return add_record(db, record, at=AT).outcome


def test_a_record_comes_back_equal(store: Store, record: Record) -> None:
    assert keep(store, record) is Outcome.NEW
    assert read_record(store.db, record.article.id) == record
    assert list(read_records(store.db)) == [record]


def test_a_record_is_kept_once(store: Store, record: Record) -> None:
    keep(store, record)
    assert keep(store, record) is Outcome.KNOWN
    assert store.db.execute("SELECT count(*) FROM statements").fetchone()[0] == len(record.statements)


def test_a_changed_text_is_a_version_and_so_is_one_that_comes_back(store: Store, record: Record) -> None:
    changed = read_text(SAID.replace("May", "June"), url="https://news.example/pier")
    assert [keep(store, one) for one in (record, changed, record)] == [Outcome.NEW, Outcome.VERSION, Outcome.VERSION]
    assert [one.key for one in list_versions(store.db, changed.article.id)] == [
        record.article.id,
        changed.article.id,
        record.article.id,
    ]
    assert list(read_records(store.db)) == [record]


def test_another_engine_takes_the_place_of_the_former_record(store: Store, record: Record) -> None:
    keep(store, record)
    anew = replace(record, statements=record.statements[:1])
    assert keep(store, anew) is Outcome.REREAD
    assert read_record(store.db, record.article.id) == anew
    assert store.db.execute("SELECT count(*) FROM statements").fetchone()[0] == 1


def test_a_statement_stands_in_its_sentence(store: Store, record: Record) -> None:
    keep(store, record)
    rows = select_rows(store.db, "1 ORDER BY s.number")
    assert [(row.speaker, row.role, row.quote) for row in rows] == [
        ("Lena Okafor", "Mayor", "the pier would reopen in May"),
        ("Lena Okafor", "Mayor", '"We have nothing to hide,"'),
    ]
    assert [row.before + row.quote + row.after for row in rows] == [
        "Mayor Lena Okafor said the pier would reopen in May.",
        '"We have nothing to hide," she told the council.',
    ]


def test_what_fails_within_a_transaction_leaves_nothing(store: Store, record: Record) -> None:
    def fail() -> None:
        with store.write() as db:
            add_record(db, record, at=AT)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(read_records(store.db)) == []


def _newer(path: Path) -> None:
    with open_store(path, create=True) as store:
        store.db.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1:d}")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda _: None, "no-store", id="no file"),
        pytest.param(lambda path: path.write_text("Lena said no. " * 100), "not-a-store", id="a text"),
        pytest.param(lambda path: sqlite3.connect(path).execute("CREATE TABLE t (a)"), "not-a-store", id="another's"),
        pytest.param(_newer, "newer", id="from the future"),
    ],
)
def test_what_is_no_store_is_refused(tmp_path: Path, make: object, code: str) -> None:
    path = tmp_path / "news.db"
    make(path)  # type: ignore[operator]
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "made",
    [
        "CREATE TRIGGER own AFTER INSERT ON articles BEGIN DELETE FROM articles; END",
        "CREATE VIEW rows AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
        "DROP TRIGGER statement_gone; CREATE TRIGGER statement_gone AFTER DELETE ON statements BEGIN SELECT 1; END",
    ],
    ids=["a trigger", "a view", "a trigger in the place of ours"],
)
def test_a_database_with_programs_of_others_is_not_used(tmp_path: Path, made: str) -> None:
    open_store(tmp_path / "news.db", create=True).close()
    with closing(sqlite3.connect(tmp_path / "news.db")) as db:
        db.executescript(made)
    for use in (open_store, verify_store):
        with pytest.raises(StoreError, match="which onrecord did not make") as caught:
            use(tmp_path / "news.db")
        assert caught.value.code == "not-a-store"


def test_what_the_database_says_is_told_in_our_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught, open_store(tmp_path / "news.db", create=True) as store:
        store.db.execute("SELECT * FROM nothing")
    assert caught.value.code == "damaged"


def test_a_database_whose_names_are_no_text_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    open_store(path, create=True).close()
    data = path.read_bytes()
    assert b"articles_by_day" in data
    path.write_bytes(data.replace(b"CREATE INDEX articles_by_day", b"CREATE INDEX \x82\x82\x82\x82ticles_by_day"))
    with pytest.raises(StoreError) as caught:
        open_store(path).db.execute("SELECT count(*) FROM articles")
    assert caught.value.code == "damaged"
    assert Kind.FILE in verify_store(path).numbers


@pytest.mark.parametrize("replaced", [False, True], ids=["deleted", "replaced"])
def test_nothing_is_written_into_a_file_that_is_gone(tmp_path: Path, replaced: bool, record: Record) -> None:  # noqa: FBT001
    with open_store(tmp_path / "news.db", create=True) as store:
        (tmp_path / "news.db").rename(tmp_path / "gone.db")
        if replaced:
            open_store(tmp_path / "news.db", create=True).close()
        with pytest.raises(StoreError, match="deleted or replaced") as caught:
            keep(store, record)
        assert caught.value.code == "gone"
