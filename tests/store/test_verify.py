"""Verify finds each kind of damage, says nothing of a sound store, and repair makes again what can be made."""

import copy
import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import StoreError, from_json, read_text, to_json
from onrecord.schema.span import Span
from onrecord.store import open_store
from onrecord.store.backup import backup_store, checksum_file
from onrecord.store.corrections import Answer, add_correction
from onrecord.store.decisions import merge_entities
from onrecord.store.migrations import MIGRATIONS
from onrecord.store.repair import repair_store
from onrecord.store.soundness import find_faults
from onrecord.store.verify import Kind, Report, verify_store
from tests.store.made import AT, Who, article
from tests.store.test_decisions import key_of
from tests.store.test_entities import MAYOR, keep

RECORD = article(1, MAYOR, Who("Ada Quill"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with versions, a decision and a correction."""
    path = tmp_path_factory.mktemp("store") / "news.db"
    with open_store(path, create=True) as store:
        keep(store, RECORD, *(article(n, MAYOR) for n in range(2, 9)), article(9, MAYOR, url="https://news.example/2"))
        with store.write() as db:
            merge_entities(db, [key_of(store, 1), key_of(store, 3)][:1] + _others(db), by="ada", at=AT)
            add_correction(db, RECORD.statements[0].id, Answer(statement=False), by="ada", at=AT)
        store.db.execute("PRAGMA journal_mode=DELETE")
    return path


def _others(db: sqlite3.Connection) -> list[str]:
    return [row["key"] for row in db.execute("SELECT key FROM entities WHERE name = 'Ada Quill'")]


def kinds(report: Report) -> set[Kind]:
    assert sum(report.numbers.values()) == len(report.damages)
    return set(report.numbers)


def test_a_sound_store_is_sound(sound: Path) -> None:
    seen: list[tuple[int, int]] = []
    report = verify_store(sound, progress=lambda done, total: seen.append((done, total)))
    assert report.damages == ()
    assert (report.articles, report.statements, report.corrections, report.decisions) == (9, 10, 1, 1)
    assert seen[-1] == (9, 9)


def test_what_the_engine_reads_is_sound() -> None:
    text = 'Pier opens\n\nMayor Lena Okafor said the pier would open. "It is ready," she said. "It is safe."'
    assert list(find_faults(read_text(text, url="https://news.example/pier"))) == []


def _places(value: object, way: str = "record") -> Iterator[tuple[str, dict[str, object]]]:
    """The objects in JSON that have a start and an end, with the way to each."""
    if isinstance(value, list):
        for one in value:
            yield from _places(one, way)
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield way, value
        for name, one in value.items():
            yield from _places(one, f"{way}.{name}")


def test_every_sort_of_place_is_looked_at() -> None:
    text = (
        "Pier opens\n\nMayor Lena Okafor of Lorn, who took part in the talks, said on 3 May 2024 that the pier cost"
        ' 20 million dollars. "It is ready," she said. Bo Fenn denied that. The talks in Lorn were cancelled.'
    )
    whole = json.loads(to_json(read_text(text, url="https://news.example/pier", published="2024-05-04")))
    sorts = {way for way, _ in _places(whole)}
    assert len(sorts) > 8
    for sort in sorts:
        changed = copy.deepcopy(whole)
        next(place for way, place in _places(changed) if way == sort)["end"] = 10**6
        assert any("outside the text" in fault for fault in find_faults(from_json(json.dumps(changed).encode()))), sort


def _pack(path: Path, record: object) -> None:
    """Put a record in the place of the first, with a digest that fits."""
    import hashlib

    raw = to_json(record)  # type: ignore[arg-type]
    _run(
        "UPDATE articles SET record = ?, digest = ? WHERE id = 1", zlib.compress(raw), hashlib.sha256(raw).hexdigest()
    )(path)


def _run(query: str, *values: object) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        db = sqlite3.connect(path)
        # what counts statements would set right what is damaged here
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute(query, values)
        db.commit()
        db.close()

    return damage


def _scribble(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(4096 * 12)
        stream.write(b"\xff" * 4096)


def _cut(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size // 2)


SAID = RECORD.statements[0]
MOVED = replace(SAID, content=(Span(SAID.content[0].start + 1, SAID.content[0].end),))
BEYOND = replace(RECORD.attributions[0], cue=(Span(5, 99_999),))


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        pytest.param(_scribble, Kind.FILE, id="a page of the file overwritten"),
        pytest.param(_cut, Kind.FILE, id="the file cut off"),
        pytest.param(_run("DELETE FROM articles WHERE id = 3"), Kind.REFERENCE, id="an article gone"),
        pytest.param(
            _run("DELETE FROM entities WHERE id = (SELECT min(id) FROM entities)"), Kind.REFERENCE, id="an entity gone"
        ),
        pytest.param(_run("UPDATE articles SET record = x'00' WHERE id = 1"), Kind.RECORD, id="a record overwritten"),
        pytest.param(_run("UPDATE articles SET digest = 'x' WHERE id = 1"), Kind.RECORD, id="another digest"),
        pytest.param(_run("UPDATE articles SET text = text || '!' WHERE id = 1"), Kind.TEXT, id="a text changed"),
        pytest.param(
            lambda path: _pack(path, replace(RECORD, statements=(MOVED, *RECORD.statements[1:]))),
            Kind.SPAN,
            id="a place moved",
        ),
        pytest.param(
            lambda path: _pack(path, replace(RECORD, attributions=(BEYOND, *RECORD.attributions[1:]))),
            Kind.SPAN,
            id="a place beyond the text",
        ),
        pytest.param(
            lambda path: _pack(path, replace(RECORD, entities=())), Kind.SPAN, id="a speaker that is not there"
        ),
        pytest.param(_run("UPDATE articles SET headline = 'x' WHERE id = 1"), Kind.ROW, id="a headline changed"),
        pytest.param(
            _run("UPDATE statements SET act = 'deny' WHERE id = 1"), Kind.ROW, id="a row of a statement changed"
        ),
        pytest.param(_run("DELETE FROM statements WHERE id = 1"), Kind.ROW, id="a row of a statement gone"),
        pytest.param(_run("UPDATE statements SET start = 0 WHERE id = 1"), Kind.ROW, id="a place in a row changed"),
        pytest.param(_run("DELETE FROM roles"), Kind.ROW, id="roles gone"),
        pytest.param(_run("DELETE FROM appearances WHERE article = 2"), Kind.ROW, id="an appearance gone"),
        pytest.param(_run("DELETE FROM versions WHERE number = 1"), Kind.VERSION, id="a version gone"),
        pytest.param(_run("UPDATE articles SET current = 1"), Kind.VERSION, id="two current versions"),
        pytest.param(_run("UPDATE statements SET entity = NULL WHERE id = 1"), Kind.ENTITY, id="a speaker lost"),
        pytest.param(_run("UPDATE entities SET statements = 7"), Kind.ENTITY, id="a wrong count"),
        pytest.param(
            _run("INSERT INTO entities (key, type, name) VALUES ('id-x', 'person', 'X')"),
            Kind.ENTITY,
            id="an entity of nobody",
        ),
        pytest.param(_run("UPDATE corrections SET answer = '{'"), Kind.ANSWER, id="a correction changed"),
        pytest.param(_run("UPDATE decisions SET verdict = 'x'"), Kind.ANSWER, id="a decision changed"),
    ],
)
def test_each_damage_is_found(sound: Path, tmp_path: Path, damage: Callable[[Path], None], kind: Kind) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(sound, path)
    damage(path)
    before = path.read_bytes()
    assert kind in kinds(verify_store(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM appearances WHERE article = 2",
        "DELETE FROM statements WHERE id = 1",
        "DELETE FROM roles",
        "UPDATE statements SET act = 'deny', entity = NULL",
        "UPDATE articles SET text = 'x', headline = NULL WHERE id = 1",
        "DELETE FROM entities",
        "UPDATE entities SET statements = 7",
        "UPDATE profiles SET entity = NULL",
    ],
)
def test_what_is_taken_from_records_is_made_again(sound: Path, tmp_path: Path, query: str) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(sound, path)
    db = sqlite3.connect(path)
    db.execute(query)
    db.commit()
    db.close()
    damaged = verify_store(path)
    assert damaged.damages
    with open_store(path) as store, store.write() as writing:
        repair_store(writing, [damage.place for damage in damaged.damages if damage.kind in {Kind.ROW, Kind.TEXT}])
    assert verify_store(path).damages == ()


def test_a_backup_is_checked_against_its_checksum(sound: Path, tmp_path: Path) -> None:
    with open_store(sound) as store:
        backup_store(store, tmp_path / "copy.db")
    assert verify_store(tmp_path / "copy.db").checksum
    assert verify_store(tmp_path / "copy.db").damages == ()
    with (tmp_path / "copy.db").open("ab") as stream:
        stream.write(b"x")
    assert Kind.CHECKSUM in verify_store(tmp_path / "copy.db").numbers
    checksum_file(tmp_path / "copy.db").write_text("")
    with pytest.raises(StoreError, match="no checksum"):
        verify_store(tmp_path / "copy.db")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda _: None, "no-store", id="no file"),
        pytest.param(lambda path: path.write_text("Lena said no. " * 100), "not-a-store", id="a text"),
        pytest.param(lambda path: sqlite3.connect(path).execute("CREATE TABLE t (a)"), "not-a-store", id="another's"),
        pytest.param(lambda path: _form(path, len(MIGRATIONS) + 1), "newer", id="newer"),
        pytest.param(lambda path: _form(path, 1), "older", id="older"),
    ],
)
def test_what_is_no_store_is_refused(tmp_path: Path, make: Callable[[Path], object], code: str) -> None:
    make(tmp_path / "news.db")
    with pytest.raises(StoreError) as caught:
        verify_store(tmp_path / "news.db")
    assert caught.value.code == code


def _form(path: Path, number: int) -> None:
    with open_store(path, create=True) as store:
        store.db.execute(f"PRAGMA user_version={number:d}")
