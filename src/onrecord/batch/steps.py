"""What is made of a whole dataset by DuckDB, out of core: a table of speakers, and quotations of several articles.

Of articles with the very same text one is counted, the earliest. Neither table is part of what units give: both are
made anew from all there is, and take the place of the former ones at the end.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.batch.folder import LocalFolder
from onrecord.batch.query import open_dataset, quote

if TYPE_CHECKING:
    import duckdb

SHINGLE = 5
"""Words in a row that two quotations must share to be held together."""
COMMON = 200
"""Quotations that may share a shingle; what more of them share is a phrase ("at the end of the day")."""
ROUNDS = 50
"""How often labels are passed on at most: clusters are stars, a few rounds are enough."""

_KEPT = """
CREATE TEMP TABLE kept AS
SELECT article, publisher, published_day FROM articles
QUALIFY row_number() OVER (PARTITION BY text_digest ORDER BY published NULLS LAST, article, place) = 1
"""
_SAID = """
CREATE TEMP VIEW said AS
SELECT s.* FROM statements s SEMI JOIN kept USING (article)
QUALIFY row_number() OVER (PARTITION BY article, statement ORDER BY number) = 1
"""
_SPEAKERS = """
SELECT coalesce(wikidata, lower(speaker)) AS key, mode(speaker ORDER BY speaker) AS name,
    any_value(wikidata) AS wikidata, mode(speaker_kind ORDER BY speaker_kind) AS kind,
    count(*) AS statements, count(DISTINCT article) AS articles, count(DISTINCT publisher) AS publishers,
    count(*) FILTER (form <> 'indirect') AS quoted,
    count(*) FILTER (act = 'deny') AS denials, count(*) FILTER (has_revision) AS revised,
    min(published_day) AS first_day, max(published_day) AS last_day
FROM said WHERE speaker IS NOT NULL AND speaker_kind IN ('person', 'organization', 'group')
GROUP BY 1 ORDER BY statements DESC, key
"""
_TEXTS = """
CREATE TEMP TABLE texts AS
SELECT row_number() OVER (ORDER BY text) AS text_id, * FROM (
    SELECT DISTINCT array_to_string(regexp_extract_all(lower(quote), '[a-z0-9]+'), ' ') AS text
    FROM said WHERE form <> 'indirect')
WHERE len(string_split(text, ' ')) >= {shingle}
"""
_SHARED = """
CREATE TEMP TABLE links AS
WITH shingles AS (
    SELECT DISTINCT text_id, hash(array_to_string(words[n : n + {shingle} - 1], ' ')) AS shingle FROM (
        SELECT text_id, words, unnest(range(1, len(words) - {shingle} + 2)) AS n
        FROM (SELECT text_id, string_split(text, ' ') AS words FROM texts)))
SELECT DISTINCT first_id, text_id FROM (
    SELECT text_id, min(text_id) OVER (PARTITION BY shingle) AS first_id, count(*) OVER (PARTITION BY shingle) AS many
    FROM shingles)
WHERE many BETWEEN 2 AND {common} AND first_id <> text_id
"""
_LABELS = "CREATE TEMP TABLE labels AS SELECT text_id, text_id AS label FROM texts"
_SPREAD = """
CREATE OR REPLACE TEMP TABLE labels AS
SELECT text_id, min(label) AS label FROM (
    SELECT text_id, label FROM labels
    UNION ALL SELECT l.text_id, b.label FROM links l JOIN labels b ON b.text_id = l.first_id
    UNION ALL SELECT l.first_id, b.label FROM links l JOIN labels b ON b.text_id = l.text_id)
GROUP BY text_id
"""
_QUOTES = """
SELECT md5(first.text)[:16] AS variants, s.article, s.statement, k.publisher, k.published_day, s.speaker, s.quote,
    t.text_id = l.label AS is_first
FROM said s JOIN kept k USING (article)
    JOIN texts t ON t.text = array_to_string(regexp_extract_all(lower(s.quote), '[a-z0-9]+'), ' ')
    JOIN labels l USING (text_id) JOIN texts first ON first.text_id = l.label
WHERE s.form <> 'indirect'
QUALIFY count(DISTINCT s.article) OVER (PARTITION BY l.label) > 1
ORDER BY variants, k.published_day NULLS LAST, s.article, s.statement
"""


def make_speakers(dataset: Path) -> int:
    """Write the table ``speakers``; gives its rows. Who has the same name, or the same Wikidata item, is one.

    Raises:
        SetupError: DuckDB is not installed, or `dataset` is none.
        StoreError: it cannot be written.
    """
    return _write(dataset, "speakers", (), _SPEAKERS)


def make_quotes(dataset: Path) -> int:
    """Write the table ``quotes``; gives its rows: quotations that share words in a row with one of another article.

    Raises:
        SetupError: DuckDB is not installed, or `dataset` is none.
        StoreError: it cannot be written.
    """
    made = (_TEXTS.format(shingle=SHINGLE), _SHARED.format(shingle=SHINGLE, common=COMMON), _LABELS)
    return _write(dataset, "quotes", made, _QUOTES)


def _write(dataset: Path, table: str, made: tuple[str, ...], query: str) -> int:
    folder = LocalFolder(dataset.absolute())
    with open_dataset(dataset) as db, folder.draft() as draft:
        for step in (_KEPT, _SAID, *made):
            db.execute(step)
        if made:
            _settle(db)
        (rows,) = db.execute(f"SELECT count(*) FROM ({query})").fetchall()[0]  # noqa: S608  our own
        target = draft / table
        # drafts are in the dataset, which is where this connection may write
        db.execute(f"COPY ({query}) TO {quote(str(target))} (FORMAT parquet, COMPRESSION zstd)")
        folder.take(f"{table}/{table}.parquet", target)
    return int(rows)


def _settle(db: "duckdb.DuckDBPyConnection") -> None:
    """Pass the smallest label on along links until nothing changes."""
    before = -1
    for _ in range(ROUNDS):
        db.execute(_SPREAD)
        (total,) = db.execute("SELECT coalesce(sum(label), 0) FROM labels").fetchall()[0]
        if total == before:
            return
        before = total
