"""What each article adds to what is made across articles, kept packed, so that no record is read again for it."""

import sqlite3
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import msgspec

from onrecord.follow.terms import Term, find_terms
from onrecord.schema.article import Article
from onrecord.schema.record import Record
from onrecord.trace import ArticleClaims, Claim, Told, read_article, with_words, without_words
from onrecord.variants import ArticleQuotes, Quote
from onrecord.variants import read_article as read_quotes
from onrecord.variants import with_words as with_norms
from onrecord.variants import without_words as without_norms

HELD = 256
"""Parts that are held at a time."""

SHIFT = 16
"""A claim or quotation has the number of its article and, in the last so many bits, its own."""

MOST = 1 << SHIFT
"""Claims, or quotations, of one article that are followed at most."""


@dataclass(frozen=True, slots=True)
class Part:
    """The claims and quotations of one article, its statements that take part in a revision within it, its words.

    `day` is that of publication, counted from the year 1.
    """

    claims: ArticleClaims
    quotes: ArticleQuotes
    revised: frozenset[str]
    terms: tuple[Term, ...]
    day: int | None


def read_part(record: Record) -> Part:
    """What the article of `record` adds."""
    sides = (side for revision in record.revisions or () for side in (revision.revised, revision.by))
    revised = frozenset(side for side in sides if isinstance(side, str))
    return Part(read_article(record), read_quotes(record), revised, find_terms(record.article), _day(record.article))


def _day(article: Article) -> int | None:
    try:
        return date.fromisoformat((article.published.value or "")[:10]).toordinal()
    except ValueError:
        return None


def name_of(article: int, number: int) -> int:
    """What claim, telling or quotation `number` of `article` is called in tables."""
    return article << SHIFT | number


@lru_cache(maxsize=1 << 16)
def mark_of(*words: str) -> int:
    """What stands for `words` in tables: 63 bits of a digest."""
    return int.from_bytes(blake2b("|".join(words).encode(), digest_size=8).digest()) >> 1


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A part as it is kept: each claim and quotation is unpacked where it is asked for."""

    claims: tuple[msgspec.Raw, ...]
    told: tuple[msgspec.Raw, ...]
    quotes: tuple[msgspec.Raw, ...]
    revised: frozenset[str]
    terms: tuple[Term, ...]
    day: int | None


@dataclass(frozen=True, slots=True)
class _Held:
    """A part with the text of its article, and what of it was unpacked, by number."""

    kept: Kept
    text: str
    claims: dict[int, Claim]
    quotes: dict[int, Quote]


class Parts:
    """The parts of all articles, from the database; those used last are held."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._parts: OrderedDict[int, _Held] = OrderedDict()

    def write(self, article: int, part: Part) -> None:
        """Keep `part`."""
        kept = Kept(
            tuple(_raw(without_words(claim)) for claim in part.claims.claims[:MOST]),
            tuple(map(_raw, part.claims.told[:MOST])),
            tuple(_raw(without_norms(quote)) for quote in part.quotes.quotes[:MOST]),
            part.revised,
            part.terms,
            part.day,
        )
        body = zlib.compress(msgspec.msgpack.encode(kept), 1)
        self.db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?)", (article, body))
        claims, quotes = dict(enumerate(part.claims.claims)), dict(enumerate(part.quotes.quotes))
        self._hold(article, _Held(kept, part.quotes.text, claims, quotes))

    def remove(self, article: int) -> None:
        """Forget the part of `article`."""
        self._parts.pop(article, None)
        self.db.execute("DELETE FROM parts WHERE article = ?", (article,))

    def has(self, article: int) -> bool:
        """Whether `article` has a part."""
        return self.db.execute("SELECT 1 FROM parts WHERE article = ?", (article,)).fetchone() is not None

    def kept(self, article: int) -> Kept:
        """The part of `article` as it is kept."""
        return self._get(article).kept

    def text_of(self, name: int) -> str:
        """The text of the article of the claim or quotation called `name`."""
        return self._get(name >> SHIFT).text

    def claim(self, name: int) -> Claim:
        """The claim called `name`, with its words."""
        held, number = self._get(name >> SHIFT), _number(name)
        if number not in held.claims:
            held.claims[number] = with_words(_CLAIM.decode(held.kept.claims[number]), held.text)
        return held.claims[number]

    def told(self, name: int) -> Told:
        """What is told of by the article of `name`."""
        return _TOLD.decode(self._get(name >> SHIFT).kept.told[_number(name)])

    def quote(self, name: int) -> Quote:
        """The quotation called `name`, with its words."""
        held, number = self._get(name >> SHIFT), _number(name)
        if number not in held.quotes:
            held.quotes[number] = with_norms(_QUOTE.decode(held.kept.quotes[number]), held.text)
        return held.quotes[number]

    def _get(self, article: int) -> _Held:
        held = self._parts.get(article)
        if held:
            self._parts.move_to_end(article)
            return held
        row = self.db.execute(
            "SELECT p.body, a.text FROM parts p JOIN articles a ON a.id = p.article WHERE p.article = ?", (article,)
        ).fetchone()
        return self._hold(article, _Held(_KEPT.decode(zlib.decompress(row["body"])), row["text"], {}, {}))

    def _hold(self, article: int, held: _Held) -> _Held:
        self._parts[article] = held
        if len(self._parts) > HELD:
            self._parts.popitem(last=False)
        return held


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


_KEPT = msgspec.msgpack.Decoder(Kept)
_CLAIM = msgspec.msgpack.Decoder(Claim)
_TOLD = msgspec.msgpack.Decoder(Told)
_QUOTE = msgspec.msgpack.Decoder(Quote)


def _number(name: int) -> int:
    return name & (1 << SHIFT) - 1
