"""Only the bearer of the token writes, and only from pages of this server."""

import pytest
from fastapi.testclient import TestClient

from tests.web.sets.conftest import TOKEN, Kept
from tests.web.single.test_statement import key_of, token_of


def test_the_token_leaves_the_address_and_stays_in_a_cookie_that_scripts_cannot_read(writer: TestClient) -> None:
    answer = writer.get(f"/articles?token={TOKEN}&publisher=x", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/articles?publisher=x"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "///evil.example"])
def test_the_way_back_stays_on_this_server(writer: TestClient, path: str) -> None:
    answer = writer.get(f"http://127.0.0.1:8000{path}?token={TOKEN}", follow_redirects=False)
    assert not answer.headers.get("location", "/").startswith(("//", "/\\", "http"))


def test_a_wrong_token_opens_nothing(pages: TestClient) -> None:
    answer = pages.get("/?token=wrong", follow_redirects=False)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"sec-fetch-site": "cross-site"}, id="another site"),
        pytest.param({"sec-fetch-site": "same-site"}, id="a neighbour"),
        pytest.param({"origin": "https://evil.example"}, id="an older browser, another site"),
    ],
)
def test_a_form_from_elsewhere_is_refused(writer: TestClient, kept: Kept, headers: dict[str, str]) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    filled = {"form_token": token_of(writer, address), "note": "x"}
    assert writer.post(f"{address}/corrections", data=filled, headers=headers).status_code == 403


@pytest.mark.parametrize("given", [{}, {"form_token": ""}, {"form_token": "0" * 64}], ids=["none", "empty", "wrong"])
def test_a_form_without_its_token_is_refused(writer: TestClient, kept: Kept, given: dict[str, str]) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    assert writer.post(f"{address}/corrections", data=given | {"note": "x"}).status_code == 403
    assert writer.post("/draft", data=given | {"text": "A headline\n\nHe said so."}).status_code == 403


def test_a_form_made_for_a_reader_does_not_write(writer: TestClient, pages: TestClient, kept: Kept) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    filled = {"form_token": token_of(pages, "/draft"), "note": "x"}
    assert writer.post(f"{address}/corrections", data=filled).status_code == 403
