"""A file of the first form is brought up to date with all that newer forms take from its records."""

import hashlib
import zlib
from pathlib import Path

from onrecord import to_json
from onrecord.store import open_store, read_record
from onrecord.store.migrations import MIGRATIONS
from onrecord.store.speakers import list_speakers
from onrecord.store.store import APPLICATION, Store
from onrecord.store.verify import verify_store
from tests.store.made import AT, article
from tests.store.test_entities import MAYOR, check, sizes


def _first_form(path: Path) -> None:
    """A file as the first form had it: two articles, an entity for each."""
    with Store(path) as store, store.write() as db:
        MIGRATIONS[0](db)
        db.execute("PRAGMA user_version=1")
        db.execute(f"PRAGMA application_id={APPLICATION:d}")
        for number in (1, 2):
            record = article(number, MAYOR)
            raw, told = to_json(record), record.article
            db.execute("INSERT INTO pages VALUES (?, ?)", (number, told.url))
            db.execute(
                "INSERT INTO articles VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, 'onrecord 0.1.0 by-hand', ?, ?, ?, 0, 0)",
                (
                    *(number, told.id, number, told.url, told.headline, told.publisher, told.published.value, AT),
                    *(told.text, zlib.compress(raw), hashlib.sha256(raw).hexdigest()),
                ),
            )
            db.execute("INSERT INTO versions VALUES (?, 1, ?, ?)", (number, number, AT))
            db.execute("INSERT INTO entities (key, type, name) VALUES (?, 'person', 'Lena Okafor')", (f"id-{number}",))
            db.execute("INSERT INTO appearances VALUES (?, 'en', ?, 'Lena Okafor', 'new')", (number, number))
            said = record.statements[0]
            db.execute(
                "INSERT INTO statements VALUES (?, ?, ?, 1, ?, 'Lena Okafor', 'person', 'indirect', 'assert',"
                " 'positive', NULL, NULL, NULL, NULL, NULL, ?, ?, ?, ?, 0, 0, 0.9)",
                (
                    *(number, said.id, number, number, said.content[0].start, said.content[0].end),
                    *(told.blocks[1].start, told.blocks[1].end),
                ),
            )


def test_a_file_of_the_first_form(tmp_path: Path) -> None:
    _first_form(tmp_path / "news.db")
    with open_store(tmp_path / "news.db") as store:
        assert read_record(store.db, article(1, MAYOR).article.id) == article(1, MAYOR)
        assert sizes(store.db) == [2]
        assert [row.statements for row in list_speakers(store.db).rows] == [2]
        check(store.db)
    assert verify_store(tmp_path / "news.db").damages == ()
