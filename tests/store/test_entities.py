"""Entities across articles: together by register or by name with role, else apart, in whatever order articles come."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Record, from_json
from onrecord.schema.entity import EntityType, Links
from onrecord.store import Store, add_record, open_store
from onrecord.store.decisions import find_entity
from onrecord.store.names import WHY
from onrecord.store.rebuild import rebuild_entities
from tests.golden.cases import golden_cases
from tests.store.made import AT, Who, article, body

MAYOR = Who("Lena Okafor", "mayor of Leeds", "Leeds")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "news.db", create=True)


def keep(store: Store, *records: Record) -> None:
    with store.write() as db:
        for record in records:
            add_record(db, record, at=AT)


def groups(db: sqlite3.Connection) -> set[frozenset[tuple[str, str]]]:
    """The appearances that are one, by article and name in it."""
    found: dict[int, set[tuple[str, str]]] = {}
    for row in db.execute("SELECT a.key, p.local, p.entity FROM appearances p JOIN articles a ON a.id = p.article"):
        found.setdefault(row["entity"], set()).add((row["key"], row["local"]))
    return {frozenset(group) for group in found.values()}


def sizes(db: sqlite3.Connection) -> list[int]:
    return sorted(len(group) for group in groups(db))


def check(db: sqlite3.Connection) -> None:
    """What always holds: no entity without an appearance, statements and counts agree with appearances."""
    assert db.execute("SELECT count(*) FROM appearances WHERE entity IS NULL").fetchone()[0] == 0
    assert (
        db.execute("SELECT count(*) FROM entities WHERE id NOT IN (SELECT entity FROM appearances)").fetchone()[0] == 0
    )
    assert (
        db.execute("SELECT count(*) FROM profiles WHERE id NOT IN (SELECT profile FROM appearances)").fetchone()[0] == 0
    )
    wrong = db.execute(
        "SELECT count(*) FROM statements s JOIN appearances p ON p.article = s.article AND p.local = s.local"
        " WHERE s.entity IS NOT p.entity"
    )
    assert wrong.fetchone()[0] == 0
    counted = db.execute(
        "SELECT count(*) FROM entities e WHERE e.statements != (SELECT count(*) FROM statements s"
        " JOIN articles a ON a.id = s.article WHERE s.entity = e.id AND a.current)"
    )
    assert counted.fetchone()[0] == 0
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(MAYOR, MAYOR, id="full name and role"),
        pytest.param(MAYOR, Who("LENA OKAFOR", "Mayor"), id="the role without its body"),
        pytest.param(
            Who("Dr. Jürgen Weiß-Ott", "senator"), Who("Jurgen Weiss Ott", "Senator"), id="accents, honorific"
        ),
        pytest.param(
            Who("Ada Quill", "lawyer for Quay Ltd", "Quay Ltd"),
            Who("Ada Quill", "aide at Quay Ltd", "Quay Ltd"),
            id="the body alone",
        ),
        pytest.param(Who("Ada B. Quill", "senator"), Who("Ada Quill", "senator"), id="an initial more"),
        pytest.param(
            Who("Jan Kott", "Polish president"),
            Who("Jan Kott", "president of Poland", "Poland"),
            id="an adjective for the country",
        ),
        pytest.param(Who("Quill", wikidata="Q1"), Who("Ada Quill", "senator", wikidata="Q1"), id="one identifier"),
        pytest.param(Who("Ada Quill", "senator", wikidata="Q1"), Who("Ada Quill", "senator"), id="identified by name"),
        pytest.param(body("Amnesty International"), body("AMNESTY International"), id="a body"),
        pytest.param(body("The World Health Organization"), body("WHO"), id="a well-known acronym"),
        pytest.param(
            body("Turkish Ministry of Defence"), body("Turkish Ministry of Defence"), id="a place in the name"
        ),
        pytest.param(Who("U.S.", type=EntityType.PLACE), Who("United States", type=EntityType.PLACE), id="a country"),
    ],
)
def test_these_are_one(store: Store, one: Who, other: Who) -> None:
    keep(store, article(1, one), article(2, other))
    assert sizes(store.db) == [2]
    check(store.db)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Who("Lena Okafor"), Who("Lena Okafor"), id="a name alone"),
        pytest.param(Who("Okafor", "mayor"), Who("Okafor", "mayor"), id="a last name"),
        pytest.param(MAYOR, Who("Lena Okafor", "mayor of Hull", "Hull"), id="one office, other places"),
        pytest.param(MAYOR, Who("Lena Okafor", "senator"), id="nothing in common"),
        pytest.param(Who("Ada Quill", "resident"), Who("Ada Quill", "resident"), id="a word that fits many"),
        pytest.param(Who("Ada Quill", "director"), Who("Ada Quill", "director"), id="a post that many bodies have"),
        pytest.param(Who("Ada B. Quill", "senator"), Who("Ada C. Quill", "senator"), id="other initials"),
        pytest.param(
            Who("Ada Quill", "senator", wikidata="Q1"),
            Who("Ada Quill", "senator", wikidata="Q2"),
            id="two in a register",
        ),
        pytest.param(body("Ministry of Defence"), body("Ministry of Defence"), id="a body that many states have"),
        pytest.param(body("City Council"), body("City Council"), id="a council"),
        pytest.param(body("the police"), body("the police"), id="a description"),
        pytest.param(body("NHA"), body("NHA"), id="an acronym"),
        pytest.param(body("British"), body("British"), id="an adjective"),
        pytest.param(
            Who("two officials", type=EntityType.UNNAMED), Who("two officials", type=EntityType.UNNAMED), id="unnamed"
        ),
        pytest.param(
            Who("Boston", type=EntityType.PLACE), Who("Boston", type=EntityType.PLACE), id="a place name of several"
        ),
    ],
)
def test_these_stay_apart(store: Store, one: Who, other: Who) -> None:
    keep(store, article(1, one), article(2, other))
    assert sizes(store.db) == [1, 1]
    check(store.db)


def test_two_names_of_one_country_in_an_article_are_one(store: Store) -> None:
    uk, britain = (Who(name, type=EntityType.PLACE) for name in ("UK", "Britain"))
    keep(store, article(1, uk, britain, Who("Ada Quill", "senator"), Who("Ada Quill", "mayor")), article(2, britain))
    assert sizes(store.db) == [1, 1, 3]
    check(store.db)


def test_a_tie_stays_open(store: Store) -> None:
    keep(store, article(1, MAYOR), article(2, Who("Lena Okafor", "mayor of Hull", "Hull")))
    keep(store, article(3, Who("Lena Okafor", "mayor")), article(4, Who("Lena Okafor", "mayor")))
    assert sizes(store.db) == [1, 1, 1, 1]


def test_an_identifier_learned_later_joins_two(store: Store) -> None:
    keep(store, article(1, Who("Ada Quill", "senator", wikidata="Q1")), article(2, Who("A. Quill", bioguide="Q000001")))
    old = [row["key"] for row in store.db.execute("SELECT key FROM entities ORDER BY id")]
    keep(store, article(3, Who("Ada Quill", "mayor", wikidata="Q1", bioguide="Q000001")))
    assert sizes(store.db) == [3]
    (row,) = store.db.execute("SELECT key FROM entities")
    assert [row["key"], row["key"]] == [old[0], find_entity(store.db, old[1])[1]]
    check(store.db)


def test_a_version_of_a_page_says_more_of_the_same(store: Store) -> None:
    url = "https://news.example/pier"
    keep(store, article(1, Who("Lena Okafor"), url=url), article(2, MAYOR, url=url), article(3, MAYOR))
    assert sizes(store.db) == [3]
    check(store.db)


def test_what_is_read_anew_leaves_nothing_behind(store: Store) -> None:
    before = article(1, MAYOR, Who("Ada Quill"), body("Amnesty International"))
    keep(store, before)
    first = article(1, MAYOR, Who("Ada Quill"), body("Amnesty International"))
    assert first.entities
    object.__setattr__(first, "entities", first.entities[:1])
    object.__setattr__(first, "statements", first.statements[:1])
    key = store.db.execute("SELECT key FROM entities WHERE name = 'Lena Okafor'").fetchone()[0]
    keep(store, first)
    assert [row["key"] for row in store.db.execute("SELECT key FROM entities")] == [key]
    check(store.db)


def test_persons_of_real_articles_are_one_where_a_second_report_gives_their_role(store: Store) -> None:
    for case in golden_cases():
        record = from_json(case.expected.read_bytes())
        # by name alone: registers know the best known of them
        bare = tuple(replace(one, links=Links()) for one in record.entities or ())
        for copy in ("one", "other"):
            made = replace(record.article, id=f"{record.article.id}-{copy}", url=f"https://{copy}.example/{case.name}")
            keep(store, replace(record, article=made, entities=bare, statements=()))
    rows = store.db.execute(
        "SELECT p.name, f.reason, count(DISTINCT p.article) AS articles FROM appearances p JOIN profiles f"
        " ON f.id = p.profile WHERE f.type = 'person' GROUP BY p.entity"
    ).fetchall()
    assert {"Boris Johnson", "Nancy Pelosi", "Carrie Lam"} <= {row["name"] for row in rows if row["articles"] > 1}
    # a role that tells nobody from namesakes ("husband", "chairman" of what?), and a last name, merge nobody
    assert {row["reason"] for row in rows if row["articles"] == 1} <= {WHY["bare"], WHY["last"], WHY["twin"]}
    assert all(row["reason"].startswith("by the full name and the") for row in rows if row["articles"] > 1)


CAST = (
    MAYOR,
    Who("Lena Okafor", "mayor"),
    Who("Lena Okafor", "mayor of Hull", "Hull"),
    Who("Lena Okafor", "senator"),
    Who("Lena Okafor", "senator", wikidata="Q1"),
    Who("Lena Okafor", "senator", wikidata="Q2"),
    Who("Lena Okafor", "mayor", bioguide="B000001"),
    Who("Lena Okafor", "governor", wikidata="Q1", bioguide="B000001"),
    Who("L. Okafor", wikidata="Q2"),
    Who("Lena Okafor"),
    Who("Lena Okafor", "Leeds governor", "Leeds"),
)


def built(folder: Path, records: Iterable[Record]) -> set[frozenset[tuple[str, str]]]:
    with open_store(folder / "news.db", create=True) as store:
        for record in records:
            keep(store, record)
        check(store.db)
        found = groups(store.db)
        keys = store.db.execute("SELECT key, name FROM entities ORDER BY key").fetchall()
        with store.write() as db:
            rebuild_entities(db)
        assert groups(store.db) == found
        assert store.db.execute("SELECT key, name FROM entities ORDER BY key").fetchall() == keys
        check(store.db)
        return found


@settings(max_examples=60, deadline=None)
@given(cast=st.lists(st.sampled_from(CAST), min_size=2, max_size=7), data=st.data())
def test_the_order_of_articles_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, cast: list[Who], data: st.DataObject
) -> None:
    records = [article(number, who) for number, who in enumerate(cast)]
    other = data.draw(st.permutations(records))
    assert built(tmp_path_factory.mktemp("one"), records) == built(tmp_path_factory.mktemp("other"), other)


def test_all_orders_of_a_bridge(tmp_path_factory: pytest.TempPathFactory) -> None:
    records = [article(number, CAST[n]) for number, n in enumerate((0, 1, 2, 4))]
    results = [built(tmp_path_factory.mktemp("store"), order) for order in permutations(records)]
    assert all(result == results[0] for result in results)


def test_each_appearance_has_its_reason(store: Store) -> None:
    people = (MAYOR, Who("Quill", wikidata="Q1"), Who("Okafor"), body("Amnesty International"))
    keep(store, article(1, *people))
    rows = store.db.execute(
        "SELECT p.name, f.reason FROM appearances p JOIN profiles f ON f.id = p.profile ORDER BY p.local"
    )
    assert [tuple(row) for row in rows] == [
        ("Lena Okafor", "by the full name and the role “mayor”"),
        ("Quill", "the register has it as wikidata Q1"),
        ("Okafor", "only one name, not a full name"),
        ("Amnesty International", "by its full name"),
    ]
