"""Only the bearer of the token writes, and only from pages of this server."""

import pytest
from fastapi.testclient import TestClient

from tests.web.serving import TOKEN
from tests.web.sets.conftest import Kept
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
        pytest.param({"origin": "http://127.0.0.1:1"}, id="another port"),
        pytest.param({"origin": "http://["}, id="no address"),
        pytest.param({"origin": "http://127.0.0.1:8000@evil.example"}, id="a user in front"),
        pytest.param({"origin": ""}, id="an empty origin"),
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


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8000", "null"])
def test_a_form_of_ours_from_an_older_browser_is_taken(writer: TestClient, kept: Kept, origin: str) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    filled = {"form_token": token_of(writer, address), "note": "x"}
    answer = writer.post(f"{address}/corrections", data=filled, headers={"origin": origin}, follow_redirects=False)
    assert answer.status_code == 303


@pytest.mark.parametrize("number", ["0", "-1", str(2**63), "9" * 5000, "1.5", "²"])
def test_a_number_that_is_none_is_refused(writer: TestClient, kept: Kept, number: str) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    filled = {"form_token": token_of(writer, address), "decision": number}
    assert writer.post(f"{address}/corrections/{number}/withdraw", data=filled).status_code == 400
    assert writer.post("/speakers/id-1/withdraw", data=filled).status_code == 400


def test_a_form_made_for_a_reader_does_not_write(writer: TestClient, pages: TestClient, kept: Kept) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    filled = {"form_token": token_of(pages, "/draft"), "note": "x"}
    assert writer.post(f"{address}/corrections", data=filled).status_code == 403
