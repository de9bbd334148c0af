"""What people decide about entities: that several are the same, or that one is two; it holds until it is withdrawn.

A decision is kept by units, that is by page and name, not by entities: it stays through new readings and versions of a
page, through new articles and through `rebuild_entities`. A newer decision goes before an older one.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import StoreError
from onrecord.store.settle import Change, settle
from onrecord.store.units import regroup

PINNED = 500
"""Pages by which a merged entity is remembered, besides one for each different way in which articles speak of it."""


class Ruled(StrEnum):
    """What was decided."""

    SAME = "same"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class DecidedName:
    """One page's name that a decision is about; for a parting, side 0 is what was taken out."""

    side: int
    name: str
    article: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what, when (UTC) and why; `withdrawn` is when it was taken back, by `withdrawn_by`."""

    id: int
    verdict: Ruled
    by: str
    at: str
    note: str
    withdrawn: str | None
    withdrawn_by: str | None
    names: tuple[DecidedName, ...]


def find_entity(db: sqlite3.Connection, key: str) -> tuple[int, str]:
    """The number and the key of the entity that `key` stands for, or stood for before it was merged.

    Raises:
        StoreError: ``no-entity``.
    """
    row = db.execute(
        "SELECT id, key FROM entities WHERE key = ?1"
        " UNION ALL SELECT e.id, e.key FROM appearances p JOIN entities e ON e.id = p.entity WHERE p.unit = ?1"
        " UNION ALL SELECT e.id, e.key FROM former_keys f JOIN appearances p ON p.unit = f.unit"
        " JOIN entities e ON e.id = p.entity WHERE f.key = ?1 LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        raise StoreError(f"{key}: no such entity in the store; look for its name among the speakers", code="no-entity")
    return row["id"], row["key"]


def merge_entities(db: sqlite3.Connection, keys: Sequence[str], *, by: str, at: str, note: str = "") -> str:
    """Decide that the entities `keys` are one, inside a transaction; gives the key that it has from now on.

    Raises:
        StoreError: ``no-entity``, or ``one-entity`` if they are one already.
    """
    found = dict.fromkeys(find_entity(db, key)[0] for key in keys)
    if len(found) < 2:
        raise StoreError(f"{', '.join(keys)}: one entity already; name two different ones", code="one-entity")
    first, *others = found
    sides = (_pages_of(db, first), [unit for entity in others for unit in _pages_of(db, entity)])
    _decide(db, Ruled.SAME, sides, (by, at, note))
    return find_entity(db, keys[0])[1]


def split_entity(
    db: sqlite3.Connection, key: str, appearances: Iterable[tuple[str, str]], *, by: str, at: str, note: str = ""
) -> str:
    """Decide that these `appearances` (article, entity in its record) are not `key` but another one; gives its key.

    All versions of their pages go along. What comes in later and would fit both is put with neither, unless an
    identifier or a differing role decides.

    Raises:
        StoreError: ``no-entity``, ``no-appearance``, or ``nothing-left`` if all of the entity was named.
    """
    entity, current = find_entity(db, key)
    taken = {_unit_of(db, entity, article, local) for article, local in appearances}
    units = [row["unit"] for row in db.execute("SELECT DISTINCT unit FROM appearances WHERE entity = ?", (entity,))]
    rest = [unit for unit in units if unit not in taken]
    if not taken or not rest:
        raise StoreError(
            f"{current}: name some of its appearances, not {'all' if taken else 'none'}", code="nothing-left"
        )
    _decide(db, Ruled.APART, (sorted(taken), rest), (by, at, note))
    row = db.execute(
        "SELECT e.key FROM appearances p JOIN entities e ON e.id = p.entity WHERE p.unit = ?", (min(taken),)
    ).fetchone()
    return str(row["key"])


def withdraw_decision(db: sqlite3.Connection, number: int, *, by: str, at: str) -> None:
    """Take a decision back, inside a transaction: entities are what they would be without it.

    Raises:
        StoreError: ``no-decision``: there is none of that number, or it was withdrawn before.
    """
    change = db.execute(
        "UPDATE decisions SET withdrawn = ?, withdrawn_by = ? WHERE id = ? AND withdrawn IS NULL", (at, by, number)
    )
    if not change.rowcount:
        raise StoreError(f"{number}: no decision of that number holds; list them first", code="no-decision")
    _follow(db, [row["unit"] for row in db.execute("SELECT unit FROM decided WHERE decision = ?", (number,))])


def read_decision(db: sqlite3.Connection, number: int | None = None) -> Decision:
    """The decision of this number, be it withdrawn, or else the newest.

    Raises:
        StoreError: ``no-decision``.
    """
    where = "id = ?" if number is not None else "? IS NULL"
    row = db.execute(f"SELECT * FROM decisions WHERE {where} ORDER BY id DESC LIMIT 1", (number,)).fetchone()  # noqa: S608
    if row is None:
        raise StoreError(f"{number}: no decision of that number; list them first", code="no-decision")
    return _decision(db, row)


def list_decisions(db: sqlite3.Connection, key: str | None = None) -> tuple[Decision, ...]:
    """The decisions about the entity `key`, or all of them, the newest first; withdrawn ones too.

    Raises:
        StoreError: ``no-entity``.
    """
    where = ""
    values: tuple[int, ...] = ()
    if key is not None:
        # from the decisions, which are few, to the appearances, which are many
        where = (
            "WHERE EXISTS (SELECT 1 FROM decided u WHERE u.decision = decisions.id"
            " AND EXISTS (SELECT 1 FROM appearances p WHERE p.unit = u.unit AND p.entity = ?))"
        )
        values = (find_entity(db, key)[0],)
    rows = db.execute(f"SELECT * FROM decisions {where} ORDER BY id DESC", values).fetchall()  # noqa: S608
    return tuple(_decision(db, row) for row in rows)


def _decision(db: sqlite3.Connection, row: sqlite3.Row) -> Decision:
    return Decision(**dict(row) | {"verdict": Ruled(row["verdict"]), "names": _names(db, row["id"])})


def _names(db: sqlite3.Connection, decision: int) -> tuple[DecidedName, ...]:
    query = "SELECT side, name, article FROM decided WHERE decision = ? ORDER BY side, name, article"
    return tuple(DecidedName(*row) for row in db.execute(query, (decision,)))


def _pages_of(db: sqlite3.Connection, entity: int) -> list[str]:
    """The units by which an entity is remembered."""
    each = "SELECT min(unit) FROM appearances WHERE entity = ? GROUP BY profile"
    some = "SELECT DISTINCT unit FROM appearances WHERE entity = ? ORDER BY unit LIMIT ?"
    return sorted({row[0] for row in db.execute(each, (entity,))} | {r[0] for r in db.execute(some, (entity, PINNED))})


def _unit_of(db: sqlite3.Connection, entity: int, article: str, local: str) -> str:
    row = db.execute(
        "SELECT p.unit FROM appearances p JOIN articles a ON a.id = p.article"
        " WHERE a.key = ? AND p.local = ? AND p.entity = ?",
        (article, local, entity),
    ).fetchone()
    if row is None:
        raise StoreError(
            f"{local} in {article}: not an appearance of this entity; list them first", code="no-appearance"
        )
    return str(row["unit"])


def _decide(db: sqlite3.Connection, verdict: Ruled, sides: Sequence[Sequence[str]], what: tuple[str, str, str]) -> None:
    number = db.execute("INSERT INTO decisions (verdict, by, at, note) VALUES (?, ?, ?, ?)", (verdict, *what)).lastrowid
    for side, units in enumerate(sides):
        db.executemany(
            "INSERT INTO decided SELECT ?, ?, p.unit, p.name, a.key FROM appearances p"
            " JOIN articles a ON a.id = p.article WHERE p.unit = ? ORDER BY p.article LIMIT 1",
            [(number, side, unit) for unit in units],
        )
    _follow(db, [unit for units in sides for unit in units])


def _follow(db: sqlite3.Connection, units: Iterable[str]) -> None:
    """Bring the entities of `units` up to date with what is decided."""
    query = "SELECT p.unit, f.type FROM appearances p JOIN profiles f ON f.id = p.profile WHERE p.unit = ? LIMIT 1"
    found = (db.execute(query, (unit,)).fetchone() for unit in units)
    change = Change()
    regroup(db, {row["unit"]: row["type"] for row in found if row}, change)
    settle(db, change)
