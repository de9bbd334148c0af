"""Records in and out: an article is kept once, a page keeps the texts it had as versions."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import StoreError
from onrecord.schema.encoding import from_json, to_json
from onrecord.schema.record import Engine, Record
from onrecord.store.entities import place_entities
from onrecord.store.statements import write_statements

PACKING = 3
"""How hard records are packed (of 9): a tenth larger than the usual 6, in half the time."""


class Outcome(StrEnum):
    """What keeping a record did."""

    NEW = "new"
    VERSION = "new version"
    REREAD = "read anew"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that is in the store: its number there, the `Article.id` of the record, and what keeping it did."""

    article: int
    key: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record in the store: `digest` is that of its JSON, `added` when its article was taken in (UTC)."""

    key: str
    digest: str
    added: str


@dataclass(frozen=True, slots=True)
class Version:
    """One text that a page had: `number` counts from 1, `added` is when it was taken in (UTC)."""

    number: int
    key: str
    added: str
    headline: str | None


def add_record(db: sqlite3.Connection, record: Record, *, at: str, address: str | None = None) -> Kept:
    """Keep `record`, inside a transaction (`Store.write`); `at` is the time of doing so, ISO 8601 in UTC.

    `address` is what tells the page from others: its URL, or else the place of its file; a changed text at the same
    address is a new version, and the newest one is what searches find. The same article read by another engine takes
    the place of the former record; what people said of its statements stays.
    """
    article = record.article
    raw = to_json(record)
    digest = hashlib.sha256(raw).hexdigest()
    known = db.execute("SELECT id, digest, page FROM articles WHERE key = ?", (article.id,)).fetchone()
    if known and known["digest"] != digest:
        write_parts(db, known["id"], record, raw, digest)
        _make_current(db, known["page"], known["id"], at)
        return Kept(known["id"], article.id, Outcome.REREAD)
    if known:
        moved = _make_current(db, known["page"], known["id"], at)
        return Kept(known["id"], article.id, Outcome.VERSION if moved else Outcome.KNOWN)
    page = _page(db, article.url or address or article.id)
    number = db.execute(
        "INSERT INTO articles (key, page, current, added, engine, text, record, digest)"
        " VALUES (?, ?, 0, ?, '', '', '', '')",
        (article.id, page, at),
    ).lastrowid
    assert number is not None  # noqa: S101  an insert gives one
    write_parts(db, number, record, raw, digest)
    earlier = db.execute("SELECT 1 FROM versions WHERE page = ?", (page,)).fetchone()
    _make_current(db, page, number, at)
    return Kept(number, article.id, Outcome.VERSION if earlier else Outcome.NEW)


def list_addresses(db: sqlite3.Connection) -> frozenset[str]:
    """The addresses of all pages."""
    return frozenset(row["address"] for row in db.execute("SELECT address FROM pages"))


def _page(db: sqlite3.Connection, address: str) -> int:
    db.execute("INSERT INTO pages (address) VALUES (?) ON CONFLICT DO NOTHING", (address,))
    return int(db.execute("SELECT id FROM pages WHERE address = ?", (address,)).fetchone()[0])


def write_parts(db: sqlite3.Connection, number: int, record: Record, raw: bytes, digest: str) -> None:
    """The row of an article, and in place of what was there the rows of what is in it."""
    article = record.article
    db.execute(
        "UPDATE articles SET url = ?, headline = ?, publisher = ?, published = ?, engine = ?, text = ?, record = ?,"
        " digest = ?, indexed = 0, followed = 0 WHERE id = ?",
        (
            article.url,
            article.headline,
            article.publisher,
            article.published.value,
            engine_name(record.engine),
            article.text,
            zlib.compress(raw, PACKING),
            digest,
            number,
        ),
    )
    write_statements(db, number, record, place_entities(db, number, record))


def engine_name(engine: Engine) -> str:
    """The program, its version and its weights in a line."""
    return " ".join(filter(None, (engine.name, engine.version, engine.model)))


def _make_current(db: sqlite3.Connection, page: int, number: int, at: str) -> bool:
    """Let article `number` be what `page` says now; gives whether it said something else before."""
    last = db.execute("SELECT number, article FROM versions WHERE page = ? ORDER BY number DESC LIMIT 1", (page,))
    row = last.fetchone()
    if row and row["article"] == number:
        return False
    db.execute("INSERT INTO versions VALUES (?, ?, ?, ?)", (page, row["number"] + 1 if row else 1, number, at))
    # what is searched, and what is made across articles, changes for both
    db.execute("UPDATE articles SET current = 0, indexed = 0, followed = 0 WHERE page = ? AND current = 1", (page,))
    db.execute("UPDATE articles SET current = 1, indexed = 0, followed = 0 WHERE id = ?", (number,))
    return True


def read_record(db: sqlite3.Connection, key: str) -> Record:
    """The record of the article `key`, equal to the one that was kept.

    Raises:
        StoreError: ``no-article`` if there is none, ``damaged`` if it cannot be read.
    """
    row = db.execute("SELECT record FROM articles WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise StoreError(f"{key}: no such article in the store; search for it", code="no-article")
    return unpack_record(row["record"], key)


def find_record(db: sqlite3.Connection, key: str) -> KeptRecord:
    """Which bytes the record of the article `key` has, without reading them.

    Raises:
        StoreError: ``no-article``.
    """
    row = db.execute("SELECT key, digest, added FROM articles WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise StoreError(f"{key}: no such article in the store; search for it", code="no-article")
    return KeptRecord(*row)


def read_bytes(db: sqlite3.Connection, kept: KeptRecord) -> bytes:
    """The JSON of a record, the same bytes as `to_json` gave.

    Raises:
        StoreError: ``no-article`` if there is none any more, ``damaged`` if these are others than were kept.
    """
    row = db.execute("SELECT record FROM articles WHERE key = ? AND digest = ?", (kept.key, kept.digest)).fetchone()
    if row is None:
        raise StoreError(f"{kept.key}: no such article in the store; search for it", code="no-article")
    try:
        raw = zlib.decompress(row["record"])
    except zlib.error:
        raw = b""
    if hashlib.sha256(raw).hexdigest() != kept.digest:
        raise StoreError(f"{kept.key}: its record is damaged; restore a backup", code="damaged")
    return raw


def unpack_record(packed: bytes, key: str) -> Record:
    """The record in the column ``articles.record``.

    Raises:
        StoreError: ``damaged``.
    """
    return open_record(packed, key)[0]


def open_record(packed: bytes, key: str) -> tuple[Record, bytes]:
    """The record in the column ``articles.record``, and its JSON.

    Raises:
        StoreError: ``damaged``.
    """
    try:
        raw = zlib.decompress(packed)
        return from_json(raw), raw
    except (zlib.error, ValueError) as error:
        raise StoreError(f"{key}: its record is damaged: {error}; restore a backup", code="damaged") from error


def read_records(db: sqlite3.Connection) -> Iterator[Record]:
    """The records of all articles that pages say now, in the order of `list_articles`."""
    return (read_record(db, key) for key in list_articles(db))


def list_articles(db: sqlite3.Connection) -> tuple[str, ...]:
    """The keys of all articles that pages say now, oldest publication first, undated ones last.

    Records are read one by one after that: sorted with them, the whole database would be in memory.
    """
    rows = db.execute("SELECT key FROM articles WHERE current = 1 ORDER BY published IS NULL, published, id")
    return tuple(row["key"] for row in rows)


def list_versions(db: sqlite3.Connection, key: str) -> tuple[Version, ...]:
    """All texts that the page of article `key` had, the first one first."""
    rows = db.execute(
        "SELECT v.number, a.key, v.added, a.headline FROM versions v JOIN articles a ON a.id = v.article"
        " WHERE v.page = (SELECT page FROM articles WHERE key = ?) ORDER BY v.number",
        (key,),
    )
    return tuple(Version(*row) for row in rows)
