"""What is shown of a statement in a list: who said it, how, where, and the quote in its sentence, letter for letter."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import StoreError


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement of the store; `None` means not stated or not told.

    `before` + `quote` + `after` are the sentence in the text of the article; `said` and `until` are the first and the
    last day on which it may have been said, `published` is as the page states it. `entity` is the key of the speaker
    across articles, `role` the first that the article states. `revised` and `failed` tell whether it takes part in a
    revision, and whether a claim or figure in it did not hold.
    """

    id: int
    key: str
    article: str
    number: int
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    entity: str | None
    speaker: str | None
    role: str | None
    kind: str | None
    form: str
    act: str
    polarity: str
    channel: str | None
    outlet: str | None
    venue: str | None
    said: str | None
    until: str | None
    confidence: float
    revised: bool
    failed: bool
    before: str
    quote: str
    after: str


_SELECT = """
SELECT s.id, s.key, a.key AS article, s.number, a.url, a.headline, a.publisher, a.published, e.key AS entity, s.speaker,
       (SELECT title FROM roles r JOIN appearances p USING (article, local)
        WHERE p.article = s.article AND p.entity = s.entity ORDER BY r.rowid LIMIT 1) AS role,
       s.kind, s.form, s.act, s.polarity, s.channel, s.outlet, s.venue, s.said, s.until, s.confidence, s.revised,
       s.failed, s.start - s.sentence_start, s."end" - s.sentence_start, s.sentence_end - s.sentence_start,
       substr(a.text, s.sentence_start + 1, s.sentence_end - s.sentence_start)
FROM statements s JOIN articles a ON a.id = s.article LEFT JOIN entities e ON e.id = s.entity
"""


def select_rows(db: sqlite3.Connection, where: str, values: Sequence[object] = ()) -> tuple[StatementRow, ...]:
    """The statements for which `where` holds, an SQL condition of ours with its order and limit; never a user's words.

    In it, ``s`` is the statement, ``a`` its article, ``e`` its speaker.
    """
    cursor = db.cursor()
    cursor.row_factory = None
    return tuple(_row(db, *row) for row in cursor.execute(f"{_SELECT} WHERE {where}", values).fetchall())


def rows_by_id(db: sqlite3.Connection, ids: Iterable[int]) -> tuple[StatementRow, ...]:
    """The statements with these numbers, in the order asked for; those that are gone are left out."""
    asked = list(ids)
    marks = ", ".join("?" * len(asked))
    found = {row.id: row for row in select_rows(db, f"s.id IN ({marks})", asked)}
    return tuple(found[number] for number in asked if number in found)


def read_row(db: sqlite3.Connection, key: str) -> StatementRow:
    """The statement `key`.

    Raises:
        StoreError: ``no-statement``.
    """
    rows = select_rows(db, "s.key = ?", (key,))
    if not rows:
        raise StoreError(f"{key}: no such statement in the store; search for its words", code="no-statement")
    return rows[0]


def _row(db: sqlite3.Connection, *values: Any) -> StatementRow:
    *plain, revised, failed, start, end, length, sentence = values
    if len(sentence) < length:
        sentence = _sentence(db, plain[0])
    flags, parts = (bool(revised), bool(failed)), (sentence[:start], sentence[start:end], sentence[end:])
    return StatementRow(*(*plain, *flags, *parts))


def _sentence(db: sqlite3.Connection, statement: int) -> str:
    """What ``substr`` does not give where there is a NUL before it: SQLite ends a text there."""
    query = (
        "SELECT a.text, s.sentence_start, s.sentence_end FROM statements s JOIN articles a ON a.id = s.article"
        " WHERE s.id = ?"
    )
    text, start, end = db.execute(query, (statement,)).fetchone()
    return str(text[start:end])
