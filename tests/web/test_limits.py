"""No request is too large, too slow or one too many for the server: each gets one clear line, and the others go on."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import anyio
import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from starlette.types import Message

from onrecord.store import open_store
from onrecord.web import Settings, create_app, limits

HOST = "http://127.0.0.1:8000"


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    open_store(tmp_path / "news.db", create=True).close()
    app = create_app(Settings(tmp_path / "news.db"))

    @app.post("/echo")
    async def echo(request: Request) -> int:
        return len(await request.body())

    @app.get("/slow")
    async def slow() -> None:
        await anyio.sleep(5)

    @app.get("/stuck")
    def stuck() -> None:
        time.sleep(0.6)

    return app


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
        yield client


def test_a_large_body_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/echo", content=b"a" * (limits.MAX_BODY + 1))
    assert answer.status_code == 413
    assert "more than 5 MB were sent; send one article at a time" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.post("/echo", content=b"a" * limits.MAX_BODY).json() == limits.MAX_BODY


def test_a_large_body_in_pieces_is_refused_where_it_grows_too_large(client: TestClient) -> None:
    sent: list[int] = []

    def pieces() -> Iterator[bytes]:
        for _ in range(200):
            sent.append(1)
            yield b"a" * 100_000

    assert client.post("/echo", content=pieces()).status_code == 413


def post(app: FastAPI, path: str, parts: Callable[[], Iterator[tuple[float, Message]]]) -> list[Message]:
    """What `app` sends when the parts of the request come after so many seconds each."""
    answers: list[Message] = []
    coming = parts()

    async def receive() -> Message:
        wait, message = next(coming, (60.0, {"type": "http.disconnect"}))
        await anyio.sleep(wait)
        return message

    async def send(message: Message) -> None:
        answers.append(message)

    anyio.run(app, scope_of("POST", path), receive, send)
    return answers


def scope_of(method: str, path: str) -> dict[str, object]:
    """What a server hands to the app with a request whose body comes in parts."""
    return {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), (b"transfer-encoding", b"chunked")], "http_version": "1.1",
        "scheme": "http", "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip


def test_a_body_that_trickles_is_given_up(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.SECONDS, "POST", 0.3)

    def parts() -> Iterator[tuple[float, Message]]:
        for _ in range(100):
            yield 0.1, {"type": "http.request", "body": b"a", "more_body": True}

    began = time.monotonic()
    start, body = post(app, "/echo", parts)
    assert time.monotonic() - began < 5
    assert start["status"] == 408
    assert b"not sent in time" in body["body"]


def test_an_answer_that_takes_too_long_is_given_up(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING", 0.2)
    for path in ("/slow", "/stuck"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "this takes too long; ask for less at once" in answer.text
        assert answer.headers["retry-after"] == "10"


def test_a_late_answer_of_the_api_is_its_error_object(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING", 0.2)
    monkeypatch.setattr("onrecord.web.api.overview.count_all", lambda _: time.sleep(0.6))
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/counts")
    assert answer.status_code == 503
    assert answer.json()["error"] == {
        "kind": "retry", "code": "timeout", "message": "this takes too long; ask for less at once",
    }  # fmt: skip


def test_a_reader_that_takes_nothing_is_let_go(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STALL", 0.2)

    async def receive() -> Message:
        await anyio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        await anyio.sleep(60)

    began = time.monotonic()
    anyio.run(app, scope_of("GET", "/"), receive, send)
    assert time.monotonic() - began < 5


def test_who_leaves_while_he_sends_is_no_fault(app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    assert post(app, "/echo", lambda: iter([(0.0, {"type": "http.disconnect"})])) == []
    assert caplog.records == []


def test_one_too_many_is_told_to_come_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RUNNING", 1)
    answers: list[int] = []
    thread = threading.Thread(target=lambda: answers.append(client.get("/stuck").status_code))
    thread.start()
    time.sleep(0.2)
    refused = client.get("/")
    thread.join()
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "1"
    assert answers == [200]
    assert client.get("/").status_code == 200


def test_reading_a_draft_holds_nobody_up(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, done = threading.Event(), threading.Event()

    def read(_: object) -> None:
        reading.set()
        done.wait(10)
        raise RuntimeError

    monkeypatch.setattr("onrecord.web.drafts.read_draft", read)
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
        threads = [
            threading.Thread(target=client.post, args=("/api/v1/read",), kwargs={"json": {"text": "a"}})
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        assert reading.wait(10)
        # drafts wait for each other, everything else is answered
        statuses = [client.get(path).status_code for path in ("/", "/api/v1/counts", "/api/v1/articles") * 5]
        done.set()
        for thread in threads:
            thread.join()
    assert set(statuses) == {200}


def test_too_many_drafts_are_told_to_come_again(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.drafts.MAX_WAITING", 0)
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
        answer = client.post("/api/v1/read", json={"text": "a"})
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "busy"
    assert answer.headers["retry-after"]
