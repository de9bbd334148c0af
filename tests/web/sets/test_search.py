"""The search page answers every query, says what it did not understand, and narrows down and widens by links."""

import csv
from io import StringIO
from urllib.parse import parse_qs, urlencode, urlsplit

import feedparser
import pytest
from fastapi.testclient import TestClient
from lxml.etree import fromstring

from onrecord.exports import FORMATS
from tests.web.sets.reading import read_page, text_of


def test_answers_stand_in_their_sentence(pages: TestClient) -> None:
    page = read_page(pages, "/search?q=passengers")
    quotes = [quote.text_content() for quote in page.iterfind(".//blockquote")]
    assert any(quote.startswith("Lena Okafor, the harbour master, said 17 passengers") for quote in quotes)


def test_a_facet_narrows_down_and_widens_again(pages: TestClient) -> None:
    page = read_page(pages, "/search?q=bridge")
    everything = len(page.findall(".//blockquote"))
    (link,) = page.xpath("//aside//a[text()='deny']/@href")
    page = read_page(pages, link)
    assert 0 < len(page.findall(".//blockquote")) < everything
    (back,) = page.xpath("//li[@class='chosen']/a/@href")
    assert parse_qs(urlsplit(back).query)["q"] == ["bridge"]


def test_without_a_query_the_language_is_taught(pages: TestClient) -> None:
    page = read_page(pages, "/search")
    examples = page.xpath("//section[@class='help']//a/@href")
    assert len(examples) > 5
    for example in examples:
        said = text_of(read_page(pages, example))
        assert "unknown filter" not in said


@pytest.mark.parametrize(
    "query",
    [
        "speaker:",
        "speakr:okafor",
        '"never closed',
        "act:shout",
        "published:yesterday",
        "- -- ---",
        "<script>alert(1)</script>",
        "\x00\x1b[31m",
        "((((((((((",
        "a" * 7_000,
        "field:" * 1_000,
        "like:",
        'like:"no money"',
        "😀 \u202e \u200b",
        "entity:' OR 1=1 --",
        "%00%ff",
    ],
)
def test_any_query_is_answered(pages: TestClient, query: str) -> None:
    read_page(pages, f"/search?{urlencode({'q': query})}")
    assert pages.get(f"/search.atom?{urlencode({'q': query})}").status_code == 200


@pytest.mark.parametrize("asked", [{"order": "random"}, {"after": "nonsense"}, {"after": "😀"}, {"order": "newest"}])
def test_an_odd_order_or_cursor_is_no_error(pages: TestClient, asked: dict[str, str]) -> None:
    read_page(pages, f"/search?{urlencode({'q': 'bridge', **asked})}")


def test_bytes_that_are_no_text_are_no_error(pages: TestClient) -> None:
    read_page(pages, "/search?q=%ff%fe%00")


def test_the_feed_is_read_by_others(pages: TestClient) -> None:
    answer = pages.get("/search.atom?q=terminal")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert feed.version == "atom10"
    assert feed.entries
    assert all(entry.link.startswith("http://127.0.0.1:8000/statements/") and entry.updated for entry in feed.entries)
    titles = fromstring(answer.content).xpath(
        "//a:entry/a:title/text()", namespaces={"a": "http://www.w3.org/2005/Atom"}
    )
    assert any("<b>terminal</b> & pier" in title for title in titles)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_found_is_taken_out_in_every_format(pages: TestClient, name: str) -> None:
    link = f"/search/download?format={name}&q=speaker%3Aquill"
    assert link in read_page(pages, "/search?q=speaker%3Aquill").xpath("//aside//a/@href")
    answer = pages.get(link)
    assert answer.status_code == 200
    assert answer.content
    assert answer.headers["content-disposition"] == f'attachment; filename="statements{FORMATS[name].ending}"'


def test_only_what_is_found_is_taken_out(pages: TestClient) -> None:
    rows = list(csv.DictReader(StringIO(pages.get("/search/download?format=csv&q=speaker%3Aquill").text)))
    assert [row["speaker"] for row in rows] == ["Ada Quill"]


@pytest.mark.parametrize("query", ["format=exe&q=bridge", "format=csv", "q=bridge", "format=csv&q=+"])
def test_there_is_nothing_else_to_take_out(pages: TestClient, query: str) -> None:
    assert pages.get(f"/search/download?{query}").status_code == 404
