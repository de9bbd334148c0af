"""What a page says now, beside an earlier text of it."""

import sqlite3

from onrecord.store import Version, list_versions


def newer_text(db: sqlite3.Connection, article: str) -> Version | None:
    """The newest text of the page of `article`, if that is an earlier one."""
    newest = list_versions(db, article)[-1]
    return newest if newest.key != article else None
