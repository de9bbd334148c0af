"""The statements of an article as documents of the index, and the texts that `like:` compares."""

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec
import tantivy

from onrecord.search.days import find_bounds
from onrecord.search.schema import SPEAKER, stems
from onrecord.store import StatementRow, select_rows
from onrecord.store.corrections import corrected_in

UNDATED = date.max.toordinal()
"""The day of what has no date where the oldest comes first: it comes last."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as the index takes it: its number, what tells it from others, its words, the document."""

    id: int
    check: int
    quote: str
    document: tantivy.Document


class _Named(msgspec.Struct):
    id: str
    aliases: list[str] = []


class _Aliases(msgspec.Struct):
    """What is read of a record beside its rows."""

    entities: list[_Named] | None = None


_DECODER = msgspec.json.Decoder(_Aliases)


def read_entries(db: sqlite3.Connection, article: int) -> Iterator[Entry]:
    """The statements of `article`, as long as its page says it."""
    row = db.execute("SELECT text, record FROM articles WHERE id = ? AND current = 1", (article,)).fetchone()
    statements = select_rows(db, "s.article = ? ORDER BY s.number", (article,)) if row else ()
    if not statements:
        return
    topic = " ".join(dict.fromkeys(stems(row["text"])))
    people = _People(db, article, row["record"])
    for statement in statements:
        yield Entry(
            statement.id, check_of(statement.key), statement.quote, _document(article, statement, topic, people)
        )


class _People:
    """The names and roles that the speakers of an article go by, and what people said of its statements."""

    def __init__(self, db: sqlite3.Connection, article: int, record: bytes) -> None:
        self.corrected = corrected_in(db, article)
        self.names: dict[str, dict[str, None]] = {}
        self.roles: dict[str, dict[str, None]] = {}
        aliases = _read_aliases(record)
        keys: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        for key, number, local, *names in db.execute(
            "SELECT e.key, e.id, p.local, p.name, e.name FROM appearances p JOIN entities e ON e.id = p.entity"
            " WHERE p.article = ?",
            (article,),
        ):
            keys[local], self.numbers[key] = key, number
            self.names.setdefault(key, {}).update(dict.fromkeys([*names, *aliases.get(local, ())]))
        for local, title, organization in db.execute(
            "SELECT local, title, organization FROM roles WHERE article = ? ORDER BY rowid", (article,)
        ):
            role = f"{title} {organization}" if organization and organization not in title else title
            self.roles.setdefault(keys.get(local, ""), {})[role] = None


def _read_aliases(record: bytes) -> dict[str, list[str]]:
    try:
        return {one.id: one.aliases for one in _DECODER.decode(zlib.decompress(record)).entities or ()}
    except (zlib.error, msgspec.DecodeError):
        # one damaged record must not keep all others from being found; `onrecord verify` tells of it
        return {}


def check_of(key: str) -> int:
    """What tells a statement from another one that came to have its number."""
    return zlib.crc32(key.encode())


def _document(article: int, row: StatementRow, topic: str, people: _People) -> tantivy.Document:
    document = tantivy.Document(
        id=row.id,
        check=check_of(row.key),
        number=article,
        article=row.article,
        words=row.quote,
        topic=topic,
        act=row.act,
        form=row.form,
        **_days(row),
    )
    if (number := people.numbers.get(row.entity or "")) is not None:
        document.add_integer(SPEAKER, number)
    sentence = f"{row.before}{row.quote}{row.after}"
    names = list(people.names.get(row.entity or "", ())) or list(filter(None, [row.speaker]))
    parts = {
        "exact": (sentence, row.headline),
        "around": (sentence, row.headline, *names),
        "speaker": names,
        "role": people.roles.get(row.entity or "", ()),
        "outlet": (row.outlet, row.venue),
        "publisher": (row.publisher,),
        "publisher_name": (row.publisher,),
        "channel": (row.channel or "none",),
        "kind": (row.kind or "none",),
        "entity": (row.entity,),
        "is": (*_states(row), *(["corrected"] if row.key in people.corrected else [])),
    }
    for field, values in parts.items():
        for value in values:
            if value:
                document.add_text(field, value)
    return document


def _states(row: StatementRow) -> Iterator[str]:
    unnamed = row.kind == "unnamed"
    states = {
        "unnamed": unnamed,
        "named": row.speaker is not None and not unnamed,
        "revised": row.revised,
        "failed": row.failed,
        "negative": row.polarity == "negative",
    }
    return (name for name, holds in states.items() if holds)


def _days(row: StatementRow) -> dict[str, int | str]:
    """The days as ordinals, the year, and what sorts by them: a number that no other statement has."""
    days: dict[str, int | str] = {}
    published = find_bounds(row.published or "")
    if published:
        days |= {"published_from": published[0], "published_until": published[1], "year": (row.published or "")[:4]}
    for name, day in (("said_from", row.said), ("said_until", row.until)):
        if bounds := find_bounds(day or ""):
            days[name] = bounds[name == "said_until"]
    first = published[0] if published else None
    return days | {"newest": (first or 0) << 40 | row.id, "oldest": (first or UNDATED) << 40 | row.id}
