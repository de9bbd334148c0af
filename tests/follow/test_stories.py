"""Articles of one running story are put together; what a person decides stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import Record, StoreError, read_text
from onrecord.follow import (
    follow_pending,
    list_stories,
    move_article,
    read_story,
    refollow,
    release_article,
    story_of,
)
from onrecord.store import Store
from tests.follow.samples import AT, keep, new_store
from tests.trace.samples import embed

PIER = """Skarn pier damaged by storm

The old pier at Skarn was damaged by a storm on Tuesday night. Harbour master Lena Okafor said the wooden deck had
broken in two places. The council of Skarn closed the pier to visitors."""
MORE = """Storm damage: Skarn council to repair pier

The council of Skarn will repair the pier that a storm damaged. "The deck can be mended by May," harbour master
Lena Okafor said. Visitors have to stay off the wooden pier until then."""
COSTS = """Pier repair at Skarn to cost two million

Repairing the storm-damaged pier at Skarn will cost two million, harbour master Lena Okafor told the council. The
wooden deck has to be replaced."""
BAKERY = """Lorn bakery wins prize

A bakery in Lorn has won a national prize for its rye bread. Owner Tom Fenn said he was proud of his bakers."""
DAYS = {PIER: "2026-03-03", MORE: "2026-03-05", COSTS: "2026-03-09", BAKERY: "2026-03-04"}


def read(text: str, day: str | None = None) -> Record:
    return read_text(text, url=f"https://news.example/{len(text)}", published=day or DAYS[text])


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [read(text) for text in (PIER, MORE, COSTS, BAKERY)]


@pytest.fixture
def store(tmp_path: Path, records: list[Record]) -> Iterator[Store]:
    with new_store(tmp_path) as store:
        keep(store, records)
        yield store


def story_keys(store: Store, records: list[Record]) -> list[str | None]:
    rows = [story_of(store.db, record.article.id) for record in records]
    return [row.key if row else None for row in rows]


def test_articles_of_one_story_are_together(store: Store, records: list[Record]) -> None:
    key = story_keys(store, records)[0]
    assert story_keys(store, records) == [key, key, key, None]
    (row,) = list_stories(store.db).rows
    assert (row.key, row.title, row.size) == (key, "Skarn pier damaged by storm", 3)
    assert (row.first, row.last) == ("2026-03-03", "2026-03-09")


def test_a_story_says_why_and_has_its_events_on_one_line(store: Store, records: list[Record]) -> None:
    story = read_story(store.db, story_keys(store, records)[0] or "")
    assert [one.key for one in story.articles] == [record.article.id for record in records[:3]]
    assert story.articles[0].nearness is None
    assert {"pier", "skarn"} <= set(story.articles[1].words)
    assert [facts.id for facts in story.timeline.articles] == [record.article.id for record in records[:3]]


def test_the_same_text_at_two_addresses_is_no_story(tmp_path: Path) -> None:
    twins = [read_text(PIER, url=f"https://{name}.example/pier", published="2026-03-03") for name in ("one", "two")]
    with new_store(tmp_path) as store:
        keep(store, twins)
        assert story_keys(store, twins) == [None, None]
        assert list_stories(store.db).rows == ()
        keep(store, [read(MORE)])
        (row,) = list_stories(store.db).rows
        assert row.size == 2


def test_weeks_later_it_is_another_story(store: Store) -> None:
    late = read(COSTS + " Work begins.", "2026-06-01")
    keep(store, [late])
    assert story_of(store.db, late.article.id) is None


def test_a_person_takes_an_article_out_and_it_stays_out(store: Store, records: list[Record]) -> None:
    key = story_keys(store, records)[0]
    with store.write() as db:
        alone = move_article(db, records[1].article.id, None, at=AT)
    assert story_keys(store, records) == [key, None, key, None]
    refollow(store, embed)
    assert story_keys(store, records)[1] is None
    assert [one.decided for one in read_story(store.db, alone).articles] == [True]


def test_a_person_puts_an_article_in_and_its_next_version_stays_in(store: Store, records: list[Record]) -> None:
    key = story_keys(store, records)[0]
    with store.write() as db:
        move_article(db, records[3].article.id, key, at=AT)
    page = records[3].article.url
    changed = read_text(BAKERY.replace("rye", "dark rye"), url=page, published="2026-03-04")
    keep(store, [changed])
    assert story_keys(store, [changed]) == [key]
    assert [one.key for one in read_story(store.db, key or "").articles if one.decided] == [changed.article.id]


def test_a_decision_can_be_taken_back(store: Store, records: list[Record]) -> None:
    key = story_keys(store, records)[0]
    with store.write() as db:
        move_article(db, records[1].article.id, None, at=AT)
        release_article(db, records[1].article.id)
    follow_pending(store, embed)
    assert story_keys(store, records) == [key, key, key, None]


def test_an_undated_article_is_in_no_story(store: Store) -> None:
    undated = read_text(PIER + " It opened in 1901.", url="https://news.example/undated")
    keep(store, [undated])
    assert story_of(store.db, undated.article.id) is None


def test_what_is_not_there_is_said_so(store: Store, records: list[Record]) -> None:
    with pytest.raises(StoreError, match="no such story"):
        read_story(store.db, "so-0")
    with pytest.raises(StoreError, match="no such story"), store.write() as db:
        move_article(db, records[0].article.id, "so-0", at=AT)
    with pytest.raises(StoreError, match="no such article"), store.write() as db:
        move_article(db, "ar-0", None, at=AT)
