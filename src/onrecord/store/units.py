"""Units: what one page calls by one name. All that its versions say of it makes its profile."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.record import Record
from onrecord.store.evidence import evidence_of
from onrecord.store.names import WHY, Name, normalize_name
from onrecord.store.settle import own_entity

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
    key = "id-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Unit(key, entity.type, entity.name, f"?{why}" if why else name.words, evidence_of(entity, name))


def find_profile(
    db: sqlite3.Connection, unit: Unit, pins: frozenset[str], touched: set[int], *, was: int | None
) -> tuple[int, int | None]:
    """The profile of `unit`, and its entity where that is known already.

    A profile that is new, or was new before, is in `touched` and has its entity once it is settled; `was` is the entity
    that the unit had.
    """
    block, evidence, why = _content(unit, pins)
    query = "SELECT id, entity FROM profiles WHERE type = ? AND block = ? AND evidence = ?"
    row = db.execute(query, (unit.type, block, evidence)).fetchone()
    if row is None:
        number = _add_profile(db, (unit.type, block, evidence, unit.name, None if why else was, WHY.get(why, "")))
        if not why:
            touched.add(number)
        row = {"id": number, "entity": None}
    if row["id"] in touched:
        return row["id"], None
    own = row["entity"] is None
    return row["id"], own_entity(db, unit.key, unit.type, unit.name, was=was) if own else row["entity"]


def _content(unit: Unit, pins: frozenset[str]) -> tuple[str, str, str]:
    """The block and evidence of a profile, and why it is one with no other, if so."""
    said = unit.evidence | pins
    block = "" if unit.block.startswith("?") else unit.block
    if any(piece.startswith(("id:", "pin:")) for piece in said):
        return block, "\n".join(sorted(said)), ""
    why = unit.block[1:] if not block else ""
    if not why and not any(piece.startswith(("title:", "org:", "name:")) for piece in said):
        why = "bare"
    return ("", f"open:{why}", why) if why else (block, "\n".join(sorted(said)), "")


def _add_profile(db: sqlite3.Connection, row: Sequence[object]) -> int:
    number = db.execute(
        "INSERT INTO profiles (type, block, evidence, name, entity, reason) VALUES (?, ?, ?, ?, ?, ?)", row
    ).lastrowid
    assert number is not None  # noqa: S101  an insert gives one
    pieces = [piece for piece in str(row[2]).split("\n") if piece.startswith(("id:", "pin:"))]
    db.executemany("INSERT INTO marks VALUES (?, ?)", [(piece, number) for piece in pieces])
    return number


def regroup(db: sqlite3.Connection, units: Iterable[str], touched: set[int]) -> None:
    """Give each of `units` the profile that all versions of its page and the decisions of people make together."""
    for key in sorted(set(units)):
        rows = db.execute(
            "SELECT a.entity, a.name, a.block, a.evidence, p.id, p.type FROM appearances a"
            " JOIN profiles p ON p.id = a.profile WHERE a.unit = ? ORDER BY a.article, a.local",
            (key,),
        ).fetchall()
        if not rows:
            continue
        said = [frozenset(filter(None, row["evidence"].split("\n"))) for row in rows]
        first = rows[0]
        unit = Unit(key, first["type"], first["name"], first["block"], _union(said))
        was = next((row["entity"] for row in rows if row["entity"] is not None), None)
        profile, entity = find_profile(db, unit, pins_of(db, [key]).get(key, frozenset()), touched, was=was)
        # what is not settled yet keeps its entity until then
        db.execute(
            "UPDATE appearances SET profile = ?, entity = coalesce(?, entity) WHERE unit = ?", (profile, entity, key)
        )
        if entity is not None and any(row["entity"] != entity for row in rows):
            move_statements(db, key)


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


def move_statements(db: sqlite3.Connection, unit: str) -> None:
    """Let the statements of a unit follow its appearances."""
    rows = db.execute("SELECT entity, article, local FROM appearances WHERE unit = ?", (unit,)).fetchall()
    db.executemany(
        "UPDATE statements SET entity = ?1 WHERE article = ?2 AND local = ?3 AND entity IS NOT ?1",
        [tuple(row) for row in rows],
    )
