"""A source, as a user writes it → its articles, one after the other; what cannot be had is told in its place.

Nothing of a source is held in memory but the article at hand, so that an archive of any size can be read.
"""

import gzip
import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.acquire.item import InputType, Item, Raw, digest_of
from onrecord.acquire.links import Web
from onrecord.acquire.listings import MAX_LISTING, listing_kind, unpack_head
from onrecord.acquire.local import open_file, read_capped, read_lines
from onrecord.acquire.paths import ARCHIVE_ENDINGS, find_paths, show_name
from onrecord.acquire.tables import (
    Rows,
    read_csv_rows,
    read_json_rows,
    read_packed_records,
    read_parquet_rows,
    read_table,
)
from onrecord.acquire.url import is_url
from onrecord.errors import OnrecordError, PageError, RetryLater
from onrecord.schema.encoding import begins_results, read_results, to_json
from onrecord.schema.failure import Failure, FailureKind

STDIN = "standard input"
_PACKED = b"\x1f\x28"
"""First bytes of gzip and zstd: the first record of an archive may be damaged."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What sources are read with: `tell` gets a line about a source that is no failure; `stdin` is what ``-`` means.

    Tables are read from the row `first` on.
    """

    web: Web
    input_type: InputType = "auto"
    tell: Callable[[str], None] = lambda _: None
    stdin: BinaryIO | None = None
    first: int = 1


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file or stream that is open: `place` is its absolute path, or what messages call it."""

    source: str
    place: str
    stream: BinaryIO
    reach: Reach

    @property
    def address(self) -> str | None:
        """What tells a page here from others; what comes through standard input has nothing."""
        return None if self.source == "-" else self.place


def find_items(source: str, reach: Reach) -> Iterator[Item]:
    """The articles of `source`, a path, pattern, folder, URL or ``-``; never raises, an error is an item.

    A folder gives its pages, archives, and the records that `onrecord read` wrote; a file may be any of these or a
    table; a URL may be a page, feed or sitemap. After what gives many articles an item without content says that all
    of it could be read.
    """
    named = show_name(source)
    if source == "-":
        yield from _guard(_read_stdin(reach), source, STDIN)
    elif is_url(source):
        yield from _guard(reach.web.read_url(named, named), named, named)
    else:
        yield from _guard(_read_paths(source, reach), named, named)


def _guard(items: Iterator[Item], source: str, place: str) -> Iterator[Item]:
    """`items`, and what ends them as the last one; where `place` gave others only, that it could be read."""
    named = False
    try:
        for item in items:
            named = named or item.place == place
            yield item
    except OnrecordError as error:
        yield Item(source, place, error)
    except Exception as error:  # noqa: BLE001  libraries of six formats; the other sources are still read
        why = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield Item(source, place, PageError(f"{place}: cannot be read ({why}); check it", code="unreadable"))
    else:
        if not named:
            yield Item(source, place, None)


def _read_stdin(reach: Reach) -> Iterator[Item]:
    stream = reach.stdin or sys.stdin.buffer
    # what can be looked ahead in; standard input is already
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    yield from _read_opened(_Opened("-", STDIN, buffered, reach), buffered.peek(4096))


def _read_paths(source: str, reach: Reach) -> Iterator[Item]:
    in_folder, named = Path(source).is_dir(), show_name(source)
    for path in find_paths(source):
        place = show_name(os.path.abspath(path))  # noqa: PTH100  links stay as they are written
        yield from _guard(_read_file(str(path), place, named, reach, in_folder=in_folder), named, place)


def _read_file(path: str, place: str, source: str, reach: Reach, *, in_folder: bool) -> Iterator[Item]:
    with open_file(path) as stream:
        head = stream.peek(4096)
        if in_folder and path.endswith((".json", ".jsonl", ".ndjson")) and not begins_results(head):
            return  # a folder may hold any other JSON
        yield from _read_opened(_Opened(source, place, stream, reach), head)


def _read_opened(opened: _Opened, head: bytes) -> Iterator[Item]:
    if opened.reach.input_type != "auto":
        return _read_page(opened)
    return _READERS[kind_of(head, opened.place)](opened)


def kind_of(head: bytes, name: str) -> str:
    """What a file is by its first bytes, and, where they do not tell, by its name."""
    name, start = name.lower(), unpack_head(head)
    for kind, applies in (
        ("records", begins_results(start)),
        ("warc", start.startswith(b"WARC/") or (name.endswith(ARCHIVE_ENDINGS) and head[:1] in _PACKED)),
        ("parquet", head.startswith(b"PAR1")),
        ("listing", listing_kind(head) is not None),
        ("csv", name.removesuffix(".gz").endswith((".csv", ".tsv"))),
        ("json", name.endswith(".json")),
        ("rows", name.removesuffix(".gz").endswith((".jsonl", ".ndjson")) or (name == STDIN and head[:1] == b"{")),
    ):
        if applies:
            return kind
    return "page"


def _read_page(opened: _Opened) -> Iterator[Item]:
    data = read_capped(opened.stream, opened.place)
    digest = digest_of(data)
    place = opened.place if opened.address else f"-#{digest[:16]}"
    yield Item(opened.source, place, Raw(data, media=opened.reach.input_type), digest, address=opened.address)


def _read_records(opened: _Opened) -> Iterator[Item]:
    """What `onrecord read` wrote: records are kept as they are, failures stay failures."""
    return _results(opened, read_lines(_unpacked(opened), opened.place))


def _results(opened: _Opened, lines: Iterator[bytes]) -> Iterator[Item]:
    number = 0
    try:
        for number, result in enumerate(read_results(lines), 1):
            place = f"{opened.place}#{number}"
            if isinstance(result, Failure):
                yield Item(opened.source, place, _error_of(result))
            else:
                yield Item(opened.source, place, result, digest_of(to_json(result)))
    except (ValueError, RecursionError) as error:
        message = f"{opened.place}: after {number} records: {error}; what follows is left out, write it again"
        yield Item(opened.source, opened.place, PageError(message, code="not-a-record"))


def _error_of(failure: Failure) -> OnrecordError:
    error = failure.error
    kind = RetryLater if error.kind is FailureKind.RETRY else PageError
    return kind(error.message, code=error.code)


def _read_warc(opened: _Opened) -> Iterator[Item]:
    from onrecord.acquire.warc import read_warc  # noqa: PLC0415  few runs read archives

    if not opened.stream.seekable():
        raise PageError(f"{opened.place}: an archive is read as a file only; give its name", code="not-a-file")
    return read_warc(opened.stream, opened.source, opened.place)


def _read_listing(opened: _Opened) -> Iterator[Item]:
    data = opened.stream.read(MAX_LISTING + 1)
    if len(data) > MAX_LISTING:
        raise PageError(f"{opened.place}: more than {MAX_LISTING // 1_000_000} MB; split it", code="too-large")
    return opened.reach.web.read_listing(data, opened.place, opened.source)


def _read_rows(read: Callable[[BinaryIO, str], Rows]) -> Callable[[_Opened], Iterator[Item]]:
    def table(opened: _Opened) -> Iterator[Item]:
        rows = read(_unpacked(opened), opened.place)
        for item in read_table(rows, opened.source, opened.place, opened.reach.tell, opened.reach.first):
            if isinstance(item, str):
                yield from opened.reach.web.read_url(item, opened.source)
            else:
                yield item

    return table


def _read_parquet(opened: _Opened) -> Iterator[Item]:
    """A table of articles, or the records of a dataset that `onrecord batch` made."""
    lines = read_packed_records(opened.stream) if opened.stream.seekable() else None
    return _results(opened, lines) if lines else _read_rows(read_parquet_rows)(opened)


def _unpacked(opened: _Opened) -> BinaryIO:
    stream = opened.stream
    packed = isinstance(stream, io.BufferedReader) and stream.peek(2)[:2] == b"\x1f\x8b"
    return gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[return-value]


def _refuse_json(opened: _Opened) -> Iterator[Item]:
    raise PageError(
        f"{opened.place}: not written by onrecord read; give articles as JSON Lines (.jsonl)", code="not-a-record"
    )


_READERS: dict[str, Callable[[_Opened], Iterator[Item]]] = {
    "records": _read_records,
    "warc": _read_warc,
    "parquet": _read_parquet,
    "listing": _read_listing,
    "csv": _read_rows(read_csv_rows),
    "json": _refuse_json,
    "rows": _read_rows(read_json_rows),
    "page": _read_page,
}
