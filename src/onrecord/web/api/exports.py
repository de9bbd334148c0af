"""Exports: what is in the store, in the formats of the field, piece by piece as it is read."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.errors import RequestError
from onrecord.exports import FORMATS, Format, export_records, keys_by
from onrecord.schema.record import Record
from onrecord.search import search_through
from onrecord.store import Store, digests_of, list_articles, list_entity_keys, read_record
from onrecord.version import VERSION
from onrecord.web.api.answers import CACHE, is_fresh, quote_tag
from onrecord.web.api.routes import Asked, Kept, Routes
from onrecord.web.api.shapes import FormatRow

routes = Routes("exports")


FormatName = Annotated[str, Query(json_schema_extra={"enum": list(FORMATS)}, description="One of the formats.")]

MOST = 20_000
"""Statements that a query may choose for an export."""

AT_ONCE = 5_000
"""Articles in one query: SQLite takes no more than some ten thousand values."""


def _shape(form: Format) -> dict[str, object]:
    """What OpenAPI says of it: nothing of bytes (OpenAPI 3.1, 4.8.14.2), more is in `docs/exports.md`."""
    kind = "object" if "json" in form.media and "ndjson" not in form.media else "string"
    return {} if form.binary else {"schema": {"type": kind}}


_MEDIA = {one.media.partition(";")[0]: _shape(one) for one in FORMATS.values()}


@routes.read("/formats", tuple[FormatRow, ...])
def formats() -> tuple[FormatRow, ...]:
    """List the formats of exports."""
    return tuple(FormatRow(one.name, one.title, one.media, one.ending) for one in FORMATS.values())


@routes.read("/export", _MEDIA, 400, 501)
def export(request: Request, store: Kept, format: FormatName, q: Asked = "") -> Response:
    """Export the articles that pages say now with their statements; with `q`, the statements that answer it."""
    form = find(format)
    keys, keep = _select(store, q)
    tag = _tag(store, form.name, keys, keep)
    headers = {"ETag": quote_tag(tag), "Cache-Control": CACHE}
    if is_fresh(request, tag):
        return Response(status_code=304, headers=headers)
    # the name of the file is ours; nothing of it comes from outside
    headers["Content-Disposition"] = f'attachment; filename="onrecord{form.ending}"'
    pieces = export_records(
        _records(store, keys), form.name, keep=keep, key=keys_by(lambda article: list_entity_keys(store.db, article))
    )
    return StreamingResponse(pieces, 200, headers, form.media)


def _select(store: Store, query: str) -> tuple[tuple[str, ...], frozenset[str] | None]:
    """The articles to export, and of them the statements; `None` is all.

    Raises:
        RequestError: ``too-many``.
    """
    keys = list_articles(store.db)
    if not query.strip():
        return keys, None
    rows: dict[str, str] = {}
    for results in search_through(store, query):
        if results.total > MOST:
            raise RequestError(
                f"{results.total:,} statements answer this, more than {MOST:,}; narrow the query, or export all",
                code="too-many",
            )
        rows.update((row.key, row.article) for row in results.hits)
    articles = frozenset(rows.values())
    return tuple(key for key in keys if key in articles), frozenset(rows)


def find(name: str) -> Format:
    """The format called `name`.

    Raises:
        RequestError: ``bad-parameter``.
    """
    if name not in FORMATS:
        names = ", ".join(FORMATS)
        raise RequestError(f"there is no format {name[:40]!r}; choose one of {names}", code="bad-parameter")
    return FORMATS[name]


def _tag(store: Store, form: str, keys: tuple[str, ...], keep: frozenset[str] | None) -> str:
    """What changes whenever the export would: it follows from the records and the version alone."""
    tag = sha256(f"{VERSION} {form} {keep and sorted(keep)}".encode())
    for start in range(0, len(keys), AT_ONCE):
        tag.update(repr(digests_of(store.db, keys[start : start + AT_ONCE])).encode())
    return tag.hexdigest()[:32]


def _records(store: Store, keys: tuple[str, ...]) -> Iterator[Record]:
    """The records, each read by itself: none waits for a slow reader in the middle of a transaction."""
    return (read_record(store.db, key) for key in keys)
