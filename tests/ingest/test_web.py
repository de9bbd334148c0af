"""A feed on a real server is taken in, and asked again only for what changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ingest import Ingest, Report, Stop, Upkeep, open_reach, retry_items, source_items
from onrecord.store import list_failures, list_versions, open_store, read_records
from tests.ingest.test_ingest import SAID, InThisProcess, Quiet
from tests.site import Answers, serve_site

PAGE = (
    "<!doctype html><html><head><title>Pier</title></head><body><article><h1>Pier to open again</h1><p>{}</p></article>"
)
WORDS = (
    SAID.format("May").partition("\n\n")[2]
    + " It had been closed for two years after a storm. Boats may land there from noon."
)
FEED = "<rss version='2.0'><channel><title>News</title>{}</channel></rss>"


class Paper:
    """What a server gives, and what it was asked for: path, and whether only for what changed."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[tuple[str, int]] = []

    def publish(self, **pages: str) -> None:
        for name, words in pages.items():
            self.pages[f"/{name}"] = PAGE.format(words)
        links = "".join(
            f"<item><link>{path}</link></item>" for path in self.pages if path not in ("/rss", "/robots.txt")
        )
        self.pages["/rss"] = FEED.format(links + "<item><link>/private</link></item>")
        self.pages["/robots.txt"] = "User-agent: *\nDisallow: /private"

    def answer(self, path: str, etag: str | None) -> tuple[int, str, str]:
        body = self.pages.get(path, "")
        tag = f'"{hash(body)}"'
        status = 304 if etag == tag else 503 if body == "busy" else 200 if body else 404
        self.asked.append((path, status))
        return status, tag, "" if status == 304 else body


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def site(paper: Paper) -> Iterator[str]:
    class Handler(Answers):
        def give(self) -> None:
            status, tag, body = paper.answer(self.path, self.headers.get("If-None-Match"))
            self.send_response(status)
            self.send_header("ETag", tag)
            self.end_headers()
            self.wfile.write(body.encode())

    with serve_site(Handler) as address:
        yield address


def test_a_feed_is_followed(paper: Paper, site: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db", create=True) as store:

        def take(*, again: bool = False) -> Report:
            paper.asked.clear()
            reach = open_reach(store, sleep=lambda _: None, allow_private=True)
            items = retry_items(store, reach) if again else source_items([f"{site}/rss"], reach)
            return Ingest(store, InThisProcess(), Quiet(), Stop(), Upkeep(store), again=again).run(items)

        paper.publish(one=WORDS, two=WORDS.replace("pier", "jetty"))
        report = take()
        assert (report.new, report.failed) == (2, 1)
        assert paper.asked == [("/robots.txt", 200), ("/rss", 200), ("/one", 200), ("/two", 200)]
        assert [(row.place, row.code) for row in list_failures(store.db)] == [(f"{site}/private", "robots")]

        paper.publish(two=WORDS.replace("May", "June"))
        paper.pages["/three"] = "busy"
        paper.publish()
        report = take()
        assert (report.versions, report.known, report.failed) == (1, 1, 2)
        assert ("/one", 304) in paper.asked
        assert ("/two", 200) in paper.asked
        changed = next(record for record in read_records(store.db) if record.article.url == f"{site}/two")
        assert len(list_versions(store.db, changed.article.id)) == 2

        paper.publish(three=WORDS)
        assert take(again=True).new == 1
        assert [path for path, _ in paper.asked] == ["/robots.txt", "/three"]
