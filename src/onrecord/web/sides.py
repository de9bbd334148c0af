"""The two that are to be compared: what somebody typed becomes one, or a choice of some."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.errors import StoreError
from onrecord.store import ArticleRow, find_articles, rows_of_articles
from onrecord.store.speakers import SpeakerRow, find_speaker, list_speakers
from onrecord.views.plain import count
from onrecord.web.days import mark_published

OFFERED = 12
"""How many are offered where what was typed says too little."""


@dataclass(frozen=True, slots=True)
class Option:
    """One that can be chosen: its key, its name, what else is known of it, and its page."""

    key: str
    name: str
    about: str
    link: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what was typed, which one that is, and, where it is open, which ones it may be."""

    typed: str
    chosen: Option | None
    offered: tuple[Option, ...]


Find = Callable[[sqlite3.Connection, str], Sequence[Option]]
"""What was typed → those that it may mean; all alone, it is the one."""


def find_side(db: sqlite3.Connection, typed: str, find: Find) -> Side:
    """What `typed` means; nothing typed means nothing yet."""
    if not typed.strip():
        return Side(typed, None, ())
    found = tuple(find(db, typed))
    return Side(typed, found[0], ()) if len(found) == 1 else Side(typed, None, found)


def find_article_options(db: sqlite3.Connection, typed: str) -> list[Option]:
    """The articles with this key, this address, or these words in their headline."""
    found = rows_of_articles(db, [typed]) or find_articles(db, typed, limit=OFFERED)
    return [article_option(row) for row in found]


def article_option(row: ArticleRow) -> Option:
    """An article to choose."""
    facts = (row.publisher, mark_published(row.published), count(row.statements, "statement"))
    about = Markup(" · ").join(filter(None, facts))
    return Option(row.key, row.headline or "(no headline)", about, f"/articles/{row.key}")


def find_speaker_options(db: sqlite3.Connection, typed: str) -> list[Option]:
    """The speaker with this key, or those in whose name each word begins one."""
    try:
        return [_speaker(find_speaker(db, typed.strip()))]
    except StoreError:
        return [_speaker(row) for row in list_speakers(db, name=typed, limit=OFFERED).rows]


def _speaker(row: SpeakerRow) -> Option:
    facts = (row.role or row.type, count(row.statements, "statement"))
    return Option(row.key, row.name, " · ".join(facts), f"/speakers/{row.key}")
