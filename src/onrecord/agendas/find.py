"""An article and its statements → agendas.

What is said *not* to have been talked about is no agenda, and a single topic is no list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.agendas.lists import Clause, find_list, goes_on
from onrecord.schema.agenda import Agenda, AgendaItem
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement
from onrecord.text import sentences

_GAP = 3
"""Characters between two sentences that follow each other."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """The topics of one or more sentences in a row, the statement that lists them, and where the last sentence ends."""

    by: str | None
    topics: tuple[Span, ...]
    end: int


def find_agendas(
    article: Article, attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> tuple[Agenda, ...]:
    """The lists of two topics or more that are said to have been talked about, or to be so, in order of their place."""
    found = _joined(article, attributions, statements)
    return tuple(
        Agenda(listed.by, tuple(AgendaItem(t.start, t.end, t.of(article.text)) for t in listed.topics))
        for listed in found
    )


def _joined(
    article: Article, attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> Iterator[_Listed]:
    """The lists in order; one that goes on in the next sentence ("They also discussed …") is one list."""
    speakers = {statement.id: statement.speaker for statement in statements}
    last: _Listed | None = None
    for clause in _clauses(article, attributions):
        follows = last is not None and clause.start - last.end <= _GAP and goes_on(clause)
        topics = find_list(clause, least=1 if follows else 2)
        if not topics:
            continue
        by = _speaker(statements, topics)
        if last and follows and speakers.get(by or "") in (None, speakers.get(last.by or "")):
            last = _Listed(last.by, last.topics + topics, clause.end)
            continue
        if last:
            yield last
        last = _Listed(by, topics, clause.end) if len(topics) > 1 else None
    if last:
        yield last


def _clauses(article: Article, attributions: Sequence[Attribution]) -> Iterator[Clause]:
    """The sentences below the headline."""
    sources = sorted({span.start for attribution in attributions for span in attribution.source})
    for block in article.blocks:
        if block.kind is not BlockKind.HEADLINE:
            for sentence in sentences(article.text, block.span):
                within = (at for at in sources if sentence.start <= at < sentence.end)
                yield Clause(article.text, sentence.start, sentence.end, tuple(within))


def _speaker(statements: Sequence[Statement], topics: Sequence[Span]) -> str | None:
    """The narrowest statement that holds the list, or `None` in the article's own voice."""
    holding = [
        (len(span), statement.id)
        for statement in statements
        for span in statement.content
        if span.start <= topics[0].start and topics[-1].end <= span.end + 1
    ]
    return min(holding)[1] if holding else None
