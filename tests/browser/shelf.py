"""The store behind the browser tests: the shipped samples and articles that are hard to show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import onrecord
from onrecord import Failure, load_embedder, read_text
from onrecord.follow import follow_pending, list_clusters, list_stories
from onrecord.schema.failure import FailureKind, Fault
from onrecord.search import index_pending
from onrecord.store import Store, add_failure, add_record, open_store
from onrecord.store.speakers import list_speakers
from tests.browser.news import BREAKING, DRAFTS, LONG, Draft

SAMPLES = Path(onrecord.__file__).parent / "samples"
ADDED = "2026-03-14T10:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A store, the keys of its articles by name, one statement of each that has any, and what is across articles.

    `speakers` are by rank, the busiest first; `stories` and `quotes` (in several articles) likewise, the latest first.
    """

    path: Path
    articles: Mapping[str, str]
    statements: Mapping[str, str]
    speakers: Sequence[str]
    stories: Sequence[str]
    quotes: Sequence[str]


def fill_shelf(path: Path) -> Shelf:
    """Make the store."""
    articles, statements = {}, {}
    with open_store(path, create=True) as store:
        for draft in (*sample_drafts(), *DRAFTS):
            record = read_text(draft.text, url=draft.url, published=draft.published)
            with store.write() as db:
                add_record(db, record, at=ADDED)
            articles[draft.name] = record.article.id
            if record.statements:
                statements[draft.name] = record.statements[0].id
        _fail(store)
        embed = load_embedder()
        follow_pending(store, embed)
        index_pending(store, embed)
        speakers = [row.key for row in list_speakers(store.db).rows]
        stories = [row.key for row in list_stories(store.db).rows]
        quotes = [row.key for row in list_clusters(store.db).rows]
    return Shelf(path, articles, statements, speakers, stories, quotes)


def sample_drafts() -> tuple[Draft, ...]:
    """The shipped Wikinews articles, with the dates and addresses that are told of them."""
    rows = [line.strip("| \n").split(" | ") for line in (SAMPLES / "ABOUT.md").read_text("utf-8").splitlines()]
    return tuple(
        Draft(row[0].strip("`").removesuffix(".txt"), (SAMPLES / row[0].strip("`")).read_text("utf-8"), row[3], row[2])
        for row in rows
        if row[0].startswith("`wikinews-")
    )


def _fail(store: Store) -> None:
    for place, kind in ((BREAKING, FailureKind.PAGE), (f"https://news.example/{LONG}", FailureKind.RETRY)):
        failure = Failure(input=place, error=Fault(kind, "no-article", f"{place}: no article; look at the page"))
        with store.write() as db:
            add_failure(db, failure, place=place, source="folder", at=ADDED)
