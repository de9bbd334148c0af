"""A person puts entities together or sets them apart, and it stays so until it is withdrawn."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from sqlite3 import Connection

import pytest

from onrecord import StoreError
from onrecord.schema.entity import EntityType
from onrecord.store import Store, open_store
from onrecord.store.decisions import find_entity, list_decisions, merge_entities, split_entity, withdraw_decision
from onrecord.store.rebuild import rebuild_entities
from tests.store.made import AT, Who, article
from tests.store.test_entities import MAYOR, check, groups, keep, sizes


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "news.db", create=True)


def key_of(store: Store, number: int) -> str:
    """The key of the first entity in article `number`."""
    row = store.db.execute(
        "SELECT e.key FROM appearances p JOIN entities e ON e.id = p.entity JOIN articles a ON a.id = p.article"
        " WHERE a.headline = ? ORDER BY p.local",
        (f"Headline {number}",),
    ).fetchone()
    return str(row[0])


def places(store: Store, *numbers: int) -> list[tuple[str, str]]:
    """The first appearance in each of these articles."""
    rows = store.db.execute(
        "SELECT a.headline, a.key, min(p.local) FROM appearances p JOIN articles a ON a.id = p.article GROUP BY a.id"
    )
    return [(key, local) for headline, key, local in rows if headline in {f"Headline {n}" for n in numbers}]


def rebuilt(store: Store) -> None:
    """Nothing changes when all is put together anew."""
    before = groups(store.db)
    with store.write() as db:
        rebuild_entities(db)
    assert groups(store.db) == before
    check(store.db)


def test_a_wrong_merge_is_undone_and_stays_undone(store: Store) -> None:
    keep(store, *(article(n, MAYOR) for n in (1, 2, 3)))
    whole = key_of(store, 1)
    with store.write() as db:
        new = split_entity(db, whole, places(store, 3), by="ada", at=AT, note="a namesake")
    assert (key_of(store, 1), key_of(store, 3)) == (whole, new)
    assert sizes(store.db) == [1, 2]
    rebuilt(store)
    # read by another engine, and with another text at the same address
    keep(store, replace(article(3, MAYOR), statements=()), article(4, MAYOR, url="https://news.example/3"))
    assert (key_of(store, 1), key_of(store, 4)) == (whole, new)
    # what would fit both is open, an identifier or another office decides
    keep(store, article(5, MAYOR), article(6, MAYOR))
    assert sizes(store.db) == [1, 1, 2, 2]
    rebuilt(store)


def test_what_comes_later_goes_where_a_role_decides(store: Store) -> None:
    keep(store, article(1, Who("Lena Okafor", "mayor of Leeds", "Leeds")), article(2, Who("Lena Okafor", "mayor")))
    with store.write() as db:
        split_entity(db, key_of(store, 1), places(store, 2), by="ada", at=AT)
    keep(store, article(3, Who("Lena Okafor", "mayor of Hull", "Hull")))
    assert key_of(store, 3) == key_of(store, 2)
    keep(store, article(4, Who("Lena Okafor", "mayor")))
    assert key_of(store, 4) not in {key_of(store, 1), key_of(store, 2)}
    rebuilt(store)


def test_an_identifier_stays_with_the_rest(store: Store) -> None:
    known = Who("Lena Okafor", "senator", wikidata="Q1")
    keep(store, *(article(n, known) for n in (1, 2, 3)))
    with store.write() as db:
        split_entity(db, key_of(store, 1), places(store, 2), by="ada", at=AT)
    keep(store, article(4, known))
    assert key_of(store, 4) == key_of(store, 1) != key_of(store, 2)
    rebuilt(store)


def test_two_are_put_together_against_their_roles(store: Store) -> None:
    keep(store, article(1, MAYOR), article(2, Who("Lena Okafor", "mayor of Hull", "Hull")), article(3, Who("Okafor")))
    old = key_of(store, 2)
    with store.write() as db:
        key = merge_entities(db, [key_of(store, n) for n in (1, 2, 3)], by="ada", at=AT, note="she moved")
    assert find_entity(store.db, old)[1] == key == key_of(store, 3)
    keep(store, article(4, MAYOR), article(5, Who("Lena Okafor", "mayor")), article(6, Who("Okafor")))
    assert sizes(store.db) == [1, 5]
    reasons = store.db.execute("SELECT DISTINCT reason FROM profiles WHERE reason LIKE 'put%'").fetchall()
    assert [tuple(row) for row in reasons] == [("put together by ada",)]
    rebuilt(store)


@pytest.mark.parametrize("first", ["merge", "split"])
def test_a_decision_can_be_withdrawn(store: Store, first: str) -> None:
    keep(store, *(article(n, MAYOR) for n in (1, 2, 3)), article(4, Who("Ada Quill")))
    before, keys = groups(store.db), {n: key_of(store, n) for n in (1, 4)}
    with store.write() as db:
        if first == "merge":
            merge_entities(db, [keys[1], keys[4]], by="ada", at=AT)
        else:
            split_entity(db, keys[1], places(store, 2), by="ada", at=AT)
    assert groups(store.db) != before
    (decision,) = list_decisions(store.db, keys[1])
    with store.write() as db:
        withdraw_decision(db, decision.id, by="bo", at=AT)
    assert groups(store.db) == before
    assert {n: key_of(store, n) for n in (1, 4)} == keys
    assert [(one.withdrawn_by, one.verdict) for one in list_decisions(store.db)] == [("bo", decision.verdict)]
    rebuilt(store)


@pytest.mark.issue(6)
def test_whatever_two_are_put_together_come_apart_as_they_were(store: Store) -> None:
    people = [MAYOR, Who("Bo Fenn"), Who("Ada Quill", "minister", "Lorn"), Who("Lorn", type=EntityType.PLACE)]
    for number in (1, 2):
        keep(store, article(number, *people))
    before = groups(store.db), [tuple(row) for row in store.db.execute("SELECT key, name FROM entities ORDER BY key")]
    for one, other in permutations([key for key, _ in before[1]], 2):
        with store.write() as db:
            merge_entities(db, [one, other], by="ada", at=AT)
        with store.write() as db:
            withdraw_decision(db, list_decisions(db)[0].id, by="ada", at=AT)
        after = [tuple(row) for row in store.db.execute("SELECT key, name FROM entities ORDER BY key")]
        assert (groups(store.db), after) == before, (one, other)


@pytest.mark.issue(6)
def test_the_rest_keeps_the_key_whatever_is_taken_out(store: Store) -> None:
    keep(store, *(article(n, MAYOR) for n in (1, 2, 3)))
    whole = key_of(store, 1)
    with store.write() as db:
        taken = split_entity(db, whole, places(store, 1, 2), by="ada", at=AT)
    assert [key_of(store, n) for n in (1, 2, 3)] == [taken, taken, whole]
    with store.write() as db:
        again = split_entity(db, taken, places(store, 1), by="ada", at=AT)
    assert [key_of(store, n) for n in (1, 2, 3)] == [again, taken, whole]
    assert len({whole, taken, again}) == 3
    rebuilt(store)
    for decision in list_decisions(store.db):
        with store.write() as db:
            withdraw_decision(db, decision.id, by="ada", at=AT)
    assert {find_entity(store.db, key)[1] for key in (whole, taken, again)} == {whole}


@pytest.mark.issue(6)
def test_a_key_of_before_a_merge_finds_its_own_again(store: Store) -> None:
    first, second = (article(n, Who("Ada Quill", "senator")) for n in (2, 3))
    keep(store, article(1, MAYOR), first, second)
    ada = key_of(store, 2)
    # another reading has no such name: its key leads to the one it was part of
    keep(store, replace(first, entities=(), statements=()))
    own = key_of(store, 3)
    assert ada != own == find_entity(store.db, ada)[1]
    with store.write() as db:
        merge_entities(db, [key_of(store, 1), own], by="ada", at=AT)
    assert find_entity(store.db, ada)[1] == find_entity(store.db, own)[1] == key_of(store, 1)
    with store.write() as db:
        withdraw_decision(db, list_decisions(db)[0].id, by="ada", at=AT)
    assert find_entity(store.db, ada)[1] == own != key_of(store, 1)


def test_a_newer_decision_goes_first(store: Store) -> None:
    keep(store, *(article(n, MAYOR) for n in (1, 2, 3)))
    with store.write() as db:
        split_entity(db, key_of(store, 1), places(store, 3), by="ada", at=AT)
        merge_entities(db, [key_of(store, 1), key_of(store, 3)], by="bo", at=AT)
    assert sizes(store.db) == [3]
    rebuilt(store)
    with store.write() as db:
        split_entity(db, key_of(store, 1), places(store, 2), by="cy", at=AT)
    assert sizes(store.db) == [1, 2]
    rebuilt(store)


def test_what_cannot_be_decided_is_refused(store: Store) -> None:
    keep(store, article(1, MAYOR), article(2, MAYOR))
    key = key_of(store, 1)
    cases: list[tuple[Callable[[Connection], object], str]] = [
        (lambda db: merge_entities(db, [key, key], by="ada", at=AT), "one-entity"),
        (lambda db: merge_entities(db, [key, "id-none"], by="ada", at=AT), "no-entity"),
        (lambda db: split_entity(db, key, places(store, 1, 2), by="ada", at=AT), "nothing-left"),
        (lambda db: split_entity(db, key, [("ar-none", "en-none")], by="ada", at=AT), "no-appearance"),
        (lambda db: withdraw_decision(db, 7, by="ada", at=AT), "no-decision"),
    ]
    for act, code in cases:
        with pytest.raises(StoreError) as caught, store.write() as db:
            act(db)
        assert caught.value.code == code
    check(store.db)
