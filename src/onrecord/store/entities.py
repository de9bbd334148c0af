"""Entities across articles: which entity of the store each entity of a record is, kept up to date as articles come."""

import sqlite3

from onrecord.schema.record import Record
from onrecord.store.settle import Change, settle
from onrecord.store.units import read_units, regroup


def place_entities(db: sqlite3.Connection, article: int, record: Record) -> dict[str, int]:
    """Which entity of the store each entity of `record` is; its appearances are kept, in place of what was there.

    Entities of other articles may come together or fall apart by it: their rows move, and former keys keep working.
    """
    change = Change()
    regroup(db, write_appearances(db, article, record, change), change)
    settle(db, change)
    placed = db.execute("SELECT local, entity FROM appearances WHERE article = ?", (article,))
    return {row["local"]: row["entity"] for row in placed}


def write_appearances(db: sqlite3.Connection, article: int, record: Record, change: Change) -> dict[str, str]:
    """Write the appearances of an article; gives the units to be grouped anew, with their types."""
    units = read_units(db, article, record)
    query = (
        "SELECT p.unit, p.entity, p.profile, f.type FROM appearances p LEFT JOIN profiles f ON f.id = p.profile"
        " WHERE p.article = ?"
    )
    earlier = {row["unit"]: row for row in db.execute(query, (article,))}
    if earlier:
        # its statements may name entities that go, until they are written anew
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("DELETE FROM appearances WHERE article = ?", (article,))
    db.execute("DELETE FROM roles WHERE article = ?", (article,))
    rows, day = [], (record.article.published.value or "")[:10]
    for local, unit in units.items():
        was = earlier.get(unit.key)
        place = (article, local, was and was["entity"], was and was["profile"], unit.key)
        rows.append((*place, unit.name, unit.block, "\n".join(sorted(unit.evidence)), day))
    db.executemany("INSERT INTO appearances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.executemany(
        "INSERT OR IGNORE INTO roles VALUES (?, ?, ?, ?)",
        [(article, one.id, role.title, role.organization) for one in record.entities or () for role in one.roles],
    )
    now = {unit.key: unit.type for unit in units.values()}
    gone = [row for key, row in earlier.items() if key not in now]
    for row in gone:
        change.profiles |= {row["profile"]} - {None}
        change.entities |= {row["entity"]} - {None}
        _forget(db, row["unit"], row["entity"])
    return now | {row["unit"]: row["type"] for row in gone}


def _forget(db: sqlite3.Connection, unit: str, entity: int) -> None:
    """Let the key of `unit`, if it stands nowhere any more, lead to another one of the entity that it was."""
    if db.execute("SELECT 1 FROM appearances WHERE unit = ?", (unit,)).fetchone():
        return
    query = "SELECT unit FROM appearances WHERE entity = ? ORDER BY article, local LIMIT 1"
    if row := db.execute(query, (entity,)).fetchone():
        db.execute("UPDATE former_keys SET unit = ? WHERE unit = ?", (row["unit"], unit))
        db.execute("INSERT OR REPLACE INTO former_keys VALUES (?, ?)", (unit, row["unit"]))
    else:
        db.execute("DELETE FROM former_keys WHERE unit = ?", (unit,))


def list_entity_keys(db: sqlite3.Connection, article: str) -> dict[str, str]:
    """The key across articles of each entity of the record of `article`, by its id there."""
    rows = db.execute(
        "SELECT p.local, e.key FROM appearances p JOIN entities e ON e.id = p.entity"
        " JOIN articles a ON a.id = p.article WHERE a.key = ?",
        (article,),
    )
    return {row["local"]: row["key"] for row in rows}
