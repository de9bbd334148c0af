"""Entities across articles: the same one where an identifier says so, else one of its own."""

import hashlib
import sqlite3
from dataclasses import fields

from onrecord.schema.entity import Entity, Links
from onrecord.schema.record import Record

_REGISTERS = tuple(field.name for field in fields(Links))


def place_entities(db: sqlite3.Connection, article: int, record: Record) -> dict[str, int]:
    """Which entity of the store each entity of `record` is; its appearances are kept, in place of what was there."""
    db.execute("DELETE FROM appearances WHERE article = ?", (article,))
    db.execute("DELETE FROM roles WHERE article = ?", (article,))
    placed: dict[str, int] = {}
    for entity in record.entities or ():
        number, reason = _find(db, entity) or (_new(db, record.article.id, entity), "new")
        placed[entity.id] = number
        db.execute("INSERT INTO appearances VALUES (?, ?, ?, ?, ?)", (article, entity.id, number, entity.name, reason))
        db.executemany(
            "INSERT OR IGNORE INTO roles VALUES (?, ?, ?, ?)",
            [(article, entity.id, role.title, role.organization) for role in entity.roles],
        )
    return placed


def _find(db: sqlite3.Connection, entity: Entity) -> tuple[int, str] | None:
    for register in _REGISTERS:
        if identifier := getattr(entity.links, register):
            row = db.execute(f"SELECT id FROM entities WHERE {register} = ?", (identifier,)).fetchone()  # noqa: S608
            if row:
                return row["id"], f"{register} {identifier}"
    return None


def _new(db: sqlite3.Connection, article: str, entity: Entity) -> int:
    key = "id-" + hashlib.sha256(f"{article}|{entity.id}".encode()).hexdigest()[:12]
    links = [getattr(entity.links, register) for register in _REGISTERS]
    db.execute(
        f"INSERT INTO entities (key, type, name, {', '.join(_REGISTERS)}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
        " ON CONFLICT DO NOTHING",
        (key, entity.type, entity.name, *links),
    )
    return int(db.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone()[0])


def list_entity_keys(db: sqlite3.Connection, article: str) -> dict[str, str]:
    """The key across articles of each entity of the record of `article`, by its id there."""
    rows = db.execute(
        "SELECT p.local, e.key FROM appearances p JOIN entities e ON e.id = p.entity"
        " JOIN articles a ON a.id = p.article WHERE a.key = ?",
        (article,),
    )
    return {row["local"]: row["key"] for row in rows}
