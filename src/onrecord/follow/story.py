"""Stories as pages show them, and what a person decides about them."""

import sqlite3
from dataclasses import dataclass
from hashlib import sha256

from onrecord.errors import StoreError
from onrecord.follow.reads import PAGE, Page, list_rows
from onrecord.follow.stories import count_story, story_named
from onrecord.store.articles import unpack_record
from onrecord.timeline import Timeline, timeline_of

MOST_READ = 60
"""Articles of a story, the latest, of which the events are put on one time line."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story; its `title` is the headline of its first article that has one. `first` and `last` are dates or empty.

    `size` is how many articles it has, the same text at several addresses counted once.
    """

    key: str
    title: str | None
    size: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story.

    `nearness` is its cosine to the articles it was put beside, `words` those that they share; both are empty for the
    one that began it, and where a person `decided`.
    """

    key: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    nearness: float | None
    words: tuple[str, ...]
    decided: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its articles by date, and the events of the last `MOST_READ` of them."""

    row: StoryRow
    articles: tuple[StoryArticle, ...]
    timeline: Timeline


_TITLE = (
    "(SELECT headline FROM story_articles JOIN articles ON articles.id = article"
    " WHERE story = stories.id AND headline IS NOT NULL ORDER BY published IS NULL, published, articles.id LIMIT 1)"
)
_ROWS = f"SELECT id, key, {_TITLE} AS title, size, first, last FROM stories"  # noqa: S608


def list_stories(db: sqlite3.Connection, *, cursor: str | None = None, limit: int = PAGE) -> Page[StoryRow]:
    """The stories of several articles, those last reported on first.

    Raises:
        StoreError: ``bad-cursor``.
    """
    return list_rows(db, f"{_ROWS} WHERE size > 1", (), ("last", cursor, limit), _row)


def story_of(db: sqlite3.Connection, article: str) -> StoryRow | None:
    """The story of an article, if others are in it."""
    query = "SELECT story FROM story_articles JOIN articles ON articles.id = article WHERE articles.key = ?"
    row = db.execute(f"{_ROWS} WHERE size > 1 AND id = ({query})", (article,)).fetchone()
    return _row(row) if row else None


def read_story(db: sqlite3.Connection, key: str) -> Story:
    """The story `key` as it is now.

    Raises:
        StoreError: ``no-story``, or ``damaged``: a record cannot be read.
    """
    row = db.execute(f"{_ROWS} WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise StoreError(f"{key}: no such story in the store; look for one of its articles", code="no-story")
    rows = db.execute(
        "SELECT a.key, a.url, a.headline, a.publisher, a.published, s.nearness, s.words, s.decided, a.record"
        " FROM story_articles s JOIN articles a ON a.id = s.article WHERE s.story = ?"
        " ORDER BY a.published IS NULL, a.published, a.id",
        (row["id"],),
    ).fetchall()
    records = (unpack_record(one["record"], one["key"]) for one in rows[-MOST_READ:])
    return Story(_row(row), tuple(_article(one) for one in rows), timeline_of(records))


def _row(row: sqlite3.Row) -> StoryRow:
    return StoryRow(row["key"], row["title"], row["size"], row["first"], row["last"])


def _article(row: sqlite3.Row) -> StoryArticle:
    return StoryArticle(
        row["key"],
        row["url"],
        row["headline"],
        row["publisher"],
        row["published"],
        row["nearness"],
        tuple((row["words"] or "").split()),
        bool(row["decided"]),
    )


def move_article(db: sqlite3.Connection, article: str, story: str | None, *, at: str) -> str:
    """Let a person put `article` into `story`, or into one of its own; gives the key of that story.

    It holds for the page: later versions of the article stay there too, and so it does when all is made anew. `at` is
    the time of deciding, ISO 8601 in UTC.

    Raises:
        StoreError: ``no-article`` or ``no-story``.
    """
    number, page = _found(db, article)
    if story is None:
        key = "so-" + sha256(f"{article}|alone".encode()).hexdigest()[:12]
    elif db.execute("SELECT 1 FROM stories WHERE key = ?", (story,)).fetchone():
        key = story
    else:
        raise StoreError(f"{story}: no such story in the store; look for one of its articles", code="no-story")
    db.execute("INSERT OR REPLACE INTO story_decisions VALUES (?, ?, ?)", (page, key, at))
    before = db.execute("SELECT story FROM story_articles WHERE article = ?", (number,)).fetchone()
    if before:
        query = "UPDATE story_articles SET story = ?, nearness = NULL, words = NULL, decided = 1 WHERE article = ?"
        db.execute(query, (story_named(db, key), number))
        for one in (story_named(db, key), before["story"]):
            count_story(db, one)
    return key


def decided_at(db: sqlite3.Connection, article: str) -> str | None:
    """When a person decided in which story the page of `article` belongs; `None` if nobody did."""
    query = "SELECT at FROM story_decisions WHERE page = (SELECT page FROM articles WHERE key = ?)"
    row = db.execute(query, (article,)).fetchone()
    return row["at"] if row else None


def release_article(db: sqlite3.Connection, article: str) -> None:
    """Forget what a person decided about `article`; following puts it where it belongs by its words.

    Raises:
        StoreError: ``no-article``.
    """
    number, page = _found(db, article)
    db.execute("DELETE FROM story_decisions WHERE page = ?", (page,))
    db.execute("UPDATE articles SET followed = 0 WHERE id = ?", (number,))


def _found(db: sqlite3.Connection, article: str) -> tuple[int, int]:
    row = db.execute("SELECT id, page FROM articles WHERE key = ?", (article,)).fetchone()
    if row is None:
        raise StoreError(f"{article}: no such article in the store; search for it", code="no-article")
    return row["id"], row["page"]
