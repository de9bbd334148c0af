"""The steps from statements to tables, as data: what each reads, what it makes, and the SQL in between.

A step has a task for each bundle of units, for each bucket of what it reads, or one for the whole. What it makes has
the bucket that the next one reads by as its first column. Hashes are of MD5, which no version of anything changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

STEPS_SCHEMA = "onrecord.steps/1"
"""Changes with whatever changes what the steps make."""
SHINGLE = 5
"""Words in a row that two quotations must share to be held together."""
COMMON = 200
"""Quotations that may share a shingle; what more of them share is a phrase ("at the end of the day")."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step; `reads` tells for each of its tables whose and which output that is.

    `first` makes tables for the queries of `makes`, which are ordered by bucket, or as a `whole` as it will stay.
    """

    tasks: Literal["bundles", "buckets", "one"]
    reads: Mapping[str, str]
    makes: Mapping[str, str]
    first: tuple[str, ...] = ()
    groups: bool = False
    table: bool = False

    def fill(self, query: str, buckets: int) -> str:
        """`query` with its numbers in their places."""
        return query.format(buckets=buckets, shingle=SHINGLE, before=SHINGLE - 1, common=COMMON)


_COLLECT = Step(
    tasks="bundles",
    reads={},
    makes={
        "articles": """
            SELECT (md5_number_upper(text_digest) % {buckets})::INTEGER AS bucket,
                text_digest, unit, article, published, place
            FROM articles ORDER BY bucket""",
        "said": """
            SELECT (md5_number_upper(text_digest) % {buckets})::INTEGER AS bucket,
                unit, article, statement, number, a.publisher,
                a.published_day, speaker, speaker_kind, wikidata, form, act, has_revision,
                CASE WHEN form <> 'indirect' THEN quote END AS quote
            FROM (SELECT *, parse_filename(filename, true) AS unit FROM statements) s
                JOIN articles a USING (unit, article)
            ORDER BY bucket""",
    },
)
"""Statements with their article, by text: copies of an article come together."""

_SINGLE = Step(
    tasks="buckets",
    reads={"articles": "collect.articles", "said": "collect.said"},
    first=(
        """
        CREATE TEMP TABLE kept AS SELECT unit, article FROM articles
        QUALIFY row_number() OVER (PARTITION BY text_digest ORDER BY published NULLS LAST, article, place, unit) = 1""",
        """
        CREATE TEMP TABLE counted AS SELECT * FROM said SEMI JOIN kept USING (unit, article)
        QUALIFY row_number() OVER (PARTITION BY article, statement ORDER BY number) = 1""",
        """
        CREATE TEMP TABLE quoted AS
        SELECT *, ('0x' || md5(array_to_string(words, ' '))[:16])::UBIGINT AS text_id
        FROM (SELECT *, regexp_extract_all(lower(quote), '[a-z0-9]+') AS words FROM counted WHERE form <> 'indirect')
        WHERE len(words) >= {shingle}""",
    ),
    makes={
        "speakers": """
            SELECT (md5_number_upper(key) % {buckets})::INTEGER AS bucket,
                key, speaker, wikidata, speaker_kind, publisher,
                count(*) AS statements, count(*) FILTER (begins) AS articles,
                count(*) FILTER (form <> 'indirect') AS quoted, count(*) FILTER (act = 'deny') AS denials,
                count(*) FILTER (has_revision) AS revised,
                min(published_day) AS first_day, max(published_day) AS last_day
            FROM (SELECT *, row_number() OVER (PARTITION BY key, article ORDER BY statement) = 1 AS begins
                FROM (SELECT *, coalesce(wikidata, lower(speaker)) AS key FROM counted
                    WHERE speaker IS NOT NULL AND speaker_kind IN ('person', 'organization', 'group')))
            GROUP BY key, speaker, wikidata, speaker_kind, publisher ORDER BY bucket""",
        "quotes": """
            SELECT (text_id % {buckets})::INTEGER AS bucket,
                text_id, article, statement, publisher, published_day, speaker, quote
            FROM quoted ORDER BY bucket""",
        "shingles": """
            SELECT (shingle % {buckets})::INTEGER AS bucket,
                shingle, text_id FROM (
                SELECT DISTINCT text_id, md5_number_upper(array_to_string(words[n : n + {before}], ' ')) AS shingle
                FROM (SELECT text_id, words, unnest(range(1, len(words) - {before} + 1)) AS n
                    FROM (SELECT text_id, any_value(words) AS words FROM quoted GROUP BY text_id)))
            ORDER BY bucket""",
    },
)
"""Of articles with the very same text the earliest. An article is of one bucket, so numbers of articles add up."""

_COUNT = Step(
    tasks="buckets",
    reads={"parts": "single.speakers"},
    first=(
        """
        CREATE TEMP TABLE names AS SELECT key, first(speaker ORDER BY n DESC, speaker) AS name
        FROM (SELECT key, speaker, sum(statements) AS n FROM parts GROUP BY key, speaker) GROUP BY key""",
        """
        CREATE TEMP TABLE kinds AS SELECT key, first(speaker_kind ORDER BY n DESC, speaker_kind) AS kind
        FROM (SELECT key, speaker_kind, sum(statements) AS n FROM parts GROUP BY key, speaker_kind) GROUP BY key""",
    ),
    makes={
        "speakers": """
            SELECT 0 AS bucket, key, any_value(name) AS name, any_value(wikidata) AS wikidata, any_value(kind) AS kind,
                sum(statements)::BIGINT AS statements, sum(articles)::BIGINT AS articles,
                count(DISTINCT publisher) AS publishers, sum(quoted)::BIGINT AS quoted,
                sum(denials)::BIGINT AS denials, sum(revised)::BIGINT AS revised,
                min(first_day) AS first_day, max(last_day) AS last_day
            FROM parts JOIN names USING (key) JOIN kinds USING (key) GROUP BY key"""
    },
)
"""Speakers: all parts of a key are in one bucket, so distinct publishers are counted exactly."""

_LINK = Step(
    tasks="buckets",
    reads={"parts": "single.shingles"},
    first=(
        "CREATE TEMP TABLE shingles AS SELECT DISTINCT shingle, text_id FROM parts",
        """
        CREATE TEMP TABLE shared AS SELECT shingle, min(text_id) AS first_id FROM shingles
        GROUP BY shingle HAVING count(*) BETWEEN 2 AND {common}""",
    ),
    makes={
        "links": """
            SELECT DISTINCT 0 AS bucket, first_id, text_id FROM shingles JOIN shared USING (shingle)
            WHERE first_id <> text_id"""
    },
)
"""Who shares a shingle is linked with the first of them."""

_GROUP = Step(
    tasks="one",
    reads={"links": "link.links"},
    groups=True,
    makes={"labels": "SELECT (text_id % {buckets})::INTEGER AS bucket, text_id, label FROM labels ORDER BY bucket"},
)
"""Links → groups, each labelled with its smallest text."""

_LABEL = Step(
    tasks="buckets",
    reads={"quotes": "single.quotes", "labels": "group.labels"},
    first=(
        """
        CREATE TEMP TABLE several AS SELECT text_id FROM quotes
        GROUP BY text_id HAVING min(article) <> max(article)""",
    ),
    makes={
        "quotes": """
            SELECT (coalesce(label, text_id) % {buckets})::INTEGER AS bucket,
                coalesce(label, text_id) AS label, quotes.* EXCLUDE text_id
            FROM quotes LEFT JOIN labels USING (text_id)
            WHERE label IS NOT NULL OR text_id IN (FROM several) ORDER BY bucket"""
    },
)
"""Quotations that have something in common with another, by group."""

_SIFT = Step(
    tasks="buckets",
    reads={"quotes": "label.quotes"},
    makes={
        "quotes": """
            SELECT 0 AS bucket, *,
                row_number() OVER (PARTITION BY label ORDER BY published_day NULLS LAST, article, statement) = 1
                    AS is_first
            FROM quotes
            QUALIFY min(article) OVER (PARTITION BY label) <> max(article) OVER (PARTITION BY label)"""
    },
)
"""Groups of more than one article."""

_SPEAKERS = Step(
    tasks="one",
    reads={"parts": "count.speakers"},
    table=True,
    makes={"speakers": "SELECT * FROM parts ORDER BY statements DESC, key"},
)
_QUOTES = Step(
    tasks="one",
    reads={"parts": "sift.quotes"},
    table=True,
    makes={
        "quotes": """
            SELECT lpad(lower(to_hex(label)), 16, '0') AS variants, * EXCLUDE label FROM parts
            ORDER BY variants, published_day NULLS LAST, article, statement"""
    },
)

STEPS: Mapping[str, Step] = {
    "collect": _COLLECT,
    "single": _SINGLE,
    "count": _COUNT,
    "link": _LINK,
    "group": _GROUP,
    "label": _LABEL,
    "sift": _SIFT,
    "speakers": _SPEAKERS,
    "quotes": _QUOTES,
}
PHASES = (("collect",), ("single",), ("count", "link"), ("group",), ("label",), ("sift",), ("speakers", "quotes"))
"""Steps of a phase need nothing of each other."""
