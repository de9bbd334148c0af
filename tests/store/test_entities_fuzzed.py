"""Whatever happens to a store: its entities are those that a rebuild makes from nothing, and verify is content."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import StoreError
from onrecord.schema.entity import EntityType
from onrecord.store import Store, add_record, open_store
from onrecord.store.decisions import find_entity, list_decisions, merge_entities, split_entity, withdraw_decision
from onrecord.store.rebuild import rebuild_entities
from onrecord.store.verify import verify_store
from tests.store.made import AT, Who, article, body
from tests.store.test_entities import CAST, MAYOR, check, groups

COUNTRY = (Who("UK", type=EntityType.PLACE), Who("Britain", wikidata="Q145", type=EntityType.PLACE))
PEOPLE = (*CAST, *COUNTRY, body("Amnesty International"), body("City Council"), Who("an aide", type=EntityType.UNNAMED))
Step = tuple[str, int, int, list[Who]]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["keep", "keep", "keep", "version", "reread", "merge", "split", "withdraw"]),
        st.integers(0, 5),
        st.integers(0, 5),
        st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3),
    ),
    min_size=3,
    max_size=14,
)


def _keep(db: Connection, step: Step, number: int) -> None:
    add_record(db, article(number, *step[3]), at=AT)


def _version(db: Connection, step: Step, number: int) -> None:
    add_record(db, article(number, *step[3], url=f"https://news.example/{step[1]}"), at=AT)


def _reread(db: Connection, step: Step, _: int) -> None:
    first = article(step[1], *step[3])
    add_record(db, replace(first, statements=(), entities=(first.entities or ())[: step[2]]), at=AT)


def _merge(db: Connection, step: Step, _: int) -> None:
    keys = [row["key"] for row in db.execute("SELECT key FROM entities ORDER BY name, id")]
    if keys:
        merge_entities(db, [keys[step[1] % len(keys)], keys[step[2] % len(keys)]], by="ada", at=AT)


def _split(db: Connection, step: Step, _: int) -> None:
    keys = [row["key"] for row in db.execute("SELECT key FROM entities ORDER BY statements DESC, id")]
    rows = db.execute(
        "SELECT a.key, p.local FROM appearances p JOIN articles a ON a.id = p.article"
        " JOIN entities e ON e.id = p.entity WHERE e.key = ? ORDER BY a.id, p.local",
        (keys[0] if keys else "",),
    ).fetchall()
    if rows:
        split_entity(db, keys[0], [tuple(rows[step[1] % len(rows)])], by="bo", at=AT)


def _withdraw(db: Connection, step: Step, _: int) -> None:
    decisions = list_decisions(db)
    if decisions:
        withdraw_decision(db, decisions[step[1] % len(decisions)].id, by="cy", at=AT)


DO: dict[str, Callable[[Connection, Step, int], None]] = {
    "keep": _keep,
    "version": _version,
    "reread": _reread,
    "merge": _merge,
    "split": _split,
    "withdraw": _withdraw,
}


def state(db: Connection) -> tuple[object, ...]:
    """All that a rebuild must find again."""
    rows = db.execute("SELECT key, name, type, statements FROM entities ORDER BY key")
    return groups(db), [tuple(row) for row in rows]


def check_rebuilt(store: Store) -> None:
    """A rebuild changes nothing, be it from what is there or from the records alone."""
    found = state(store.db)
    with store.write() as db:
        rebuild_entities(db)
    assert state(store.db) == found
    with store.write() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("UPDATE statements SET entity = NULL")
        db.execute("UPDATE appearances SET entity = NULL, profile = NULL")
        db.execute("DELETE FROM profiles")
        db.execute("DELETE FROM entities")
        rebuild_entities(db)
    assert state(store.db) == found
    check(store.db)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_a_rebuild_changes_nothing(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    with open_store(tmp_path_factory.mktemp("store") / "news.db", create=True) as store:
        handed_out = set()
        for number, step in enumerate(steps, 10):
            _take(store, step, number)
            check(store.db)
            handed_out |= {row["key"] for row in store.db.execute("SELECT key FROM entities")}
        check_rebuilt(store)
        # only a name that a new reading does not find any more may end a key
        assert "reread" in {step[0] for step in steps} or all(find_entity(store.db, key) for key in handed_out)
        assert verify_store(Path(store.path)).damages == ()


BOTH = Who("Lena Okafor", "governor", wikidata="Q1", bioguide="B000001")
LEEDS = Who("Lena Okafor", "Leeds governor", "Leeds")
SENATOR = Who("Lena Okafor", "senator")
HULL = Who("Lena Okafor", "mayor of Hull", "Hull")
KNOWN = Who("Lena Okafor", "mayor", bioguide="B000001")


@pytest.mark.issue(6)
@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(
            [
                ("version", 0, 0, [LEEDS]),
                ("reread", 4, 1, [BOTH]),
                ("reread", 5, 1, [Who("Lena Okafor", "senator", wikidata="Q2")]),
                ("version", 0, 0, [SENATOR]),
            ],
            id="a page whose name was open says more of it",
        ),
        pytest.param(
            [
                ("keep", 0, 0, [Who("Lena Okafor", "senator", wikidata="Q2")]),
                ("reread", 3, 1, [LEEDS]),
                ("version", 4, 0, [BOTH]),
                ("version", 3, 0, [SENATOR]),
            ],
            id="a version makes a page open that was one with others",
        ),
        pytest.param(
            [
                ("keep", 0, 0, [BOTH]),
                ("keep", 0, 0, [LEEDS]),
                ("split", 0, 0, []),
                ("reread", 1, 1, [LEEDS]),
                ("version", 1, 0, [Who("Lena Okafor", "mayor")]),
            ],
            id="a version after a parting",
        ),
        pytest.param(
            [
                ("keep", 0, 0, [KNOWN]),
                ("reread", 5, 1, [KNOWN]),
                ("split", 0, 0, []),
                ("reread", 2, 1, [LEEDS]),
                ("version", 2, 0, [MAYOR]),
            ],
            id="a parting of an identifier, and a name of others",
        ),
        pytest.param(
            [
                ("version", 3, 0, [Who("Lena Okafor", "senator", wikidata="Q1")]),
                ("reread", 2, 1, [SENATOR]),
                ("version", 2, 0, [HULL]),
                ("reread", 4, 1, [Who("Lena Okafor", "senator", wikidata="Q2")]),
            ],
            id="a page that was one with others by half of what it says",
        ),
        pytest.param(
            [
                ("keep", 0, 0, [MAYOR]),
                ("reread", 1, 1, [MAYOR]),
                ("reread", 5, 1, [SENATOR]),
                ("split", 4, 0, []),
                ("reread", 5, 1, [MAYOR]),
            ],
            id="a page read anew after a parting",
        ),
        pytest.param(
            [
                ("keep", 0, 0, [KNOWN]),
                ("reread", 1, 1, [Who("Lena Okafor", "mayor")]),
                ("reread", 5, 1, [HULL]),
                ("reread", 1, 1, [MAYOR]),
            ],
            id="a page read anew that was open",
        ),
        pytest.param(
            [
                ("keep", 0, 0, [LEEDS]),
                ("keep", 0, 0, [MAYOR, MAYOR]),
                ("version", 5, 0, [Who("Lena Okafor")]),
                ("keep", 0, 0, [HULL]),
                ("keep", 0, 0, [Who("Lena Okafor", "senator", wikidata="Q1")]),
                ("keep", 0, 0, [Who("L. Okafor", wikidata="Q2")]),
                ("merge", 3, 2, []),
                ("reread", 3, 1, [SENATOR]),
                ("version", 3, 0, [MAYOR]),
                ("merge", 4, 5, []),
                ("merge", 3, 1, []),
            ],
            id="three merges of pages that say more",
        ),
    ],
)
def test_histories_after_which_a_rebuild_gave_other_keys(tmp_path: Path, steps: list[Step]) -> None:
    with open_store(tmp_path / "news.db", create=True) as store:
        for number, step in enumerate(steps, 10):
            _take(store, step, number)
        check_rebuilt(store)


def _take(store: Store, step: Step, number: int) -> None:
    try:
        with store.write() as db:
            DO[step[0]](db, step, number)
    except StoreError as error:
        assert error.code in {"one-entity", "nothing-left", "no-decision"}, error  # noqa: PT017
