"""Corrections stand beside the machine's answer, are found again after a new reading, and can be trained on."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import Record, StoreError
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, ChannelKind
from onrecord.store import Store, open_store, read_record
from onrecord.store.corrections import (
    Answer,
    SaidBy,
    SaidThrough,
    add_correction,
    corrected_keys,
    corrections_of,
    list_corrections,
    withdraw_correction,
)
from onrecord.store.training import read_training_rows
from tests.store.made import AT, Who, article
from tests.store.test_entities import MAYOR, keep

WORDS = "“the pier 🎡 will open” in"
RECORD = article(1, MAYOR, Who("Ada Quill"), words=WORDS)
FIRST, SECOND = (statement.id for statement in RECORD.statements)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "news.db", create=True)
    keep(store, RECORD)
    return store


def correct(store: Store, answer: Answer, statement: str = FIRST) -> int:
    with store.write() as db:
        return add_correction(db, statement, answer, by="ada", at=AT)


def renamed(record: Record) -> Record:
    """The same reading by an engine that gives other keys."""
    return replace(record, statements=tuple(replace(one, id=f"{one.id}-2") for one in record.statements))


def test_a_correction_stands_beside_the_answer(store: Store) -> None:
    number = correct(store, Answer(speaker=SaidBy(name="Ada Quill"), act=Act.PROMISE))
    (one,) = corrections_of(store.db, FIRST)
    assert (one.id, one.machine.act, one.answer.act) == (number, Act.ASSERT, Act.PROMISE)
    assert (one.machine.speaker.name, one.answer.speaker) == ("Lena Okafor", SaidBy(name="Ada Quill"))
    assert read_record(store.db, RECORD.article.id) == RECORD
    assert corrections_of(store.db, SECOND) == ()


def test_it_is_found_again_after_a_new_reading(store: Store) -> None:
    correct(store, Answer(statement=False))
    keep(store, renamed(RECORD))
    assert [one.statement for one in corrections_of(store.db, f"{FIRST}-2")] == [f"{FIRST}-2"]
    keep(store, replace(RECORD, statements=()))
    assert [one.statement for one in list_corrections(store.db)] == [None]


def test_it_can_be_withdrawn(store: Store) -> None:
    number = correct(store, Answer(speaker=SaidBy()))
    with store.write() as db:
        withdraw_correction(db, number, by="bo", at=AT)
    assert [one.withdrawn_by for one in corrections_of(store.db, FIRST)] == ["bo"]
    assert list(read_training_rows(store.db)) == []


def version(*people: Who, words: str = WORDS) -> Record:
    """The next text of the page: what `people` say, and one more."""
    made = article(1, *people, Who("Bo Fenn"), words=words)
    return replace(made, article=replace(made.article, url=RECORD.article.url))


def test_a_new_version_with_the_same_words_shows_it_as_made_on_the_earlier_one(store: Store) -> None:
    number = correct(store, Answer(act=Act.PROMISE))
    later = version(MAYOR, Who("Ada Quill"))
    keep(store, later)
    (one,) = corrections_of(store.db, later.statements[0].id)
    assert (one.id, one.carried, one.statement) == (number, True, later.statements[0].id)
    assert (one.article, one.corrected) == (RECORD.article.id, FIRST)
    assert corrections_of(store.db, later.statements[1].id) == ()
    assert corrected_keys(store.db, later.article.id) == {later.statements[0].id}
    # the machine's answer stays, and the correction is one
    assert read_record(store.db, later.article.id) == later
    assert [one.carried for one in list_corrections(store.db)] == [False]
    (row,) = read_training_rows(store.db)
    assert (row.article, row.carried_to) == (RECORD.article.id, later.statements[0].id)
    with store.write() as db:
        withdraw_correction(db, number, by="bo", at=AT)
    assert [one.withdrawn_by for one in corrections_of(store.db, later.statements[0].id)] == ["bo"]
    assert corrected_keys(store.db, later.article.id) == frozenset()


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(version(MAYOR, words="“the pier 🎡 may open” in"), id="other words"),
        pytest.param(version(Who("Cy Dale", "mayor of Leeds", "Leeds")), id="another source"),
        pytest.param(
            replace(
                version(MAYOR), statements=tuple(replace(version(MAYOR).statements[0], id=f"st-{n}") for n in "ab")
            ),
            id="the same words twice",
        ),
    ],
)
def test_what_may_be_another_statement_has_no_correction(store: Store, later: Record) -> None:
    correct(store, Answer(statement=False))
    keep(store, later)
    assert corrected_keys(store.db, later.article.id) == frozenset()
    assert [row.carried_to for row in read_training_rows(store.db)] == [None]


def test_it_goes_with_the_order_of_versions(store: Store) -> None:
    later = version(MAYOR)
    keep(store, later)
    correct(store, Answer(statement=False), later.statements[0].id)
    assert corrected_keys(store.db, RECORD.article.id) == frozenset()
    # the first text comes back
    keep(store, RECORD)
    assert corrected_keys(store.db, RECORD.article.id) == {FIRST}


@pytest.mark.parametrize(
    ("statement", "answer", "code"),
    [
        pytest.param("st-none", Answer(statement=False), "no-statement", id="no such statement"),
        pytest.param(FIRST, Answer(), "empty", id="nothing said"),
        pytest.param(FIRST, Answer(speaker=SaidBy(entity="id-none")), "no-entity", id="no such entity"),
        pytest.param(FIRST, Answer(words=(Span(5, 5),)), "not-words", id="no words"),
        pytest.param(FIRST, Answer(words=(Span(5, 5000),)), "not-words", id="beyond the article"),
        pytest.param(FIRST, Answer(words=(Span(5, 9), Span(7, 12))), "not-words", id="over one another"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, statement: str, answer: Answer, code: str) -> None:
    with pytest.raises(StoreError) as caught:
        correct(store, answer, statement)
    assert caught.value.code == code


def test_rows_to_train_on_hold_the_exact_text(store: Store) -> None:
    said = RECORD.statements[0].content[0]
    inner = Span(said.start, said.end - 5)
    channel = SaidThrough(ChannelKind.INTERVIEW)
    correct(store, Answer(words=(inner,), speaker=SaidBy(), channel=channel))
    (row,) = read_training_rows(store.db)
    assert row.text == RECORD.article.text.split("\n\n")[1]
    (machine,), (person,) = row.machine.words, row.person.words or ()
    assert machine.of(row.text) == RECORD.statements[0].text
    assert person.of(row.text) == inner.of(RECORD.article.text)
    assert [span.of(row.text) for span in row.machine.source or ()] == ["Lena Okafor"]
    assert (row.person.told, row.person.channel, row.engine) == (False, channel, "onrecord 0.1.0 by-hand")
