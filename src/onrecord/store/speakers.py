"""The pages of speakers: who they are, what they said and what became of it, across articles; and the list of them."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.schema.entity import Links
from onrecord.store.cursors import Page, make_cursor, read_cursor
from onrecord.store.decisions import find_entity
from onrecord.store.evidence import REGISTERS
from onrecord.store.names import fold
from onrecord.store.rows import StatementRow, select_rows

CURRENT = "article NOT IN (SELECT id FROM articles WHERE current = 0)"
"""Only what pages say now: the few former versions are looked up, not the many others."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements, or articles, have a value; `None` means not stated."""

    value: str | None
    number: int


@dataclass(frozen=True, slots=True)
class RoleCount:
    """A role as articles state it: in how many, and the first and last day of publication."""

    title: str
    organization: str | None
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """An entity across articles. Counts are of statements in what pages say now, the most frequent value first.

    `names` counts articles by the name they use, `months` statements by month of publication (``2026-05``), in order.
    `revised` are statements that take part in a revision, `failed` those with a claim or figure that did not hold.
    """

    key: str
    type: str
    name: str
    links: Links
    names: tuple[Count, ...]
    roles: tuple[RoleCount, ...]
    articles: int
    statements: int
    revised: int
    failed: int
    acts: tuple[Count, ...]
    channels: tuple[Count, ...]
    forms: tuple[Count, ...]
    publishers: tuple[Count, ...]
    months: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in a list, with the role that the newest article gives."""

    key: str
    type: str
    name: str
    role: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity as one article has it (`local` is its id in the record), and why it is this one across articles."""

    article: str
    local: str
    name: str
    headline: str | None
    publisher: str | None
    published: str | None
    reason: str


def read_speaker(db: sqlite3.Connection, key: str) -> Speaker:
    """The entity that `key` stands for, or stood for before it was merged.

    Raises:
        StoreError: ``no-entity``.
    """
    entity, _ = find_entity(db, key)
    row = db.execute("SELECT * FROM entities WHERE id = ?", (entity,)).fetchone()
    names = _counted(db, "SELECT name, count(*) FROM appearances WHERE entity = ? GROUP BY name", entity)
    ways = db.execute(
        "SELECT act, channel, form, count(*), sum(revised), sum(failed) FROM statements"  # noqa: S608  our own words
        f" WHERE entity = ? AND {CURRENT} GROUP BY act, channel, form",
        (entity,),
    ).fetchall()
    return Speaker(
        row["key"],
        row["type"],
        row["name"],
        Links(**{register: row[register] for register in REGISTERS}),
        names,
        _roles(db, entity),
        sum(one.number for one in names),
        sum(way[3] for way in ways),
        sum(way[4] for way in ways),
        sum(way[5] for way in ways),
        _totals((way["act"], way[3]) for way in ways),
        _totals((way["channel"], way[3]) for way in ways),
        _totals((way["form"], way[3]) for way in ways),
        _by(db, entity, "publisher"),
        tuple(sorted(_by(db, entity, "nullif(substr(day, 1, 7), '')"), key=lambda one: one.value or "")),
    )


def list_speaker_statements(
    db: sqlite3.Connection, key: str, *, limit: int = 20, cursor: str | None = None
) -> Page[StatementRow]:
    """What a speaker says in current articles, the newest publication first, undated ones last.

    Raises:
        StoreError: ``no-entity`` or ``bad-cursor``.
    """
    entity, _ = find_entity(db, key)
    day, number = read_cursor(cursor)
    rows = select_rows(
        db,
        f"s.entity = ? AND (s.day, s.id) < (?, ?) AND s.{CURRENT} ORDER BY s.day DESC, s.id DESC LIMIT ?",
        (entity, day, number, limit + 1),
    )
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(rows[:limit], make_cursor((last.published or "")[:10], last.id) if last else None)


def list_speakers(
    db: sqlite3.Connection, *, name: str = "", limit: int = 50, cursor: str | None = None
) -> Page[SpeakerRow]:
    """Who says something in current articles, by number of statements; each word of `name` must begin one of theirs.

    Raises:
        StoreError: ``bad-cursor``.
    """
    number, last_id = read_cursor(cursor)
    # numbers fall, their ids rise
    before = (int(number), last_id) if cursor and number.isdecimal() else (1 << 62, 0)
    words = [f"% {word.replace('_', ' ')}%" for word in fold(name[:200]).split()]
    rows = db.execute(
        "SELECT id, key, type, name, statements, (SELECT r.title FROM appearances p JOIN roles r USING (article, local)"  # noqa: S608
        " WHERE p.entity = entities.id ORDER BY p.article DESC LIMIT 1) AS role"
        " FROM entities WHERE statements > 0 AND (statements < ?1 OR (statements = ?1 AND id > ?2))"
        f"{''.join(f' AND (char(32) || normal) LIKE ?{n}' for n, _ in enumerate(words, 4))}"
        " ORDER BY statements DESC, id LIMIT ?3",
        (*before, limit + 1, *words),
    ).fetchall()
    found = tuple(SpeakerRow(row["key"], row["type"], row["name"], row["role"], row["statements"]) for row in rows)
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(found[:limit], make_cursor(last["statements"], last["id"]) if last else None)


def find_speaker(db: sqlite3.Connection, key: str) -> SpeakerRow:
    """The entity that `key` stands for, or stood for before it was merged, as in a list.

    Raises:
        StoreError: ``no-entity``.
    """
    entity, current = find_entity(db, key)
    row = db.execute(
        "SELECT type, name, statements, (SELECT r.title FROM appearances p JOIN roles r USING (article, local)"
        " WHERE p.entity = entities.id ORDER BY p.article DESC LIMIT 1) AS role FROM entities WHERE id = ?",
        (entity,),
    ).fetchone()
    return SpeakerRow(current, row["type"], row["name"], row["role"], row["statements"])


def list_appearances(
    db: sqlite3.Connection, key: str, *, limit: int = 50, cursor: str | None = None
) -> Page[Appearance]:
    """Where an entity appears and why each is this one, the article that came in last first; former versions too.

    Raises:
        StoreError: ``no-entity`` or ``bad-cursor``.
    """
    entity, _ = find_entity(db, key)
    local, article = read_cursor(cursor)
    rows = db.execute(
        "SELECT p.article AS id, a.key, p.local, p.name, a.headline, a.publisher, a.published, f.reason"
        " FROM appearances p JOIN articles a ON a.id = p.article JOIN profiles f ON f.id = p.profile"
        " WHERE p.entity = ? AND (p.article, p.local) < (?, ?) ORDER BY p.article DESC, p.local DESC LIMIT ?",
        (entity, article, local, limit + 1),
    ).fetchall()
    found = tuple(Appearance(*tuple(row)[1:]) for row in rows[:limit])
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(found, make_cursor(last["local"], last["id"]) if last else None)


def _roles(db: sqlite3.Connection, entity: int) -> tuple[RoleCount, ...]:
    rows = db.execute(
        "SELECT r.title, r.organization, count(*), min(nullif(p.day, '')), nullif(max(p.day), '')"
        " FROM appearances p JOIN roles r USING (article, local)"
        " WHERE p.entity = ? GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
        (entity,),
    )
    return tuple(RoleCount(*row) for row in rows)


def _by(db: sqlite3.Connection, entity: int, column: str) -> tuple[Count, ...]:
    return _counted(
        db,
        f"SELECT {column}, count(*) FROM statements WHERE entity = ? AND {CURRENT} GROUP BY 1",  # noqa: S608
        entity,
    )


def _counted(db: sqlite3.Connection, query: str, entity: int) -> tuple[Count, ...]:
    return _totals(tuple(row) for row in db.execute(query, (entity,)))


def _totals(pairs: Iterable[tuple[str | None, int]]) -> tuple[Count, ...]:
    """The sums by value, the largest first."""
    totals: Counter[str | None] = Counter()
    for value, number in pairs:
        totals[value] += number
    return tuple(Count(*one) for one in sorted(totals.items(), key=lambda one: (-one[1], one[0] or "")))
