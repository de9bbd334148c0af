"""What pages of speakers and the first page are made of: current articles only, page by page without gaps."""

from pathlib import Path

import pytest

from onrecord import StoreError
from onrecord.store import ArticleRow, Store, list_stretch, open_store
from onrecord.store.overview import count_all, list_publishers
from onrecord.store.speakers import (
    Count,
    SpeakerRow,
    list_appearances,
    list_speaker_statements,
    list_speakers,
    read_speaker,
)
from tests.store.made import Who, article, body
from tests.store.test_decisions import key_of
from tests.store.test_entities import MAYOR, keep

EVERYBODY = ["Ada Quill"] * 3 + ["Lena Okafor"] * 3 + ["WHO"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "news.db", create=True)
    keep(store, *(article(n, MAYOR, MAYOR) if n == 3 else article(n, MAYOR, Who("Ada Quill")) for n in range(1, 6)))
    # a former version counts nowhere
    keep(store, article(7, MAYOR, url="https://news.example/1"), article(8, MAYOR, body("WHO")))
    return store


def test_a_speaker_is_counted_in_current_articles(store: Store) -> None:
    speaker = read_speaker(store.db, key_of(store, 2))
    assert (speaker.name, speaker.statements, speaker.revised, speaker.failed) == ("Lena Okafor", 5, 0, 0)
    assert speaker.acts == (Count("assert", 5),)
    assert speaker.channels == (Count(None, 5),)
    assert speaker.publishers == (Count("Other Post", 3), Count("The Example", 2))
    assert [one.value for one in speaker.months] == ["2026-03", "2026-05", "2026-06", "2026-08", "2026-09"]
    (role,) = speaker.roles
    assert (role.title, role.organization, role.first, role.last) == (
        "mayor of Leeds",
        "Leeds",
        "2026-02-01",
        "2026-09-01",
    )


def test_statements_come_page_by_page(store: Store) -> None:
    key, cursor = key_of(store, 2), None
    seen = []
    while True:
        page = list_speaker_statements(store.db, key, limit=2, cursor=cursor)
        seen += [row.published for row in page.rows]
        if (cursor := page.next) is None:
            break
    assert seen == ["2026-09-01", "2026-08-01", "2026-06-01", "2026-05-01", "2026-03-01"]


@pytest.mark.parametrize("cursor", ["", "x", "2026~", "~-1", "~१", "~" + "9" * 40])
def test_what_is_no_cursor_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(StoreError) as caught:
        list_speaker_statements(store.db, key_of(store, 2), cursor=cursor)
    assert caught.value.code == "bad-cursor"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("", EVERYBODY, id="all"),
        pytest.param("qui", ["Ada Quill"] * 3, id="how the last name begins"),
        pytest.param("LENA Ok", ["Lena Okafor"] * 3, id="two words"),
        pytest.param("kafor", [], id="within a word"),
        pytest.param("%", EVERYBODY, id="a sign"),
        pytest.param("_____", [], id="marks that mean any letter"),
    ],
)
def test_speakers_by_number_and_name(store: Store, name: str, found: list[str]) -> None:
    rows: list[SpeakerRow] = []
    cursor = None
    while True:
        page = list_speakers(store.db, name=name, limit=2, cursor=cursor)
        rows += page.rows
        if (cursor := page.next) is None:
            break
    assert sorted(row.name for row in rows) == found
    assert [row.statements for row in rows] == sorted((row.statements for row in rows), reverse=True)


def test_each_appearance_is_listed_with_its_reason(store: Store) -> None:
    first = list_appearances(store.db, key_of(store, 2), limit=3)
    assert first.next
    rest = list_appearances(store.db, key_of(store, 2), cursor=first.next)
    rows = [*first.rows, *rest.rows]
    assert [row.headline for row in rows] == [f"Headline {n}" for n in (8, 7, 5, 4, 2, 1)]
    assert {row.reason for row in rows} == {"by the full name and the role “mayor”"}


def test_the_first_page(store: Store) -> None:
    found = count_all(store.db)
    assert (found.articles, found.versions, found.statements, found.publishers) == (6, 7, 11, 2)
    assert (found.speakers, found.first, found.last) == (7, "2026-03-01", "2026-09-01")
    publishers = list_publishers(store.db, limit=10)
    assert [(one.name, one.articles) for one in publishers] == [("Other Post", 3), ("The Example", 3)]
    rows: list[ArticleRow] = []
    while page := list_stretch(store.db, limit=2, after=(rows[-1].published, rows[-1].key) if rows else None):
        rows += page
    assert [row.headline for row in rows] == [f"Headline {n}" for n in (8, 7, 5, 4, 3, 2)]
