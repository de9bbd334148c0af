"""Web archives: the pages in a WARC file, packed by gzip or zstd or not.

An archive of millions of pages is damaged somewhere. What is damaged is told and counted, and reading goes on at the
next record: a wrong length must not swallow the one after it, nor a cut end go unseen.

Source: ISO 28500 (WARC 1.1); the library is fastwarc.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urlsplit

from fastwarc.stream_io import BrotliReader, ChunkedReader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from onrecord.acquire.item import Crawl, Item, Raw, digest_of
from onrecord.acquire.listings import unpack_head
from onrecord.acquire.local import MAX_BYTES
from onrecord.errors import PageError

GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
_START = re.compile(rb"WARC/1\.\d\r?\n[A-Za-z-]+:")
_SWALLOWED = re.compile(rb"\r\n\r\nWARC/1\.\d\r\n[A-Za-z-]+: ?")
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
_BLANK = b"\r\n\r\n"
_CHUNK = 1 << 20
WITHIN = -1
"""Where a record ends after which others follow in the same packed member."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """Bytes that could not be read: from `start` to the record at `end`, or to the end of the file."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class _Block:
    """A response as it lies in the archive: at `place` bytes, `data` with the headers of HTTP."""

    place: str
    record: WarcRecord
    data: bytes


def read_warc(stream: BinaryIO, source: str, place: str, *, start: int = 0, end: int | None = None) -> Iterator[Item]:
    """The pages in the archive `stream`, which lies at `place`: responses with status 200 that are HTML or text.

    Only records that begin from byte `start` on and before `end`, and the gaps after these: stretches that follow each
    other give each page and each gap once.
    """
    for found in _Archive(stream).blocks(start, end):
        if isinstance(found, _Gap):
            until = "to its end" if found.end is None else f"up to byte {found.end:,}"
            message = f"{place}: damaged from byte {found.start:,} {until}; what is there is left out, fetch it again"
            yield Item(source, f"{place}#{found.start}", PageError(message, code="damaged-archive"))
        elif item := _read_block(found, source, f"{place}#{found.place}"):
            yield item


def _head_zstd(stream: BinaryIO) -> bytes:
    try:
        return ZstdReader(BytesIO(stream.read(1 << 16))).read(200)
    except OSError:
        return b""


def _end_plain(stream: BinaryIO, at: int, length: int) -> int:
    stream.seek(at)
    end = at + stream.read(1 << 16).find(_BLANK) + len(_BLANK) + length
    stream.seek(end)
    if stream.read(len(_BLANK)) != _BLANK:
        raise OSError("wrong length")
    return end + len(_BLANK)


def _end_gzip(stream: BinaryIO, at: int, length: int) -> int:
    stream.seek(at)
    unpacker, out, end = zlib.decompressobj(31), bytearray(), -1
    while not unpacker.eof and (end < 0 or len(out) <= end):
        chunk = unpacker.unconsumed_tail or stream.read(1 << 16)
        try:
            out += unpacker.decompress(chunk, 1 << 16)
        except zlib.error as error:
            raise OSError(str(error)) from None
        if end < 0 and _BLANK in out:
            end = out.index(_BLANK) + 2 * len(_BLANK) + length
        elif not chunk:
            raise OSError("cut off")
    if out[end - len(_BLANK) : end] != _BLANK or (out[end:] and not out[end:].startswith(b"WARC/")):
        raise OSError("wrong length")
    return WITHIN if len(out) > end else stream.tell() - len(unpacker.unused_data)


def _is_whole(stream: BinaryIO) -> bool:
    """Whether a file that is packed as a whole by gzip can be unpacked to its end: the library does not say."""
    stream.seek(0)
    unpacker = zlib.decompressobj(31)
    try:
        while chunk := unpacker.unconsumed_tail or stream.read(1 << 16):
            unpacker.decompress(chunk, _CHUNK)
    except zlib.error:
        return False
    return unpacker.eof


_Head = Callable[[BinaryIO], bytes]
_End = Callable[[BinaryIO, int, int], int | None]
_PACKINGS: tuple[tuple[bytes, _Head, _End], ...] = (
    (b"WARC/1.", lambda stream: stream.read(200), _end_plain),
    (GZIP, lambda stream: unpack_head(stream.read(4096)), _end_gzip),
    (ZSTD, _head_zstd, lambda *_: None),
)
"""For each packing: how a record begins, its first bytes unpacked, and where one of a length ends."""


class _Archive:
    """An archive that is read from record to record. Not a dataclass: it moves in a stream.

    fastwarc passes over what is damaged without a word, so each record is held against the bytes it lies in: where it
    ends the next one is `due`.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        head = stream.read(4)
        self._mark, self._head, self._end = next(
            (way for way in _PACKINGS if head.startswith(way[0][:4])), _PACKINGS[0]
        )

    def blocks(self, begin: int = 0, stop: int | None = None) -> Iterator[_Block | _Gap]:  # noqa: C901
        """The responses that begin in a stretch, in order, and where something is missing between them."""
        start = self._next_start(begin) if begin else 0
        if start is None or (stop is not None and start >= stop):
            return  # a gap here began before this stretch
        lost: int | None = None
        while start is not None:
            due: int | None = start
            at, within, whole = start, -1, True
            self._stream.seek(start)
            try:
                for record in ArchiveIterator(self._stream, parse_http=False, fsspec_args=False):
                    data = _read(record)
                    # in a file that is packed as a whole the other records have no position of their own
                    if within < 0:
                        at = record.stream_pos
                        lost = due if lost is None and due is not None and at != due else lost
                        due = self._find_end(at, record.content_length)
                    within = within + 1 if within >= 0 or due == WITHIN else -1
                    if lost is not None:
                        yield _Gap(lost, at)
                        lost = None
                    if stop is not None and at >= stop:
                        return
                    if record.record_type == WarcRecordType.response:
                        yield _Block(f"{at}.{within}" if within > 0 else str(at), record, data)
                    if stop is not None and self._begins_beyond(due, stop):
                        return  # what the next stretch begins with is not touched: it may break whoever reads it
            except OSError:
                whole = False
            start = self._next_start(at + 1)
            if start is not None or not whole or not self._at_end(due):
                lost = next(place for place in (lost, due, at + 1) if place is not None and place != WITHIN)
        if lost is not None:
            yield _Gap(lost, None)

    def _begins_beyond(self, due: int | None, stop: int) -> bool:
        """Whether the next record is `due` at or after `stop`, and is there."""
        if due is None or due < stop:
            return False
        place = self._stream.tell()
        self._stream.seek(due)
        found = _START.match(self._head(self._stream)) is not None
        self._stream.seek(place)
        return found

    def _at_end(self, due: int | None) -> bool:
        if due is None:
            return True
        if due == WITHIN:
            return _is_whole(self._stream)
        self._stream.seek(due)
        return not self._stream.read(1000).strip(b"\r\n\0")

    def _next_start(self, at: int) -> int | None:
        """Where the first record begins at or after `at`."""
        while True:
            self._stream.seek(at)
            chunk = self._stream.read(_CHUNK)
            found = chunk.find(self._mark)
            while found >= 0:
                self._stream.seek(at + found)
                if _START.match(self._head(self._stream)):
                    return at + found
                found = chunk.find(self._mark, found + 1)
            if len(chunk) < _CHUNK:
                return None
            at += len(chunk) - len(self._mark) + 1

    def _find_end(self, at: int, length: int) -> int | None:
        """Where the record at `at` ends, whose block has `length` bytes; `None` where that cannot be told.

        Raises:
            OSError: it does not end there.
        """
        if length > MAX_BYTES:
            return None
        place = self._stream.tell()
        try:
            return self._end(self._stream, at, length)
        finally:
            self._stream.seek(place)  # the library reads on from there


def _read(record: WarcRecord) -> bytes:
    """The bytes of a record; none where they are more than a page can have.

    Raises:
        OSError: it lacks what every record has (ISO 28500, section 5), has fewer bytes than it says, or others' bytes
            among them.
    """
    if not all(name in record.headers for name in ("WARC-Type", "WARC-Record-ID", "WARC-Date")):
        raise OSError("no record")
    if record.content_length > MAX_BYTES:
        return b""
    data: bytes = record.reader.read(record.content_length) if record.content_length else b""
    if len(data) < record.content_length or _SWALLOWED.search(data):
        raise OSError("wrong length")
    return data


def _read_block(block: _Block, source: str, place: str) -> Item | None:
    """The page in a response, or why it cannot be had; `None` where it holds none."""
    about = block.record.headers
    url = (about.get("WARC-Target-URI") or "").strip("<>")
    crawl = Crawl(about.get("WARC-Date"), about.get("WARC-Record-ID"), about.get("WARC-Payload-Digest"))
    try:
        raw = _find_page(block, url)
    except _TooLargeError:
        why, code = f"has more than {MAX_BYTES // 1_000_000} MB; this is no article", "too-large"
    except _UnfitError as error:
        why, code = error.args
    else:
        return Item(source, place, raw, digest_of(raw.data), crawl=crawl) if raw else None
    return Item(source, place, PageError(f"{place}: {url} {why}", code=code), crawl=crawl)


def _find_page(block: _Block, url: str) -> Raw | None:
    headers = HeaderMap()
    try:
        length = headers.parse(BytesIO(block.data))
    except OSError:
        raise _UnfitError("has headers that cannot be read; fetch it again", "damaged-archive") from None
    media = (headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if block.record.content_length > MAX_BYTES:
        raise _TooLargeError
    if headers.status_code != 200 or media not in _PAGES or not _is_page(url):
        return None
    if block.record.headers.get("WARC-Truncated"):
        raise _UnfitError("was cut off when it was fetched; fetch it again", "truncated")
    try:
        return Raw(_unpack(block.data[length:], headers), headers.get("Content-Type"), url=url)
    except OSError:
        raise _UnfitError("is packed in no way we know; fetch it again", "encoding") from None


def _is_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.path != "/robots.txt"


class _UnfitError(Exception):
    """Why a response gives no page: what is wrong, and the code of that."""


class _TooLargeError(Exception):
    pass


_CODINGS: dict[str, tuple[Callable[[bytes], bool], Callable[[bytes], bytes]]] = {
    "gzip": (lambda data: data.startswith(GZIP[:2]), lambda data: _inflate(data, 31)),
    "x-gzip": (lambda data: data.startswith(GZIP[:2]), lambda data: _inflate(data, 31)),
    "deflate": (lambda data: data[:1] in b"\x78\x58\x48\x38", lambda data: _inflate(data, 15)),
    "zstd": (lambda data: data.startswith(ZSTD), lambda data: _capped(ZstdReader(BytesIO(data)))),
    "br": (lambda data: data.lstrip()[:1] != b"<", lambda data: _capped(BrotliReader(BytesIO(data)))),
}
"""How each coding begins: many crawlers unpack what they fetch, and keep the header that says it is packed."""


def _unpack(data: bytes, headers: HeaderMap) -> bytes:
    """The body as it was before it was sent.

    Raises:
        OSError: it is packed in another way than the header says.
    """
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and re.match(rb"[0-9A-Fa-f]{1,8}\s*[;\r]", data):
        data = _capped(ChunkedReader(BytesIO(data)))
    for name in reversed((headers.get("Content-Encoding") or "").lower().replace(" ", "").split(",")):
        begins, unpack = _CODINGS.get(name, (None, None))
        if begins and unpack and data and begins(data):
            data = unpack(data)
    return data


def _inflate(data: bytes, window: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        unpacked = unpacker.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise OSError(str(error)) from None
    if len(unpacked) > MAX_BYTES:
        raise _TooLargeError
    if not unpacker.eof:
        raise OSError("cut off")
    return unpacked


def _capped(reader: WarcReader) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := reader.read(1 << 16):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise _TooLargeError
    return b"".join(parts)
