"""Makes again from the records what is taken from them; what cannot be made again is left as it is."""

import sqlite3
import zlib
from collections.abc import Iterable

from onrecord.errors import StoreError
from onrecord.store.agreement import compare_rows
from onrecord.store.articles import unpack_record, write_parts
from onrecord.store.rebuild import rebuild_entities


def repair_store(db: sqlite3.Connection, keys: Iterable[str]) -> int:
    """Write the rows of the articles `keys` anew and put all entities together, inside a transaction.

    Gives how many articles were written anew; those whose record is damaged are left alone.
    """
    written = 0
    for key in keys:
        row = db.execute("SELECT * FROM articles WHERE key = ?", (key,)).fetchone()
        try:
            record = unpack_record(row["record"], key) if row else None
        except StoreError:
            continue
        if record is not None and (row["text"] != record.article.text or any(compare_rows(db, row, record))):
            write_parts(db, row["id"], record, zlib.decompress(row["record"]), row["digest"])
            written += 1
    rebuild_entities(db)
    db.execute(
        "UPDATE entities SET statements = (SELECT count(*) FROM statements s WHERE s.entity = entities.id"
        " AND s.article NOT IN (SELECT id FROM articles WHERE current = 0))"
    )
    return written
