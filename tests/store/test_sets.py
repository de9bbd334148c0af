"""Articles are found by words of their headline, and selected by publisher and period."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.schema.article import DateSource, Published
from onrecord.schema.record import Record
from onrecord.store import (
    Store,
    add_record,
    digests_of,
    find_articles,
    list_publishers,
    open_store,
    read_several,
    rows_of_articles,
    select_articles,
)
from tests.variants.samples import article

AT = "2026-11-27T04:00:00Z"


def told(id: str, headline: str, publisher: str | None, day: str | None) -> Record:
    record = article(id, f"We saw {headline} ourselves")
    source = DateSource.OPTION if day else DateSource.UNKNOWN
    return replace(
        record,
        article=replace(
            record.article,
            headline=headline,
            publisher=publisher,
            url=f"https://news.example/{id}",
            published=Published(day, "day" if day else None, source),
        ),
        statements=tuple(replace(one, id=f"{one.id}-{id}") for one in record.statements),
    )


RECORDS = (
    told("ar-1", "100% of harbour_fees paid", "Post", "2026-01-05"),
    told("ar-2", "Harbour strike begins", "Courier", "2026-02"),
    told("ar-3", "Strike at the harbour ends", "Post", "2026-03-01T10:00:00Z"),
    told("ar-4", "Pier reopens", None, None),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "news.db", create=True)
    with store.write() as db:
        for record in RECORDS:
            add_record(db, record, at=AT)
    return store


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("", ["ar-3", "ar-2", "ar-1", "ar-4"], id="no words: the newest"),
        pytest.param("harbour STRIKE", ["ar-3", "ar-2"], id="all words, in any order and case"),
        pytest.param("ar-2", ["ar-2"], id="a key"),
        pytest.param(" https://news.example/ar-1 ", ["ar-1"], id="an address"),
        pytest.param("100%", ["ar-1"], id="a per cent sign is itself"),
        pytest.param("r_f", ["ar-1"], id="and so is a low line"),
        pytest.param("'; DROP TABLE articles; --", [], id="no order to the database"),
        pytest.param("x" * 100_000, [], id="long"),
        pytest.param("\x00", ["ar-3", "ar-2", "ar-1", "ar-4"], id="no character"),
    ],
)
def test_articles_are_found_by_their_headline(store: Store, text: str, keys: list[str]) -> None:
    assert [row.key for row in find_articles(store.db, text)] == keys


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        pytest.param({}, ["ar-3", "ar-2", "ar-1", "ar-4"], id="all"),
        pytest.param({"publisher": "Post"}, ["ar-3", "ar-1"], id="a publisher"),
        pytest.param({"first": "2026-02"}, ["ar-3", "ar-2"], id="from a month"),
        pytest.param({"last": "2026-02"}, ["ar-2", "ar-1"], id="to the end of a month"),
        pytest.param({"first": "2026-03-01", "last": "2026-03-01"}, ["ar-3"], id="a day"),
        pytest.param({"publisher": "Nobody"}, [], id="none"),
    ],
)
def test_articles_are_selected(store: Store, asked: dict[str, str], keys: list[str]) -> None:
    selection = select_articles(store.db, limit=10, **asked)
    assert (list(selection.keys), selection.total) == (keys, len(keys))


def test_a_selection_says_how_many_it_leaves_out(store: Store) -> None:
    assert select_articles(store.db, limit=1).total == 4


def test_publishers_and_records_are_listed(store: Store) -> None:
    assert [one.name for one in list_publishers(store.db, limit=9)] == ["Post", "Courier"]
    assert [record.article.id for record in read_several(store.db, ["ar-2", "gone", "ar-1"])] == ["ar-2", "ar-1"]
    assert [row.statements for row in rows_of_articles(store.db, ["ar-2", "gone"])] == [1]
    assert [key for key, _ in digests_of(store.db, ["ar-2", "gone"])] == ["ar-2"]
