"""Archives give their pages, and say what in them is damaged."""

import gzip
import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.acquire.item import Item, Raw
from onrecord.acquire.links import Web
from onrecord.acquire.polite import Guest
from onrecord.acquire.sources import Reach, find_items
from onrecord.errors import OnrecordError

BODY = b"<!doctype html><p>Mayor Lena Okafor said no.</p>" + bytes(range(65, 91)) * 20

Headers = list[tuple[str, str]]


def archive(
    *pages: tuple[str, Headers, bytes], packed: bool = False, kind: str = "response"
) -> tuple[bytes, list[int]]:
    """A WARC file, and where each record begins; `pages` are status, headers and body."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    starts = []
    for number, (status, headers, body) in enumerate(pages, 1):
        starts.append(stream.tell())
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://news.example/{number}", kind, payload=io.BytesIO(body), http_headers=http
        )
        writer.write_record(record)
        record.raw_stream.close()
    return stream.getvalue(), starts


def page(body: bytes = BODY, status: str = "200 OK", **headers: str) -> tuple[str, Headers, bytes]:
    return (
        status,
        [(name.replace("_", "-"), value) for name, value in {"Content_Type": "text/html", **headers}.items()],
        body,
    )


def read(path: Path) -> list[Item]:
    items = find_items(str(path), Reach(Web(Guest(sleep=lambda _: None))))
    return [item for item in items if item.content is not None]


def shown(items: list[Item]) -> list[str]:
    return [
        item.content.code if isinstance(item.content, OnrecordError) else item.place.partition("#")[2] for item in items
    ]


def _frames(data: bytes, starts: list[int], folder: Path) -> tuple[bytes, list[int]]:
    """The same with each record as a frame of zstd."""
    out, places = b"", []
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        places.append(len(out))
        with ZstdWriter(str(folder / "frame")) as writer:
            writer.write(data[start:end])
        out += (folder / "frame").read_bytes()
    return out, places


@pytest.mark.parametrize("ending", ["warc", "warc.gz", "warc.zst"])
def test_pages_with_their_provenance(tmp_path: Path, ending: str) -> None:
    data, starts = archive(page(), page(b"x" * 99), packed=ending == "warc.gz")
    if ending == "warc.zst":
        data, starts = _frames(data, starts, tmp_path)
    path = tmp_path / f"crawl.{ending}"
    path.write_bytes(data)
    items = read(path)
    assert [item.place for item in items] == [f"{path}#{start}" for start in starts]
    first = items[0]
    assert isinstance(first.content, Raw)
    assert (first.content.data, first.content.url) == (BODY, "https://news.example/1")
    assert first.crawl is not None
    assert (first.crawl.record or "").startswith("<urn:uuid:")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", first.crawl.fetched or "")
    assert (first.crawl.digest or "").startswith("sha1:")


def test_a_file_that_is_packed_as_a_whole(tmp_path: Path) -> None:
    data, _ = archive(page(), page(b"x" * 99))
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(data))
    items = read(tmp_path)
    assert [isinstance(item.content, Raw) for item in items] == [True, True]
    assert len({item.place for item in items}) == 2


THRICE = gzip.compress(gzip.compress(gzip.compress(bytes(30_000_000))))


def _chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    ("sent", "headers"),
    [
        pytest.param(gzip.compress(BODY), {"Content_Encoding": "gzip"}, id="gzip"),
        pytest.param(zlib.compress(BODY), {"Content_Encoding": "deflate"}, id="deflate"),
        pytest.param(BODY, {"Content_Encoding": "gzip"}, id="unpacked by the crawler, who kept the header"),
        pytest.param(BODY, {"Content_Encoding": "br"}, id="likewise, brotli"),
        pytest.param(_chunked(BODY), {"Transfer_Encoding": "chunked"}, id="chunks"),
        pytest.param(BODY, {"Transfer_Encoding": "chunked"}, id="chunks joined by the crawler"),
        pytest.param(
            _chunked(gzip.compress(BODY)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}, id="both"
        ),
    ],
)
def test_pages_are_unpacked(tmp_path: Path, sent: bytes, headers: dict[str, str]) -> None:
    (tmp_path / "a.warc").write_bytes(archive(page(sent, **headers))[0])
    item = read(tmp_path)[0]
    assert isinstance(item.content, Raw)
    assert item.content.data == BODY


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        pytest.param(archive(page(status="404 Not Found")), [], id="404"),
        pytest.param(archive(page(status="301 Moved", Location="/2")), [], id="redirect"),
        pytest.param(archive(page(Content_Type="image/png")), [], id="image"),
        pytest.param(archive(page(), kind="resource"), [], id="no response"),
        pytest.param(
            archive(page(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")), ["too-large"], id="bomb"
        ),
        pytest.param(archive(page(bytes(30_000_000)), packed=True), ["too-large"], id="packed bomb"),
        pytest.param(
            archive(page(zlib.compress(bytes(30_000_000)), Content_Encoding="deflate")),
            ["too-large"],
            id="deflate bomb",
        ),
        pytest.param(archive(page(THRICE, Content_Encoding="gzip, gzip, gzip")), ["too-large"], id="gzip within gzip"),
        pytest.param(archive(page(X=200_000 * "a")), ["damaged-archive"], id="headers without an end"),
        pytest.param(archive(page(gzip.compress(BODY)[:-20], Content_Encoding="gzip")), ["encoding"], id="half a gzip"),
    ],
)
def test_what_is_no_page(tmp_path: Path, made: tuple[bytes, list[int]], codes: list[str]) -> None:
    (tmp_path / "a.warc.gz").write_bytes(made[0])
    assert shown(read(tmp_path)) == codes


THREE = (page(b"first" * 40), page(b"second" * 40), page(b"third" * 40))


def _say(length: bytes) -> Callable[[bytes, list[int]], bytes]:
    """Let the first record say another length."""

    def change(data: bytes, _: list[int]) -> bytes:
        return re.sub(rb"Content-Length: \d+", b"Content-Length: " + length, data, count=1)

    return change


def _spoil(data: bytes, starts: list[int]) -> bytes:
    at = starts[1] + 20
    return data[:at] + b"#" * 40 + data[at + 40 :]


DAMAGES = [
    pytest.param(_say(b"90000"), {False: [1, 2], True: [1, 2]}, id="much too long"),
    pytest.param(_say(b"500"), {False: [1, 2], True: [1, 2]}, id="too long"),
    pytest.param(_say(b"60"), {False: [1, 2], True: [1, 2]}, id="too short"),
    pytest.param(_spoil, {False: [0, 2], True: [0, 2]}, id="spoilt in the middle"),
    pytest.param(lambda data, _: data[:-60], {False: [0, 1], True: [0, 1]}, id="cut off"),
]


@pytest.mark.parametrize(("spoil", "left"), DAMAGES)
@pytest.mark.parametrize("packed", [False, True])
def test_damage_is_told_and_costs_what_is_damaged_only(
    tmp_path: Path, spoil: Callable[[bytes, list[int]], bytes], left: dict[bool, list[int]], *, packed: bool
) -> None:
    data, starts = archive(*THREE)
    if packed and spoil in (param.values[0] for param in DAMAGES[:3]):
        data = spoil(data, starts)
        starts = [match.start() for match in re.finditer(rb"WARC/1.0", data)]
        members = [gzip.compress(data[a:b]) for a, b in zip(starts, [*starts[1:], None], strict=True)]
        data = b"".join(members)
    elif packed:
        data = spoil(*archive(*THREE, packed=True))
    else:
        data = spoil(data, starts)
    (tmp_path / "a.warc.gz").write_bytes(data)
    items = read(tmp_path)
    bodies = [item.content.data[:5] for item in items if isinstance(item.content, Raw)]
    words = [b"first", b"secon", b"third"]
    assert [word for n, word in enumerate(words) if n in left[packed]] == [body for body in bodies if body in words]
    assert shown(items).count("damaged-archive") == 1
