"""All merges once more, from the records and the decisions of people; it gives what was there, if all is well."""

import sqlite3

from onrecord.store.articles import unpack_record
from onrecord.store.entities import write_appearances
from onrecord.store.settle import Change, remove_empty, settle
from onrecord.store.units import regroup


def rebuild_entities(db: sqlite3.Connection) -> int:
    """Put the entities of all articles together anew, inside a transaction; gives the number of entities.

    Keys are what they would be if nothing had been there; former ones keep working.

    Raises:
        StoreError: ``damaged``: a record cannot be read.
    """
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute("UPDATE appearances SET profile = NULL")
    db.execute("UPDATE appearances SET entity = NULL WHERE entity NOT IN (SELECT id FROM entities)")
    db.execute("DELETE FROM profiles")
    change, units = Change(), dict[str, str]()
    for row in db.execute("SELECT id, key, record FROM articles ORDER BY id"):
        record = unpack_record(row["record"], row["key"])
        units |= write_appearances(db, row["id"], record, change)
        db.executemany(
            "UPDATE statements SET local = ? WHERE key = ?",
            [(statement.speaker, statement.id) for statement in record.statements],
        )
    regroup(db, units, change)
    settle(db, change)
    db.execute(
        "UPDATE statements SET entity = (SELECT p.entity FROM appearances p"
        " WHERE p.article = statements.article AND p.local = statements.local) WHERE entity IS NOT"
        " (SELECT p.entity FROM appearances p WHERE p.article = statements.article AND p.local = statements.local)"
    )
    remove_empty(db, [row["id"] for row in db.execute("SELECT id FROM entities")])
    return int(db.execute("SELECT count(*) FROM entities").fetchone()[0])
