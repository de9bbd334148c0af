"""A dataset as `onrecord batch` leaves it, of made-up articles: as many statements as wanted, without reading pages.

Speakers and words are as uneven as in news (the n-th comes 1/n as often); some articles are copies at another address,
some quotations are cut or changed forms of a few that many have, and some phrases are everywhere.
"""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.batch.folder import LocalFolder
from onrecord.batch.job import Counts, File, Marker, Settings, marker_name
from onrecord.batch.manifest import make_manifest, write_manifest
from onrecord.batch.plan import Unit
from onrecord.batch.schemas import make_schemas
from onrecord.batch.writer import describe_file
from onrecord.schema.encoding import encode

STATEMENTS = 20
"""Statements of an article."""
SETTINGS = Settings("generated", "none", keep_records=False)
_FIRST = datetime.date(2026, 1, 1)
_PHRASE = "at the end of the day we will see".split()
_SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu".split()
_Row = dict[str, Any]


def _word(number: int) -> str:
    syllables = len(_SYLLABLES)
    return _SYLLABLES[number % syllables] + _SYLLABLES[number // syllables % syllables] + str(number)


@dataclass
class Generator:
    """Articles by a seed; `quotes` are the quotations that many have."""

    seed: int = 1
    speakers: int = 20_000
    words: Sequence[str] = tuple(_word(number) for number in range(5000))
    quotes: list[list[str]] = field(default_factory=list)
    copied: float = 0.05
    shared: float = 0.1

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)
        self._weights = list(accumulate(1 / (n + 5) for n in range(len(self.words))))
        self._loudness = list(accumulate(1 / (n + 5) for n in range(self.speakers)))
        self.quotes = self.quotes or [self._say() for _ in range(500)]
        self._last: tuple[_Row, list[_Row]] | None = None
        self._number = 0

    def _say(self) -> list[str]:
        return self._dice.choices(self.words, cum_weights=self._weights, k=self._dice.randint(3, 40))

    def make_article(self) -> tuple[_Row, list[_Row]]:
        """The row of an article and those of its statements."""
        dice, self._number = self._dice, self._number + 1
        day = _FIRST + datetime.timedelta(days=dice.randrange(90)) if dice.random() < 0.98 else None
        copied = self._last is not None and dice.random() < self.copied
        name = sha256(f"{self.seed}.{self._number}".encode()).hexdigest()
        digest = self._last[0]["text_digest"] if self._last and copied else name[:32]
        article = {
            "article": f"a{name[:16]}",
            "publisher": f"Gazette {dice.randrange(200)}" if dice.random() < 0.95 else None,
            "published": day.isoformat() if day else None,
            "published_day": day,
            "text_digest": digest,
            "place": f"generated.jsonl#{self._number}",
        }
        shared = ("article", "publisher", "published", "published_day")
        about = {name: article[name] for name in shared}
        rows = self._last[1] if self._last and copied else [self._make_statement(n) for n in range(STATEMENTS)]
        rows = [row | about for row in rows]
        self._last = article, rows
        return article, rows

    def _make_statement(self, number: int) -> _Row:
        dice = self._dice
        (speaker,) = dice.choices(range(self.speakers), cum_weights=self._loudness)
        name = f"{_word(speaker)} {_word(speaker * 7)}"
        quote = self._vary(dice.choice(self.quotes)) if dice.random() < self.shared else self._say()
        return {
            "statement": f"s{number:02}{dice.getrandbits(40):010x}",
            "number": number,
            "speaker": None if dice.random() < 0.1 else dice.choice((name.title(), name.title(), name.upper())),
            "speaker_kind": dice.choice(("person", "person", "person", "organization", "group", "other")),
            "wikidata": f"Q{speaker}" if speaker % 4 == 0 and dice.random() < 0.8 else None,
            "form": dice.choice(("direct", "indirect", "mixed")),
            "act": "deny" if dice.random() < 0.03 else "say",
            "has_revision": dice.random() < 0.01,
            "quote": (" ".join(quote) + ",").capitalize(),
        }

    def _vary(self, quote: list[str]) -> list[str]:
        dice = self._dice
        start = dice.randrange(max(len(quote) - 5, 1)) if dice.random() < 0.3 else 0
        varied = quote[start:]
        if dice.random() < 0.3:
            varied[dice.randrange(len(varied))] = dice.choice(self.words)
        return [*varied, *_PHRASE] if dice.random() < 0.2 else varied


def write_dataset(folder: Path, statements: int, unit_articles: int = 1000, generator: Generator | None = None) -> None:
    """Write a dataset of `statements`, in units of `unit_articles` articles."""
    generator, place = generator or Generator(), LocalFolder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    markers: list[Marker] = []
    left = statements // STATEMENTS
    while left > 0:
        articles = [generator.make_article() for _ in range(min(left, unit_articles))]
        left -= len(articles)
        markers.append(write_unit(place, f"g{generator.seed}-{len(markers):05}", articles))
    write_manifest(place, make_manifest(SETTINGS, ["generated"], markers, [], 0))


def write_unit(folder: LocalFolder, name: str, articles: Sequence[tuple[_Row, list[_Row]]]) -> Marker:
    """Write a unit of these articles and its marker."""
    files = tuple(_write_tables(folder, name, articles))
    counts = Counts(pages=len(articles), read=len(articles), statements=sum(len(rows) for _, rows in articles))
    unit = Unit(name, "table", ("generated",), 0, len(articles), len(articles))
    marker = Marker(unit=unit, settings=SETTINGS, counts=counts, files=files, samples=(), faults=(), seconds=0.0)
    folder.write(marker_name(name), encode(marker))
    return marker


def _write_tables(folder: LocalFolder, unit: str, articles: Sequence[tuple[_Row, list[_Row]]]) -> Iterator[File]:
    schemas = make_schemas(SETTINGS)
    for month in sorted({_month_of(article) for article, _ in articles}):
        some = [(article | {"unit": unit}, rows) for article, rows in articles if _month_of(article) == month]
        tables = {"articles": [article for article, _ in some], "statements": [row for _, rows in some for row in rows]}
        for table, rows in tables.items():
            name = f"{table}/published_month={month}/{unit}.parquet"
            (folder.root / name).parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(_fill(rows, schemas[table]), folder.root / name, compression="zstd")
            yield describe_file(name, table, folder.root / name)


def _month_of(article: _Row) -> str:
    return (article["published"] or "unknown")[:7]


def _fill(rows: Sequence[_Row], schema: pa.Schema) -> pa.Table:
    known = {field.name: pa.array([row.get(field.name) for row in rows], field.type) for field in schema}
    return pa.table(known, schema=schema)
