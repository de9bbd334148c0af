"""Quotations that several articles report: their ties and the utterances, kept up to date as articles come and go."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from onrecord.follow.parts import Parts, mark_of, name_of
from onrecord.variants import FEWEST, Node, Quote, align, group_ties, identity_of, is_enough, node_of, tied
from onrecord.variants.rows import Place
from onrecord.variants.same import NEAR_DAYS, Relation, relate_speakers

CROWD = 64
"""Wordings with the same three words in a row from which on those tell little.

Then `RUN` of them have to be shared, and only so many of the wordings that came in last are looked at.
"""

RUN = 6
"""Crowded runs of three words that stand for eight words in a row."""

MOST = 64
"""Reports in one wording that a new one is tied to at most: those that stand first."""


class Quotes:
    """Keeps ties and utterances in one transaction; `finish` groups anew what changed."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._db = parts.db
        self._changed: set[int] = set()

    def add(self, article: int) -> None:
        """Tie the quotations of `article`, of which the part is kept, to those of all others."""
        for number in range(len(self._parts.kept(article).quotes)):
            name = name_of(article, number)
            quote = self._parts.quote(name)
            form = self._form(quote.norms)
            row = (name, article, quote.place.statement, form, quote.day and quote.day.isoformat())
            self._db.execute("INSERT INTO quotes VALUES (?, ?, ?, ?, ?)", row)
            for other in (form, *self._similar(form, quote)):
                self._tie(name, quote, other, article)

    def _form(self, norms: Sequence[str]) -> int:
        """The wording `norms`, a new one with its runs of words if it is not known."""
        text = " ".join(norms)
        mark = mark_of(text)
        row = self._db.execute("SELECT id FROM forms WHERE mark = ? AND norms = ?", (mark, text)).fetchone()
        if row:
            return int(row["id"])
        made = self._db.execute("INSERT INTO forms (norms, mark, words) VALUES (?, ?, ?)", (text, mark, len(norms)))
        form = made.lastrowid or 0
        self._db.executemany(
            "INSERT OR IGNORE INTO shingles VALUES (?, ?)", [(run, form) for run in sorted(set(_runs(norms)))]
        )
        return form

    def _similar(self, form: int, quote: Quote) -> Iterator[int]:
        """The other wordings that share enough with this one to be compared word by word."""
        rare, crowded = self._shared(quote.norms, form)
        names = [n for n in {*rare, *crowded} if rare[n] or crowded[n] >= RUN]
        if not names:
            return
        marks = ", ".join("?" * len(names))
        rows = self._db.execute(f"SELECT id, norms, words FROM forms WHERE id IN ({marks}) ORDER BY id", names)  # noqa: S608
        found = rows.fetchall()
        shorter = np.minimum(len(quote.norms), np.array([row["words"] for row in found], np.int64))
        counts = np.array([rare[row["id"]] + crowded[row["id"]] for row in found], np.int64)
        mine = Counter(quote.norms)
        for row, enough in zip(found, is_enough(counts, shorter).tolist(), strict=True):
            if enough and _may_be_one(mine, row["norms"].split(" "), near=self._is_near(row["id"], quote.day)):
                yield row["id"]

    def _shared(self, norms: Sequence[str], form: int) -> tuple[Counter[int], Counter[int]]:
        """How many runs of three words other wordings share with `norms`: rare ones, and those of a crowd."""
        rare: Counter[int] = Counter()
        crowded: Counter[int] = Counter()
        query = f"SELECT form FROM shingles WHERE mark = ? AND form != ? ORDER BY form DESC LIMIT {CROWD + 1}"  # noqa: S608
        cursor = self._db.cursor()
        cursor.row_factory = None
        for run in self._known(list(_runs(norms)), form):
            rows = cursor.execute(query, (run, form)).fetchall()
            (rare if len(rows) <= CROWD else crowded).update(row[0] for row in rows[:CROWD])
        return rare, crowded

    def _known(self, runs: Sequence[int], form: int) -> list[int]:
        """Those of `runs` that other wordings have too: most are in none, and one question tells that of all."""
        query = "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM shingles WHERE mark = value AND form != ?)"
        return [row[0] for row in self._db.execute(query, (str(runs), form))]

    def _is_near(self, form: int, day: date | None) -> bool:
        """Whether the wording was reported in the days around `day`; where a day is not known it may be so."""
        if day is None:
            return True
        first, last = (date.fromordinal(max(1, day.toordinal() + n)) for n in (-NEAR_DAYS, NEAR_DAYS))
        query = "SELECT 1 FROM quotes WHERE form = ? AND (day IS NULL OR day BETWEEN ? AND ?) LIMIT 1"
        return self._db.execute(query, (form, first.isoformat(), last.isoformat())).fetchone() is not None

    def _tie(self, name: int, quote: Quote, form: int, article: int) -> None:
        query = f"SELECT id FROM quotes WHERE form = ? AND article != ? ORDER BY day IS NULL, day, id LIMIT {MOST}"  # noqa: S608
        names = {}
        for row in self._db.execute(query, (form, article)).fetchall():
            other = self._parts.quote(row["id"])
            names[id(other)] = row["id"], other
        if not names:
            return
        alignment = align(quote, next(iter(names.values()))[1])
        for _, other in tied(alignment, [(quote, other) for _, other in names.values()]):
            pair = name, names[id(other)][0]
            self._db.executemany("INSERT OR IGNORE INTO ties VALUES (?, ?)", [pair, pair[::-1]])
            self._changed.add(name)

    def remove(self, article: int) -> None:
        """Take the quotations of `article` away."""
        rows = self._db.execute("SELECT id, form FROM quotes WHERE article = ?", (article,)).fetchall()
        for row in rows:
            others = [one[0] for one in self._db.execute("SELECT other FROM ties WHERE one = ?", (row["id"],))]
            if others:
                self._dissolve([row["id"]])
            self._changed.update(others)
            self._db.execute("DELETE FROM quotes WHERE id = ?", (row["id"],))
            if not self._db.execute("SELECT 1 FROM quotes WHERE form = ?", (row["form"],)).fetchone():
                self._forget(row["form"])
        self._changed.difference_update(row["id"] for row in rows)

    def _forget(self, form: int) -> None:
        norms = self._db.execute("SELECT norms FROM forms WHERE id = ?", (form,)).fetchone()["norms"].split(" ")
        rows = [(run, form) for run in set(_runs(norms))]
        self._db.executemany("DELETE FROM shingles WHERE mark = ? AND form = ?", rows)
        self._db.execute("DELETE FROM forms WHERE id = ?", (form,))

    def finish(self) -> None:
        """Group the quotations anew to which ties lead from those that changed."""
        while self._changed:
            reached = self._reach(min(self._changed))
            self._changed.difference_update(reached)
            self._dissolve(reached)
            nodes = {node: name for name in reached for node in [self._node(name)]}
            names = {name: node for node, name in nodes.items()}
            ties = {names[name]: frozenset(names[other] for other in others) for name, others in reached.items()}
            for group in group_ties(ties):
                self._write([nodes[node] for node in group])

    def _reach(self, name: int) -> dict[int, list[int]]:
        """Those that ties lead to from `name`, each with those it is tied to."""
        reached: dict[int, list[int]] = {}
        rest = [name]
        while rest:
            one = rest.pop()
            if one not in reached:
                reached[one] = [row[0] for row in self._db.execute("SELECT other FROM ties WHERE one = ?", (one,))]
                rest.extend(reached[one])
        return reached

    def _dissolve(self, names: Iterable[int]) -> None:
        for name in names:
            query = "DELETE FROM clusters WHERE id = (SELECT cluster FROM members WHERE quote = ?)"
            self._db.execute(query, (name,))

    def _node(self, name: int) -> Node:
        query = (
            "SELECT q.day, a.key, q.statement, q.form, f.words FROM quotes q JOIN articles a ON a.id = q.article"
            " JOIN forms f ON f.id = q.form WHERE q.id = ?"
        )
        row = self._db.execute(query, (name,)).fetchone()
        return node_of(Place(row["key"], row["statement"]), row["day"], row["words"], row["form"])

    def _write(self, names: Sequence[int]) -> None:
        """One utterance: the reference first, then what is tied to it."""
        quotes = list(map(self._parts.quote, names))
        reference, wordings = quotes[0], {quote.norms for quote in quotes}
        days = [quote.day.isoformat() for quote in quotes if quote.day]
        others = any(relate_speakers(reference.speaker, quote.speaker) is Relation.OTHER for quote in quotes)
        row = (
            identity_of(quote.place for quote in quotes),
            next((quote.speaker.name for quote in quotes if quote.speaker), None),
            reference.text,
            others or len(wordings) > 1,
            len(wordings),
            len({quote.place.article for quote in quotes}),
            min(days, default=""),
            max(days, default=""),
        )
        columns = "key, speaker, text, changed, wordings, articles, first, last"
        made = self._db.execute(f"INSERT INTO clusters ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608
        rows = [(name, made.lastrowid, number) for number, name in enumerate(names, 1)]
        self._db.executemany("INSERT INTO members VALUES (?, ?, ?)", rows)


def _runs(norms: Sequence[str]) -> Iterator[int]:
    return (mark_of(*norms[n : n + FEWEST]) for n in range(len(norms) - FEWEST + 1))


_CLOSE, _LONG, _PART = 0.6, 12, 0.3
"""Below the shares that `onrecord.variants.same` asks for, words in brackets set aside."""


def _may_be_one(words: Counter[str], others: Sequence[str], *, near: bool) -> bool:
    """Whether two quotations can be one utterance by the words that they share in any order."""
    shared = (words & Counter(others)).total()
    shorter = min(words.total(), len(others))
    if not near:
        # what is told again later may only be cut
        return shared == shorter
    return shared >= _CLOSE * shorter or (shared >= _LONG and shared >= _PART * shorter)
