"""Records → their lists of topics, and what each two of them share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.comparison.rows import Agendas, ArticleFacts, ArticleLists, Comparison, Topic, TopicList
from onrecord.comparison.same import shared_topics
from onrecord.schema.agenda import Agenda
from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.text import sentences

_CLOSED = re.compile(r"^[\s\"”’']*[\"”’']\s+|^\s+")
"""The mark that closes a quotation before the sentence."""


def read_lists(record: Record) -> ArticleLists:
    """The lists of one article."""
    article = record.article
    facts = ArticleFacts(
        id=article.id,
        url=article.url,
        headline=article.headline,
        publisher=article.publisher,
        published=article.published.value,
        agendas=None if record.agendas is None else len(record.agendas),
    )
    return ArticleLists(facts, tuple(_list(record, n, agenda) for n, agenda in enumerate(record.agendas or (), 1)))


def compare_lists(articles: Iterable[ArticleLists], failures: Sequence[Failure] = ()) -> Agendas:
    """All lists of a set, numbered, with each two of one article, or of two that share a topic, compared.

    Two lists of one speaker are not compared: nobody is set beside himself.
    """
    read = tuple(articles)
    lists = tuple(replace(one, number=n) for n, one in enumerate((o for a in read for o in a.lists), 1))
    pairs = (compare(*pair) for pair in combinations(lists, 2) if _differ(*pair))
    kept = tuple(pair for pair in pairs if pair.both or lists[pair.one - 1].article == lists[pair.other - 1].article)
    return Agendas(
        lists=lists, comparisons=kept, articles=tuple(article.facts for article in read), failures=tuple(failures)
    )


def agendas_of(records: Iterable[Record]) -> Agendas:
    """The lists in `records`, compared."""
    return compare_lists(map(read_lists, records))


def compare(one: TopicList, other: TopicList) -> Comparison:
    """What two lists share, and what only one of them has."""
    both = shared_topics(one.topics, other.topics)
    firsts, seconds = {n for n, _ in both}, {m for _, m in both}
    return Comparison(
        one.number,
        other.number,
        both,
        tuple(n for n in range(len(one.topics)) if n not in firsts),
        tuple(m for m in range(len(other.topics)) if m not in seconds),
    )


def _differ(one: TopicList, other: TopicList) -> bool:
    return one.speaker is None or one.speaker != other.speaker


def _list(record: Record, number: int, agenda: Agenda) -> TopicList:
    statement = next((s for s in record.statements if s.id == agenda.by), None)
    speaker = next((e for e in record.entities or () if statement and e.id == statement.speaker), None)
    topics = tuple(Topic(item.start, item.end, item.topic, tuple(_names(record, item.span))) for item in agenda.items)
    return TopicList(
        number,
        record.article.id,
        agenda.by,
        speaker.name if speaker else None,
        _sentence(record, agenda.items[0].span),
        topics,
    )


def _names(record: Record, span: Span) -> Iterator[str]:
    for entity in record.entities or ():
        if any(mention.span == span for mention in entity.mentions):
            yield from (entity.name, *entity.aliases)


def _sentence(record: Record, span: Span) -> str:
    text = record.article.text
    block = next((b for b in record.article.blocks if b.span.covers(span)), None)
    whole = block.span if block else span
    sentence = next((s.of(text) for s in sentences(text, whole) if s.covers(span)), whole.of(text))
    return _CLOSED.sub("", sentence)
