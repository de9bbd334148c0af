"""Tables of articles: JSON Lines, CSV and Parquet, one article a row, whatever usual names their columns have."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import msgspec

from onrecord.acquire.item import Item, Raw, digest_of
from onrecord.acquire.local import MAX_BYTES, too_large
from onrecord.errors import PageError, SetupError
from onrecord.schema.article import Candidate

COLUMNS: Mapping[str, Sequence[str]] = {
    "url": ("url", "link", "articleurl", "canonicalurl", "sourceurl", "pageurl", "uri"),
    "html": ("html", "rawhtml", "pagehtml", "contenthtml"),
    "text": ("text", "articletext", "fulltext", "maintext", "body", "content", "article"),
    "headline": ("headline", "title"),
    "published": (
        *("published", "publishedat", "datepublished", "datepublish", "publicationdate", "publishdate"),
        *("publisheddate", "pubdate", "date", "time"),
    ),
    "publisher": ("publisher", "outlet", "publication", "sitename", "site", "sourcename", "sourcedomain", "source"),
    "byline": ("byline", "authors", "author"),
}
"""What a column is for → its usual names, the surest first; case, spaces, ``-`` and ``_`` make no difference."""

Row = Mapping[str, Any]
Rows = Iterator[Row | PageError]
Tell = Callable[[str], None]


def read_table(rows: Rows, source: str, place: str, tell: Tell) -> Iterator[Item | str]:
    """The articles of a table at `place`; a row that has only an address gives that, to be fetched.

    `tell` gets a line that says which columns are missing.
    """
    chosen: dict[str, str] | None = None
    for number, row in enumerate(rows, 1):
        name = f"{place}#{number}"
        if isinstance(row, PageError):
            yield Item(source, name, row)
            continue
        if chosen is None:
            chosen = choose_columns(row)
            if not chosen.keys() & {"text", "html", "url"}:
                yield Item(source, name, _no_articles(place, row))
                return
            _tell_missing(place, chosen, tell)
        elif not chosen.keys() <= row.keys():
            chosen |= choose_columns(row)
        yield _read_row({field: _plain(row.get(column)) for field, column in chosen.items()}, source, name)


def choose_columns(names: Sequence[str] | Row) -> dict[str, str]:
    """Which of `names` is the url, the text, the headline, …; fields that have no column are left out."""
    bare = {re.sub(r"[\s_-]", "", str(name)).casefold(): str(name) for name in names}
    found = {field: next((bare[usual] for usual in usuals if usual in bare), None) for field, usuals in COLUMNS.items()}
    return {field: name for field, name in found.items() if name is not None}


def _no_articles(place: str, row: Row) -> PageError:
    has = ", ".join(map(str, list(row)[:12])) or "none"
    return PageError(f"{place}: no column text, html or url; name one so (it has: {has})", code="columns")


def _tell_missing(place: str, chosen: Mapping[str, str], tell: Tell) -> None:
    missing = [field for field in ("url", "headline", "published", "publisher") if field not in chosen]
    if missing:
        read = ", ".join(chosen.values())
        tell(f"{place}: reads the columns {read}; has none for {', '.join(missing)}")


def _plain(value: Any) -> str | None:
    """A cell as text; lists of names are joined, an object gives its name."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value))) or None
    if isinstance(value, dict):
        return _plain(value.get("name"))
    return value.strip() or None if isinstance(value, str) else None


def _read_row(row: Mapping[str, str | None], source: str, place: str) -> Item | str:
    url, html, text = row.get("url"), row.get("html"), row.get("text")
    if url and not html and not text and not {"html", "text"} & row.keys():
        return url
    if not html and not text:
        return Item(source, place, PageError(f"{place}: this row has no text; fill it or leave it out", code="empty"))
    if len(html or text or "") > MAX_BYTES:
        return Item(source, place, too_large(place))
    stated = tuple(
        Candidate(field, value, "option:column") for field in _STATED for value in (row.get(field),) if value
    )
    digest = digest_of(msgspec.json.encode(sorted(row.items())))
    if html:
        raw = Raw(_bytes(html), "text/html; charset=utf-8", "html", url, None, stated)
    else:
        raw = Raw(_bytes(_with_headline(text or "", row.get("headline"))), None, "text", url, None, stated)
    return Item(source, place, raw, digest)


_STATED = ("published", "publisher", "byline")


def _with_headline(text: str, headline: str | None) -> str:
    return f"{headline}\n\n{text}" if headline and not text.lstrip().startswith(headline) else text


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def read_json_rows(stream: BinaryIO, place: str) -> Rows:
    """The objects of JSON Lines; a line that is none is told and left out."""
    number = 0
    while line := stream.readline(2 * MAX_BYTES):
        number += 1
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield PageError(f"{place}: line {number} is no JSON: {error}; mend it", code="row")
            if not line.endswith(b"\n") and len(line) >= 2 * MAX_BYTES:
                return
            continue
        is_row = isinstance(row, dict)
        yield row if is_row else PageError(f"{place}: line {number} is no object; mend it", code="row")


def read_csv_rows(stream: BinaryIO, place: str) -> Rows:
    """The rows of a CSV file; its separator is looked up in the line of names."""
    csv.field_size_limit(MAX_BYTES)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="onrecord.windows", newline="")
    head = text.readline(100_000)
    separator = max(",;\t|", key=head.count)
    names = next(csv.reader([head], delimiter=separator), [])
    lines = _Lines(text)
    try:
        for cells in csv.reader(lines, delimiter=separator):
            lines.taken = 0
            yield dict(zip(names, cells, strict=False))
    except csv.Error as error:
        yield PageError(f"{place}: the table breaks off: {error}; check its quotation marks", code="row")
    finally:
        text.detach()


class _Lines:
    """The lines of a table; a row of them never takes more memory than a page. Not a dataclass: it moves in a stream.

    A file of a few kilobytes may unpack to one line of gigabytes. `taken` are the characters since the last row.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_BYTES + 1):
            self.taken += len(line)
            if self.taken > MAX_BYTES:
                raise csv.Error(f"a row of more than {MAX_BYTES // 1_000_000} MB")
            yield line


def read_parquet_rows(stream: BinaryIO, place: str) -> Rows:
    """The rows of a Parquet file, one at a time (a cell may unpack to much), only the columns that are used.

    Raises:
        SetupError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise SetupError("Parquet needs pyarrow: pip install 'onrecord[parquet]'", code="parquet") from None
    try:
        table = parquet.ParquetFile(stream)
        names = table.schema_arrow.names
        chosen = list(choose_columns(names).values()) or names
        for batch in table.iter_batches(batch_size=1, columns=chosen):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        why = str(error).partition("\n")[0]
        yield PageError(f"{place}: not a Parquet file that can be read: {why}", code="row")
