"""One record → its quotations: the words that stand between quotation marks, with who said them and where."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from onrecord.lexicon import read_table
from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import Form, Polarity, Statement
from onrecord.text import find_quotations
from onrecord.variants.rows import ArticleFacts, Place
from onrecord.variants.words import Sort, Word, find_words, norms_of, norms_of_phrase, said_words

CONTENT, SMALL, STOCK = 1.0, 0.35, 0.0
"""Weights of words, set by hand on planted variants.

There, small words a third lighter cost 1.9 points of recall, a third heavier they bring 0.4 for 0.1 of precision.
"""

QUESTIONS = 3
"""Questions in one article from which on somebody who says little else is an interviewer."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, as the record resolves it.

    `person` is true for a person that the article names, `stated` where it is named with the quotation: what a pronoun
    stands for may be resolved wrongly.
    """

    name: str
    names: tuple[str, ...]
    person: bool
    stated: bool
    wikidata: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Quote:
    """What one statement quotes. `weights` say how much each word tells this utterance from others (0 to 1).

    `ends_cut` says that an ellipsis ends it, `told` are the sorts of words that the reporter adds around it.
    """

    place: Place
    day: date | None
    speaker: Speaker | None
    source: str | None
    form: Form
    text: str
    pieces: tuple[Span, ...]
    words: tuple[Word, ...]
    norms: tuple[str, ...]
    weights: tuple[float, ...]
    ends_cut: bool
    told: frozenset[Sort]
    link: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ArticleQuotes:
    """The quotations of one article, in the order of its statements."""

    facts: ArticleFacts
    text: str
    quotes: tuple[Quote, ...]


def without_words(quote: Quote) -> Quote:
    """`quote` to be kept: its words are found again in the text of its article."""
    return replace(quote, words=(), norms=(), weights=())


def with_words(quote: Quote, text: str) -> Quote:
    """`quote` as it was read from the article with that `text`."""
    words, _ = find_words(text, quote.pieces)
    return replace(quote, words=words, norms=norms_of(words), weights=_weights(norms_of(words)))


def read_article(record: Record) -> ArticleQuotes:
    """The quotations of `record`, without those within another and without the questions of an interviewer."""
    article = record.article
    quotes = _without_interviewers(tuple(_quotes(record)))
    facts = ArticleFacts(
        *article.facts,
        quotes=len(quotes),
    )
    return ArticleQuotes(facts, article.text, quotes)


def _without_interviewers(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """`quotes` without those of who mostly asks: one asks many people the same, each time on another occasion."""
    asked = Counter(quote.speaker for quote in quotes if quote.text.endswith("?"))
    said = Counter(quote.speaker for quote in quotes)
    interviewers = {who for who, times in asked.items() if who and times >= QUESTIONS and times * 2 > said[who]}
    return tuple(quote for quote in quotes if quote.speaker not in interviewers)


def _quotes(record: Record) -> Iterator[Quote]:
    article = record.article
    quoted = [q.inner for q in find_quotations(article.text, [block.span for block in article.blocks])]
    entities = {entity.id: entity for entity in record.entities or ()}
    attributions = {one.id: one for one in record.attributions}
    pieces_of = {s.id: _pieces(article.text, s, quoted) for s in record.statements if _is_quoted(s)}
    for statement in record.statements:
        pieces = pieces_of.get(statement.id, ())
        words, ends_cut = find_words(article.text, pieces)
        if not words or _is_within(pieces, pieces_of.get(statement.parent or "", ())):
            continue
        attribution = attributions.get(statement.attribution)
        source = " … ".join(span.of(article.text) for span in attribution.source) if attribution else ""
        yield Quote(
            place=Place(article.id, statement.id),
            day=_day(article.published.value),
            speaker=_speaker(entities.get(statement.speaker or ""), source),
            source=source or None,
            form=statement.form,
            text=_joined(article.text, pieces),
            pieces=pieces,
            words=words,
            norms=norms_of(words),
            weights=_weights(norms_of(words)),
            ends_cut=ends_cut,
            told=_told(article.text, statement, pieces),
            link=statement.selector.link,
            confidence=statement.confidence,
        )


def _is_quoted(statement: Statement) -> bool:
    """Whether the statement gives words that were spoken: "he never said …" quotes what nobody is said to have said."""
    return statement.form is not Form.INDIRECT and statement.polarity is Polarity.POSITIVE


def _is_within(pieces: Sequence[Span], outer: Sequence[Span]) -> bool:
    """Whether all of `pieces` are words of somebody who quotes, or tells of, another."""
    return bool(outer) and all(any(whole.covers(piece) for whole in outer) for piece in pieces)


def _speaker(entity: Entity | None, source: str) -> Speaker | None:
    if entity is None:
        return None
    person = entity.type is EntityType.PERSON and any(mention.kind is MentionKind.NAME for mention in entity.mentions)
    stated = any(word in source for word in entity.name.split() if word[0].isupper())
    return Speaker(entity.name, entity.aliases, person, stated, entity.links.wikidata)


def _day(value: str | None) -> date | None:
    try:
        return datetime.fromisoformat(value or "").date()
    except ValueError:
        return None


def _pieces(text: str, statement: Statement, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """All of a direct statement; of a mixed one what stands in quotation marks, where it ends with a word."""
    if statement.form is Form.DIRECT:
        return statement.content
    inside = (
        Span(max(part.start, span.start), min(part.end, span.end))
        for span in statement.content
        for part in quoted
        if part.overlaps(span)
    )
    return tuple(sorted(piece for piece in set(inside) if not _splits_word(text, piece.end)))


def _splits_word(text: str, end: int) -> bool:
    """Whether an apostrophe was taken for the mark that closes: "the firm doesn" is not what was said."""
    return text[end - 1 : end].isalnum() and text[end : end + 1] in "'’" and text[end + 1 : end + 2].isalnum()


_MARKS = " \n\t\"“”„«»'‘’`,"


def _joined(text: str, pieces: Sequence[Span]) -> str:
    """The words as the article has them, joined as in a statement: "[…]" where words of the reporter lie between."""
    parts = [" ".join(piece.of(text).split()).strip(_MARKS) for piece in pieces]
    return " […] ".join(filter(None, parts))


def _told(text: str, statement: Statement, pieces: Sequence[Span]) -> frozenset[Sort]:
    """The sorts of the words that the reporter adds around what is quoted: they may say what the marks leave out."""
    if statement.form is Form.DIRECT:
        return frozenset()
    words, _ = find_words(text, statement.content)
    around = (word for word in words if not any(p.start <= word.start < p.end for p in pieces))
    return frozenset(word.sort for word in around if word.sort)


@cache
def _small() -> frozenset[str]:
    listed = frozenset(word for _, words in read_table("function_words") for word in words.split())
    small = listed | said_words("small", "auxiliary", "modal", "negation")
    return small - said_words("number", "scale", "weekday", "month")


@cache
def _stock() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Stock phrases by their first word, the longest first."""
    phrases = sorted((norms_of_phrase(phrase) for (phrase,) in read_table("stock_phrases")), key=len, reverse=True)
    return {first: tuple(p for p in phrases if p[0] == first) for first in {phrase[0] for phrase in phrases}}


def _weights(norms: Sequence[str]) -> tuple[float, ...]:
    """What each word weighs: small words little, those of a stock phrase nothing."""
    weights: list[float] = []
    stock, small = _stock(), _small()
    while len(weights) < len(norms):
        start = len(weights)
        norm = norms[start]
        begun = stock.get(norm, ())
        phrase = next((p for p in begun if tuple(norms[start : start + len(p)]) == p), ()) if begun else ()
        weights += [STOCK] * len(phrase) or [SMALL if norm in small else CONTENT]
    return tuple(weights)
