"""The rows of the store against each other: those taken from a record, versions, entities, what people said."""

import sqlite3
from collections.abc import Iterator

import msgspec

from onrecord.schema.record import Record
from onrecord.store.articles import engine_name
from onrecord.store.corrections import Answer, MachineAnswer
from onrecord.store.statements import COLUMNS, statement_rows


def compare_rows(db: sqlite3.Connection, row: sqlite3.Row, record: Record) -> Iterator[str]:
    """What in the row of an article, and in those taken from its record, is not what the record says."""
    article = record.article
    columns = {
        "key": article.id,
        "url": article.url,
        "headline": article.headline,
        "publisher": article.publisher,
        "published": article.published.value,
        "engine": engine_name(record.engine),
    }
    for column, value in columns.items():
        if row[column] != value:
            yield f"{column} is {row[column]!r}, its record has {value!r}"
    said = db.execute(f"SELECT {COLUMNS} FROM statements WHERE article = ? ORDER BY number", (row["id"],)).fetchall()  # noqa: S608
    expected = statement_rows(record)
    if len(said) != len(expected):
        yield f"{len(said)} rows of statements, its record has {len(expected)}"
    for one, other in zip(said, expected, strict=False):
        # articles that came later may revise a statement, none makes that undone
        if tuple(one)[:-1] != other[:-1] or bool(one["revised"]) < bool(other[-1]):
            yield f"the row of {other[0]} is not what its record says"
    named = db.execute("SELECT local, name, day FROM appearances WHERE article = ?", (row["id"],))
    day = (article.published.value or "")[:10]
    if {tuple(one) for one in named} != {(one.id, one.name, day) for one in record.entities or ()}:
        yield "the rows of entities are not those of its record"
    roles = db.execute("SELECT local, title, organization FROM roles WHERE article = ?", (row["id"],))
    stated = {(one.id, role.title, role.organization) for one in record.entities or () for role in one.roles}
    if {tuple(one) for one in roles} != stated:
        yield "the rows of roles are not those of its record"


_VERSIONS = {
    "its versions are not numbered from 1 on": "SELECT p.address FROM pages p JOIN versions v ON v.page = p.id"
    " GROUP BY p.id HAVING min(v.number) != 1 OR max(v.number) != count(*)",
    "its current article is not its last version": "SELECT p.address FROM pages p WHERE"
    " (SELECT group_concat(id) FROM articles WHERE page = p.id AND current = 1) IS NOT"
    " (SELECT article FROM versions WHERE page = p.id ORDER BY number DESC LIMIT 1)",
    "an article is no version of its page": "SELECT p.address FROM articles a JOIN pages p ON p.id = a.page"
    " WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.page = a.page AND v.article = a.id)",
}
_ENTITIES = {
    "no appearance is this entity": "SELECT key FROM entities e"
    " WHERE NOT EXISTS (SELECT 1 FROM appearances p WHERE p.entity = e.id)",
    "an appearance is no entity": "SELECT a.key FROM appearances p JOIN articles a ON a.id = p.article"
    " WHERE p.entity IS NULL OR p.profile IS NULL",
    "an appearance is not the entity that its profile is": "SELECT a.key FROM appearances p"
    " JOIN articles a ON a.id = p.article JOIN profiles f ON f.id = p.profile"
    " WHERE f.entity IS NOT NULL AND f.entity IS NOT p.entity",
    "pages of which nothing tells that they are one are one entity": "SELECT e.key FROM appearances p"
    " JOIN profiles f ON f.id = p.profile JOIN entities e ON e.id = p.entity WHERE f.entity IS NULL"
    " GROUP BY p.entity HAVING count(DISTINCT p.unit) > 1",
    "a statement is not of the entity that its speaker is": "SELECT s.key FROM statements s"
    " LEFT JOIN appearances p ON p.article = s.article AND p.local = s.local WHERE s.entity IS NOT p.entity",
    "the number of its statements is wrong": "SELECT e.key FROM entities e LEFT JOIN"
    " (SELECT entity, count(*) AS number FROM statements"
    " WHERE article NOT IN (SELECT id FROM articles WHERE current = 0) GROUP BY entity) c"
    " ON c.entity = e.id WHERE e.statements != coalesce(c.number, 0)",
    "a former key that leads nowhere": "SELECT key FROM former_keys WHERE unit NOT IN (SELECT unit FROM appearances)",
}


def check_versions(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Pages whose versions do not hold together, with what is wrong."""
    return _found(db, _VERSIONS)


def check_entities(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Entities, appearances and statements that do not agree, with what is wrong."""
    return _found(db, _ENTITIES)


def _found(db: sqlite3.Connection, queries: dict[str, str]) -> Iterator[tuple[str, str]]:
    for message, query in queries.items():
        for (place,) in db.execute(query):
            yield str(place), message


def check_answers(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Corrections and decisions of people that cannot be read, or whose places are not in their article."""
    rows = db.execute(
        'SELECT c.id, c.machine, c.answer, c.start, c."end", length(a.text) AS length FROM corrections c'
        " JOIN articles a ON a.id = c.article"
    )
    for row in rows:
        try:
            msgspec.json.decode(row["machine"], type=MachineAnswer)
            words = msgspec.json.decode(row["answer"], type=Answer).words or ()
        except (ValueError, msgspec.ValidationError) as error:
            yield f"correction {row['id']}", f"cannot be read: {error}"
            continue
        if not 0 <= row["start"] < row["end"] <= row["length"] or any(span.end > row["length"] for span in words):
            yield f"correction {row['id']}", "its places are not in its article"
    empty = "verdict NOT IN ('same', 'apart') OR id NOT IN (SELECT decision FROM decided)"
    for row in db.execute(f"SELECT id FROM decisions WHERE {empty}"):  # noqa: S608
        yield f"decision {row['id']}", "says nothing of any entity"
