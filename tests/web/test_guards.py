"""No request gets past the guards: only names of this server, nothing inline, nothing from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.types import Message

from onrecord.store import open_store
from onrecord.web import Settings, create_app


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "news.db"
    open_store(path, create=True).close()
    with TestClient(create_app(Settings(path)), base_url="http://127.0.0.1:8000") as client:
        yield client


def test_a_page_allows_nothing_inline_and_nothing_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "'unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:8000", 200, id="address"),
        pytest.param("localhost", 200, id="name"),
        pytest.param("[::1]:8000", 200, id="version 6"),
        pytest.param("evil.example", 400, id="another name (DNS rebinding)"),
        pytest.param("127.0.0.1.evil.example", 400, id="a name that begins alike"),
    ],
)
def test_only_names_of_this_server_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("LOCALHOST:8000", 200, id="capitals"),
        pytest.param("[::1]", 200, id="version 6 without a port"),
        pytest.param("::1", 400, id="version 6 without brackets"),
        pytest.param("[::1].evil.example", 400, id="what follows the brackets"),
        pytest.param("[::ffff:127.0.0.1]", 400, id="another way to write it"),
        pytest.param("localhost.", 400, id="a dot at the end"),
        pytest.param("localhost:", 400, id="no port after the colon"),
        pytest.param("localhost:8000:1", 400, id="two ports"),
        pytest.param("localhost:evil", 400, id="a port of letters"),
        pytest.param("localhost:123456", 400, id="a port too long"),
        pytest.param("user@localhost", 400, id="a user"),
        pytest.param("localhost, evil.example", 400, id="two names"),
        pytest.param("", 400, id="empty"),
        pytest.param("127.0.0.1\x00", 400, id="a null"),
        pytest.param("2130706433", 400, id="the address as a number"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/v1/counts", "/static/app.css", "/nothing"])
def test_the_host_is_read_as_strictly_as_it_is_written(client: TestClient, host: str, status: int, path: str) -> None:
    answer = client.get(path, headers={"host": host})
    assert (answer.status_code == 400) == (status == 400)
    if status == 400:
        assert "Host header" in answer.text or "no name of this server" in answer.text
        assert answer.headers["content-type"].startswith("application/json" if "/api/" in path else "text/plain")


@pytest.mark.parametrize(
    "hosts", [[], [b"127.0.0.1", b"127.0.0.1"], [b"127.0.0.1", b"evil.example"]], ids=["missing", "doubled", "two"]
)
def test_there_is_one_host_header(client: TestClient, hosts: list[bytes]) -> None:
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        statuses.append(message.get("status", 0))

    scope = {
        "type": "http", "method": "GET", "path": "/", "raw_path": b"/", "query_string": b"", "root_path": "",
        "headers": [(b"host", host) for host in hosts], "http_version": "1.1", "scheme": "http",
    }  # fmt: skip
    anyio.run(client.app, scope, receive, send)
    assert statuses[0] == 400


def test_a_name_that_the_server_was_told_is_answered(tmp_path: Path) -> None:
    open_store(tmp_path / "news.db", create=True).close()
    app = create_app(Settings(tmp_path / "news.db", hosts=("News.example",)))
    with TestClient(app, base_url="http://news.example") as client:
        assert client.get("/").status_code == 200
        assert client.get("/", headers={"host": "www.news.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/api/v1/counts", "/api/v1/nothing", "/nothing", "/static/app.css"])
def test_every_answer_says_what_a_browser_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    for name in ("content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options"):
        assert name in headers
    assert "access-control-allow-origin" not in headers


def test_a_bug_shows_nothing_on_a_page(client: TestClient) -> None:
    def broken() -> None:
        raise RuntimeError("secret in /etc/secret")

    assert isinstance(client.app, FastAPI)
    client.app.add_api_route("/broken", broken)
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


def test_an_address_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/search?q=" + "a" * 33_000).status_code == 414


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "BREW", "G" * 200])
def test_a_method_that_nothing_takes_is_refused(client: TestClient, method: str) -> None:
    for path in ("/", "/api/v1/counts", "/static/app.css"):
        assert client.request(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/search?q=pier", "/", "/speakers", "/api/v1/counts"])
def test_a_damaged_database_is_one_line_and_no_bug(client: TestClient, path: str) -> None:
    assert isinstance(client.app, FastAPI)
    client.app.state.store.db.executescript(
        "PRAGMA foreign_keys=OFF; DROP TABLE statements; DROP TABLE articles; DROP TABLE entities"
    )
    answer = client.get(path)
    assert answer.status_code == 500
    assert "check it with onrecord verify, or restore a backup" in answer.text
