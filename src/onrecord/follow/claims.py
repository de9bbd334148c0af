"""Which claims of all articles a claim is compared with: those of the same speaker that have enough words in common."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from onrecord.follow.parts import SHIFT, mark_of
from onrecord.trace import Lookup, may_link, opposites_of

CROWD = 500
"""Claims of one speaker from which on a word tells little: it is looked up only if there are not enough rarer ones, and
then in so many of the claims that came in last."""

MOST = 100
"""Claims that one is compared with at most: those that have most words in common with it."""

Table = Literal["claim_words", "told_words"]


class Words:
    """By which words of whose claims, or of what is told of them, those are found."""

    def __init__(self, db: sqlite3.Connection, table: Table) -> None:
        self._db = db
        self._cursor = db.cursor()
        self._cursor.row_factory = None
        self._insert = f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)"  # noqa: S608
        self._delete = f"DELETE FROM {table} WHERE mark = ? AND name = ?"  # noqa: S608
        self._select = f"SELECT name, size FROM {table} WHERE mark = ? ORDER BY name DESC LIMIT {CROWD + 1}"  # noqa: S608
        self._bounds = f"SELECT min(name), max(name) FROM {table} WHERE mark = ?"  # noqa: S608

    def add(self, name: int, lookup: Lookup) -> None:
        """Let the claim `name` be found."""
        self._db.executemany(self._insert, [(mark, place, lookup.size) for mark, place in _rows(name, lookup)])

    def remove(self, name: int, lookup: Lookup) -> None:
        """Let it be found no more."""
        self._db.executemany(self._delete, list(_rows(name, lookup)))

    def find(self, article: int, lookup: Lookup) -> list[int]:
        """Those of other articles that may be linked to what `lookup` is of, in `article`."""
        places = [key for key in lookup.sought if self._has_others(key, article)]
        found = {name for key in places for name in self._under(key, lookup)}
        return sorted(name for name in found if name >> SHIFT != article)

    def _has_others(self, key: str, article: int) -> bool:
        """Whether another article has anything under `key`: most speakers speak in one only."""
        bounds = self._cursor.execute(self._bounds, (mark_of(key),)).fetchone()
        return any(name is not None and name >> SHIFT != article for name in bounds)

    def _under(self, key: str, lookup: Lookup) -> list[int]:
        """Those under one key, by the rarer words.

        Whatever can be linked shares `need` of the words; so all but ``need - 1`` of them find it.
        """
        need = max(1, (lookup.size + 1) // 2)
        slots = [self._slot(key, word) for word in lookup.words]
        rare = [rows for rows in slots if len(rows) <= CROWD]
        left_out = len(slots) - len(rare) if len(slots) - len(rare) < need else 0
        shared: Counter[int] = Counter()
        sizes: dict[int, int] = {}
        for rows in rare if left_out else slots:
            sizes.update(rows[:CROWD])
            shared.update([name for name, _ in rows[:CROWD]])
        fewest = max(need, 1 + (lookup.size > 1)) - left_out
        possible = (
            name
            for name, count in shared.items()
            if count >= fewest and may_link(count + left_out, lookup.size, sizes[name])
        )
        return sorted(possible, key=lambda name: (-shared[name], name))[:MOST]

    def _slot(self, key: str, word: str) -> list[tuple[int, int]]:
        """The claims under `key` with `word` or its opposite, the last ones first, at most one more than `CROWD`."""
        rows: list[tuple[int, int]] = []
        for each in (word, *opposites_of(word)):
            rows += self._cursor.execute(self._select, (mark_of(key, each),)).fetchall()
        return rows


def _rows(name: int, lookup: Lookup) -> Iterator[tuple[int, int]]:
    """What is kept: for each key that the article has something there, and each word."""
    for key in lookup.kept:
        yield mark_of(key), name >> SHIFT << SHIFT
        for word in lookup.words:
            yield mark_of(key, word), name
