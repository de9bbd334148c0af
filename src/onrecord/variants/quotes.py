"""One record → its quotations: the words that stand between quotation marks, with who said them and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from onrecord.lexicon import read_table
from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import Form, Polarity, Statement
from onrecord.text import find_quotations
from onrecord.variants.rows import ArticleFacts, Place
from onrecord.variants.words import Sort, Word, find_words, norms_of, said_words


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, as the record resolves it; `person` is true for a person that the article names."""

    name: str
    names: tuple[str, ...]
    person: bool
    wikidata: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Quote:
    """What one statement quotes. `content_words` are the places of words that are neither small nor of a stock phrase.

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
    content_words: frozenset[int]
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


def read_article(record: Record) -> ArticleQuotes:
    """The quotations of `record`; a statement in a statement is part of the outer one and stands for itself too."""
    article = record.article
    quotes = tuple(_quotes(record))
    facts = ArticleFacts(
        id=article.id,
        url=article.url,
        headline=article.headline,
        publisher=article.publisher,
        published=article.published.value,
        quotes=len(quotes),
    )
    return ArticleQuotes(facts, article.text, quotes)


def _quotes(record: Record) -> Iterator[Quote]:
    article = record.article
    quoted = [q.inner for q in find_quotations(article.text, [block.span for block in article.blocks])]
    speakers = {entity.id: _speaker(entity) for entity in record.entities or ()}
    sources = {one.id: one.source for one in record.attributions}
    for statement in record.statements:
        # "he never said …" quotes words that nobody is said to have spoken
        if statement.form is Form.INDIRECT or statement.polarity is Polarity.NEGATIVE:
            continue
        pieces = _pieces(statement, quoted)
        words, ends_cut = find_words(article.text, pieces)
        if not words:
            continue
        source = " … ".join(span.of(article.text) for span in sources.get(statement.attribution, ()))
        yield Quote(
            place=Place(article.id, statement.id),
            day=_day(article.published.value),
            speaker=speakers.get(statement.speaker or ""),
            source=source or None,
            form=statement.form,
            text=_joined(article.text, pieces),
            pieces=pieces,
            words=words,
            norms=norms_of(words),
            content_words=_content_words(words),
            ends_cut=ends_cut,
            told=_told(article.text, statement, pieces),
            link=statement.selector.link,
            confidence=statement.confidence,
        )


def _speaker(entity: Entity) -> Speaker:
    named = any(mention.kind is MentionKind.NAME for mention in entity.mentions)
    return Speaker(
        entity.name, entity.aliases, named and entity.type is EntityType.PERSON, entity.links.wikidata
    )  # fmt: skip


def _day(value: str | None) -> date | None:
    try:
        return datetime.fromisoformat(value or "").date()
    except ValueError:
        return None


def _pieces(statement: Statement, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """All of a direct statement; of a mixed one what stands in quotation marks."""
    if statement.form is Form.DIRECT:
        return statement.content
    inside = (
        Span(max(part.start, span.start), min(part.end, span.end))
        for span in statement.content
        for part in quoted
        if part.overlaps(span)
    )
    return tuple(sorted(set(inside)))


_MARKS = " \n\t\"“”„«»'‘’`,"


def _joined(text: str, pieces: Sequence[Span]) -> str:
    """The words as the article has them, with " … " where the reporter's words lie between."""
    parts = [" ".join(piece.of(text).split()).strip(_MARKS) for piece in pieces]
    return " [reporter’s words] ".join(filter(None, parts))


def _told(text: str, statement: Statement, pieces: Sequence[Span]) -> frozenset[Sort]:
    """The sorts of the words that the reporter adds around what is quoted: they may say what the marks leave out."""
    if statement.form is Form.DIRECT:
        return frozenset()
    words, _ = find_words(text, statement.content)
    around = (word for word in words if not any(p.start <= word.start < p.end for p in pieces))
    return frozenset(word.sort for word in around if word.sort)


@cache
def _small() -> frozenset[str]:
    common = "of to up out off very just really so also more much get got go going want let like well right okay u.s thing things"
    listed = {word for _, words in read_table("function_words") for word in words.split()}
    numbers = said_words("number", "scale", "weekday", "month")
    return (listed | set(common.split()) | said_words("auxiliary", "modal", "negation")) - numbers


@cache
def _stock() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Stock phrases by their first word, the longest first."""
    phrases = sorted((tuple(phrase.split()) for (phrase,) in read_table("stock_phrases")), key=len, reverse=True)
    return {first: tuple(p for p in phrases if p[0] == first) for first in {phrase[0] for phrase in phrases}}


def _content_words(words: Sequence[Word]) -> frozenset[int]:
    norms = norms_of(words)
    found = set()
    n = 0
    while n < len(norms):
        phrase = next((p for p in _stock().get(norms[n], ()) if norms[n : n + len(p)] == p), None)
        if phrase:
            n += len(phrase)
            continue
        if norms[n] not in _small():
            found.add(n)
        n += 1
    return frozenset(found)
