"""What people correct: who spoke, how, in which words, or that it is no statement; kept beside the machine's answer."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import msgspec

from onrecord.errors import StoreError
from onrecord.schema.encoding import encode
from onrecord.schema.record import Record
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Act, Channel, ChannelKind, Form, Statement
from onrecord.store.articles import engine_name, read_record
from onrecord.store.carried import same_statements
from onrecord.store.decisions import find_entity


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who said it: an entity of the store, or a name; neither means that the article does not tell."""

    entity: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SaidThrough:
    """The channel and the outlet; neither means that the article does not tell."""

    kind: ChannelKind | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says instead of the machine; `None` leaves the machine's answer as it is.

    `words` are the places of what was said, in the text of the article (code points).
    """

    statement: bool = True
    speaker: SaidBy | None = None
    act: Act | None = None
    channel: SaidThrough | None = None
    words: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class MachineAnswer:
    """What the machine had said."""

    speaker: SaidBy
    form: Form
    act: Act
    channel: Channel | None
    words: tuple[Span, ...]
    text: str
    source: tuple[Span, ...] | None
    cue: tuple[Span, ...] | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's answer beside the machine's.

    `statement` is the key that it has now, `None` if the newest reading has no statement at that place; `corrected` is
    the key of the one that was corrected. `carried` tells that it was made on an earlier version of the page, on the
    same words of the same source; `article` is that version, and all places are in its text.
    """

    id: int
    article: str
    corrected: str
    statement: str | None
    engine: str
    machine: MachineAnswer
    answer: Answer
    note: str
    by: str
    at: str
    withdrawn: str | None
    withdrawn_by: str | None
    carried: bool = False


def add_correction(db: sqlite3.Connection, statement: str, answer: Answer, *, by: str, at: str, note: str = "") -> int:
    """Keep what a person says of a statement, inside a transaction; gives its number.

    Raises:
        StoreError: ``no-statement``, ``no-entity``, ``not-words`` (places that are not in the article), or ``empty``.
    """
    row = db.execute(
        "SELECT a.id, a.key FROM statements s JOIN articles a ON a.id = s.article WHERE s.key = ?", (statement,)
    ).fetchone()
    if row is None:
        raise StoreError(f"{statement}: no such statement in the store; search for its words", code="no-statement")
    record = read_record(db, row["key"])
    said = next(one for one in record.statements if one.id == statement)
    _check(db, record, statement, answer)
    if answer == Answer() and not note:
        raise StoreError(f"{statement}: nothing is corrected; say what is wrong, or leave a note", code="empty")
    whole = hull(said.content)
    number = db.execute(
        'INSERT INTO corrections (article, statement, start, "end", engine, machine, answer, note, by, at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(row["id"], statement, whole.start, whole.end, engine_name(record.engine)),
            *(encode(_machine(db, record, said)).decode(), encode(answer).decode(), note, by, at),
        ),
    ).lastrowid
    _search_anew(db, row["id"])
    assert number is not None  # noqa: S101  an insert gives one
    return number


def withdraw_correction(db: sqlite3.Connection, number: int, *, by: str, at: str) -> None:
    """Take a correction back, inside a transaction; it stays readable.

    Raises:
        StoreError: ``no-correction``: there is none of that number, or it was withdrawn before.
    """
    change = db.execute(
        "UPDATE corrections SET withdrawn = ?, withdrawn_by = ? WHERE id = ? AND withdrawn IS NULL", (at, by, number)
    )
    if not change.rowcount:
        raise StoreError(f"{number}: no correction of that number holds; list them first", code="no-correction")
    _search_anew(db, db.execute("SELECT article FROM corrections WHERE id = ?", (number,)).fetchone()[0])


def _search_anew(db: sqlite3.Connection, article: int) -> None:
    """Let searches for what was corrected know, in this version of the page and in those that have the same words."""
    db.execute("UPDATE articles SET indexed = 0 WHERE page = (SELECT page FROM articles WHERE id = ?)", (article,))


def corrections_of(db: sqlite3.Connection, statement: str) -> tuple[Correction, ...]:
    """The corrections of the statement `statement` as it reads now, the oldest first; withdrawn ones too.

    Those of earlier versions of its page are among them.
    """
    row = db.execute("SELECT article FROM statements WHERE key = ?", (statement,)).fetchone()
    if row is None:
        return ()
    own = map(_correction, db.execute(f"{_SELECT} WHERE c.article = ?", (row["article"],)))
    found = [one for one in (*own, *list_carried(db, row["article"])) if one.statement == statement]
    return tuple(sorted(found, key=lambda one: one.id))


def list_carried(db: sqlite3.Connection, article: int) -> tuple[Correction, ...]:
    """The corrections of earlier versions of a page that hold for its version `article`, too: the same words."""
    rows = db.execute(f"{_SELECT}{_EARLIER}", (article,)).fetchall()
    if not rows:
        return ()
    later = read_record(db, db.execute("SELECT key FROM articles WHERE id = ?", (article,)).fetchone()["key"])
    versions = {row["article_key"] for row in rows}
    same = {key: now for one in versions for key, now in same_statements(read_record(db, one), later).items()}
    return tuple(
        replace(_correction(row), statement=same[row["now"]], carried=True) for row in rows if row["now"] in same
    )


def list_corrections(db: sqlite3.Connection) -> Iterator[Correction]:
    """All corrections, the oldest first; withdrawn ones too."""
    return map(_correction, db.execute(f"{_SELECT} ORDER BY c.id"))


def read_correction(db: sqlite3.Connection, number: int) -> Correction:
    """The correction of this number, be it withdrawn.

    Raises:
        StoreError: ``no-correction``.
    """
    row = db.execute(f"{_SELECT} WHERE c.id = ?", (number,)).fetchone()
    if row is None:
        raise StoreError(f"{number}: no correction of that number; list them first", code="no-correction")
    return _correction(row)


def corrected_in(db: sqlite3.Connection, article: int) -> frozenset[str]:
    """The keys of the statements of the article with this number that people corrected, and did not take back."""
    rows = db.execute(f"{_SELECT} WHERE c.article = ? AND c.withdrawn IS NULL", (article,))
    own = {row["now"] for row in rows if row["now"]}
    return frozenset(own | {one.statement for one in list_carried(db, article) if one.statement and not one.withdrawn})


def corrected_keys(db: sqlite3.Connection, article: str) -> frozenset[str]:
    """The same for the article with this key."""
    row = db.execute("SELECT id FROM articles WHERE key = ?", (article,)).fetchone()
    return corrected_in(db, row[0]) if row else frozenset()


_SELECT = """
SELECT c.*, a.key AS article_key, coalesce(
    (SELECT key FROM statements s WHERE s.key = c.statement),
    (SELECT key FROM statements s WHERE s.article = c.article AND s.start = c.start AND s."end" = c."end"),
    (SELECT min(key) FROM statements s WHERE s.article = c.article AND s.start < c."end" AND c.start < s."end"
     HAVING count(*) = 1)) AS now
FROM corrections c JOIN articles a ON a.id = c.article
"""
"""With the statement that each stands beside now: the same, or one at the same place, or the only one that overlaps."""

_EARLIER = """
WHERE c.article IN (SELECT article FROM versions WHERE page = (SELECT page FROM articles WHERE id = ?1)
    GROUP BY article HAVING article != ?1 AND min(number) < (SELECT max(v.number) FROM versions v
        WHERE v.page = versions.page AND v.article = ?1))
ORDER BY c.id
"""
"""Of the texts that its page had before the last time that it had that of the article."""


def _correction(row: sqlite3.Row) -> Correction:
    return Correction(
        *(row["id"], row["article_key"], row["statement"], row["now"], row["engine"]),
        msgspec.json.decode(row["machine"], type=MachineAnswer),
        msgspec.json.decode(row["answer"], type=Answer),
        *(row["note"], row["by"], row["at"], row["withdrawn"], row["withdrawn_by"]),
    )


def _check(db: sqlite3.Connection, record: Record, statement: str, answer: Answer) -> None:
    if answer.speaker and answer.speaker.entity:
        find_entity(db, answer.speaker.entity)
    words, length = answer.words, len(record.article.text)
    if words is not None and not (
        words
        and all(len(span) and span.end <= length for span in words)
        and all(one.end <= other.start for one, other in pairwise(words))
    ):
        raise StoreError(f"{statement}: the corrected words are not places in its article, in order", code="not-words")


def _machine(db: sqlite3.Connection, record: Record, said: Statement) -> MachineAnswer:
    relation = next((one for one in record.attributions if one.id == said.attribution), None)
    row: Any = db.execute(
        "SELECT e.key, s.speaker FROM statements s LEFT JOIN entities e ON e.id = s.entity WHERE s.key = ?", (said.id,)
    ).fetchone()
    return MachineAnswer(
        SaidBy(row["key"], row["speaker"]),
        said.form,
        said.act,
        said.channel,
        said.content,
        said.text,
        relation.source if relation else None,
        relation.cue if relation else None,
        said.confidence,
    )
