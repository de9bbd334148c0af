"""The tables of a dataset: their columns and types; `docs/batch.md` defines each."""

from collections.abc import Mapping

import pyarrow as pa

from onrecord.batch.job import TABLES_SCHEMA, Settings
from onrecord.exports import parquet

_TEXT, _TEXTS, _INT, _LONG, _REAL = pa.string(), pa.list_(pa.string()), pa.int32(), pa.int64(), pa.float64()
_SPANS = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
_ROLES = pa.list_(pa.struct([("title", _TEXT), ("organization", _TEXT)]))
_PARTIES = pa.list_(pa.struct([("entity", _TEXT), ("name", _TEXT), ("role", _TEXT)]))

_ORIGIN = {
    "file": _TEXT,
    "offset": _LONG,
    "place": _TEXT,
    "record_id": _TEXT,
    "record_digest": _TEXT,
    "digest": _TEXT,
    "fetched": _TEXT,
}
"""Where a page came from: file, byte or row in it, and what the archive says of it."""

_COLUMNS: Mapping[str, Mapping[str, pa.DataType]] = {
    "articles": {
        "article": _TEXT,
        "url": _TEXT,
        "headline": _TEXT,
        "standfirst": _TEXT,
        "byline": _TEXTS,
        "publisher": _TEXT,
        "published": _TEXT,
        "published_day": pa.date32(),
        "published_precision": _TEXT,
        "published_source": _TEXT,
        "modified": _TEXT,
        "language": _TEXT,
        "words": _INT,
        "text": _TEXT,
        "text_digest": _TEXT,
        "statements": _INT,
        **_ORIGIN,
        "unit": _TEXT,
    },
    "entities": {
        "article": _TEXT,
        "entity": _TEXT,
        "type": _TEXT,
        "name": _TEXT,
        "aliases": _TEXTS,
        "roles": _ROLES,
        "wikidata": _TEXT,
        "bioguide": _TEXT,
        "state_historian": _TEXT,
        "mentions": _SPANS,
        "statements": _INT,
    },
    "times": {
        "article": _TEXT,
        "time": _TEXT,
        "start": _INT,
        "end": _INT,
        "words": _TEXT,
        "type": _TEXT,
        "value": _TEXT,
        "edtf": _TEXT,
        "earliest": pa.date32(),
        "latest": pa.date32(),
        "anchor": _TEXT,
    },
    "events": {
        "article": _TEXT,
        "event": _TEXT,
        "type": _TEXT,
        "plover": _TEXT,
        "plover_mode": _TEXT,
        "start": _INT,
        "end": _INT,
        "words": _TEXT,
        "participants": _PARTIES,
        "place": _TEXT,
        "time": _TEXT,
        "edtf": _TEXT,
        "earliest": pa.date32(),
        "latest": pa.date32(),
        "status": _TEXT,
        "according_to": _TEXTS,
        "confidence": _REAL,
    },
    "revisions": {
        "article": _TEXT,
        "revision": _TEXT,
        "kind": _TEXT,
        "revised": _TEXT,
        "revised_words": _TEXT,
        "by": _TEXT,
        "by_words": _TEXT,
        "speaker": _TEXT,
        "when": _TEXT,
        "confidence": _REAL,
    },
    "figures": {
        "article": _TEXT,
        "figure": _TEXT,
        "start": _INT,
        "end": _INT,
        "words": _TEXT,
        "value": _REAL,
        "low": _REAL,
        "high": _REAL,
        "unit": _TEXT,
        "what": _TEXT,
        "parts": _TEXTS,
        "check": _TEXT,
        "explanation": _TEXT,
    },
    "failures": {"url": _TEXT, "filtered": pa.bool_(), "kind": _TEXT, "code": _TEXT, "message": _TEXT, **_ORIGIN},
    "records": {"article": _TEXT, "record": _TEXT},
}
TABLES = ("articles", "statements", *(name for name in _COLUMNS if name != "articles"))
"""In the order of a report."""


def make_schemas(settings: Settings) -> dict[str, pa.Schema]:
    """The schema of each table; its metadata say what made the rows."""
    about = {
        "onrecord.tables": TABLES_SCHEMA,
        "onrecord.record": settings.record,
        "onrecord.version": settings.engine,
        "onrecord.model": settings.model,
    }
    schemas = {name: pa.schema(list(columns.items())) for name, columns in _COLUMNS.items()}
    schemas["statements"] = parquet.SCHEMA
    return {
        name: schemas[name].with_metadata({**about, "onrecord.schema": f"onrecord.{name}/1"})
        for name in TABLES
        if name != "records" or settings.keep_records
    }
