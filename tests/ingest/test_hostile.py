"""Files that somebody made to break an ingest: each is refused in one line, and the store stays sound."""

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from onrecord.acquire import listings, local, tables
from onrecord.acquire.item import Item, Raw
from onrecord.errors import PageError
from onrecord.ingest import open_reach, source_items
from onrecord.ingest.reader import pass_on
from onrecord.schema import encoding
from onrecord.schema.encoding import to_json
from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.store import open_store
from tests.store.made import Who, article

pytestmark = pytest.mark.issue(6)

SOUND = article(1, Who("Lena Okafor", "mayor of Leeds", "Leeds"), Who("Ann Bell"))

TIME = {
    "id": "tx-1", "start": 0, "end": 5, "type": "DATE", "value": None, "edtf": None, "earliest": None, "latest": None,
    "anchor": None,
}  # fmt: skip

Break = Callable[[dict[str, Any]], object]


def find(tmp_path: Path, name: str, data: bytes) -> list[Item]:
    path = tmp_path / name
    path.write_bytes(data)
    with open_store(tmp_path / "news.db", create=True) as store:
        return list(source_items([str(path)], open_reach(store)))


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("outside the text", lambda one: one["statements"][0]["content"][0].update(end=10**9)),
        ("outside the text", lambda one: one["statements"][0]["content"][0].update(end=2**63)),
        ("outside the text", lambda one: one["article"]["blocks"][0].update(start=5, end=2)),
        ("outside the text", lambda one: one["entities"][0]["mentions"][0].update(end=99_999)),
        ("no words", lambda one: one["statements"][0].update(content=[])),
        ("not the words", lambda one: one["statements"][0].update(text="I confess everything")),
        ("attribution", lambda one: one.update(attributions=[])),
        ("speaker", lambda one: one["statements"][0].update(speaker="en-nobody")),
        ("identifier of 2", lambda one: one["statements"][1].update(id=one["statements"][0]["id"])),
        ("identifier of 2", lambda one: one["entities"][1].update(id=one["entities"][0]["id"])),
        ("no identifier", lambda one: one["article"].update(id="../../etc\r\nX: y")),
        ("no identifier", lambda one: one["article"].update(id="")),
        ("no identifier", lambda one: one["statements"][0].update(id="a/b?c#<script>")),
        ("no day", lambda one: one.update(times=[TIME | {"earliest": "2024-²"}])),
        ("no day", lambda one: one.update(times=[TIME | {"latest": "2024-02-30"}])),
        ("within itself", lambda one: one["statements"][0].update(parent=one["statements"][0]["id"])),
    ],
)
def test_a_record_that_does_not_hold_together_is_not_kept(tmp_path: Path, name: str, damage: Break) -> None:
    made = json.loads(to_json(SOUND))
    damage(made)
    (item, *_) = find(tmp_path, "made.json", json.dumps(made).encode())
    result = pass_on(item)
    assert isinstance(result, Failure)
    assert name in result.error.message
    assert "\n" not in result.error.message


def test_a_sound_record_is_kept_as_it_is(tmp_path: Path) -> None:
    (item, *_) = find(tmp_path, "made.json", to_json(SOUND))
    assert pass_on(item) == SOUND
    assert isinstance(SOUND, Record)


def test_a_row_that_unpacks_to_gigabytes_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 10_000)
    for body in (b"a" * 50_000, b"," * 50_000, b'"\n",' * 20_000):
        (item, *_) = find(tmp_path, "table.csv.gz", gzip.compress(b"url,text\n" + body))
        assert isinstance(item.content, PageError)
        assert "more than" in str(item.content)


def test_long_rows_after_each_other_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 10_000)
    items = find(tmp_path, "table.csv", b"text,url\n" + b"".join(b"%d%s,\n" % (n, b"a" * 900) for n in range(50)))
    assert sum(isinstance(item.content, Raw) for item in items) == 50


def test_a_record_that_unpacks_to_gigabytes_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "MAX_LINE", 10_000)
    packed = gzip.compress(b'{"schema":"onrecord.record/1","x":"' + b"a" * 50_000)
    (item, *_) = find(tmp_path, "made.json.gz", packed)
    assert isinstance(item.content, PageError)
    assert item.content.code == "too-large"


def test_a_row_nested_too_deeply_costs_that_row_only(tmp_path: Path) -> None:
    deep = b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    first, second, *_ = find(tmp_path, "rows.jsonl", deep + b'{"text":"Mayor Ann Bell said the pier is shut."}\n')
    assert isinstance(first.content, PageError)
    assert isinstance(second.content, Raw)


def test_an_array_of_records_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_ARRAY", 10_000)
    (item, *_) = find(tmp_path, "made.json.gz", gzip.compress(b'[{"schema":"onrecord.record/1"},' + b"\n" * 50_000))
    assert isinstance(item.content, PageError)
    assert "give JSON Lines" in str(item.content)


def test_a_cell_of_a_parquet_file_costs_its_row_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 10_000)
    parquet.write_table(pa.table({"text": ["a" * 50_000, "Mayor Ann Bell said the pier is shut."]}), tmp_path / "a")
    first, second, *_ = find(tmp_path, "made.parquet", (tmp_path / "a").read_bytes())
    assert isinstance(first.content, PageError)
    assert first.content.code == "too-large"
    assert isinstance(second.content, Raw)


def test_a_feed_of_tags_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MAX_TAGS", 1_000)
    (item, *_) = find(tmp_path, "feed.xml", b"<rss><channel>" + b"<a>" * 1_000)
    assert isinstance(item.content, PageError)
    assert item.content.code == "hostile"


LINKS = (
    "file:///etc/passwd",
    "http://127.0.0.1:9/",
    "http://[::1]:9/",
    "http://2130706433:9/",
    "gopher://a/",
    "/etc/x",
    "-",
)


@pytest.mark.parametrize(
    "entry", ["<rss><item><link>{}</link></item></rss>", "<urlset><url><loc>{}</loc></url></urlset>"]
)
@pytest.mark.parametrize("link", LINKS)
def test_a_feed_or_sitemap_leads_nowhere_but_to_the_web(tmp_path: Path, entry: str, link: str) -> None:
    (item, *_) = find(tmp_path, "list.xml", entry.format(link).encode())
    assert isinstance(item.content, PageError)
    assert item.content.code in {"not-http", "private-address", "bad-url"}


def test_a_folder_of_odd_files_is_read_to_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    said = "Mayor Ann Bell said the pier is shut."
    for number, name in enumerate((b"a\nb.txt", b"a\x1b[31m.txt", b"a\xff\xfe.txt")):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(f"{said} {number}", encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    with open_store(tmp_path / "news.db", create=True) as store:
        for source in (str(folder), f"{folder}/*"):
            items = [item for item in source_items([source], open_reach(store)) if item.content]
            assert sum(isinstance(item.content, Raw) for item in items) == 3
            codes = sorted(item.content.code for item in items if isinstance(item.content, PageError))
            assert codes == ["not-a-file", "unreadable"]
            assert all(item.place.encode() for item in items)


@pytest.mark.parametrize("name", ["none\udcff.txt", "none\udcff*.txt"])
def test_a_name_that_is_no_text_is_told(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / "news.db", create=True) as store:
        (item,) = source_items([str(tmp_path / name)], open_reach(store))
    assert isinstance(item.content, PageError)
    assert f"{item.source}{item.place}{item.content}".encode()
