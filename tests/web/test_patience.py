"""A connection that asks for nothing, or one byte at a time, is closed; so is one too many."""

import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from onrecord.store import open_store
from onrecord.web import patience
from tests.web.serving import serve

GET = b"GET /api/v1/counts HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    monkeypatch.setattr(patience, "SECONDS", 0.5)
    open_store(tmp_path / "news.db", create=True).close()
    with serve(tmp_path / "news.db") as url:
        parts = urlsplit(url)
        yield parts.hostname or "", parts.port or 0


def ask(connection: socket.socket) -> None:
    """Ask for something, and take the whole answer."""
    connection.sendall(GET + b"\r\n")
    answer = b""
    while not answer.endswith(b"}"):
        part = connection.recv(1 << 16)
        assert part, answer
        answer += part
    assert answer.startswith(b"HTTP/1.1 200")


def is_closed(connection: socket.socket, trickle: bytes = b"") -> bool:
    """Whether the server closes `connection` within some seconds, while a byte is sent now and then."""
    connection.settimeout(0.1)
    for _ in range(60):
        try:
            for byte in trickle:
                connection.sendall(bytes((byte,)))
            if connection.recv(1 << 16) == b"":
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def test_a_connection_that_asks_nothing_is_closed(address: tuple[str, int]) -> None:
    with socket.create_connection(address) as connection:
        assert is_closed(connection)


def test_headers_that_trickle_are_given_up(address: tuple[str, int]) -> None:
    with socket.create_connection(address) as connection:
        connection.sendall(GET)
        assert is_closed(connection, trickle=b"X-a: b\r\n")


def test_a_second_request_that_trickles_is_given_up(address: tuple[str, int]) -> None:
    with socket.create_connection(address) as connection:
        ask(connection)
        assert is_closed(connection, trickle=b"X")


def test_requests_after_each_other_go_on(address: tuple[str, int]) -> None:
    with socket.create_connection(address) as connection:
        for _ in range(4):
            time.sleep(0.25)
            ask(connection)


def test_a_connection_too_many_is_closed(address: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "SECONDS", 60)
    monkeypatch.setattr(patience, "MAX_CONNECTIONS", 3)
    with contextlib.ExitStack() as held:
        for _ in range(3):
            held.enter_context(socket.create_connection(address))
        assert is_closed(held.enter_context(socket.create_connection(address)))
    time.sleep(0.2)
    with socket.create_connection(address) as connection:
        ask(connection)
