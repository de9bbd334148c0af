"""A record in the order of reading: each block with its statements, each stretch of text with what covers it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.schema.article import Article, Block, DateSource
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import Polarity, Statement
from onrecord.schema.timex import Timex
from onrecord.views.unsaid import show_unsaid


class Part(StrEnum):
    """The three spans of an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with its attribution, its people and its time; `number` counts from 1 in the order of the record,
    `parent` is a number too.
    """

    number: int
    statement: Statement
    attribution: Attribution
    parent: int | None
    speaker: Entity | None
    addressees: tuple[str, ...]
    via: tuple[str, ...]
    said: Timex | None


@dataclass(frozen=True, slots=True)
class Marking:
    """That `span` is `part` of the entry with this `number`."""

    span: Span
    part: Part
    number: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that the same markings cover, the narrowest of them first."""

    span: Span
    markings: tuple[Marking, ...]


def entries_of(record: Record) -> tuple[Entry, ...]:
    """The statements of `record`, numbered."""
    attributions = {attribution.id: attribution for attribution in record.attributions}
    numbers = {statement.id: number for number, statement in enumerate(record.statements, 1)}
    entities = {entity.id: entity for entity in record.entities or ()}
    times = {time.id: time for time in record.times or ()}

    def names(ids: Iterable[str] | None) -> tuple[str, ...]:
        return tuple(entities[key].name for key in ids or () if key in entities)

    return tuple(
        Entry(
            numbers[statement.id],
            statement,
            attributions[statement.attribution],
            numbers.get(statement.parent) if statement.parent else None,
            entities.get(statement.speaker or ""),
            names(statement.addressees),
            names(statement.via),
            times.get(statement.said or ""),
        )
        for statement in record.statements
    )


def facts_of(entry: Entry, text: str) -> list[str]:
    """What is known of a statement beside its words, one fact a string, the speaker first."""
    statement, speaker = entry.statement, entry.speaker
    facts = [statement.form.value, statement.act.value]
    if speaker and speaker.name not in _words(text, entry):
        roles = [role.title for role in speaker.roles if role.title.lower() not in _words(text, entry).lower()]
        facts.insert(0, ", ".join([speaker.name, *roles[:1]]))
    if statement.polarity is Polarity.NEGATIVE:
        facts.append(show_unsaid(statement.act))
    if statement.channel and statement.channel.kind:
        facts.append(" ".join(filter(None, (statement.channel.kind.value, _bracketed(statement.channel.outlet)))))
    if entry.said:
        facts.append(" ".join(filter(None, ("said", entry.said.edtf, f"“{entry.said.span.of(text)}”"))))
    if entry.addressees:
        facts.append(f"to {' and '.join(entry.addressees)}")
    if statement.venue:
        facts.append(f"at {statement.venue}")
    if entry.via:
        facts.append(f"via {', '.join(entry.via)}")
    if statement.justification:
        facts.append(f"“{statement.justification.of(text)}”")
    facts += statement.issues or ()
    facts.append(f"confidence {statement.confidence:.2f}")
    if entry.parent:
        facts.append(f"within {entry.parent}")
    return facts


def dated(article: Article) -> str:
    """The day of publication and where it comes from, in words."""
    published = article.published
    origin = "inferred from the text" if published.source is DateSource.INFERRED else f"from {published.source}"
    return f"{published.value} ({origin})" if published.value else "date not stated"


def _words(text: str, entry: Entry) -> str:
    return " ".join(span.of(text) for span in entry.attribution.source)


def _bracketed(words: str | None) -> str | None:
    return f"({words})" if words else None


def markings_of(entries: Iterable[Entry]) -> tuple[Marking, ...]:
    """Every source, cue and content of `entries`."""
    return tuple(
        Marking(span, part, entry.number)
        for entry in entries
        for part, spans in (
            (Part.SOURCE, entry.attribution.source),
            (Part.CUE, entry.attribution.cue),
            (Part.CONTENT, entry.statement.content),
        )
        for span in spans
    )


def cut_stretches(whole: Span, markings: Iterable[Marking]) -> tuple[Stretch, ...]:
    """`whole` cut wherever a marking begins or ends: in order, without gaps, none empty."""
    near = [marking for marking in markings if marking.span.overlaps(whole)]
    edges = {whole.start, whole.end}
    for marking in near:
        edges |= {max(marking.span.start, whole.start), min(marking.span.end, whole.end)}
    return tuple(_stretch(Span(*ends), near) for ends in pairwise(sorted(edges)))


def _stretch(span: Span, markings: Iterable[Marking]) -> Stretch:
    covering = (marking for marking in markings if marking.span.covers(span))
    return Stretch(span, tuple(sorted(covering, key=lambda m: (len(m.span), m.part, m.number))))


def by_block(record: Record, entries: Iterable[Entry]) -> Iterator[tuple[Block, tuple[Entry, ...]]]:
    """Each block of the article with the entries whose content begins in it."""
    waiting = list(entries)
    for block in record.article.blocks:
        yield block, tuple(e for e in waiting if block.start <= e.statement.content[0].start < block.end)
