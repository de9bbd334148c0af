"""What is kept across articles as they come in is what the products make of all of them."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from onrecord import Record, trace_of
from onrecord.follow import follow_pending, refollow
from onrecord.store import Store, add_record, read_records
from tests.follow.samples import (
    AT,
    QUOTED,
    TRACED,
    clusters_of_all,
    invented,
    keep,
    kept_clusters,
    kept_links,
    links_of_all,
    new_store,
    revised,
)
from tests.trace.samples import embed

ALL = (*TRACED, *QUOTED)


def shuffled(seed: int) -> list[Record]:
    return random.Random(seed).sample(ALL, len(ALL))


def agrees(store: Store) -> bool:
    """Whether the store has what the products make of its articles, each as a set of its own."""
    records = list(read_records(store.db))
    assert kept_links(store) == links_of_all(records)
    assert kept_clusters(store) == clusters_of_all(records)
    trace = trace_of(records, embed)
    across = {quote.statement for link in trace.revisions for quote in (link.earlier, link.later) if quote.statement}
    within = {side for one in records for revision in one.revisions or () for side in (revision.by,)}
    assert revised(store) == across | {side for side in within if isinstance(side, str)}
    return True


def test_the_samples_have_something_of_each() -> None:
    trace = trace_of(TRACED, embed)
    assert len(trace.revisions) >= 4
    assert len(trace.hints) >= 4
    assert len(clusters_of_all(QUOTED)) >= 2


@pytest.mark.parametrize("seed", range(8))
def test_one_by_one_in_any_order_is_the_same_as_all_at_once(tmp_path: Path, seed: int) -> None:
    store = new_store(tmp_path)
    keep(store, shuffled(seed))
    assert agrees(store)


def test_many_at_once_are_the_same(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    keep(store, shuffled(3), one_by_one=False)
    assert agrees(store)


def rows_of(store: Store) -> list[list[tuple[object, ...]]]:
    """All that is told across articles, row by row."""
    tables = ("stories", "story_articles", "links", "clusters", "members", "ties", "forms")
    return [sorted(map(tuple, store.db.execute(f"SELECT * FROM {table}")), key=str) for table in tables]  # noqa: S608


def test_where_batches_end_changes_nothing(tmp_path: Path) -> None:
    """An ingest that was killed, or that is slow, keeps fewer articles at a time: they are followed as they came."""
    found = []
    for one_by_one in (True, False):
        (tmp_path / str(one_by_one)).mkdir()
        store = new_store(tmp_path / str(one_by_one))
        keep(store, shuffled(3), one_by_one=one_by_one)
        found.append(rows_of(store))
    assert found[0] == found[1]


@pytest.mark.parametrize("seed", range(12))
def test_many_claims_of_few_words_are_the_same_too(tmp_path: Path, seed: int) -> None:
    store = new_store(tmp_path)
    records = invented(seed)
    keep(store, records)
    assert links_of_all(records)
    assert agrees(store)
    for old in records[:5]:
        take_away(store, old, None)
    assert agrees(store)


@pytest.mark.parametrize("seed", range(8))
def test_a_new_version_of_a_page_takes_the_place_of_the_old_one(tmp_path: Path, seed: int) -> None:
    store = new_store(tmp_path)
    records = shuffled(seed)
    keep(store, records[4:])
    for old, new in zip(records[4:12], [*records[:4], *(None,) * 4], strict=True):
        take_away(store, old, new)
        assert agrees(store)


def take_away(store: Store, old: Record, new: Record | None) -> None:
    """Let the page of `old` say something else: what another article says too, or nothing of interest."""
    page = store.db.execute(
        "SELECT address FROM pages p JOIN articles a ON a.page = p.id WHERE a.key = ?", (old.article.id,)
    ).fetchone()[0]
    text = "The page is gone"
    plain = replace(old.article, id=f"{old.article.id}-gone", text=text, blocks=old.article.blocks[:1], url=page)
    gone = replace(old, article=plain, statements=(), attributions=(), entities=(), revisions=())
    keep(store, [gone], address=page)
    if new:
        keep(store, [new])


def test_an_article_that_comes_back_has_its_links_again(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    keep(store, TRACED, one_by_one=False)
    before = kept_links(store)
    take_away(store, TRACED[0], None)
    assert kept_links(store) != before
    with store.write() as db:
        db.execute("UPDATE articles SET current = 0, followed = 0 WHERE key = ?", (f"{TRACED[0].article.id}-gone",))
        db.execute("UPDATE articles SET current = 1, followed = 0 WHERE key = ?", (TRACED[0].article.id,))
    follow_pending(store, embed)
    assert kept_links(store) == before
    assert agrees(store)


def test_what_changes_is_marked_for_the_search_index(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    keep(store, TRACED[:1])
    with store.write() as db:
        db.execute("UPDATE articles SET indexed = 1")
        add_record(db, TRACED[1], at=AT)
    follow_pending(store, embed)
    assert [row[0] for row in store.db.execute("SELECT key FROM articles WHERE indexed = 0 ORDER BY id")] == [
        TRACED[0].article.id,
        TRACED[1].article.id,
    ]


def test_a_kill_leaves_all_or_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.write() as db:
        for one in TRACED:
            add_record(db, one, at=AT)

    def killed(_: Sequence[str]) -> object:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        follow_pending(store, killed)  # type: ignore[arg-type]
    assert not kept_links(store)
    assert store.db.execute("SELECT count(*) FROM articles WHERE followed = 0").fetchone()[0] == len(TRACED)
    assert follow_pending(store, embed) == len(TRACED)
    assert follow_pending(store, embed) == 0
    assert agrees(store)


def test_all_can_be_made_anew(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    keep(store, chain(ALL))
    with store.write() as db:
        db.execute("DELETE FROM claim_words")
        db.execute("DELETE FROM links WHERE kind IS NULL")
    assert refollow(store, embed) == len(ALL)
    assert agrees(store)
