"""Links of claims across articles, kept as articles come and go: always what a trace of all current articles has."""

import sqlite3
from collections.abc import Iterable

import msgspec

from onrecord.follow.claims import Words
from onrecord.follow.parts import SHIFT, Parts, name_of
from onrecord.schema.encoding import encode
from onrecord.trace import (
    SIMILAR,
    Embed,
    Judged,
    Link,
    cosine,
    is_said_again,
    judge_claims,
    link_told,
    lookup_of,
    lookup_of_told,
    select_links,
    was_said_before,
)

_Pair = tuple[int, int]
"""Two articles, the one with the smaller number first."""

_COLUMNS = (
    "key, earlier_article, later_article, earlier_claim, later_claim, told, earlier, later, kind, grade, reason, day,"
    " confidence, must_be_new, blocked, shown, body"
)


class Links:
    """Keeps the links of one transaction; `finish` says which statements they changed."""

    def __init__(self, parts: Parts, embed: Embed) -> None:
        self._parts = parts
        self._db = parts.db
        self._embed = embed
        self._claims = Words(parts.db, "claim_words")
        self._told = Words(parts.db, "told_words")
        self._pairs: set[_Pair] = set()
        self._statements: set[str] = set()

    def add(self, article: int) -> None:
        """Link the claims of `article`, of which the part is kept, with those of all others."""
        kept = self._parts.kept(article)
        tellings: set[int] = set()
        lookups = [lookup_of(self._parts.claim(name_of(article, n))) for n in range(len(kept.claims))]
        for number, lookup in enumerate(lookups):
            self._claims.add(name_of(article, number), lookup)
        for number, lookup in enumerate(lookups):
            self._link(name_of(article, number), self._claims.find(article, lookup))
            tellings.update(self._told.find(article, lookup))
        for name in (name_of(article, number) for number in range(len(kept.told))):
            self._told.add(name, lookup_of_told(self._parts.told(name)))
            tellings.add(name)
        for name in sorted(tellings):
            self._tell(name)

    def _link(self, name: int, others: Iterable[int]) -> None:
        claim = self._parts.claim(name)
        for other_name in others:
            other = self._parts.claim(other_name)
            if is_said_again(other, claim):
                self._check(other_name)
            if judged := judge_claims(claim, other):
                names = (name, other_name) if judged.earlier is claim else (other_name, name)
                vectors = self._embed([judged.earlier.text, judged.later.text])
                similarity = cosine(vectors[0], vectors[1])
                if similarity >= SIMILAR:
                    blocked = judged.must_be_new and self._was_said_before(*names)
                    self._write(judged.link(similarity), names, None, judged=judged, blocked=blocked)

    def _was_said_before(self, earlier: int, later: int) -> bool:
        claim = self._parts.claim(later)
        others = map(self._parts.claim, self._claims.find(later >> SHIFT, lookup_of(claim)))
        return was_said_before(claim, self._parts.claim(earlier), others)

    def _check(self, later: int) -> None:
        """Look again whether `later` was said before it revised something."""
        rows = self._db.execute("SELECT * FROM links WHERE later_claim = ? AND must_be_new = 1", (later,)).fetchall()
        for row in rows:
            blocked = self._was_said_before(row["earlier_claim"], later)
            if blocked != row["blocked"]:
                self._db.execute("UPDATE links SET blocked = ? WHERE id = ?", (blocked, row["id"]))
                self._touch(row["earlier_article"], row["later_article"])

    def _tell(self, name: int) -> None:
        """Find again which claim an article tells of: a better one may have come, or it may have gone."""
        for row in self._db.execute("SELECT * FROM links WHERE told = ?", (name,)).fetchall():
            self._drop(row)
        told = self._parts.told(name)
        names = self._claims.find(name >> SHIFT, lookup_of_told(told))
        claims = {id(claim): (claim, one) for one in names for claim in [self._parts.claim(one)]}
        if found := link_told(told, [claim for claim, _ in claims.values()]):
            claim, link = found
            self._write(link, (claims[id(claim)][1], None), name, judged=None, blocked=False)

    def _write(
        self, link: Link, names: tuple[int, int | None], told: int | None, *, judged: Judged | None, blocked: bool
    ) -> None:
        earlier, later = names
        articles = earlier >> SHIFT, (told if told is not None else later or 0) >> SHIFT
        row = (
            link.id, *articles, earlier, later, told, link.earlier.statement, link.later.statement, link.kind,
            link.grade, link.reason, link.later.day or "", link.confidence, bool(judged and judged.must_be_new),
            blocked, False, encode(link),
        )  # fmt: skip
        self._db.execute(f"INSERT INTO links ({_COLUMNS}) VALUES ({', '.join('?' * 17)})", row)  # noqa: S608
        self._touch(*articles)

    def _drop(self, row: sqlite3.Row) -> None:
        self._db.execute("DELETE FROM links WHERE id = ?", (row["id"],))
        self._touch(row["earlier_article"], row["later_article"])
        self._statements.update(key for key in (row["earlier"], row["later"]) if key)

    def _touch(self, one: int, other: int) -> None:
        self._pairs.add((min(one, other), max(one, other)))

    def remove(self, article: int) -> None:
        """Take the links of `article` away, and let others come back for which it stood in the way."""
        kept = self._parts.kept(article)
        again: set[int] = set()
        for number in range(len(kept.claims)):
            claim = self._parts.claim(name_of(article, number))
            lookup = lookup_of(claim)
            others = self._claims.find(article, lookup)
            again.update(other for other in others if is_said_again(self._parts.claim(other), claim))
            self._claims.remove(name_of(article, number), lookup)
        for name in (name_of(article, number) for number in range(len(kept.told))):
            self._told.remove(name, lookup_of_told(self._parts.told(name)))
        rows = self._db.execute("SELECT * FROM links WHERE earlier_article = ?1 OR later_article = ?1", (article,))
        tellings = []
        for row in rows.fetchall():
            self._drop(row)
            if row["told"] and row["told"] >> SHIFT != article:
                tellings.append(row["told"])
        for name in tellings:
            self._tell(name)
        for name in again:
            self._check(name)

    @classmethod
    def clear(cls, parts: Parts) -> None:
        """Take all links away, while the parts are still there."""
        query = "SELECT earlier FROM links WHERE shown = 1 UNION SELECT later FROM links WHERE shown = 1"
        keys = [row[0] for row in parts.db.execute(query) if row[0]]
        parts.db.execute("DELETE FROM links")
        for key in keys:
            _flag(parts, key)

    def finish(self) -> None:
        """Choose what is shown between articles whose links changed, and mark what that changes."""
        for pair in sorted(self._pairs):
            self._select(pair)
        for key in sorted(self._statements):
            _flag(self._parts, key)
        self._pairs.clear()
        self._statements.clear()

    def _select(self, pair: _Pair) -> None:
        one, other = pair
        query = "SELECT * FROM links WHERE (earlier_article, later_article) IN (VALUES (?1, ?2), (?2, ?1))"
        rows = self._db.execute(query, (one, other)).fetchall()
        links = {row["id"]: msgspec.json.decode(row["body"], type=Link) for row in rows if not row["blocked"]}
        chosen = set(map(id, select_links(links.values())))
        for row in rows:
            shown = row["id"] in links and id(links[row["id"]]) in chosen
            if shown != row["shown"]:
                self._db.execute("UPDATE links SET shown = ? WHERE id = ?", (shown, row["id"]))
                self._statements.update(key for key in (row["earlier"], row["later"]) if key)


def _flag(parts: Parts, key: str) -> None:
    """Let ``statements.revised`` tell whether the statement takes part in a revision, within its article or not."""
    row = parts.db.execute("SELECT article, revised FROM statements WHERE key = ?", (key,)).fetchone()
    if row is None:
        return
    within = parts.has(row["article"]) and key in parts.kept(row["article"]).revised
    revised = within or _is_in_revision(parts.db, key)
    if revised != row["revised"]:
        parts.db.execute("UPDATE statements SET revised = ? WHERE key = ?", (revised, key))
        parts.db.execute("UPDATE articles SET indexed = 0 WHERE id = ?", (row["article"],))


def _is_in_revision(db: sqlite3.Connection, key: str) -> bool:
    sides = ("earlier", "later")
    query = "SELECT 1 FROM links WHERE {} = ? AND shown = 1 AND kind IS NOT NULL LIMIT 1"
    return any(db.execute(query.format(side), (key,)).fetchone() for side in sides)
