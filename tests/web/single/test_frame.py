"""Every page stands in the same frame, every link of it leads somewhere, and every error is a page."""

from collections import deque
from pathlib import Path
from urllib.parse import urldefrag

from fastapi import FastAPI
from fastapi.testclient import TestClient

from onrecord.schema.failure import Failure, FailureKind, Fault
from onrecord.store import add_failure, open_store
from onrecord.web import Settings, create_app
from onrecord.web.limits import MAX_BODY
from tests.web.sets.conftest import AT
from tests.web.sets.reading import read_page, text_of

MOST = 150
"""Pages that are looked at."""


def test_every_link_from_the_home_page_on_leads_to_a_whole_page(pages: TestClient) -> None:
    seen, waiting = {"/"}, deque("/")
    while waiting and len(seen) <= MOST:
        address = waiting.popleft()
        answer = pages.get(address)
        assert answer.status_code == 200, address
        if "text/html" not in answer.headers["content-type"]:
            continue
        page = read_page(pages, address)
        assert page.get("lang") == "en"
        assert page.xpath("//main[@id='main']")
        ids = set(page.xpath("//@id"))
        for link in page.xpath("//a/@href"):
            place, fragment = urldefrag(link)
            assert place or fragment in ids, f"{address}: nothing is at {link}"
            if place.startswith("/") and place not in seen:
                seen.add(place)
                waiting.append(place)
    assert len(seen) > 40


def test_errors_are_pages_with_one_line_and_a_way_on(pages: TestClient) -> None:
    for address, status in (
        ("/nothing", 404),
        ("/articles/a0", 404),
        ("/statements/st-0", 404),
        ("/articles?after=x", 400),
    ):
        page = read_page(pages, address, status=status)
        assert page.xpath("//p[@class='lead']")[0].text_content()
        assert page.xpath("//main//a[@href='/']")
    assert pages.put("/").status_code == 405
    large = pages.post(
        "/draft", content=b"x" * (MAX_BODY + 1), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert large.status_code == 413
    assert "<h1>Too large</h1>" in large.text


def client_of(path: Path) -> TestClient:
    return TestClient(create_app(Settings(path)), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    open_store(tmp_path / "news.db", create=True).close()
    page = read_page(client_of(tmp_path / "news.db"), "/")
    assert "onrecord ingest FOLDER/ --db news.db" in text_of(page)


def test_failures_are_listed_with_their_reason_a_page_at_a_time(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db", create=True) as store, store.write() as db:
        for number in range(60):
            fault = Fault(FailureKind.PAGE, "empty", f"<i>{number}</i> is empty")
            add_failure(db, Failure(input="x", error=fault), place=f"{number:02}.html", source="x", at=AT)
    client = client_of(tmp_path / "news.db")
    page = read_page(client, "/failures")
    assert "60 inputs" in text_of(page)
    assert "<i>59</i> is empty" in text_of(page)
    rest = read_page(client, page.xpath("//a[@rel='next']/@href")[0])
    assert len(rest.xpath("//tbody/tr")) == 10
    assert "60 inputs could not be read" in text_of(read_page(client, "/"))


def test_a_fault_shows_nothing_of_the_inside(tmp_path: Path) -> None:
    open_store(tmp_path / "news.db", create=True).close()
    client = client_of(tmp_path / "news.db")

    def broken() -> None:
        raise KeyError("secret")

    app = client.app
    assert isinstance(app, FastAPI)
    app.get("/broken")(broken)
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Something went wrong here" in answer.text
