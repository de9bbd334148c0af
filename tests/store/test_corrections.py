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
    corrections_of,
    list_corrections,
    withdraw_correction,
)
from onrecord.store.training import read_training_rows
from tests.store.made import AT, Who, article
from tests.store.test_entities import MAYOR, keep

RECORD = article(1, MAYOR, Who("Ada Quill"), words="“the pier 🎡 will open” in")
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
