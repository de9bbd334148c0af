"""The store behind the browser tests: the shipped samples and articles that are hard to show."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import onrecord
from onrecord import Failure, read_text
from onrecord.follow import list_clusters, list_stories
from onrecord.ingest import Upkeep
from onrecord.schema.failure import FailureKind, Fault
from onrecord.store import add_failure, add_record, open_store
from onrecord.store.speakers import list_speakers
from tests.browser.news import BREAKING, DRAFTS, LONG, Draft

SAMPLES = Path(onrecord.__file__).parent / "samples"
MOST = 200
"""Speakers; there are fewer."""

ADDED = "2026-03-14T10:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A store, the keys of its articles by name, and of what was made of them."""

    path: Path
    articles: Mapping[str, str]
    statements: Mapping[str, str]
    """The first of each article that has any."""
    speakers: Mapping[str, str]
    """By name."""
    stories: Sequence[str]
    variants: Sequence[str]

    def keys(self) -> dict[str, object]:
        """For addresses with places such as ``{articles[name]}``."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def fill_shelf(path: Path, drafts: Sequence[Draft]) -> Shelf:
    """Make the store."""
    articles, statements = {}, {}
    with open_store(path, create=True) as store:
        for draft in drafts:
            record = read_text(draft.text, url=draft.url, published=draft.published)
            with store.write() as db:
                add_record(db, record, at=ADDED)
            articles[draft.name] = record.article.id
            if record.statements:
                statements[draft.name] = record.statements[0].id
        Upkeep(store).run(last=True)
        speakers = {row.name: row.key for row in list_speakers(store.db, limit=MOST).rows}
        stories = [row.key for row in list_stories(store.db).rows]
        variants = [row.key for row in list_clusters(store.db).rows]
    return Shelf(path, articles, statements, speakers, stories, variants)


def all_drafts() -> tuple[Draft, ...]:
    """What the tests look at."""
    return (*sample_drafts(), *map(_unwrap, DRAFTS))


def _unwrap(draft: Draft) -> Draft:
    """`draft` with each paragraph on one line, which is how text is read."""
    return replace(draft, text=re.sub(r"(?<!\n)\n(?!\n)", " ", draft.text))


def sample_drafts() -> tuple[Draft, ...]:
    """The shipped articles, with the dates and addresses that are told of them."""
    listed = tomllib.loads((SAMPLES / "samples.toml").read_text(encoding="utf-8"))["sample"]
    texts = [one for one in listed if one["file"].endswith(".txt")]
    return tuple(
        Draft(Path(one["file"]).stem, (SAMPLES / one["file"]).read_text("utf-8"), one["address"], one["published"])
        for one in texts
    )


def add_failures(path: Path) -> None:
    """Add what could not be read."""
    for place, kind in ((BREAKING, FailureKind.PAGE), (f"https://news.example/{LONG}", FailureKind.RETRY)):
        failure = Failure(input=place, error=Fault(kind, "no-article", f"{place}: no article; look at the page"))
        with open_store(path) as store, store.write() as db:
            add_failure(db, failure, place=place, source="folder", at=ADDED)
