"""A record → the rows of each table."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.acquire.item import Crawl, Item, Raw
from onrecord.batch.filters import FILTERS
from onrecord.batch.plan import split_place
from onrecord.exports.rows import StatementRow, day_of, list_rows
from onrecord.ingest.copies import digest_text
from onrecord.schema.article import Article
from onrecord.schema.entity import Entity
from onrecord.schema.event import Event
from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span
from onrecord.schema.timex import Timex

Row = Mapping[str, Any]
UNDATED = "unknown"
"""The partition of what has no month of publication."""
_MONTH = re.compile(r"(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])(?![0-9])")
_FIELDS = tuple(StatementRow.__dataclass_fields__)
_NOWHERE = Crawl(None, None, None)


def month_of(article: Article) -> str:
    """The month of publication as ``YYYY-MM``; `UNDATED` where it is not known, or is in no century that has news."""
    found = _MONTH.match(article.published.value or "")
    return found[0] if found else UNDATED


def rows_of(record: Record, origin: Row, unit: str) -> Iterator[tuple[str, Row]]:
    """Each row of `record` with the table it belongs to."""
    article = record.article
    yield "articles", _article(record, origin, unit)
    for row in list_rows(record):
        yield "statements", _statement(row)
    for table, rows in (
        ("entities", _entities(record)),
        ("times", (_time(time, article) for time in record.times or ())),
        ("events", _events(record)),
        ("revisions", _revisions(record)),
        ("figures", _figures(record)),
    ):
        for fields in rows:
            yield table, {"article": article.id, **fields}


def origin_of(item: Item, files: frozenset[str]) -> Row:
    """Where an item came from; `files` are those of its unit."""
    file, number = split_place(item.place, files)
    crawl = item.crawl or _NOWHERE
    return {
        "file": file or item.place,
        "offset": int(number) if number else None,
        "place": item.place,
        "record_id": crawl.record,
        "record_digest": crawl.digest,
        "digest": item.digest,
        "fetched": crawl.fetched,
    }


def failure_row(failure: Failure, item: Item, origin: Row) -> Row:
    """The row of a page that is not in the other tables."""
    error = failure.error
    return {
        "url": item.content.url if isinstance(item.content, Raw) else None,
        "filtered": error.code in FILTERS,
        "kind": error.kind.value,
        "code": error.code,
        "message": error.message,
        **origin,
    }


def _article(record: Record, origin: Row, unit: str) -> Row:
    article = record.article
    return {
        "article": article.id,
        "url": article.url,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published.value,
        "published_day": day_of(article.published.value),
        "published_precision": article.published.precision,
        "published_source": article.published.source.value,
        "modified": article.modified.value if article.modified else None,
        "language": article.language,
        "words": len(article.text.split()),
        "text": article.text,
        "text_digest": digest_text(article),
        "statements": len(record.statements),
        **origin,
        "unit": unit,
    }


def _statement(row: StatementRow) -> Row:
    fields = {name: getattr(row, name) for name in _FIELDS}
    return {**fields, "content": _spans(row.content)}


def _spans(spans: tuple[Span, ...]) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _entities(record: Record) -> Iterator[Row]:
    said = Counter(statement.speaker for statement in record.statements)
    for entity in record.entities or ():
        yield {
            "entity": entity.id,
            "type": entity.type.value,
            "name": entity.name,
            "aliases": entity.aliases,
            "roles": [{"title": role.title, "organization": role.organization} for role in entity.roles],
            "wikidata": entity.links.wikidata,
            "bioguide": entity.links.bioguide,
            "state_historian": entity.links.state_historian,
            "mentions": _spans(tuple(mention.span for mention in entity.mentions)),
            "statements": said[entity.id],
        }


def _time(time: Timex, article: Article) -> Row:
    return {
        "time": time.id,
        "start": time.start,
        "end": time.end,
        "words": time.span.of(article.text),
        "type": time.type.value,
        "value": time.value,
        "edtf": time.edtf,
        "earliest": day_of(time.earliest),
        "latest": day_of(time.latest),
        "anchor": time.anchor,
    }


def _events(record: Record) -> Iterator[Row]:
    entities = {entity.id: entity for entity in record.entities or ()}
    times = {time.id: time for time in record.times or ()}
    for event in record.events or ():
        yield _event(event, record.article.text, entities, times.get(event.time or ""))


def _event(event: Event, text: str, entities: Mapping[str, Entity], time: Timex | None) -> Row:
    place = entities.get(event.place or "")
    return {
        "event": event.id,
        "type": event.type.value,
        "plover": event.plover.category if event.plover else None,
        "plover_mode": event.plover.mode if event.plover else None,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "words": event.trigger.of(text),
        "participants": [
            {"entity": p.entity, "name": entities[p.entity].name if p.entity in entities else None, "role": p.role}
            for p in event.participants
        ],
        "place": place.name if place else event.place,
        "time": event.time,
        "edtf": time.edtf if time else None,
        "earliest": day_of(time.earliest) if time else None,
        "latest": day_of(time.latest) if time else None,
        "status": event.status.value,
        "according_to": event.according_to,
        "confidence": event.confidence,
    }


def _revisions(record: Record) -> Iterator[Row]:
    words = {statement.id: statement.text for statement in record.statements}
    names = {entity.id: entity.name for entity in record.entities or ()}
    times = {time.id: time.edtf for time in record.times or ()}

    def told(side: str | Span) -> tuple[str | None, str | None]:
        return (None, side.of(record.article.text)) if isinstance(side, Span) else (side, words.get(side))

    for revision in record.revisions or ():
        yield _revision(revision, told(revision.revised), told(revision.by)) | {
            "speaker": names.get(revision.speaker or ""),
            "when": times.get(revision.when or ""),
        }


def _revision(
    revision: Revision, revised: tuple[str | None, str | None], by: tuple[str | None, str | None]
) -> dict[str, Any]:
    return {
        "revision": revision.id,
        "kind": revision.kind.value,
        "revised": revised[0],
        "revised_words": revised[1],
        "by": by[0],
        "by_words": by[1],
        "confidence": revision.confidence,
    }


def _figures(record: Record) -> Iterator[Row]:
    for figure in record.figures or ():
        yield {
            "figure": figure.id,
            "start": figure.start,
            "end": figure.end,
            "words": figure.span.of(record.article.text),
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
            "unit": figure.unit,
            "what": figure.what,
            "parts": figure.parts,
            "check": figure.check.value,
            "explanation": figure.explanation,
        }
