"""What each article adds to what is made across articles, kept packed, so that no record is read again for it."""

import sqlite3
import zlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date
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


def mark_of(*words: str) -> int:
    """What stands for `words` in tables: 63 bits of a digest."""
    return int.from_bytes(blake2b("|".join(words).encode(), digest_size=8).digest()) >> 1


class Parts:
    """The parts of all articles, from the database; those used last are held."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._held: OrderedDict[int, tuple[Part, str]] = OrderedDict()

    def write(self, article: int, part: Part) -> None:
        """Keep `part`."""
        claims = tuple(map(without_words, part.claims.claims))
        quotes = tuple(map(without_norms, part.quotes.quotes))
        bare = replace(
            part, claims=replace(part.claims, claims=claims), quotes=replace(part.quotes, text="", quotes=quotes)
        )
        body = zlib.compress(msgspec.msgpack.encode(bare), 1)
        self.db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?)", (article, body))
        self._hold(article, part, part.quotes.text)

    def remove(self, article: int) -> None:
        """Forget the part of `article`."""
        self._held.pop(article, None)
        self.db.execute("DELETE FROM parts WHERE article = ?", (article,))

    def has(self, article: int) -> bool:
        """Whether `article` has a part."""
        return self.db.execute("SELECT 1 FROM parts WHERE article = ?", (article,)).fetchone() is not None

    def part(self, article: int) -> Part:
        """The part of `article`; claims and quotations may lack their words."""
        return self._get(article)[0]

    def text_of(self, name: int) -> str:
        """The text of the article of the claim or quotation called `name`."""
        return self._get(name >> SHIFT)[1]

    def claim(self, name: int) -> Claim:
        """The claim called `name`, with its words."""
        part, text = self._get(name >> SHIFT)
        claim = part.claims.claims[_number(name)]
        return claim if claim.words else with_words(claim, text)

    def told(self, name: int) -> Told:
        """What is told of by the article of `name`."""
        return self._get(name >> SHIFT)[0].claims.told[_number(name)]

    def quote(self, name: int) -> Quote:
        """The quotation called `name`, with its words."""
        part, text = self._get(name >> SHIFT)
        quote = part.quotes.quotes[_number(name)]
        return quote if quote.words else with_norms(quote, text)

    def _get(self, article: int) -> tuple[Part, str]:
        held = self._held.get(article)
        if held:
            self._held.move_to_end(article)
            return held
        row = self.db.execute(
            "SELECT p.body, a.text FROM parts p JOIN articles a ON a.id = p.article WHERE p.article = ?", (article,)
        ).fetchone()
        part = _DECODER.decode(zlib.decompress(row["body"]))
        return self._hold(article, part, row["text"])

    def _hold(self, article: int, part: Part, text: str) -> tuple[Part, str]:
        self._held[article] = part, text
        if len(self._held) > HELD:
            self._held.popitem(last=False)
        return part, text


_DECODER = msgspec.msgpack.Decoder(Part)


def _number(name: int) -> int:
    return name & (1 << SHIFT) - 1
