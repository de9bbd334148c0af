"""The client against a real server: types, cursors, errors."""

import json
from collections.abc import Iterator

import pytest

from onrecord import PageError, RequestError, RetryLater, StoreError, from_json
from onrecord.client import Client
from onrecord.store import Store
from onrecord.store.rows import StatementRow
from tests.follow.samples import TRACED, keep, new_store
from tests.site import Answers, serve_site
from tests.web.serving import serve

TEXT = "Mayor Ada Quill said on Monday that the bridge is safe. “We never rushed,” she added."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with new_store(tmp_path_factory.mktemp("client")) as store:
        keep(store, TRACED, one_by_one=False)
        yield store


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    with serve(store.path, token="open-sesame") as address:
        yield address


def test_articles_are_walked_and_read(address: str) -> None:
    client = Client(address)
    rows = list(client.articles())
    assert {row.key for row in rows} == {record.article.id for record in TRACED}
    assert {client.article(row.key) for row in rows} == set(TRACED)
    assert len(list(client.walk("/articles", type(rows[0]), limit="2"))) == len(rows)


def test_a_draft_is_read_and_kept_by_the_bearer(address: str) -> None:
    reader, writer = Client(address), Client(address, token="open-sesame")
    record = reader.read(TEXT)
    assert record.article.text.startswith("Mayor Ada Quill")
    with pytest.raises(StoreError, match="no such article") as missing:
        reader.article(record.article.id)
    assert missing.value.code == "no-article"
    with pytest.raises(RequestError, match="needs a token") as refused:
        reader.read(TEXT, keep=True)
    assert refused.value.code == "no-token"
    assert writer.read(TEXT, keep=True) == record
    assert reader.article(record.article.id) == record
    found = list(reader.search("rushed"))
    assert found
    assert isinstance(found[0], StatementRow)


def test_errors_say_what_to_do_next(address: str) -> None:
    client = Client(address)
    with pytest.raises(PageError):
        client.read(" ")
    with pytest.raises(RequestError) as wrong:
        client.get("/articles", dict, after="x")
    assert wrong.value.code == "bad-cursor"


def test_an_export_comes_piece_by_piece(address: str) -> None:
    lines = b"".join(Client(address).export("jsonl")).splitlines()
    assert {from_json(line).article.id for line in lines} >= {record.article.id for record in TRACED}
    with pytest.raises(RequestError, match="no format 'pdf'"):
        list(Client(address).export("pdf"))


def test_nobody_there_is_to_be_tried_again() -> None:
    with pytest.raises(RetryLater, match="is onrecord serve running"):
        Client("http://127.0.0.1:9", seconds=2).article("a")


def test_a_server_that_is_none_of_ours_is_told() -> None:
    class Other(Answers):
        def give(self) -> None:
            self.send_response(404)
            self.end_headers()
            self.wfile.write(json.dumps({"detail": "Not Found"}).encode())

    with serve_site(Other) as address, pytest.raises(RetryLater, match="not as onrecord does"):
        Client(address).article("a")
