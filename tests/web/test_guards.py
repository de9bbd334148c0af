"""No request gets past the guards: only names of this server, nothing inline, nothing from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

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
