"""Which claims of all articles a claim is compared with: those of the same speaker that have enough words in common."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.follow.parts import SHIFT, mark_of
from onrecord.trace import Lookup, may_link, opposites_of

CROWD = 500
"""Claims of one speaker from which on a word tells little: it is looked up only if there are not enough rarer ones, and
then in so many of the claims that came in last."""

MOST = 100
"""Claims that one is compared with at most: those that have most words in common with it."""


def write_words(db: sqlite3.Connection, table: str, name: int, lookup: Lookup) -> None:
    """Let the claim `name` be found; `table` is ``claim_words`` or ``told_words``."""
    rows = ((mark, name, lookup.size) for mark in _marks(lookup))
    db.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608


def remove_words(db: sqlite3.Connection, table: str, name: int, lookup: Lookup) -> None:
    """Let it be found no more."""
    column = "claim" if table == "claim_words" else "told"
    rows = ((mark, name) for mark in _marks(lookup))
    db.executemany(f"DELETE FROM {table} WHERE mark = ? AND {column} = ?", rows)  # noqa: S608


def _marks(lookup: Lookup) -> Iterator[int]:
    return (mark_of(key, word) for key in lookup.keys for word in lookup.words)


def find_claims(db: sqlite3.Connection, article: int, lookup: Lookup) -> list[int]:
    """The claims of other articles that may be linked to the one that `lookup` is of."""
    found = {name for key in lookup.keys for name in _find(db, "claim_words", key, lookup)}
    return sorted(name for name in found if name >> SHIFT != article)


def find_told(db: sqlite3.Connection, article: int, lookup: Lookup) -> list[int]:
    """What other articles tell that may be about the claim that `lookup` is of."""
    found = {name for key in lookup.keys for name in _find(db, "told_words", key, lookup)}
    return sorted(name for name in found if name >> SHIFT != article)


def _find(db: sqlite3.Connection, table: str, key: str, lookup: Lookup) -> Iterable[int]:
    """Those under one key, by the rarer words.

    Whatever can be linked shares `need` of the words; so all but ``need - 1`` of them find it.
    """
    need = max(1, (lookup.size + 1) // 2)
    slots = [_slot(db, table, key, word) for word in lookup.words]
    common = [rows for rows in slots if len(rows) > CROWD]
    rare = [rows for rows in slots if len(rows) <= CROWD]
    left_out = len(common) if len(common) < need else 0
    shared: Counter[int] = Counter()
    sizes: dict[int, int] = {}
    for rows in rare if left_out else slots:
        shared.update(name for name, _ in rows[:CROWD])
        sizes.update(rows)
    possible = (n for n, count in shared.items() if may_link(count + left_out, lookup.size, sizes[n]))
    ranked = sorted(possible, key=lambda name: (-shared[name], name))
    return ranked[:MOST]


def _slot(db: sqlite3.Connection, table: str, key: str, word: str) -> list[tuple[int, int]]:
    """The claims under `key` with `word` or its opposite, the last ones first, at most one more than `CROWD` a word."""
    column = "claim" if table == "claim_words" else "told"
    query = f"SELECT {column}, size FROM {table} WHERE mark = ? ORDER BY {column} DESC LIMIT {CROWD + 1}"  # noqa: S608
    words = (word, *opposites_of(word))
    return [(row[0], row[1]) for each in words for row in db.execute(query, (mark_of(key, each),)).fetchall()]
