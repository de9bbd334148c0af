"""An audit over a set says what it counts, draws it, and gives it as a file."""

import csv
import json
from io import StringIO
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from onrecord.web import auditing
from onrecord.web.pages import audit as audit_page
from tests.web.sets.reading import read_page, text_of


@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        pytest.param({}, 4, id="all"),
        pytest.param({"publisher": "The Skarn Post"}, 2, id="a publisher"),
        pytest.param({"publisher": '<i>Odd</i> "Gazette"'}, 1, id="a hostile publisher"),
        pytest.param({"first": "2026-03-03", "last": "2026-03-05"}, 2, id="a period"),
        pytest.param({"first": "soon", "last": "2026-02-31x"}, 4, id="no period"),
        pytest.param({"q": "speaker:okafor"}, 3, id="a search"),
        pytest.param({"q": "speaker:okafor", "publisher": "Lorn Courier", "first": "2026"}, 1, id="all together"),
        pytest.param({"q": '"<script>\x00'}, 1, id="an odd search, whose word is in a headline"),
        pytest.param({"publisher": "Nobody"}, 0, id="none"),
    ],
)
def test_a_set_is_audited(pages: TestClient, asked: dict[str, str], articles: int) -> None:
    page = read_page(pages, f"/audit?{urlencode(asked)}")
    assert f"The sources of {articles} article" in text_of(page)
    rows = json.loads(pages.get(f"/audit/download.json?{urlencode(asked)}").content)
    assert len(rows["articles"]) == articles


def test_charts_have_a_name_and_their_numbers(pages: TestClient) -> None:
    page = read_page(pages, "/audit")
    for chart in page.xpath("//svg[@role='img']"):
        title, text = (page.get_element_by_id(key) for key in chart.get("aria-labelledby").split())
        assert title.text_content()
        assert text.text_content()
    assert {caption.text for caption in page.iterfind(".//figcaption")} >= {"Who is named", "Publishers side by side"}


def test_a_table_is_safe_for_a_spreadsheet(pages: TestClient) -> None:
    answer = pages.get("/audit/download.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="audit.csv"'
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert {row["level"] for row in rows} == {"set", "set speaker", "article", "speaker"}


def test_there_is_no_other_file(pages: TestClient) -> None:
    assert pages.get("/audit/download.exe").status_code == 404


def test_a_large_set_says_what_it_covers(pages: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_page, "MOST", 2)
    assert "The set has 4 articles; the newest 2 are counted here" in text_of(read_page(pages, "/audit"))
    assert "The set has more articles" in text_of(read_page(pages, "/audit?q=harbour"))


def test_an_article_is_read_once(pages: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    pages.get("/audit")
    monkeypatch.setattr(auditing, "read_several", lambda *_: pytest.fail("read again"))
    assert pages.get("/audit").status_code == 200
