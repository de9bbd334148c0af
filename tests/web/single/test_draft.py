"""A draft is read and shown, and kept only where somebody who may write asks for it."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml.html import fromstring

import onrecord
from onrecord.store import count_all, open_store
from tests.web.sets.conftest import Kept
from tests.web.single.test_statement import token_of

DRAFT = """Pier is safe, engineer says

LORN, March 7, 2026 — Engineer Ida Marsh said on Friday: "The <b>pier</b> is safe."
"""


def articles_in(kept: Kept) -> int:
    with open_store(kept.path) as store:
        return count_all(store.db).articles


def test_a_draft_is_shown_and_not_kept(writer: TestClient, kept: Kept) -> None:
    before = articles_in(kept)
    answer = writer.post("/draft", data={"form_token": token_of(writer, "/draft"), "text": DRAFT})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    page = fromstring(answer.text)
    assert "A draft, not kept." in page.text_content()
    assert "The <b>pier</b> is safe." in page.text_content()
    assert not page.xpath("//a[starts-with(@href, '/statements/')]")
    assert articles_in(kept) == before


def test_a_page_of_more_than_a_megabyte_is_read(writer: TestClient) -> None:
    headline, _, words = DRAFT.partition("\n\n")
    told = (
        "Ida Marsh said the pier was built of oak, in the days of the old harbour masters, when ferries came each day."
    )
    script, paragraphs = f"<script>{'x = 1;' * 250_000}</script>", f"<p>{words}</p>" + f"<p>{told}</p>" * 5
    page = f"<html><head>{script}</head><body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
    filled = {"form_token": token_of(writer, "/draft"), "text": page}
    in_parts = {name: (None, value) for name, value in filled.items()}
    for answer in (writer.post("/draft", data=filled), writer.post("/draft", files=in_parts)):
        assert answer.status_code == 200
        assert "Ida Marsh" in answer.text


def test_a_draft_is_kept_where_asked(writer: TestClient) -> None:
    filled = {"form_token": token_of(writer, "/draft"), "text": DRAFT, "keep": "yes", "published": "2026-03-07"}
    answer = writer.post("/draft", data=filled)
    assert answer.url.path.startswith("/articles/")
    assert "7 Mar 2026" in answer.text
    assert answer.url.path in writer.get("/search?q=speaker:marsh").text, "it is found at once"


def test_a_reader_keeps_nothing(pages: TestClient) -> None:
    form = token_of(pages, "/draft")
    assert pages.post("/draft", data={"form_token": form, "text": DRAFT, "keep": "yes"}).status_code == 403


def test_html_is_read_as_a_page(pages: TestClient) -> None:
    html = (Path(onrecord.__file__).parent / "samples" / "ferry-inquiry.html").read_text(encoding="utf-8")
    answer = pages.post("/draft", data={"form_token": token_of(pages, "/draft"), "text": html})
    page = fromstring(answer.text)
    assert "Ferry line knew of engine fault" in page.findtext(".//title")
    assert "from the page’s JSON-LD" in page.text_content()


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        pytest.param({"text": " \n"}, 422, "the draft: the input is empty", id="empty"),
        pytest.param({"text": "<p></p>"}, 422, "no article", id="no article"),
        pytest.param({"text": "x", "published": "soon"}, 400, "write a calendar day as YYYY-MM-DD", id="date"),
        pytest.param({"text": "x", "url": "javascript:alert(1)"}, 400, "only http and https", id="address"),
        pytest.param({"url": "http://127.0.0.1/"}, 403, "fetches no addresses", id="nothing is fetched"),
        pytest.param({"text": "x" * 200_001}, 413, "at most 200,000", id="too long"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line_above_the_form(
    pages: TestClient, given: dict[str, str], status: int, words: str
) -> None:
    answer = pages.post("/draft", data={"form_token": token_of(pages, "/draft")} | given)
    assert answer.status_code == status
    page = fromstring(answer.text)
    assert words in page.xpath("string(//div[@role='alert'])")
    assert page.xpath("//textarea")
