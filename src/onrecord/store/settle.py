"""Puts profiles together as `partition` says: entities are made, joined and parted, and their rows move along."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from onrecord.store.evidence import REGISTERS
from onrecord.store.names import fold
from onrecord.store.partition import Partition, Profile, Ruling, partition

_Group = tuple[Profile, ...]


def settle(db: sqlite3.Connection, fresh: set[int], left: Iterable[tuple[int, int | None]] = ()) -> None:
    """Bring the entities of `fresh` profiles, and of all that they may be one with, up to date.

    `left` are profiles and entities that appearances have left: those that nothing stands for any more go.
    """
    waiting = set(fresh)
    gone = set(left)
    for profile in sorted({profile for profile, _ in gone}):
        if db.execute("SELECT 1 FROM appearances WHERE profile = ?", (profile,)).fetchone() is None:
            waiting |= {near.number for near in load_near(db, {profile})}
            db.execute("DELETE FROM profiles WHERE id = ?", (profile,))
    taken: set[int] = set()
    nears = _all_near(db, waiting)
    # only what appearances have left can fall apart
    for near in _in_order(db, nears, fresh) if gone else nears:
        taken.update(_apply(db, near, partition(near, _rulings(db, near)), fresh, taken))
    for entity in sorted({entity for _, entity in gone if entity is not None}):
        remove_entity(db, entity)


def _all_near(db: sqlite3.Connection, seeds: set[int]) -> list[list[Profile]]:
    """What `load_near` finds for each of `seeds`, each profile once."""
    found, waiting = [], set(seeds)
    while waiting:
        near = load_near(db, {waiting.pop()})
        waiting -= {profile.number for profile in near}
        if near:
            found.append(near)
    return found


def _in_order(db: sqlite3.Connection, nears: list[list[Profile]], fresh: set[int]) -> list[list[Profile]]:
    """Those first that an entity was made for: where one falls apart, they keep it, and the others go."""

    def is_heir(near: Sequence[Profile]) -> bool:
        keys = {_content_key((profile,)) for profile in near}
        held = {entity for profile in near for entity in _held(db, profile.number, profile.number in fresh)}
        return any(_key(db, entity) in keys for entity in held)

    return sorted(nears, key=lambda near: (not is_heir(near), -len(near))) if len(nears) > 1 else nears


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


def _apply(
    db: sqlite3.Connection, near: Sequence[Profile], result: Partition, fresh: set[int], others: set[int]
) -> list[int]:
    """Let the rows of `near` be what `result` says; gives the entities of its groups, none of which `others` are."""
    held = {profile.number: _held(db, profile.number, profile.number in fresh) for profile in near}
    before = _entities(db, near)
    taken = _claim(db, result.groups, held, others)
    for group, entity in zip(result.groups, taken, strict=True):
        for profile in group:
            stays = profile.number not in fresh and before[profile.number] == entity
            _move(db, profile.number, entity, result.reasons[profile.number], stays=stays)
        _describe(db, entity, group)
    for profile in result.open:
        _open(db, profile, result.reasons[profile.number])
    former = {entity for entities in held.values() for entity in entities}
    for entity in former - set(taken):
        heirs = [number for number, entities in sorted(held.items()) if entity in entities]
        remove_entity(db, entity, heir=_heir(db, heirs))
    return taken


def _entities(db: sqlite3.Connection, profiles: Iterable[Profile]) -> dict[int, int | None]:
    query = "SELECT entity FROM profiles WHERE id = ?"
    return {profile.number: db.execute(query, (profile.number,)).fetchone()[0] for profile in profiles}


def _held(db: sqlite3.Connection, profile: int, fresh: bool) -> set[int]:  # noqa: FBT001
    """The entities that the appearances of `profile` are so far: one, unless it is fresh or open."""
    (entity,) = db.execute("SELECT entity FROM profiles WHERE id = ?", (profile,)).fetchone()
    held = {entity} if entity is not None else set()
    if fresh or not held:
        query = "SELECT DISTINCT entity FROM appearances WHERE profile = ? AND entity IS NOT NULL"
        held |= {row["entity"] for row in db.execute(query, (profile,))}
    return held


def _claim(
    db: sqlite3.Connection, groups: Sequence[_Group], held: Mapping[int, set[int]], others: set[int]
) -> list[int]:
    """The entity of each group: the oldest that its profiles had, unless `others` or the own one of a page.

    Of groups that had the same, the largest keeps it.
    """
    taken: dict[int, int] = {}
    order = sorted(range(len(groups)), key=lambda n: (_was_taken_out(groups[n]), -len(groups[n]), groups[n][0].order))
    for n in order:
        had = {entity for profile in groups[n] for entity in held[profile.number]}
        wanted = sorted(e for e in had - others - set(taken.values()) if not _is_of_a_page(db, e))
        taken[n] = wanted[0] if wanted else _new_entity(db, groups[n])
    return [taken[n] for n in range(len(groups))]


def _is_of_a_page(db: sqlite3.Connection, entity: int) -> bool:
    """Whether this entity is the own one of a page, for a name that is put together with no other."""
    query = (
        "SELECT 1 FROM appearances p JOIN profiles f ON f.id = p.profile"
        " WHERE p.unit = (SELECT key FROM entities WHERE id = ?1) AND p.entity = ?1 AND f.evidence LIKE 'open:%'"
    )
    return db.execute(query, (entity,)).fetchone() is not None


def _was_taken_out(group: _Group) -> bool:
    return any(piece.startswith("pin:") and piece.endswith(":0") for profile in group for piece in profile.evidence)


def _new_entity(db: sqlite3.Connection, group: _Group) -> int:
    kind, block, _ = min(profile.order for profile in group)
    return _insert_entity(db, _free_key(db, _content_key(group)), kind, "", block)


def _content_key(group: _Group) -> str:
    """The key of an entity that is made for `group`."""
    kind, block, evidence = min(profile.order for profile in group)
    return _hash(f"{kind}|{block}|{'|'.join(evidence)}")


def _hash(content: str) -> str:
    return "id-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _free_key(db: sqlite3.Connection, key: str) -> str:
    """`key`, or one made of it, that no entity has; one that led to another entity is its own again."""
    while db.execute("SELECT 1 FROM entities WHERE key = ?", (key,)).fetchone():
        key = _hash(key)
    db.execute("DELETE FROM former_keys WHERE key = ?", (key,))
    return key


def _key(db: sqlite3.Connection, entity: int) -> str | None:
    row = db.execute("SELECT key FROM entities WHERE id = ?", (entity,)).fetchone()
    return row["key"] if row else None


def _insert_entity(db: sqlite3.Connection, key: str, kind: str, name: str, normal: str) -> int:
    number = db.execute(
        "INSERT INTO entities (key, type, name, normal) VALUES (?, ?, ?, ?)", (key, kind, name, normal)
    ).lastrowid
    assert number is not None  # noqa: S101  an insert gives one
    return number


def own_entity(db: sqlite3.Connection, unit: str, kind: str, name: str, *, was: int | None = None) -> int:
    """The entity of one page's own: the one it was, if it is no other's; else under the key `unit` or the next."""
    found = was if was is not None and _is_own(db, was, unit) else _free_own(db, unit)
    if isinstance(found, str):
        return _insert_entity(db, found, kind, name, fold(name))
    # while it was put together with others it had their name
    none = ", ".join(f"{register} = NULL" for register in REGISTERS)
    db.execute(
        f"UPDATE entities SET type = ?1, name = ?2, normal = ?3, {none} WHERE id = ?4 AND (type, name) != (?1, ?2)",  # noqa: S608
        (kind, name, fold(name), found),
    )
    return found


def _free_own(db: sqlite3.Connection, unit: str) -> int | str:
    """The entity under the key of `unit`, or the next key, that no profile is; or such a key that no entity has."""
    key = unit
    while row := db.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone():
        if db.execute("SELECT 1 FROM profiles WHERE entity = ?", (row["id"],)).fetchone() is None:
            return int(row["id"])
        key = _hash(key)
    db.execute("DELETE FROM former_keys WHERE key = ?", (key,))
    return key


def _is_own(db: sqlite3.Connection, entity: int, unit: str) -> bool:
    """Whether nothing but `unit` is this entity."""
    query = (
        "SELECT 1 FROM entities WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM profiles WHERE entity = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM appearances WHERE entity = ?1 AND unit != ?2)"
    )
    return db.execute(query, (entity, unit)).fetchone() is not None


def _describe(db: sqlite3.Connection, entity: int, group: _Group) -> None:
    """The type, name and identifiers of an entity: its fullest name, the one that most profiles have."""
    names = [db.execute("SELECT name FROM profiles WHERE id = ?", (profile.number,)).fetchone()[0] for profile in group]
    full = [name for name, profile in zip(names, group, strict=True) if profile.block] or names
    name = max(full, key=lambda one: (full.count(one), not one.isascii(), len(one), one))
    pieces = sorted({piece for profile in group for piece in profile.evidence}, reverse=True)
    links = dict.fromkeys(REGISTERS) | {
        piece[3:].partition("=")[0]: piece.partition("=")[2] for piece in pieces if piece.startswith("id:")
    }
    kinds = [profile.type for profile in group]
    db.execute(
        f"UPDATE entities SET type = ?, name = ?, normal = ?, {', '.join(f'{one} = ?' for one in REGISTERS)}"  # noqa: S608
        " WHERE id = ?",
        (max(kinds, key=lambda one: (kinds.count(one), one)), name, fold(name), *(links[r] for r in REGISTERS), entity),
    )


def _move(db: sqlite3.Connection, profile: int, entity: int, reason: str, *, stays: bool) -> None:
    """Let all appearances of `profile` be `entity`, with what they say."""
    db.execute("UPDATE profiles SET entity = ?, reason = ? WHERE id = ?", (entity, reason, profile))
    if stays:
        return
    query = "UPDATE appearances SET entity = ? WHERE profile = ? AND entity IS NOT ?"
    if db.execute(query, (entity, profile, entity)).rowcount:
        _move_statements(db, profile)


def _open(db: sqlite3.Connection, profile: Profile, reason: str) -> None:
    """Give each page of `profile` an entity of its own."""
    db.execute("UPDATE profiles SET entity = NULL, reason = ? WHERE id = ?", (reason, profile.number))
    rows = db.execute(
        "SELECT unit, min(name) AS name, min(entity) AS was FROM appearances WHERE profile = ? GROUP BY unit",
        (profile.number,),
    )
    for row in rows.fetchall():
        entity = own_entity(db, row["unit"], profile.type, row["name"], was=row["was"])
        db.execute(
            "UPDATE appearances SET entity = ? WHERE unit = ? AND profile = ?", (entity, row["unit"], profile.number)
        )
    _move_statements(db, profile.number)


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


def _heir(db: sqlite3.Connection, profiles: Sequence[int]) -> int | None:
    """The entity that the first of `profiles` is now."""
    for profile in profiles:
        query = "SELECT entity FROM appearances WHERE profile = ? AND entity IS NOT NULL ORDER BY article LIMIT 1"
        if row := db.execute(query, (profile,)).fetchone():
            return int(row["entity"])
    return None


def remove_entity(db: sqlite3.Connection, entity: int, *, heir: int | None = None) -> None:
    """Take away an entity that no appearance is any more; its key leads to `heir`."""
    if db.execute("SELECT 1 FROM appearances WHERE entity = ?", (entity,)).fetchone():
        return
    row = db.execute("SELECT key FROM entities WHERE id = ?", (entity,)).fetchone()
    db.execute("UPDATE profiles SET entity = NULL WHERE entity = ?", (entity,))
    if heir is not None and row is not None:
        db.execute("UPDATE former_keys SET entity = ? WHERE entity = ?", (heir, entity))
        db.execute("INSERT OR REPLACE INTO former_keys VALUES (?, ?)", (row["key"], heir))
    db.execute("DELETE FROM entities WHERE id = ?", (entity,))
