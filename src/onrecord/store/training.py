"""Corrections as rows to train on: exact text with both answers, all places counted in code points of that text."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from onrecord.errors import StoreError
from onrecord.schema.article import Article
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Act, Channel, Form
from onrecord.store.articles import read_record
from onrecord.store.corrections import Answer, Correction, MachineAnswer, SaidThrough, list_carried, list_corrections
from onrecord.store.decisions import find_entity

CORRECTION_SCHEMA: Literal["onrecord.correction/1"] = "onrecord.correction/1"


@dataclass(frozen=True, slots=True)
class MachineLabel:
    """What the machine answered."""

    speaker: str | None
    form: Form
    act: Act
    channel: Channel | None
    source: tuple[Span, ...] | None
    cue: tuple[Span, ...] | None
    words: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class PersonLabel:
    """What a person answered; `None` where nothing was corrected. `told` is false if the article tells no speaker."""

    statement: bool
    speaker: str | None
    told: bool | None
    act: Act | None
    channel: SaidThrough | None
    words: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRow:
    """A correction with the paragraphs that it is about.

    `text` are whole blocks of the article, letter for letter, and `start` is where they begin in it; places count code
    points of `text`, half-open. `engine` made the machine's answer. `carried_to` is the statement of what the page says
    now that has the same words and source, if the correction was made on an earlier version.
    """

    schema: Literal["onrecord.correction/1"] = CORRECTION_SCHEMA
    id: int
    article: str
    carried_to: str | None
    url: str | None
    published: str | None
    engine: str
    start: int
    text: str
    machine: MachineLabel
    person: PersonLabel
    note: str
    by: str
    at: str


def read_training_rows(db: sqlite3.Connection) -> Iterator[TrainingRow]:
    """The corrections that hold, the oldest first.

    Raises:
        StoreError: ``damaged``: a record cannot be read.
    """
    return (_row(db, one) for one in list(list_corrections(db)) if one.withdrawn is None)


def _row(db: sqlite3.Connection, one: Correction) -> TrainingRow:
    article = read_record(db, one.article).article
    machine, answer = one.machine, one.answer
    shown = _blocks(article, [*machine.words, *(machine.source or ()), *(machine.cue or ()), *(answer.words or ())])
    return TrainingRow(
        id=one.id,
        article=one.article,
        carried_to=_carried_to(db, one),
        url=article.url,
        published=article.published.value,
        engine=one.engine,
        start=shown.start,
        text=shown.of(article.text),
        machine=_machine(machine, shown.start),
        person=_person(db, answer, shown.start),
        note=one.note,
        by=one.by,
        at=one.at,
    )


def _carried_to(db: sqlite3.Connection, one: Correction) -> str | None:
    query = "SELECT id FROM articles WHERE page = (SELECT page FROM articles WHERE key = ?) AND current = 1"
    (current,) = db.execute(query, (one.article,)).fetchone()
    return next((other.statement for other in list_carried(db, current) if other.id == one.id), None)


def _blocks(article: Article, spans: Iterable[Span]) -> Span:
    """The whole blocks that `spans` lie in."""
    whole = hull(spans)
    touched = [block.span for block in article.blocks if block.span.overlaps(whole)]
    return hull([whole, *touched])


def _moved(spans: tuple[Span, ...] | None, start: int) -> tuple[Span, ...] | None:
    return None if spans is None else tuple(Span(span.start - start, span.end - start) for span in spans)


def _machine(machine: MachineAnswer, start: int) -> MachineLabel:
    return MachineLabel(
        machine.speaker.name,
        machine.form,
        machine.act,
        machine.channel,
        _moved(machine.source, start),
        _moved(machine.cue, start),
        _moved(machine.words, start) or (),
        machine.confidence,
    )


def _person(db: sqlite3.Connection, answer: Answer, start: int) -> PersonLabel:
    speaker = answer.speaker
    name = speaker.name if speaker else None
    if speaker and speaker.entity and not name:
        with suppress(StoreError):
            number, _ = find_entity(db, speaker.entity)
            name = db.execute("SELECT name FROM entities WHERE id = ?", (number,)).fetchone()[0]
    told = bool(speaker.entity or speaker.name) if speaker else None
    return PersonLabel(answer.statement, name, told, answer.act, answer.channel, _moved(answer.words, start))
