"""The article page shows all that a record says, as text, and nothing that came from outside runs."""

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.exports import FORMATS
from onrecord.store import add_record, open_store
from onrecord.web import Settings, create_app
from tests.samples import ARTICLE, record_of
from tests.web.sets.conftest import AT, Kept
from tests.web.sets.reading import read_page, text_of


def test_an_article_shows_its_statements_beside_its_text(pages: TestClient, kept: Kept) -> None:
    page = read_page(pages, f"/articles/{kept.articles[0]}")
    assert "Harbour bridge to stay open" in page.find(".//h1").text_content()
    said = page.xpath("//section[@id='said']/ol/li")
    assert len(said) >= 5
    for one in said:
        assert page.xpath(f"//*[@id='in-{one.get('id')}']"), "every statement has its place in the text"
    assert page.xpath("//section[@id='timeline']//*[@role='group' or @role='img']")
    assert {"figures", "audit", "origin", "export"} <= set(page.xpath("//section/@id"))


def test_markup_in_an_article_is_shown_as_text(pages: TestClient, kept: Kept) -> None:
    page = read_page(pages, f"/articles/{kept.articles[3]}")
    assert "<script>alert('headline')</script>" in text_of(page)
    assert '<i>Odd</i> "Gazette"' in text_of(page)


@pytest.mark.parametrize("form", FORMATS)
def test_an_article_goes_out_in_every_format(pages: TestClient, kept: Kept, form: str) -> None:
    answer = pages.get(f"/articles/{kept.articles[0]}/export/{form}")
    assert answer.status_code == 200
    assert answer.content
    assert answer.headers["content-disposition"].endswith(f'{kept.articles[0]}{FORMATS[form].ending}"')


def test_an_unknown_format_is_no_page(pages: TestClient, kept: Kept) -> None:
    read_page(pages, f"/articles/{kept.articles[0]}/export/doc", status=404)


@pytest.fixture
def versions(tmp_path: Path) -> tuple[TestClient, str, str]:
    """Two texts of a page whose address runs a script, if a browser were led there."""
    path, keys = tmp_path / "news.db", []
    with open_store(path, create=True) as store:
        for word in ("sound", "solid"):
            record = record_of(ARTICLE)
            text = record.article.text.replace("& sound", f"& {word}")
            article = replace(record.article, id=f"ar-{word}", text=text, url="javascript:alert(1)")
            statements = tuple(
                replace(
                    one,
                    id=f"{one.id}-{word}",
                    parent=None,
                    selector=replace(one.selector, link="javascript:alert(1)"),
                )
                for one in record.statements
            )
            with store.write() as db:
                add_record(db, replace(record, article=article, statements=statements), at=AT)
            keys.append(article.id)
    client = TestClient(create_app(Settings(path)), base_url="http://127.0.0.1:8000")
    return client, keys[0], keys[1]


def test_versions_of_a_page_are_told_apart(versions: tuple[TestClient, str, str]) -> None:
    client, old, new = versions
    assert "This is an earlier text" in text_of(read_page(client, f"/articles/{old}"))
    page = read_page(client, f"/articles/{new}")
    assert "Versions of this page" in text_of(page)
    changed = read_page(client, f"/articles/{new}/changes?version=2")
    assert [one.text_content() for one in changed.iterfind(".//ins")] == ["solid"]
    assert [one.text_content() for one in changed.iterfind(".//del")] == ["sound"]
    for version in ("1", "3", "x"):
        read_page(client, f"/articles/{new}/changes?version={version}", status=400 if version == "x" else 404)


def test_no_link_leads_to_a_script(versions: tuple[TestClient, str, str]) -> None:
    client, old, _ = versions
    for address in (f"/articles/{old}", "/statements/st-0-sound", "/"):
        assert 'href="javascript' not in client.get(address).text


def test_an_article_is_moved_to_another_story_and_back(writer: TestClient, kept: Kept) -> None:
    address = f"/articles/{kept.articles[0]}"
    before = writer.get(address).text
    assert "One of" in before
    page = read_page(writer, address)
    form = page.xpath("//section[@id='story']//input[@name='form_token']/@value")[0]
    moved = read_page(writer, str(writer.post(f"{address}/story", data={"form_token": form, "story": "alone"}).url))
    assert "In no story with other articles: a person decided so" in text_of(moved)
    back = read_page(writer, str(writer.post(f"{address}/story/release", data={"form_token": form}).url))
    assert "by the words that they share" in text_of(back)
    assert "a person decided so" not in text_of(back)


def test_only_who_may_write_moves_an_article(pages: TestClient, kept: Kept) -> None:
    address = f"/articles/{kept.articles[0]}"
    assert not read_page(pages, address).xpath("//form[@method='post']")
    assert pages.post(f"{address}/story", data={"story": "alone"}).status_code == 403
    assert pages.post(f"{address}/story/release").status_code == 403


def test_a_story_that_is_not_there_is_refused(writer: TestClient, kept: Kept) -> None:
    address = f"/articles/{kept.articles[0]}"
    form = read_page(writer, address).xpath("//section[@id='story']//input[@name='form_token']/@value")[0]
    other = {"form_token": form, "other": "http://127.0.0.1:8000/stories/so-nowhere"}
    assert writer.post(f"{address}/story", data=other).status_code == 404


def test_the_headline_comes_first_and_figures_lead_to_their_place(pages: TestClient, kept: Kept) -> None:
    page = read_page(pages, f"/articles/{kept.articles[0]}")
    assert page.find(".//main")[0].xpath(".//h1"), "nothing stands before the headline"
    links = page.xpath("//section[@id='figures']//td/a/@href")
    assert links
    for link in links:
        assert page.xpath(f"//article[@class='text']//*[@id='{link[1:]}'] | //h1//*[@id='{link[1:]}']"), link


def test_days_are_told_to_machines_too(pages: TestClient, kept: Kept) -> None:
    page = read_page(pages, f"/articles/{kept.articles[0]}")
    assert page.xpath("//header[@class='front']//time[@datetime='2026-03-02'][text()='2 Mar 2026']")
