"""A source gives its articles one after the other, and in the place of one that cannot be had why."""

import datetime as dt
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from onrecord.acquire.item import Item, Raw, Seen, Stamp
from onrecord.acquire.links import Web
from onrecord.acquire.paths import find_paths
from onrecord.acquire.polite import Guest
from onrecord.acquire.sources import Reach, find_items
from onrecord.acquire.web import Answer, Asking
from onrecord.errors import OnrecordError, PageError, RetryLater
from onrecord.schema.encoding import to_json
from onrecord.schema.failure import describe_failure
from onrecord.schema.record import Record

HTML = b"<!doctype html><html><body><p>Mayor Lena Okafor said no.</p></body></html>"


class Site:
    """Canned answers, and what was asked of them."""

    def __init__(self, **pages: bytes | OnrecordError) -> None:
        self.pages = {f"https://news.example/{name.replace('_', '.')}": body for name, body in pages.items()}
        self.asked: list[str] = []
        self.stamps: list[Stamp] = []

    def fetch(self, url: str, asking: Asking) -> Answer:
        self.asked.append(url.removeprefix("https://news.example"))
        self.stamps.append(asking.stamp)
        body = self.pages.get(url, PageError(f"{url}: no such page", code="not-found"))
        if isinstance(body, OnrecordError):
            raise body
        if asking.stamp.etag:
            return Answer(url, None, b"", asking.stamp, unchanged=True)
        return Answer(url, None, body, Stamp('"1"'))


def reach(site: Site | None = None, seen: Callable[[str], Seen | None] = lambda _: None, **options: object) -> Reach:
    guest = Guest(fetch=(site or Site()).fetch, sleep=lambda _: None)
    return Reach(Web(guest, seen), **options)  # type: ignore[arg-type]


def find(source: object, with_reach: Reach | None = None) -> list[Item]:
    """The items of a source, but for those that say that all of it could be read."""
    items = find_items(str(source), with_reach or reach())
    return [item for item in items if item.content is not None or item.place.endswith("/one")]


def outcomes(items: list[Item]) -> list[str]:
    """What each item is: its error code, or its kind."""
    return [
        item.content.code if isinstance(item.content, OnrecordError) else type(item.content).__name__ for item in items
    ]


def write(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def names(items: list[Item], folder: Path) -> list[str]:
    return [Path(item.place).relative_to(folder).as_posix() for item in items]


def test_a_folder_gives_its_pages_in_order(tmp_path: Path, record: Record) -> None:
    write(tmp_path, b_html=HTML, a__z_txt=b"Words.", a__b_XHTML=HTML, c_png=b"x", _git__a_html=HTML, d_json=b'{"a": 1}')
    (tmp_path / "e.json").write_bytes(to_json(record))
    items = find(tmp_path)
    assert names(items, tmp_path) == ["b.html", "e.json#1", "a/b.XHTML", "a/z.txt"]
    assert [type(item.content) for item in items] == [Raw, Record, Raw, Raw]
    assert items[0].digest != items[3].digest
    assert (items[0].address, items[1].address) == (items[0].place, None)


def test_patterns(tmp_path: Path) -> None:
    write(tmp_path, a__1_html=HTML, a__2_html=HTML, a__b__3_html=HTML, a__4_txt=b"x")
    found = find(f"{tmp_path}/**/*.html", reach())
    assert names(found, tmp_path) == ["a/1.html", "a/2.html", "a/b/3.html"]


@pytest.mark.parametrize(
    ("make", "source", "code"),
    [
        pytest.param({}, "", "not-found", id="empty folder"),
        pytest.param({}, "/nothing.html", "not-found", id="no such file"),
        pytest.param({}, "/*.html", "not-found", id="no such pattern"),
        pytest.param({"a_json": b'[{"title": "x"}]'}, "/a.json", "not-a-record", id="other JSON"),
        pytest.param({"a_csv": b"id,name\n1,x\n"}, "/a.csv", "columns", id="table of something else"),
        pytest.param({"a_parquet": b"PAR1" + bytes(80)}, "/a.parquet", "row", id="broken Parquet"),
        pytest.param({"a_xml": b"<urlset><url><loc>x</urlset>"}, "/a.xml", "listing", id="broken sitemap"),
        pytest.param({"a_gz": gzip.compress(b"<rss>")[:-9]}, "/a.gz", "listing", id="feed cut off"),
        pytest.param({"a_csv_gz": gzip.compress(b"text\nx\n" * 9999)[:-20]}, "/a.csv.gz", "unreadable", id="cut gzip"),
    ],
)
def test_what_cannot_be_read_is_an_item(tmp_path: Path, make: dict[str, bytes], source: str, code: str) -> None:
    items = find(f"{write(tmp_path, **make)}{source}", reach())
    assert outcomes(items)[-1] == code
    assert isinstance(items[-1].content, OnrecordError)
    assert "\n" not in str(items[-1].content)


def test_standard_input() -> None:
    page, same = (next(find_items("-", reach(stdin=io.BytesIO(HTML)))) for _ in range(2))
    assert (page.place, page.address) == (same.place, None)
    rows = find("-", reach(stdin=io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n')))
    assert [item.place for item in rows] == ["standard input#1", "standard input#2"]


def test_records_are_kept_without_reading(tmp_path: Path, record: Record) -> None:
    late = describe_failure("https://news.example/x", RetryLater("later", code="timeout"))
    lines = [to_json(record), to_json(late), b'{"schema": "onrecord.record/1"}']
    path = write(tmp_path, r_jsonl=b"\n".join(lines)) / "r.jsonl"
    items = find(str(path), reach())
    assert [type(item.content) for item in items] == [Record, RetryLater, PageError]
    assert items[0].content == record
    assert outcomes(items)[1:] == ["timeout", "not-a-record"]


ROWS = [
    {"Title": "Pier to open", "Full Text": "She said no.", "URL": "https://a.example/1", "Date": "2018-07-19"},
    {"Title": "Pier", "Full Text": "Pier\nShe said yes.", "URL": "", "Date": "July 20, 2018"},
    {"Title": "No words", "Full Text": "", "URL": "https://a.example/3", "Date": ""},
]


def _csv(path: Path, separator: str = ",") -> None:
    lines = [separator.join(ROWS[0]), *(separator.join(f'"{cell}"' for cell in row.values()) for row in ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")


def _packed(path: Path) -> None:
    path.write_bytes(gzip.compress(b"\n".join(json.dumps(row).encode() for row in ROWS)))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        pytest.param("a.csv", _csv, id="CSV"),
        pytest.param("a.tsv", lambda path: _csv(path, "\t"), id="tabs"),
        pytest.param("a.csv", lambda path: _csv(path, ";"), id="semicolons"),
        pytest.param("a.jsonl", lambda path: path.write_text("\n".join(map(json.dumps, ROWS))), id="JSON Lines"),
        pytest.param("a.jsonl.gz", _packed, id="packed JSON Lines"),
        pytest.param("a.parquet", lambda path: parquet.write_table(pa.Table.from_pylist(ROWS), path), id="Parquet"),
    ],
)
def test_tables(tmp_path: Path, name: str, make: Callable[[Path], object]) -> None:
    make(tmp_path / name)
    told: list[str] = []
    first, second, third = find(tmp_path / name, reach(tell=told.append))
    assert (first.place, first.address) == (f"{tmp_path / name}#1", None)
    assert isinstance(first.content, Raw)
    assert (first.content.data, first.content.url) == (b"Pier to open\n\nShe said no.", "https://a.example/1")
    assert [(one.field, one.value) for one in first.content.stated] == [("published", "2018-07-19")]
    assert isinstance(second.content, Raw)
    assert (second.content.data, second.content.url) == (b"Pier\nShe said yes.", None)
    assert outcomes([third]) == ["empty"]
    assert told == [f"{tmp_path / name}: reads the columns URL, Full Text, Title, Date; has none for publisher"]


def test_lines_of_a_table_that_are_broken(tmp_path: Path) -> None:
    path = write(tmp_path, a_jsonl=b'{"body": "One."}\n{"body": \n[1]\n\n{"body": "Two.", "html": "<p>Two.</p>"}\n')
    items = find(f"{path}/a.jsonl", reach())
    assert outcomes(items) == ["Raw", "row", "row", "Raw"]


def test_a_table_of_addresses_is_fetched(tmp_path: Path) -> None:
    site = Site(one=HTML)
    path = write(tmp_path, a_csv=b"link\nhttps://news.example/one\nhttps://news.example/two\n") / "a.csv"
    items = find(str(path), reach(site))
    assert [item.place for item in items] == ["https://news.example/one", "https://news.example/two"]
    assert outcomes(items) == ["Raw", "not-found"]


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>https://news.example/one</link></item>
<item><link>/two</link></item><item><title>no link</title></item><item><link>https://news.example/one</link></item>
<item><link>file:///etc/passwd</link></item></channel></rss>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><link href="https://news.example/one"/><updated>2026-03-02T10:00:00Z</updated></entry></feed>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://news.example/one </loc>
 <lastmod>2026-03-02</lastmod><news:news><news:title>One</news:title></news:news></url><url/></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/map.gz</loc></sitemap><sitemap><loc>https://news.example/index</loc></sitemap>
</sitemapindex>"""
OLD = b"""<?xml version="1.0"?><!-- one --><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>News</title>
<item><link>https://news.example/one</link></item></channel></rss>"""
LAUGHS = b"""<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/hostname">]><urlset><url><loc>&a;</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("listing", "places"),
    [
        pytest.param(RSS, ["/one", "/two", "file://etc/passwd"], id="RSS"),
        pytest.param(ATOM, ["/one"], id="Atom"),
        pytest.param(OLD, ["/one"], id="RSS of 1999, with its DOCTYPE"),
        pytest.param(b"<!---->" * 200 + b"<?a?>" * 200 + SITEMAP[21:], ["/one"], id="comments after each other"),
        pytest.param(b"<!---->" * 500, ["/list"], id="comments before nothing"),
        pytest.param(SITEMAP, ["/one"], id="sitemap"),
        pytest.param(gzip.compress(SITEMAP), ["/one"], id="packed sitemap"),
        pytest.param(LAUGHS, ["/list"], id="what declares entities is no sitemap"),
    ],
)
def test_feeds_and_sitemaps(listing: bytes, places: list[str]) -> None:
    site = Site(list=listing, one=HTML, two=HTML)
    items = find("https://news.example/list", reach(site))
    assert [item.place.removeprefix("https://news.example") for item in items] == places
    assert all(item.source == "https://news.example/list" for item in items)


def test_a_sitemap_index_is_followed_and_not_for_ever() -> None:
    site = Site(index=INDEX, map_gz=gzip.compress(SITEMAP), one=HTML)
    items = find("https://news.example/index", reach(site))
    assert outcomes(items) == ["Raw", "listing"]


def test_a_feed_within_a_feed_is_told() -> None:
    items = find("https://news.example/list", reach(Site(list=ATOM, one=ATOM)))
    assert outcomes(items) == ["listing"]


def test_what_did_not_change_is_not_fetched_again() -> None:
    site = Site(list=ATOM, one=HTML)
    later = Seen(dt.datetime(2026, 3, 3, tzinfo=dt.UTC), Stamp('"1"'))
    earlier = Seen(dt.datetime(2026, 3, 1, tzinfo=dt.UTC), Stamp('"1"'))
    for known, asked in ((later, 1), (earlier, 2)):
        site.asked.clear()
        seen = {"https://news.example/one": known}
        items = find("https://news.example/list", reach(site, seen.get))
        assert outcomes(items) == ["NoneType"]
        assert len([path for path in site.asked if path != "/robots.txt"]) == asked
    assert site.stamps[-1] == Stamp('"1"')


def test_a_folder_of_pages_with_a_manifest_of_its_own_is_no_dataset(tmp_path: Path) -> None:
    (tmp_path / "_manifest.json").write_text("{}")
    (tmp_path / "a.txt").write_text("Mayor Lena Okafor said no.")
    assert tmp_path / "a.txt" in find_paths(str(tmp_path))
