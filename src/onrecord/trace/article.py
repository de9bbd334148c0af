"""One record → its claims: who says what, when, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.schema.article import Article, BlockKind
from onrecord.schema.entity import Entity, MentionKind
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision, RevisionKind
from onrecord.schema.span import Passage, Span
from onrecord.schema.statement import Act, Form, Polarity, Statement
from onrecord.text.sentences import sentences
from onrecord.trace.rows import ArticleFacts, Dating, Quote
from onrecord.trace.speakers import Speaker, speaker_of
from onrecord.trace.words import Word, is_clause, split_claim, words_of

LONGEST = 60
"""Words of a sentence that is compared: longer ones claim several things."""

_NO_CLAIMS = frozenset({Act.ASK, Act.REQUEST, Act.DECLINE})
"""Acts in which nothing is claimed."""


_OF_OTHERS = frozenset({RevisionKind.DENIAL, RevisionKind.CONFIRMATION})
"""Kinds that revise what anybody said."""

_INNER = re.compile(r"(?<!\w)[‘'](?=\w)[^‘“”\"\n]{2,300}?[’'](?!\w)")
"""A quotation in single marks."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or the part of it that was said, with who said it.

    `cue` are the words that say so. `own` is whether the speaker speaks of himself or herself ("we will", or "he would"
    where the record says who he is), `other` whether of what only some other pronoun names; `told` is whether somebody
    is only said or quoted to have said it.
    """

    speaker: Speaker
    act: Act
    cue: str
    form: Form
    negative: bool
    own: bool
    other: bool
    told: bool
    text: str
    words: tuple[Word, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class Told:
    """A revision that one article tells of by itself: `revised` are the words for what `owner` had said."""

    kind: RevisionKind
    by: Quote
    owner: Speaker
    revised: tuple[Word, ...]
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """What one article adds to a trace."""

    facts: ArticleFacts
    claims: tuple[Claim, ...]
    told: tuple[Told, ...]


def without_words(claim: Claim) -> Claim:
    """`claim` to be kept: its words are found again in the text of its article."""
    return replace(claim, words=())


def with_words(claim: Claim, text: str) -> Claim:
    """`claim` as it was read from the article with that `text`."""
    return replace(claim, words=split_claim(text, Span(claim.quote.claim.start, claim.quote.claim.end)))


def read_article(record: Record) -> ArticleClaims:
    """The claims of one article, and the revisions that it tells of; nothing is resolved that `record` leaves open."""
    article = record.article
    facts = ArticleFacts(
        *article.facts,
        statements=len(record.statements),
        revisions=None if record.revisions is None else len(record.revisions),
    )
    known = _Known(record)
    claims = tuple(claim for statement in record.statements for claim in known.claims(statement))
    return ArticleClaims(facts, claims, tuple(known.told()))


_JOINT = re.compile(r"[,;]\s+(?:and|but)\s+(?=(?:we|I|he|she|it|they|the|our|my|this|there)\s)")
"""Where a second main clause begins: "We will not sell it, and we will not close it"."""

_BOUND = re.compile(r"\b(?:if|unless|until|as long as|provided|only|because|when|while|except)\b", re.IGNORECASE)
"""A word that may hold for both clauses, so that neither is a claim without the other."""


def _clauses(text: str, within: Span) -> Iterator[Span]:
    """The main clauses of `within`, each a claim of its own; sentences with a condition stay whole."""
    for sentence in sentences(text, within):
        start = sentence.start
        if not _BOUND.search(text, sentence.start, sentence.end):
            for joint in _JOINT.finditer(text, sentence.start, sentence.end):
                yield Span(start, joint.start())
                start = joint.end()
        yield Span(start, sentence.end)


class _Known:
    """What the identifiers of a record stand for."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.article: Article = record.article
        self.entities = {entity.id: entity for entity in record.entities or ()}
        self.times = {time.id: time for time in record.times or ()}
        self.statements = {statement.id: statement for statement in record.statements}
        self.published = _day(self.article.published.value)
        text = self.article.text
        self._inner = list(_INNER.finditer(text))
        self._cues = {one.id: " ".join(span.of(text) for span in one.cue) for one in record.attributions}
        self._headlines = [block.span for block in self.article.blocks if block.kind is BlockKind.HEADLINE]

    def claims(self, statement: Statement) -> Iterator[Claim]:
        """What `statement` claims; nothing in a headline, which only shortens what stands below it."""
        speaker = speaker_of(self.article.id, self.entities.get(statement.speaker or ""))
        if speaker is None or statement.act in _NO_CLAIMS or any(map(self._in_headline, statement.content)):
            return
        entity = self.entities[statement.speaker or ""]
        for span in statement.content:
            for sentence in _clauses(self.article.text, span):
                words = split_claim(self.article.text, sentence)
                own, other = _subject(words, statement, entity)
                cue = self._cues.get(statement.attribution, "")
                if 3 <= len(words) <= LONGEST and _claims(words, cue) and not self._is_question(sentence):
                    yield Claim(
                        speaker=speaker,
                        act=statement.act,
                        cue=cue,
                        form=statement.form,
                        negative=statement.polarity is Polarity.NEGATIVE,
                        own=own,
                        other=other,
                        told=statement.parent is not None or self._is_quoted(sentence),
                        text=sentence.of(self.article.text),
                        words=words,
                        quote=self.quote(statement, sentence),
                    )

    def told(self) -> Iterator[Told]:
        """The revisions of the record in which it is known who had said what is revised."""
        for revision in self.record.revisions or ():
            spans, owner = self._revised(revision)
            speaker = speaker_of(self.article.id, owner)
            if speaker is not None and spans and revision.kind is not RevisionKind.QUOTE_VARIANT:
                words = tuple(word for span in spans for word in split_claim(self.article.text, span))
                text = " ".join(span.of(self.article.text) for span in spans)
                yield Told(revision.kind, self._by(revision), speaker, words, text, revision.confidence)

    def _revised(self, revision: Revision) -> tuple[tuple[Span, ...], Entity | None]:
        """Where the article tells what was said, and who had said it: whoever revises, unless it is said otherwise."""
        if isinstance(revision.revised, Span):
            known = revision.kind not in _OF_OTHERS or self._tells_of_saying(revision.revised)
            return ((revision.revised,) if known else ()), self.entities.get(revision.speaker or "")
        statement = self.statements.get(revision.revised)
        if statement is None:
            return (), None
        return statement.content, self.entities.get(statement.speaker or "")

    def _tells_of_saying(self, span: Span) -> bool:
        """Whether it begins with "having said" and the like, so that whoever revises had said it."""
        return any(word.text.lower() in words_of("say") for word in split_claim(self.article.text, span)[:4])

    def _by(self, revision: Revision) -> Quote:
        """What revises: a statement, or words that only tell of one."""
        when = self.times.get(revision.when or "")
        day = _day(when.earliest) if when and when.earliest == when.latest else None
        if isinstance(revision.by, Span):
            quote = self._words(revision.by, revision)
        else:
            statement = self.statements[revision.by]
            quote = self.quote(statement, statement.content[0])
        return replace(quote, day=day, dated="said") if day else quote

    def _words(self, span: Span, revision: Revision) -> Quote:
        """Words of the article that tell of a revision without giving it as a statement."""
        speaker = self.entities.get(revision.speaker or "")
        return Quote(
            article=self.article.id,
            statement=None,
            speaker=speaker.name if speaker else None,
            act=None,
            form=None,
            text=span.of(self.article.text),
            content=(self._passage(span),),
            claim=self._passage(span),
            day=self.published,
            dated="published" if self.published else None,
            link=None,
            confidence=revision.confidence,
        )

    def quote(self, statement: Statement, claim: Span) -> Quote:
        """`statement` as a trace shows it, with the day on which it was said, or else published."""
        said = self.times.get(statement.said or "")
        day = _day(said.earliest) if said and said.earliest == said.latest else None
        dated: Dating | None = "said" if day else "published" if self.published else None
        speaker = self.entities.get(statement.speaker or "")
        return Quote(
            article=self.article.id,
            statement=statement.id,
            speaker=speaker.name if speaker else None,
            act=statement.act,
            form=statement.form,
            text=statement.text,
            content=tuple(map(self._passage, statement.content)),
            claim=self._passage(claim),
            day=day or self.published,
            dated=dated,
            link=statement.selector.link,
            confidence=statement.confidence,
        )

    def _passage(self, span: Span) -> Passage:
        return Passage(span.start, span.end, span.of(self.article.text))

    def _in_headline(self, span: Span) -> bool:
        return any(headline.overlaps(span) for headline in self._headlines)

    def _is_quoted(self, sentence: Span) -> bool:
        """Whether it stands in a quotation within the quotation: those may be the words of anybody."""
        return any(match.start() < sentence.end and sentence.start < match.end() for match in self._inner)

    def _is_question(self, sentence: Span) -> bool:
        return self.article.text[sentence.end : sentence.end + 1] == "?"


def _claims(words: Sequence[Word], cue: str) -> bool:
    """Whether something is claimed: "(called) him a liar" and "(sorry for) calling him a liar" need no other verb."""
    naming = {*cue.lower().split(), *(word.text.lower() for word in words[:2])} & words_of("naming")
    return bool(naming) or is_clause(words)


_CONNECTIVES = frozenset("that and but so because well yes".split())
_SUBJECTS = frozenset("i we he she they it".split())
_POINTING = frozenset("he she they it this that these those".split())


def _subject(words: Sequence[Word], statement: Statement, entity: Entity) -> tuple[bool, bool]:
    """Whether the subject is the speaker ("I", "we", a pronoun that the record resolves so), or some other pronoun."""
    if not words:
        return False, False
    first = next((word for word in words if word.base not in _CONNECTIVES), words[0])
    if statement.form is Form.INDIRECT:
        # "his support" may be what is withdrawn: only he who does it is a subject
        own = first.base in _SUBJECTS and any(
            mention.start == first.start and mention.kind is MentionKind.PRONOUN for mention in entity.mentions
        )
    else:
        own = first.base in {"i", "we"}
    return own, first.base in _POINTING and not own


def _day(value: str | None) -> str | None:
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None
