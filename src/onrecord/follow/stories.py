"""Articles of one running story: by the rare words, names above all, that articles of the same days share.

An article joins the story that it is nearest to as it comes in, or begins one; it is never moved afterwards, so that a
link to a story stays good, except by a person.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log, sqrt

from onrecord.follow.parts import Parts, mark_of
from onrecord.follow.terms import Term

WINDOW = 14
"""Days before and after an article in which a story must have one, for the article to join it."""

FADE = 30
"""The cosine of articles fades with the days between them, so that after so many days nothing would be left."""

NEAR = 0.33
"""The cosine that an article and a story have at least."""

BEST = 3
"""Articles of the story, those nearest to the new one, of which the mean is taken: one alone may be a bridge."""

SHARED = 3
"""Words that two articles share at least."""

CROWD = 300
"""Articles of the window from which on a word is not looked up."""

MOST = 40
"""Articles that a new one is compared with at most."""

_FEW = 20
"""Articles that are added to those of the window, so that with few of them no word seems rare."""


@dataclass(frozen=True, slots=True)
class _Near:
    """An article of the window: its story, how near it is, and the words that say so, the weightiest first."""

    story: int
    nearness: float
    words: tuple[str, ...]


_Products = Mapping[int, Mapping[str, float]]


class Stories:
    """Puts articles in stories, in one transaction."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._db = parts.db

    def add(self, article: int) -> None:
        """Put `article`, of which the part is kept, in a story."""
        kept = self._parts.kept(article)
        decided = self._decided(article)
        if kept.day is None or not kept.terms:
            story = decided or self._begin(article)
            self._place(article, story, length=0.0, near=None, decided=bool(decided))
            return
        found = self._found(kept.terms, kept.day)
        rarity = self._rarity(found, kept.day)
        weights = {term.word: term.weight * rarity[term.word] for term in kept.terms}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        best = None
        if not decided:
            products = _products(found, {word: weight * rarity[word] for word, weight in weights.items()})
            best = self._best(self._near(products, length, kept.day))
        story = decided or (best.story if best else self._begin(article))
        rows = [(mark_of(term.word), kept.day, article, term.weight) for term in kept.terms]
        self._db.executemany("INSERT OR IGNORE INTO story_words VALUES (?, ?, ?, ?)", rows)
        self._place(article, story, length=length, near=best, decided=bool(decided))

    def _found(self, terms: Sequence[Term], day: int) -> dict[str, list[tuple[int, float]]]:
        """For each word the articles of the window that have it, with its weight, at most one more than `CROWD`."""
        query = f"SELECT article, weight FROM story_words WHERE mark = ? AND day BETWEEN ? AND ? LIMIT {CROWD + 1}"  # noqa: S608
        cursor = self._db.cursor()
        cursor.row_factory = None
        days = day - WINDOW, day + WINDOW
        return {term.word: cursor.execute(query, (mark_of(term.word), *days)).fetchall() for term in terms}

    def _rarity(self, found: Mapping[str, Sequence[object]], day: int) -> dict[str, float]:
        """How rare each word is in the window."""
        query = "SELECT count(*) FROM story_articles WHERE day BETWEEN ? AND ?"
        total = self._db.execute(query, (day - WINDOW, day + WINDOW)).fetchone()[0] + _FEW
        return {word: max(0.0, log(total / (1 + len(articles)))) for word, articles in found.items()}

    def _near(self, products: _Products, length: float, day: int) -> list[_Near]:
        """The articles of the window that share most with the new one."""
        sums = {article: sum(words.values()) for article, words in products.items() if len(words) >= SHARED}
        ranked = sorted(sums, key=lambda article: (-sums[article], article))[:MOST]
        query = (
            "SELECT story, length, day FROM story_articles JOIN stories ON stories.id = story"
            " WHERE article = ? AND length > 0 AND NOT (decided = 1 AND size = 1)"
        )
        near = []
        for article in ranked:
            # whom a person set apart draws no others
            if row := self._db.execute(query, (article,)).fetchone():
                fade = 1 - abs(day - row["day"]) / FADE
                words = sorted(products[article], key=lambda word: (-products[article][word], word))
                near.append(_Near(row["story"], fade * sums[article] / (length * row["length"]), tuple(words[:6])))
        return near

    def _best(self, near: Sequence[_Near]) -> _Near | None:
        """The story that the article is nearest to, if it is near enough."""
        by_story: dict[int, list[_Near]] = defaultdict(list)
        for one in sorted(near, key=lambda one: -one.nearness):
            by_story[one.story].append(one)
        scored = [(self._mean(story, ones), -story, ones[0]) for story, ones in by_story.items()]
        mean, _, best = max(scored, key=lambda one: one[:2], default=(0.0, 0, None))
        return _Near(best.story, round(mean, 3), best.words) if best and mean >= NEAR else None

    def _mean(self, story: int, ones: Sequence[_Near]) -> float:
        size: int = self._db.execute("SELECT size FROM stories WHERE id = ?", (story,)).fetchone()[0]
        count = min(BEST, size)
        return sum(one.nearness for one in ones[:count]) / count

    def _begin(self, article: int) -> int:
        key = self._db.execute("SELECT key FROM articles WHERE id = ?", (article,)).fetchone()["key"]
        return story_named(self._db, "so-" + sha256(key.encode()).hexdigest()[:12])

    def _decided(self, article: int) -> int | None:
        """The story that a person put the article of this page in."""
        query = "SELECT story FROM story_decisions WHERE page = (SELECT page FROM articles WHERE id = ?)"
        row = self._db.execute(query, (article,)).fetchone()
        return story_named(self._db, row["story"]) if row else None

    def _place(self, article: int, story: int, *, length: float, near: _Near | None, decided: bool) -> None:
        day = self._parts.kept(article).day
        why = (near.nearness, " ".join(near.words)) if near else (None, None)
        text = self._db.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()["text"]
        row = (article, story, day, length, *why, decided, mark_of(text))
        self._db.execute("INSERT OR REPLACE INTO story_articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        count_story(self._db, story)

    def remove(self, article: int) -> None:
        """Take `article` out of its story."""
        kept = self._parts.kept(article)
        rows = [(mark_of(term.word), kept.day, article) for term in kept.terms]
        self._db.executemany("DELETE FROM story_words WHERE mark = ? AND day = ? AND article = ?", rows)
        row = self._db.execute("SELECT story FROM story_articles WHERE article = ?", (article,)).fetchone()
        self._db.execute("DELETE FROM story_articles WHERE article = ?", (article,))
        if row:
            count_story(self._db, row["story"])


def _products(found: Mapping[str, Sequence[tuple[int, float]]], weights: Mapping[str, float]) -> _Products:
    """For each article the words that it shares, with what each adds to the product of the two vectors."""
    products: dict[int, dict[str, float]] = defaultdict(dict)
    for word, articles in found.items():
        if len(articles) <= CROWD:
            for article, weight in articles:
                products[article][word] = weights[word] * weight
    return products


def story_named(db: sqlite3.Connection, key: str) -> int:
    """The story with that key, a new one if there is none."""
    db.execute("INSERT INTO stories (key, size, first, last) VALUES (?, 0, '', '') ON CONFLICT DO NOTHING", (key,))
    return int(db.execute("SELECT id FROM stories WHERE key = ?", (key,)).fetchone()["id"])


def count_story(db: sqlite3.Connection, story: int) -> None:
    """Bring the numbers of `story` up to date; one that has no article is gone.

    The same text at several addresses is one article, or each page that is kept twice would make a story.
    """
    db.execute(
        "UPDATE stories SET (size, first, last) ="
        " (SELECT count(DISTINCT s.mark), coalesce(min(a.published), ''), coalesce(max(a.published), '')"
        " FROM story_articles s JOIN articles a ON a.id = s.article WHERE s.story = stories.id) WHERE id = ?",
        (story,),
    )
    db.execute("DELETE FROM stories WHERE id = ? AND size = 0", (story,))
