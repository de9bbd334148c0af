"""What is kept across articles is read as typed rows, and long lists go on from a cursor."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import StoreError, trace_of, variants_of
from onrecord.follow import Page, clusters_of, links_of, list_clusters, list_links, read_cluster
from onrecord.schema.revision import RevisionKind
from onrecord.store import Store
from tests.follow.samples import QUOTED, TRACED, keep, new_store
from tests.trace.samples import embed

TRACE = trace_of((*TRACED, *QUOTED), embed)
VARIANTS = variants_of((*QUOTED, *TRACED))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("store")
    with new_store(folder) as store:
        keep(store, (*TRACED, *QUOTED))
        yield store


def read_all(read: Callable[..., Page[Any]], store: Store) -> list[Any]:
    found: list[Any] = []
    cursor = None
    while True:
        page = read(store.db, cursor=cursor, limit=2)
        found.extend(page.rows)
        if page.next is None:
            return found
        cursor = page.next


def test_links_of_a_statement_are_those_of_the_trace(store: Store) -> None:
    link = TRACE.revisions[0]
    assert link in links_of(store.db, link.earlier.statement or "")
    assert link in links_of(store.db, link.later.statement or "")
    assert links_of(store.db, "st-none") == ()


def test_a_list_of_links_goes_on_from_its_cursor(store: Store) -> None:
    days = [link.later.day or "" for link in read_all(list_links, store)]
    assert len(days) == len(TRACE.revisions) + len(TRACE.hints)
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("revision", len(TRACE.revisions)),
        ("hint", len(TRACE.hints)),
        (RevisionKind.DENIAL, sum(link.kind is RevisionKind.DENIAL for link in TRACE.revisions)),
    ],
)
def test_links_of_one_kind(store: Store, kind: Any, count: int) -> None:
    assert len(list_links(store.db, kind=kind).rows) == count


def test_an_utterance_is_that_of_the_variants(store: Store) -> None:
    for cluster in VARIANTS.clusters:
        assert read_cluster(store.db, cluster.id) == cluster
        (row,) = clusters_of(store.db, cluster.variants[0].place.statement)
        assert (row.key, row.speaker, row.text) == (cluster.id, cluster.speaker, cluster.variants[0].text)
        assert row.wordings == max(variant.wording for variant in cluster.variants)


def test_a_list_of_utterances_goes_on_from_its_cursor(store: Store) -> None:
    assert {row.key for row in read_all(list_clusters, store)} == {cluster.id for cluster in VARIANTS.clusters}
    changed = list_clusters(store.db, changed_only=True).rows
    assert {row.key for row in changed} == {cluster.id for cluster in VARIANTS.clusters if cluster.changed}


@pytest.mark.parametrize("cursor", ["", "x", "~", "2026~x", "2026~-1", "~" + "9" * 40, "’~’"])
def test_any_other_cursor_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(StoreError, match="cursor"):
        list_links(store.db, cursor=cursor)


def test_what_is_not_there_is_said_so(store: Store) -> None:
    with pytest.raises(StoreError, match="no such quotation"):
        read_cluster(store.db, "qv-0")
