"""A speaker across articles: what is said, why its articles speak of one, and what a person decides about that."""

from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from lxml.html import HtmlElement, fromstring

from onrecord.store import open_store
from onrecord.store.speakers import list_speakers
from tests.web.serving import TOKEN
from tests.web.sets.conftest import Kept
from tests.web.sets.reading import read_page, text_of


@pytest.fixture
def keys(bridge_store: Kept) -> dict[str, list[str]]:
    """The keys of the speakers of each name."""
    with open_store(bridge_store.path) as store:
        found: dict[str, list[str]] = {}
        for row in list_speakers(store.db).rows:
            found.setdefault(row.name, []).append(row.key)
    return found


def form_of(page: HtmlElement, action: str) -> dict[str, str]:
    """The hidden values of the form that leads to `action`."""
    (form,) = page.xpath(f"//form[@method='post'][contains(@action, '{action}')]")
    return {field.get("name"): field.get("value") for field in form.xpath(".//input[@type='hidden']")}


def test_speakers_are_listed_and_found(pages: TestClient) -> None:
    assert "Lena Okafor" in text_of(read_page(pages, "/speakers"))
    found = text_of(read_page(pages, "/speakers?name=oka"))
    assert "Lena Okafor" in found
    assert "Tom Fell" not in found


def test_a_speaker_is_shown_with_chart_and_statements(pages: TestClient, keys: dict[str, list[str]]) -> None:
    page = read_page(pages, f"/speakers/{keys['Lena Okafor'][0]}")
    assert page.xpath("//svg[@role='img']")
    assert page.xpath("//article[contains(@class, 'card')]")
    assert "Because" in text_of(page)
    assert not page.xpath("//form[@method='post']//button")


def test_a_speaker_that_is_not_there_is_not_found(pages: TestClient) -> None:
    read_page(pages, "/speakers/id-nobody", status=404)


@pytest.mark.parametrize(
    "query", ["after=x", "after=~", "appeared=%F0%9F%98%80", "other=%25%00", "after=2026~99999999999999999999"]
)
def test_an_odd_address_is_answered_with_a_page(pages: TestClient, keys: dict[str, list[str]], query: str) -> None:
    assert pages.get(f"/speakers/{keys['Tom Fell'][0]}?{query}").status_code in {200, 400, 404}
    assert pages.get(f"/speakers?{query}").status_code in {200, 400, 404}


@pytest.mark.parametrize("action", ["merge", "split", "withdraw"])
def test_who_may_only_read_decides_nothing(pages: TestClient, keys: dict[str, list[str]], action: str) -> None:
    key = keys["Tom Fell"][0]
    assert pages.post(f"/speakers/{key}/{action}", data={"other": key}).status_code == 403


def test_a_form_from_elsewhere_decides_nothing(writer: TestClient, keys: dict[str, list[str]]) -> None:
    key = keys["Tom Fell"][0]
    page = read_page(writer, f"/speakers/{key}?other=fenn")
    given = form_of(page, "/merge") | {"other": keys["Bo Fenn"][0]}
    headers = {"sec-fetch-site": "cross-site"}
    assert writer.post(f"/speakers/{key}/merge", data=given, headers=headers).status_code == 403
    assert writer.post(f"/speakers/{key}/merge", data=given | {"form_token": TOKEN}).status_code == 403


def test_two_are_merged_by_a_person_and_apart_again(writer: TestClient, keys: dict[str, list[str]]) -> None:
    key, other = keys["Tom Fell"][0], keys["Bo Fenn"][0]
    page = read_page(writer, f"/speakers/{key}?other=fenn")
    assert other in page.xpath("//input[@type='radio'][@name='other']/@value")
    given = form_of(page, "/merge") | {"other": other, "by": "<b>Ada</b>", "note": "<i>same</i> desk"}
    answer = writer.post(f"/speakers/{key}/merge", data=given, follow_redirects=True)
    merged = fromstring(answer.text)
    said = text_of(merged)
    assert "<b>Ada</b>" in said
    assert "<i>same</i> desk" in said
    assert "Bo Fenn" in said
    assert writer.get(f"/speakers/{other}", follow_redirects=True).url == writer.get(f"/speakers/{key}").url

    address = answer.url.path
    answer = writer.post(f"{address}/withdraw", data=form_of(merged, "/withdraw"), follow_redirects=True)
    assert "withdrawn" in text_of(fromstring(answer.text))
    assert "Bo Fenn" not in text_of(read_page(writer, f"/speakers/{key}")).partition("Statements")[0]


def test_a_wrong_merge_is_undone(writer: TestClient, keys: dict[str, list[str]]) -> None:
    key, other = keys["Tom Fell"][0], keys["Bo Fenn"][0]
    given = form_of(read_page(writer, f"/speakers/{key}?other=fenn"), "/merge") | {"other": other}
    address = writer.post(f"/speakers/{key}/merge", data=given, follow_redirects=True).url.path
    page = read_page(writer, address)
    wrong = page.xpath("//tr[th='Bo Fenn']//input[@name='appearance']/@value")
    answer = writer.post(
        f"{address}/split", data=form_of(page, "/split") | {"appearance": wrong}, follow_redirects=True
    )
    assert "Not the same" in text_of(fromstring(answer.text))
    assert len(writer.get(f"/speakers?{urlencode({'name': 'Bo Fenn'})}").text.split("Bo Fenn")) > 1


@pytest.mark.parametrize(
    ("action", "given"),
    [
        pytest.param("merge", {"other": "id-nobody"}, id="with nobody"),
        pytest.param("merge", {"other": ""}, id="with nothing"),
        pytest.param("split", {}, id="nothing ticked"),
        pytest.param("split", {"appearance": "x|y"}, id="an appearance that is none"),
        pytest.param("split", {"appearance": "\x00"}, id="no appearance at all"),
        pytest.param("withdraw", {"decision": "99"}, id="a decision that is none"),
        pytest.param("withdraw", {"decision": "x"}, id="no number"),
    ],
)
def test_what_cannot_be_decided_is_told_on_a_page(
    writer: TestClient, keys: dict[str, list[str]], action: str, given: dict[str, str]
) -> None:
    key = keys["Tom Fell"][0]
    token = form_of(read_page(writer, f"/speakers/{key}"), "/split")
    answer = writer.post(f"/speakers/{key}/{action}", data=token | given)
    assert answer.status_code in {400, 404, 409, 422}
    assert "<h1" in answer.text
