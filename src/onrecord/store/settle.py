"""Puts profiles together as `partition` says: which entity each is, under which key, and their rows move along.

The key of an entity is that of the unit that came in first, so it follows from the articles, their order and what
people decided, whatever happened on the way: nothing that is undone leaves a trace, and a rebuild finds the same. It
stands for whoever that page calls by that name. Of an entity that a person took something out of, the rest keeps the
key; what was taken out gets one made of its own.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.store.evidence import REGISTERS
from onrecord.store.names import fold
from onrecord.store.partition import Partition, Profile, Ruling, partition

_Group = tuple[Profile, ...]


@dataclass(slots=True)
class Change:
    """What has to be settled: profiles that appearances came to or left, and entities that they left."""

    profiles: set[int] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)


class First(NamedTuple):
    """The first appearance of a profile."""

    article: int
    local: str
    unit: str
    name: str


def settle(db: sqlite3.Connection, change: Change) -> None:
    """Bring the entities of the profiles in `change`, and of all that they may be one with, up to date."""
    waiting = set(change.profiles)
    for profile in change.profiles:
        if db.execute("SELECT 1 FROM appearances WHERE profile = ?", (profile,)).fetchone() is None:
            waiting |= {near.number for near in load_near(db, {profile})}
            db.execute("DELETE FROM profiles WHERE id = ?", (profile,))
    for near in _all_near(db, waiting):
        _apply(db, near, partition(near, _rulings(db, near)), change.entities)
    remove_empty(db, change.entities)


def remove_empty(db: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Take away those of `entities` that no appearance is any more."""
    query = "DELETE FROM entities WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM appearances WHERE entity = ?1)"
    db.executemany(query, [(entity,) for entity in sorted(entities)])


def _all_near(db: sqlite3.Connection, seeds: set[int]) -> list[list[Profile]]:
    """What `load_near` finds for each of `seeds`, each profile once."""
    found, waiting = [], set(seeds)
    while waiting:
        near = load_near(db, {waiting.pop()})
        waiting -= {profile.number for profile in near}
        if near:
            found.append(near)
    return found


def load_near(db: sqlite3.Connection, seeds: set[int]) -> list[Profile]:
    """All profiles that have a name, an identifier or a decision in common with these, directly or through others."""
    found: dict[int, Profile] = {}
    names: set[tuple[str, str]] = set()
    pieces: set[str] = set()
    waiting = list(seeds)
    while waiting:
        for row in _rows(db, waiting.pop(), names, pieces):
            if row["id"] not in found and not row["evidence"].startswith("open:"):
                evidence = frozenset(filter(None, row["evidence"].split("\n")))
                found[row["id"]] = Profile(row["id"], row["type"], row["block"], evidence)
                waiting.append(row["id"])
    return list(found.values())


def _rows(db: sqlite3.Connection, number: int, names: set[tuple[str, str]], pieces: set[str]) -> list[sqlite3.Row]:
    """The profile `number`, and those near it whose name or pieces were not asked for yet."""
    own = db.execute("SELECT * FROM profiles WHERE id = ?", (number,)).fetchall()
    rows = list(own)
    for row in own:
        name = row["type"], row["block"]
        if row["block"] and name not in names:
            names.add(name)
            rows += db.execute("SELECT * FROM profiles WHERE type = ? AND block = ?", name)
    for (piece,) in db.execute("SELECT piece FROM marks WHERE profile = ?", (number,)).fetchall():
        # the two sides of a decision belong together, too
        for one in {piece, *_sides(piece)} - pieces:
            pieces.add(one)
            rows += db.execute("SELECT p.* FROM marks m JOIN profiles p ON p.id = m.profile WHERE m.piece = ?", (one,))
    return rows


def _sides(piece: str) -> tuple[str, ...]:
    return (f"{piece[:-1]}0", f"{piece[:-1]}1") if piece.startswith("pin:") else ()


def _rulings(db: sqlite3.Connection, profiles: Iterable[Profile]) -> list[Ruling]:
    pins = {piece for profile in profiles for piece in profile.evidence if piece.startswith("pin:")}
    rows = (
        db.execute("SELECT id, verdict, by FROM decisions WHERE id = ? AND withdrawn IS NULL", (number,)).fetchone()
        for number in sorted({int(pin.split(":")[1]) for pin in pins})
    )
    return [Ruling(row["id"], row["verdict"] == "same", row["by"]) for row in rows if row]


def _apply(db: sqlite3.Connection, near: Sequence[Profile], result: Partition, left: set[int]) -> None:
    """Let the rows of `near` be what `result` says; the entities that they leave are added to `left`."""
    query = "SELECT entity, reason FROM profiles WHERE id = ?"
    before = {one.number: tuple(db.execute(query, (one.number,)).fetchone()) for one in near}
    first = {one.number: first_of(db, one.number) for one in near}
    for group, key in zip(result.groups, _keys(db, result, first), strict=True):
        entity = _describe(db, key, group, first)
        for profile in group:
            known = entity, result.reasons[profile.number]
            if before[profile.number][0] != entity:
                left |= _move(db, profile.number, entity)
            if before[profile.number] != known:
                db.execute("UPDATE profiles SET entity = ?, reason = ? WHERE id = ?", (*known, profile.number))
    for profile in result.open:
        reason = result.reasons[profile.number]
        if before[profile.number] != (None, reason):
            left |= _open(db, profile, reason)


def first_of(db: sqlite3.Connection, profile: int) -> First:
    """The first appearance of `profile`, in the order in which articles came in."""
    query = "SELECT article, local, unit, name FROM appearances WHERE profile = ? ORDER BY article, local LIMIT 1"
    return First(*db.execute(query, (profile,)).fetchone())


def _keys(db: sqlite3.Connection, result: Partition, first: Mapping[int, First]) -> list[str]:
    """The key of each group: of the unit that came in first, be it in the group or taken out of it by a person."""
    group_of = {profile.number: n for n, group in enumerate(result.groups) for profile in group}
    claims: list[list[tuple[int, str, int, str]]] = [[] for _ in result.groups]
    made: dict[str, str] = {}
    for number, own in group_of.items():
        article, local, unit, _ = first[number]
        key = unit
        for level, rest in enumerate((*(group_of[one] for one in result.left.get(number, ())), own)):
            claims[rest].append((article, local, level, key))
            key = hash_key(key)
            made[key] = unit
    keys = [min(claim)[-1] for claim in claims]
    # a key that is no unit's must say where it leads once it is nobody's
    rows = [(key, made[key]) for key in keys if key in made]
    db.executemany("INSERT OR REPLACE INTO former_keys VALUES (?, ?)", rows)
    return keys


def hash_key(content: str) -> str:
    """A key made of `content`."""
    return "id-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def own_entity(db: sqlite3.Connection, unit: str, kind: str, name: str) -> int:
    """The entity of one unit alone, a name of type `kind` on one page."""
    return _put_entity(db, unit, kind, name, {})


def _describe(db: sqlite3.Connection, key: str, group: _Group, first: Mapping[int, First]) -> int:
    """The entity of a group, with its type, its identifiers and its fullest name, the one that most profiles have."""
    names = [first[profile.number].name for profile in group]
    full = [name for name, profile in zip(names, group, strict=True) if profile.block] or names
    name = max(full, key=lambda one: (full.count(one), not one.isascii(), len(one), one))
    kinds = [profile.type for profile in group]
    kind = max(kinds, key=lambda one: (kinds.count(one), one))
    pieces = sorted({piece for profile in group for piece in profile.evidence}, reverse=True)
    links = {piece[3:].partition("=")[0]: piece.partition("=")[2] for piece in pieces if piece.startswith("id:")}
    return _put_entity(db, key, kind, name, links)


def _put_entity(db: sqlite3.Connection, key: str, kind: str, name: str, links: Mapping[str, str]) -> int:
    """The entity with this key; made if there is none yet."""
    known = {"type": kind, "name": name, "normal": fold(name)} | {one: links.get(one) for one in REGISTERS}
    row = db.execute("SELECT * FROM entities WHERE key = ?", (key,)).fetchone()
    if row and all(row[column] == value for column, value in known.items()):
        return int(row["id"])
    columns = ", ".join(known)
    number = db.execute(
        f"INSERT INTO entities (key, {columns}) VALUES ({', '.join('?' * (len(known) + 1))}) ON CONFLICT (key)"  # noqa: S608
        f" DO UPDATE SET ({columns}) = ({', '.join(f'excluded.{one}' for one in known)}) RETURNING id",
        (key, *known.values()),
    ).fetchone()
    return int(number[0])


def _move(db: sqlite3.Connection, profile: int, entity: int) -> set[int]:
    """Let all appearances of `profile` be `entity`, with what they say; gives the entities that they were."""
    query = "SELECT DISTINCT entity FROM appearances WHERE profile = ? AND entity IS NOT ?"
    were = {row["entity"] for row in db.execute(query, (profile, entity))}
    if were:
        query = "UPDATE appearances SET entity = ? WHERE profile = ? AND entity IS NOT ?"
        db.execute(query, (entity, profile, entity))
        _move_statements(db, profile)
    return were - {None}


def _open(db: sqlite3.Connection, profile: Profile, reason: str) -> set[int]:
    """Give each page of `profile` an entity of its own; gives the entities that they were."""
    db.execute("UPDATE profiles SET entity = NULL, reason = ? WHERE id = ?", (reason, profile.number))
    query = "SELECT unit, name, entity FROM appearances WHERE profile = ? ORDER BY article DESC, local DESC"
    rows = db.execute(query, (profile.number,)).fetchall()
    # of several versions the first one names it
    for unit, name in {row["unit"]: row["name"] for row in rows}.items():
        entity = own_entity(db, unit, profile.type, name)
        db.execute("UPDATE appearances SET entity = ? WHERE unit = ?", (entity, unit))
    _move_statements(db, profile.number)
    return {row["entity"] for row in rows} - {None}


def _move_statements(db: sqlite3.Connection, profile: int) -> None:
    """Let the statements of a profile follow its appearances."""
    now = "(SELECT p.entity FROM appearances p WHERE p.article = statements.article AND p.local = statements.local)"
    db.execute(
        f"UPDATE statements SET entity = {now}"  # noqa: S608  our own words
        " WHERE article IN (SELECT article FROM appearances WHERE profile = ?1)"
        " AND local IN (SELECT local FROM appearances p WHERE p.article = statements.article AND p.profile = ?1)"
        f" AND entity IS NOT {now}",
        (profile,),
    )
