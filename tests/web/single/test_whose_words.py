"""A paraphrase never stands in quotation marks, and is told to be one; what was denied does not read as said."""

import re
from collections import deque
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from fastapi.testclient import TestClient
from lxml.html import HtmlElement

from onrecord import load_embedder, read_text
from onrecord.follow import follow_pending
from onrecord.schema.statement import Act, Form, Polarity
from onrecord.store import StatementRow, add_record, open_store, read_row, select_rows
from onrecord.web import Settings, create_app
from onrecord.web.wording import cite, introduce
from tests.web.sets.conftest import AT, Kept
from tests.web.sets.reading import read_page, text_of
from tests.web.single.test_statement import key_of, token_of

MOST = 150
"""Pages that are looked at."""

FILE = re.compile(r"/export/|download|\.atom|/openapi")

MARKS = '“”„«»"'

BEFORE = """Pier closed, engineer says

LORN, March 7, 2026 — Engineer Ida Marsh said that the pier would be closed. "The pier is not safe," Marsh said.
"""
AFTER = """Pier closed, engineer says

LORN, March 7, 2026 — Engineer Ida Marsh said that the pier might be closed. "The pier is not safe," Marsh said.
"""


def rows_of(kept: Kept) -> tuple[StatementRow, ...]:
    with open_store(kept.path) as store:
        return select_rows(store.db, "1 ORDER BY s.id")


def row_of(kept: Kept, words: str, article: int = 0) -> StatementRow:
    key = key_of(kept, words, article)
    with open_store(kept.path) as store:
        return read_row(store.db, key)


@pytest.fixture(scope="module")
def site(pages: TestClient) -> dict[str, HtmlElement]:
    """The pages that links lead to from the home page, without files."""
    found: dict[str, HtmlElement] = {}
    waiting, seen = deque(["/"]), {"/"}
    while waiting and len(found) < MOST:
        address = waiting.popleft()
        found[address] = read_page(pages, address)
        links = (urldefrag(link)[0] for link in found[address].xpath("//a/@href"))
        fresh = [
            one for one in dict.fromkeys(links) if one.startswith("/") and one not in seen and not FILE.search(one)
        ]
        seen.update(fresh)
        waiting.extend(fresh)
    return found


def test_no_page_puts_a_paraphrase_in_quotation_marks(site: dict[str, HtmlElement], kept: Kept) -> None:
    texts = {row.quote for row in rows_of(kept) if row.form == Form.INDIRECT}
    assert len(texts) > 5
    marked = re.compile(rf"[{MARKS}]\s*({'|'.join(map(re.escape, texts))})[.,]?\s*[{MARKS}]")
    for address, page in site.items():
        for data in page.xpath("//pre[@data-copy='selector']"):
            data.clear()  # JSON has its own marks
        whole = " ".join(page.text_content().split())
        assert not marked.search(whole), address
        assert not page.xpath("//main//q[not(@class='words')]"), f"{address}: browsers put marks around it"


def test_wherever_a_paraphrase_stands_alone_it_is_told_to_be_one(site: dict[str, HtmlElement], kept: Kept) -> None:
    texts = {row.quote for row in rows_of(kept) if row.form == Form.INDIRECT}
    seen = 0
    for address, page in site.items():
        for block in page.xpath("//main//blockquote"):
            if " ".join(block.text_content().split()) in texts:
                seen += 1
                around = block.xpath("ancestor::*[self::li or self::article or self::figure or self::div][1]")[0]
                assert re.search("paraphrase|the article’s words", around.text_content()), (
                    f"{address}: {block.text_content()}"
                )
    assert seen > 10


def test_the_page_of_a_paraphrase_says_so_first(pages: TestClient, kept: Kept) -> None:
    page = read_page(pages, f"/statements/{key_of(kept, 'rebuild the ferry')}")
    assert "A paraphrase. The marked words are the article’s" in text_of(page)
    assert page.xpath("//h1[contains(@class, 'indirect')]")
    assert page.findtext(".//title").startswith("Tom Fell (paraphrase): ")


def test_a_denial_does_not_read_as_the_claim(pages: TestClient, kept: Kept) -> None:
    row = row_of(kept, "the government had promised 20 million", 1)
    assert (row.act, row.form) == (Act.DENY, Form.INDIRECT)
    page = read_page(pages, f"/statements/{row.key}")
    assert page.findtext(".//title").startswith("Bo Fenn denied (paraphrase): ")
    assert "denied, in the words of The Skarn Post" in page.xpath("string(//pre[@data-copy='citation'])")


def test_what_was_not_said_does_not_read_as_said(kept: Kept) -> None:
    row = replace(row_of(kept, "We will not close"), polarity=Polarity.NEGATIVE)
    assert introduce(row) == "Lena Okafor (said not to have said it)"
    assert "(said not to have said it)" in cite(row, "", "", "https://news.example/")


@pytest.mark.parametrize("form", Form)
def test_a_citation_adds_no_quotation_marks(kept: Kept, form: Form) -> None:
    row = replace(row_of(kept, "rebuild the ferry"), form=form, headline="No marks, mayor says")
    assert not set(MARKS) & set(cite(row, "", "2 Mar 2026", "https://news.example/"))
    assert ("in the words of" in cite(row, "", "", "")) is (form is not Form.DIRECT)
    assert ("partly in the words of" in cite(row, "", "", "")) is (form is Form.MIXED)


def test_the_feed_tells_what_is_a_paraphrase(pages: TestClient) -> None:
    feed = pages.get("/search.atom?q=ferry").text
    assert "<title>Tom Fell (paraphrase): " in feed
    assert "<summary>(paraphrase: the article’s words) " in feed
    assert "<title>Bo Fenn denied (paraphrase): " in pages.get("/search.atom?q=act:deny").text


def test_a_corrected_statement_is_not_cited_without_a_word(writer: TestClient, kept: Kept) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    writer.post(f"{address}/corrections", data={"form_token": token_of(writer, address), "name": "Tom Fell"})
    page = read_page(writer, address)
    assert "A person corrected how this was read" in text_of(page)
    assert "[a person corrected how this was read]" in page.xpath("string(//pre[@data-copy='citation'])")


@pytest.fixture
def changed(tmp_path: Path) -> tuple[TestClient, str, str]:
    """A page whose text changed: a paraphrase in it is another, a quote is the same."""
    keys = []
    with open_store(tmp_path / "news.db", create=True) as store:
        for text in (BEFORE, AFTER):
            record = read_text(text, url="https://news.example/pier")
            with store.write() as db:
                add_record(db, record, at=AT)
            keys.append(record.article.id)
        follow_pending(store, load_embedder())
    client = TestClient(create_app(Settings(tmp_path / "news.db")), base_url="http://127.0.0.1:8000")
    return client, keys[0], keys[1]


def test_an_earlier_text_and_its_statements_say_so_and_lead_to_the_newest(changed: tuple[TestClient, str, str]) -> None:
    client, old, new = changed
    article = read_page(client, f"/articles/{old}")
    assert article.xpath(f"//main//div[contains(@class, 'note')]//a[@href='/articles/{new}']")
    links = dict.fromkeys(article.xpath("//section[@id='said']//a[starts-with(@href, '/statements/')]/@href"))
    found = [read_page(client, link) for link in links]
    for page in found:
        assert page.xpath(f"//article//div[contains(@class, 'note')]//a[@href='/articles/{new}']")
        assert "in an earlier text of the page" in page.xpath("string(//pre[@data-copy='citation'])")
    (gone,) = [page for page in found if "would be closed" in page.xpath("string(//h1/mark)")]
    assert "these words are no longer a statement there" in text_of(gone)
    (same,) = [page for page in found if "is not safe" in page.xpath("string(//h1/mark)")]
    assert "stand there too" in text_of(same)
    for link in read_page(client, f"/articles/{new}").xpath("//section[@id='said']//a/@href"):
        if link.startswith("/statements/"):
            assert "earlier text" not in text_of(read_page(client, link))


def test_two_articles_of_which_one_is_an_earlier_text_say_so(changed: tuple[TestClient, str, str]) -> None:
    client, old, new = changed
    page = read_page(client, f"/compare?one={old}&other={new}")
    assert page.xpath(f"//div[contains(@class, 'note')]//a[@href='/articles/{new}']")


@pytest.fixture
def odd(tmp_path: Path) -> tuple[TestClient, str, str]:
    """An article with characters that are not seen: an order that turns the words round, a NUL, an escape."""
    text = "Pay\x1b[31m\x00 rise\n\nMayor Ada Quill said: “We will pay \u202e02 million\u202c, \x00 not later.”\n"
    record = read_text(text, url="https://news.example/odd")
    with open_store(tmp_path / "news.db", create=True) as store, store.write() as db:
        add_record(db, record, at=AT)
    client = TestClient(create_app(Settings(tmp_path / "news.db")), base_url="http://127.0.0.1:8000")
    return client, f"/articles/{record.article.id}", f"/statements/{record.statements[0].id}"


def test_no_unseen_character_turns_a_quote_round(odd: tuple[TestClient, str, str]) -> None:
    client, *addresses = odd
    for address in addresses:
        text = client.get(address).text
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)
        assert "\ufffd02 million\ufffd" in text


def test_a_statement_after_a_nul_is_shown_whole(odd: tuple[TestClient, str, str]) -> None:
    client, _, address = odd
    words = read_page(client, address).xpath("string(//h1/mark)")
    assert words.startswith("“We will pay")
    assert words.endswith("not later.”")
