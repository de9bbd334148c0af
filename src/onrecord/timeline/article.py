"""One record → the lines of its events."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.schema.event import Event
from onrecord.schema.record import Record
from onrecord.schema.span import Passage, Span
from onrecord.schema.statement import Statement
from onrecord.schema.timex import Timex
from onrecord.timeline.clause import clause_of, sentence_of
from onrecord.timeline.rows import GROUPS, ArticleFacts, Line, Party, Report, Voice, When


@dataclass(frozen=True, slots=True)
class ArticleTimeline:
    """The events of one article, each a line with one report, in the order of the record."""

    facts: ArticleFacts
    lines: tuple[Line, ...]


def read_article(record: Record) -> ArticleTimeline:
    """The lines of one article; it rests on what `record` resolved and resolves nothing more."""
    article = record.article
    facts = ArticleFacts(
        *article.facts,
        events=None if record.events is None else len(record.events),
    )
    known = _Known.of(record)
    return ArticleTimeline(facts, tuple(_line(known, event) for event in record.events or ()))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the identifiers of a record stand for."""

    article: Article
    entities: Mapping[str, Entity]
    times: Mapping[str, Timex]
    statements: Mapping[str, Statement]
    attributions: Mapping[str, Attribution]

    @classmethod
    def of(cls, record: Record) -> "_Known":
        return cls(
            record.article,
            {entity.id: entity for entity in record.entities or ()},
            {time.id: time for time in record.times or ()},
            {statement.id: statement for statement in record.statements},
            {attribution.id: attribution for attribution in record.attributions},
        )

    def passage(self, span: Span) -> Passage:
        """The words of `span`."""
        return Passage(span.start, span.end, span.of(self.article.text))

    def when(self, key: str | None) -> When | None:
        """The time with the identifier `key`; bounds that are no days, or in the wrong order, are left open."""
        time = self.times.get(key or "")
        if time is None:
            return None
        earliest, latest = _day(time.earliest), _day(time.latest)
        if earliest and latest and earliest > latest:
            earliest = latest = None
        return When(self.passage(time.span), time.edtf, earliest, latest)


def _day(value: str | None) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        return None


def _line(known: _Known, event: Event) -> Line:
    report = _report(known, event)
    return Line(
        id=_identity(report),
        group=GROUPS[event.status],
        status=event.status,
        type=event.type,
        when=report.when,
        what=report.what.text,
        participants=report.participants,
        place=report.place,
        confidence=report.confidence,
        reports=(report,),
    )


def _identity(report: Report) -> str:
    return "tl-" + sha256(f"{report.article}|{report.event}".encode()).hexdigest()[:12]


def _report(known: _Known, event: Event) -> Report:
    text = known.article.text
    voices = [known.statements[key] for key in event.according_to if key in known.statements]
    sentence = sentence_of(known.article, event.trigger.start)
    parties = [(known.entities[one.entity], one.role) for one in event.participants if one.entity in known.entities]
    place = known.entities.get(event.place or "")
    within = _within(sentence, event.trigger, voices)
    others = _others(known, event, [entity for entity, _ in parties] + ([place] if place else []), within)
    return Report(
        article=known.article.id,
        event=event.id,
        trigger=known.passage(event.trigger),
        what=known.passage(clause_of(text, within, event.trigger, others)),
        sentence=known.passage(sentence),
        when=known.when(event.time),
        participants=tuple(Party(one.name, role, _is_named(one), one.links.wikidata) for one, role in parties),
        place=place.name if place else None,
        confidence=event.confidence,
        voices=tuple(_voice(known, statement) for statement in voices),
    )


def _within(sentence: Span, trigger: Span, statements: Iterable[Statement]) -> Span:
    """The part of the sentence in which the event is told: of a statement only what was said."""
    contents = [span for s in statements for span in s.content if span.covers(trigger) and span.overlaps(sentence)]
    if not contents:
        return sentence
    inner = min(contents, key=len)
    return Span(max(inner.start, sentence.start), min(inner.end, sentence.end))


def _others(known: _Known, event: Event, entities: Iterable[Entity], within: Span) -> Iterator[Span]:
    """Where `within` names the time and, nearest to the event, each of `entities`."""
    if time := known.times.get(event.time or ""):
        yield time.span
    for entity in entities:
        near = [mention.span for mention in entity.mentions if within.covers(mention.span)]
        if near:
            yield min(near, key=lambda span: (abs(span.start - event.trigger.start), span.start))


def _is_named(entity: Entity) -> bool:
    named = any(mention.kind is MentionKind.NAME for mention in entity.mentions)
    return named and entity.type is not EntityType.UNNAMED


def _voice(known: _Known, statement: Statement) -> Voice:
    speaker = known.entities.get(statement.speaker or "")
    attribution = known.attributions.get(statement.attribution)
    source = " … ".join(span.of(known.article.text) for span in attribution.source) if attribution else ""
    return Voice(
        statement=statement.id,
        speaker=speaker.name if speaker else None,
        kind=statement.speaker_kind,
        source=source or None,
        act=statement.act,
        polarity=statement.polarity,
        form=statement.form,
        text=statement.text,
        content=tuple(known.passage(span) for span in statement.content),
        said=known.when(statement.said),
        link=statement.selector.link,
        confidence=statement.confidence,
    )
