"""Exports through the API are those of the command line, piece by piece, under a name of ours."""

import builtins
import csv
import io
import sqlite3
import sys
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord import Record
from onrecord.exports import FORMATS, export_records
from onrecord.store import list_articles, open_store, read_record
from tests.web.api.conftest import Kept
from tests.web.api.test_reads import V1


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_is_what_the_records_give(client: TestClient, kept: Kept, form: str) -> None:
    answer = client.get(f"{V1}/export", params={"format": form})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMATS[form].media
    assert answer.headers["content-disposition"] == f'attachment; filename="onrecord{FORMATS[form].ending}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    if not FORMATS[form].graph:
        with open_store(kept.path) as store:
            records = [read_record(store.db, key) for key in list_articles(store.db)]
        assert answer.content == b"".join(export_records(records, form))


def test_an_export_has_a_tag_that_follows_the_records(client: TestClient, kept: Kept) -> None:
    first = client.get(f"{V1}/export", params={"format": "jsonl"})
    known = {"If-None-Match": first.headers["etag"]}
    assert client.get(f"{V1}/export", params={"format": "jsonl"}, headers=known).status_code == 304
    assert client.get(f"{V1}/export", params={"format": "csv"}, headers=known).status_code == 200
    with open_store(kept.path) as store, store.write() as db:
        db.execute("UPDATE articles SET current = 0 WHERE key = ?", (kept.articles[0],))
    assert client.get(f"{V1}/export", params={"format": "jsonl"}, headers=known).status_code == 200


def test_head_of_an_export_exports_nothing(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = read_record

    def counted(db: sqlite3.Connection, key: str) -> Record:
        read.append(key)
        return real(db, key)

    monkeypatch.setattr("onrecord.web.api.exports.read_record", counted)
    answer = client.head(f"{V1}/export", params={"format": "jsonl"})
    assert answer.status_code == 200
    assert answer.content == b""
    assert len(read) <= 2


def test_a_query_chooses_the_statements(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    hits = client.get(f"{V1}/search", params={"q": "act:deny,ask,promise,believe", "limit": 200}).json()["hits"]
    table = client.get(f"{V1}/export", params={"format": "csv", "q": "act:deny,ask,promise,believe"})
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert len(rows) == len(hits) > 1
    assert table.headers["etag"] != client.get(f"{V1}/export", params={"format": "csv"}).headers["etag"]
    monkeypatch.setattr("onrecord.web.api.exports.MOST", 1)
    refused = client.get(f"{V1}/export", params={"format": "csv", "q": "act:deny,ask,promise,believe"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "too-many")


def test_a_missing_library_is_said_in_a_line(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, "onrecord.exports.parquet", raising=False)
    answer = client.get(f"{V1}/export", params={"format": "parquet"})
    assert answer.status_code == 501
    assert "pip install 'onrecord[parquet]'" in answer.json()["error"]["message"]
