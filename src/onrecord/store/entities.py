"""Entities across articles: which entity of the store each entity of a record is, kept up to date as articles come."""

import sqlite3

from onrecord.schema.record import Record
from onrecord.store.settle import settle
from onrecord.store.units import find_profile, pins_of, read_units, regroup


def place_entities(db: sqlite3.Connection, article: int, record: Record) -> dict[str, int]:
    """Which entity of the store each entity of `record` is; its appearances are kept, in place of what was there.

    Entities of other articles may come together or fall apart by it: their rows move, and former keys keep working.
    """
    versions = _versions(db, article)
    before = _standing(db, versions)
    touched: set[int] = set()
    profile_article(db, article, record, touched)
    units = _units(db, article)
    if len(versions) > 1 or len(set(units)) < len(units):
        before |= _standing(db, versions)
        regroup(db, units, touched)
    settle(db, touched, before)
    placed = db.execute("SELECT local, entity FROM appearances WHERE article = ?", (article,))
    return {row["local"]: row["entity"] for row in placed}


def profile_article(db: sqlite3.Connection, article: int, record: Record, touched: set[int]) -> None:
    """Write the appearances of an article; the profiles that are new are added to `touched`, to be settled."""
    units = read_units(db, article, record)
    earlier = dict(db.execute("SELECT unit, entity FROM appearances WHERE article = ?", (article,)).fetchall())
    if earlier:
        # its statements may name entities that go, until they are written anew
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("DELETE FROM appearances WHERE article = ?", (article,))
    db.execute("DELETE FROM roles WHERE article = ?", (article,))
    pins = pins_of(db, {unit.key for unit in units.values()})
    rows, day = [], (record.article.published.value or "")[:10]
    for local, unit in units.items():
        pinned = pins.get(unit.key, frozenset())
        profile, entity = find_profile(db, unit, pinned, touched, was=earlier.get(unit.key))
        evidence = "\n".join(sorted(unit.evidence))
        rows.append((article, local, entity, profile, unit.key, unit.name, unit.block, evidence, day))
    db.executemany("INSERT INTO appearances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.executemany(
        "INSERT OR IGNORE INTO roles VALUES (?, ?, ?, ?)",
        [(article, one.id, role.title, role.organization) for one in record.entities or () for role in one.roles],
    )


def _versions(db: sqlite3.Connection, article: int) -> list[int]:
    query = "SELECT id FROM articles WHERE page = (SELECT page FROM articles WHERE id = ?)"
    return [row["id"] for row in db.execute(query, (article,))]


def _standing(db: sqlite3.Connection, articles: list[int]) -> set[tuple[int, int | None]]:
    """The profiles and entities that these articles hold up."""
    marks = ", ".join("?" * len(articles))
    rows = db.execute(f"SELECT DISTINCT profile, entity FROM appearances WHERE article IN ({marks})", articles)  # noqa: S608
    return {(row["profile"], row["entity"]) for row in rows}


def _units(db: sqlite3.Connection, article: int) -> list[str]:
    """The units of an article."""
    return [row["unit"] for row in db.execute("SELECT unit FROM appearances WHERE article = ?", (article,))]


def list_entity_keys(db: sqlite3.Connection, article: str) -> dict[str, str]:
    """The key across articles of each entity of the record of `article`, by its id there."""
    rows = db.execute(
        "SELECT p.local, e.key FROM appearances p JOIN entities e ON e.id = p.entity"
        " JOIN articles a ON a.id = p.article WHERE a.key = ?",
        (article,),
    )
    return {row["local"]: row["key"] for row in rows}
