"""Units: what one page calls by one name. All that its versions say of it makes its profile."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.record import Record
from onrecord.store.evidence import evidence_of
from onrecord.store.names import WHY, Name, normalize_name
from onrecord.store.settle import Change, first_of, hash_key, own_entity

_ALONE = frozenset({EntityType.GROUP, EntityType.DOCUMENT, EntityType.UNNAMED})
"""What is never one across pages: each has a unit of its own."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An entity as it is put together with others.

    `key` is the same in all versions of its page and for all readings of them; `block` is the name by which it may be
    merged, or "?" with the reason why it may not (`WHY`); `evidence` is what is said of it.
    """

    key: str
    type: str
    name: str
    block: str
    evidence: frozenset[str]


def read_units(db: sqlite3.Connection, article: int, record: Record) -> dict[str, Unit]:
    """The entities of `record`, by their identifiers there, ready to be put together with those of others."""
    query = "SELECT p.address FROM articles a JOIN pages p ON p.id = a.page WHERE a.id = ?"
    address = db.execute(query, (article,)).fetchone()[0]
    entities = record.entities or ()
    names = [normalize_name(entity) for entity in entities]
    often = Counter((entity.type, name.words) for entity, name in zip(entities, names, strict=True))
    # two persons of a name are two, while a body or place that stands there twice ("UK", "Britain") is one
    return {
        entity.id: _unit(
            address, entity, name, twin=entity.type is EntityType.PERSON and often[entity.type, name.words] > 1
        )
        for entity, name in zip(entities, names, strict=True)
    }


def _unit(address: str, entity: Entity, name: Name, *, twin: bool) -> Unit:
    why = name.why or ("twin" if twin else None)
    alone = twin or entity.type in _ALONE
    content = "|".join((address, entity.type, name.words, entity.id if alone else ""))
    block = f"?{why}" if why else name.words
    return Unit(hash_key(content), entity.type, entity.name, block, evidence_of(entity, name))


def regroup(db: sqlite3.Connection, units: Mapping[str, str], change: Change) -> None:
    """Give each of `units`, with its type, the profile that all versions of its page and decisions of people make.

    What is to be settled by it is added to `change`; other units have their entity at once.
    """
    pins = pins_of(db, units)
    for key, kind in sorted(units.items()):
        rows = db.execute(
            "SELECT entity, profile, name, block, evidence FROM appearances WHERE unit = ? ORDER BY article, local",
            (key,),
        ).fetchall()
        if not rows:
            continue
        said = _union([frozenset(filter(None, row["evidence"].split("\n"))) for row in rows])
        content = _content(rows[0]["block"], said | pins.get(key, frozenset()))
        profile = _find_profile(db, kind, content) or _add_profile(db, kind, content)
        entity = profile["entity"]
        if entity is None and profile["reason"]:
            entity = own_entity(db, key, kind, rows[0]["name"])
        if any(tuple(row)[:2] != (entity, profile["id"]) for row in rows):
            # what is not settled yet keeps its entity until then
            query = "UPDATE appearances SET profile = ?, entity = coalesce(?, entity) WHERE unit = ?"
            db.execute(query, (profile["id"], entity, key))
            change.profiles |= {row["profile"] for row in rows} - {profile["id"], None}
            if entity is not None and (were := {row["entity"] for row in rows} - {entity, None}):
                change.entities |= were
                _move_statements(db, key)
        # the key of an entity is that of the first: only that may be another by it
        if first_of(db, profile["id"]).unit == key:
            change.profiles.add(profile["id"])


def _find_profile(db: sqlite3.Connection, kind: str, content: tuple[str, str, str]) -> sqlite3.Row | None:
    block, evidence, _ = content
    query = "SELECT id, entity, reason FROM profiles WHERE type = ? AND block = ? AND evidence = ?"
    row: sqlite3.Row | None = db.execute(query, (kind, block, evidence)).fetchone()
    return row


def _add_profile(db: sqlite3.Connection, kind: str, content: tuple[str, str, str]) -> sqlite3.Row:
    block, evidence, why = content
    query = "INSERT INTO profiles (type, block, evidence, reason) VALUES (?, ?, ?, ?) RETURNING id, entity, reason"
    row: sqlite3.Row = db.execute(query, (kind, block, evidence, WHY.get(why, ""))).fetchone()
    pieces = [piece for piece in evidence.split("\n") if piece.startswith(("id:", "pin:"))]
    db.executemany("INSERT INTO marks VALUES (?, ?)", [(piece, row["id"]) for piece in pieces])
    return row


def _content(block: str, said: frozenset[str]) -> tuple[str, str, str]:
    """The block and evidence of a profile, and why it is one with no other, if so."""
    why = block[1:] if block.startswith("?") else ""
    block = "" if why else block
    if any(piece.startswith(("id:", "pin:")) for piece in said):
        return block, "\n".join(sorted(said)), ""
    if not why and not any(piece.startswith(("title:", "org:", "name:")) for piece in said):
        why = "bare"
    return ("", f"open:{why}", why) if why else (block, "\n".join(sorted(said)), "")


def _union(said: Sequence[frozenset[str]]) -> frozenset[str]:
    """What all versions say together; where they name different identifiers, what the last one says."""
    whole = frozenset().union(*said)
    registers = [piece.partition("=")[0] for piece in whole if piece.startswith("id:")]
    return whole if len(registers) == len(set(registers)) else said[-1]


def pins_of(db: sqlite3.Connection, units: Iterable[str]) -> dict[str, frozenset[str]]:
    """What people decided of those of `units` that they decided about, as evidence."""
    if not db.execute("SELECT 1 FROM decisions").fetchone():
        return {}
    found: dict[str, frozenset[str]] = {}
    query = (
        "SELECT u.decision, u.side FROM decided u JOIN decisions d ON d.id = u.decision"
        " WHERE u.unit = ? AND d.withdrawn IS NULL"
    )
    for unit in units:
        rows = db.execute(query, (unit,)).fetchall()
        if rows:
            found[unit] = frozenset(f"pin:{row['decision']}:{row['side']}" for row in rows)
    return found


def _move_statements(db: sqlite3.Connection, unit: str) -> None:
    """Let the statements of a unit follow its appearances."""
    rows = db.execute("SELECT entity, article, local FROM appearances WHERE unit = ?", (unit,)).fetchall()
    db.executemany(
        "UPDATE statements SET entity = ?1 WHERE article = ?2 AND local = ?3 AND entity IS NOT ?1",
        [tuple(row) for row in rows],
    )
