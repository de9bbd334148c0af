"""All merges once more, from the records and the decisions of people; it gives what was there, if all is well."""

import sqlite3

from onrecord.store.articles import unpack_record
from onrecord.store.entities import profile_article
from onrecord.store.settle import remove_entity, settle
from onrecord.store.units import regroup


def rebuild_entities(db: sqlite3.Connection) -> int:
    """Put the entities of all articles together anew, inside a transaction; gives the number of entities.

    Keys stay where an entity has any appearance in common with the one that had the key; former keys keep working.

    Raises:
        StoreError: ``damaged``: a record cannot be read.
    """
    db.execute("PRAGMA defer_foreign_keys = ON")
    for table in ("profiles", "appearances"):
        db.execute(f"UPDATE {table} SET entity = NULL WHERE entity NOT IN (SELECT id FROM entities)")  # noqa: S608
    touched: set[int] = set()
    for row in db.execute("SELECT id, key, record FROM articles ORDER BY id"):
        record = unpack_record(row["record"], row["key"])
        profile_article(db, row["id"], record, touched)
        db.executemany(
            "UPDATE statements SET local = ? WHERE key = ?",
            [(statement.speaker, statement.id) for statement in record.statements],
        )
    regroup(db, _shared_units(db), touched)
    db.execute("DELETE FROM profiles WHERE id NOT IN (SELECT profile FROM appearances)")
    settle(db, {row["id"] for row in db.execute("SELECT id FROM profiles WHERE evidence NOT LIKE 'open:%'")})
    db.execute(
        "UPDATE statements SET entity = (SELECT p.entity FROM appearances p"
        " WHERE p.article = statements.article AND p.local = statements.local) WHERE entity IS NOT"
        " (SELECT p.entity FROM appearances p WHERE p.article = statements.article AND p.local = statements.local)"
    )
    for (entity,) in db.execute("SELECT id FROM entities WHERE id NOT IN (SELECT entity FROM appearances)").fetchall():
        remove_entity(db, entity)
    return int(db.execute("SELECT count(*) FROM entities").fetchone()[0])


def _shared_units(db: sqlite3.Connection) -> list[str]:
    """The units that several versions of a page have, or that people decided about."""
    rows = db.execute("SELECT unit FROM appearances GROUP BY unit HAVING count(*) > 1 UNION SELECT unit FROM decided")
    return [row["unit"] for row in rows]
