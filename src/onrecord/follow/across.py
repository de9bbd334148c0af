"""What is kept across articles about one story or one speaker."""

import sqlite3
from collections.abc import Sequence

from onrecord.follow.reads import ClusterRow, read_cluster_row, read_link_row
from onrecord.store.decisions import find_entity
from onrecord.trace import Link

MOST = 40
"""Links of a story and utterances of a speaker at most."""

LOOKED = 500
"""Newest statements of a speaker among which quotations in several articles are looked for."""


def links_between(db: sqlite3.Connection, articles: Sequence[str]) -> tuple[Link, ...]:
    """The links between statements of these articles, revisions before hints, the latest first."""
    marks = ", ".join(f"?{n}" for n, _ in enumerate(articles, 1))
    rows = db.execute(
        f"WITH these AS (SELECT id FROM articles WHERE key IN ({marks}))"  # noqa: S608
        " SELECT body FROM links WHERE shown = 1 AND earlier_article IN these AND later_article IN these"
        f" ORDER BY kind IS NULL, day DESC, id DESC LIMIT {MOST:d}",
        tuple(articles),
    )
    return tuple(map(read_link_row, rows))


def links_in(db: sqlite3.Connection, article: str) -> tuple[Link, ...]:
    """The links of the statements of an article to those of others, revisions before hints, the latest first."""
    rows = db.execute(
        "WITH this AS (SELECT id FROM articles WHERE key = ?1),"
        " near AS (SELECT id FROM links WHERE earlier_article = (SELECT id FROM this)"
        " UNION SELECT id FROM links WHERE later_article = (SELECT id FROM this))"
        " SELECT body FROM links WHERE id IN near AND shown = 1 ORDER BY kind IS NULL, day DESC, id DESC LIMIT ?2",
        (article, MOST),
    )
    return tuple(map(read_link_row, rows))


def variants_of_speaker(db: sqlite3.Connection, key: str, *, limit: int = 10) -> tuple[ClusterRow, ...]:
    """Utterances in several articles, and changed by one, among the newest statements of the speaker `key`.

    Raises:
        StoreError: ``no-entity``.
    """
    entity, _ = find_entity(db, key)
    rows = db.execute(
        "SELECT DISTINCT c.* FROM (SELECT id FROM statements WHERE entity = ?1 ORDER BY day DESC, id DESC LIMIT ?2) n"
        " JOIN statements s ON s.id = n.id JOIN quotes q ON q.statement = s.key JOIN members m ON m.quote = q.id"
        " JOIN clusters c ON c.id = m.cluster WHERE c.changed = 1 ORDER BY c.last DESC, c.id DESC LIMIT ?3",
        (entity, LOOKED, limit),
    )
    return tuple(map(read_cluster_row, rows))
