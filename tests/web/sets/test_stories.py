"""Stories and quotes in several articles: what the articles tell together, and who cut what."""

import pytest
from fastapi.testclient import TestClient

from onrecord.follow import list_clusters, list_stories
from onrecord.store import open_store
from tests.web.sets.conftest import Kept
from tests.web.sets.reading import read_page, text_of


def test_a_story_is_told_over_its_articles(pages: TestClient, bridge_store: Kept) -> None:
    with open_store(bridge_store.path) as store:
        (row, *_) = list_stories(store.db).rows
    assert f"/stories/{row.key}" in read_page(pages, "/stories").xpath("//main//a/@href")
    page = read_page(pages, f"/stories/{row.key}")
    assert len(page.xpath("//section[@id='articles']//li")) == row.size
    assert page.xpath("//figure[@class='plot']//svg")
    said = text_of(page)
    assert "Who is heard" in said
    assert "Quotes that differ" in said


def test_a_quote_is_shown_in_all_its_wordings(pages: TestClient, bridge_store: Kept) -> None:
    with open_store(bridge_store.path) as store:
        (row, *_) = list_clusters(store.db, changed_only=True).rows
    assert f"/variants/{row.key}" in read_page(pages, "/variants?changed=1").xpath("//main//a/@href")
    page = read_page(pages, f"/variants/{row.key}")
    assert len(page.xpath("//div[contains(@class, 'quoted')]")) == row.wordings
    assert "left out: not (end)" in " ".join(node.text_content() for node in page.iterfind(".//del"))
    said = text_of(page)
    assert "reference" in said
    assert "Who cut what" in said


@pytest.mark.parametrize("address", ["/stories/so-none", "/variants/qv-none", "/stories/%00", "/variants/..%2f.."])
def test_what_is_not_there_is_not_found(pages: TestClient, address: str) -> None:
    assert pages.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/stories", "/variants", "/variants?changed=1"])
@pytest.mark.parametrize("cursor", ["", "x", "2026-03-01~5", "~0", "2026~" + "9" * 30, "\U0001f600"])
def test_an_odd_cursor_is_answered_with_a_page(pages: TestClient, address: str, cursor: str) -> None:
    answer = pages.get(address, params={"after": cursor})
    assert answer.status_code in {200, 400}
    assert "<h1" in answer.text
