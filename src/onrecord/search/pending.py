"""Brings the index up to date with the database, in batches that are whole or not there."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from onrecord.errors import StoreError
from onrecord.search import near
from onrecord.search.documents import Entry, read_entries
from onrecord.search.folder import (
    Embed,
    find_fault,
    is_foreign,
    lock,
    make_indexes,
    near_of,
    open_words,
    read_state,
    remove_others,
    write_commit,
)
from onrecord.search.schema import HEAP
from onrecord.store import Store

BATCH = 200
"""Articles that are put in together."""

Watch = Callable[[int], None]
"""Is told how many articles were put in, batch by batch."""


def index_pending(store: Store, embed: Embed, *, watch: Watch | None = None) -> int:
    """Put the articles that the index lacks (``articles.indexed = 0``) into it; gives how many there were.

    A folder that is missing, damaged, or of another form or state of the database is made anew. While another process
    does this, nothing is done: what is missing stays marked as such.

    Raises:
        StoreError: see `Store.write`, or ``full`` or ``read-only``: the folder cannot be written.
    """
    with lock(store.index) as mine:
        if not mine:
            return 0
        if find_fault(store.db, store.index, embed):
            _begin(store, embed)
        return _put_in(store, embed, watch)


def reindex(store: Store, embed: Embed, *, watch: Watch | None = None) -> int:
    """Make the folder anew from the database; gives how many articles are in it.

    Raises:
        StoreError: ``locked``: another process is at it; and see `index_pending`.
    """
    with lock(store.index) as mine:
        if not mine:
            raise StoreError(f"{store.index}: another process is indexing; wait until it has ended", code="locked")
        _begin(store, embed)
        return _put_in(store, embed, watch)


def _begin(store: Store, embed: Embed) -> None:
    """Empty indexes in place of those that are there, and all articles marked as missing that pages say now."""
    with store.write() as db, _writing(store.index):
        state = make_indexes(store.index, embed)
        db.execute("UPDATE articles SET indexed = NOT current WHERE indexed = current")
        write_commit(db, store.index, state)
    remove_others(store.index, state)


def _put_in(store: Store, embed: Embed, watch: Watch | None) -> int:
    if not _pending(store.db):
        return 0
    state = read_state(store.index)
    assert state  # noqa: S101  seen before
    done = 0
    with _writing(store.index):
        writer = open_words(store.index, state).writer(HEAP, 1)
    while True:
        with store.write() as db:
            articles = _pending(db)
            if not articles:
                break
            with _writing(store.index):
                _put_batch(db, near_of(store.index, state), writer, articles, embed)
                state = write_commit(db, store.index, state)
            db.executemany("UPDATE articles SET indexed = 1 WHERE id = ?", [(number,) for number in articles])
        done += len(articles)
        if watch:
            watch(len(articles))
    writer.wait_merging_threads()
    return done


def _pending(db: sqlite3.Connection) -> list[int]:
    return [row[0] for row in db.execute("SELECT id FROM articles WHERE indexed = 0 ORDER BY id LIMIT ?", (BATCH,))]


def _put_batch(
    db: sqlite3.Connection, vectors: Path, writer: tantivy.IndexWriter, articles: list[int], embed: Embed
) -> None:
    entries: list[Entry] = []
    for article in articles:
        # what a batch put in that was not marked is put in again
        writer.delete_documents_by_term("number", article)
        for entry in read_entries(db, article):
            writer.add_document(entry.document)
            entries.append(entry)
    if entries:
        numbers = [(entry.id, entry.check) for entry in entries]
        near.append(vectors, numbers, embed([entry.quote for entry in entries]))
    writer.commit()


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Errors of writing to `folder` as errors of ours.

    Raises:
        StoreError: ``full``.
    """
    try:
        yield
    except BaseException as error:
        if is_foreign(error):
            reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
            raise StoreError(
                f"{folder}: it cannot be written ({reason}); free space or check permissions, and go on", code="full"
            ) from error
        raise
