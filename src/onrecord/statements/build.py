"""Attributions → statements: the form, the act and the polarity of each, and which encloses which."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Channel, Form, SpeakerKind, Statement
from onrecord.statements.act import find_act, find_polarity
from onrecord.statements.background import Background
from onrecord.statements.circumstances import Circumstances
from onrecord.statements.clause import block_at
from onrecord.statements.occasion import is_set_apart
from onrecord.statements.selector import make_selector
from onrecord.text import MARKS, Quotation, find_quotations

GAP = " […] "
"""What stands in a statement's text for the words between two of its spans."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The entities of an article, and by identifier: the source of each attribution, the ties, who else is meant, and
    the register that names an entity.
    """

    entities: Sequence[Entity]
    of: Mapping[str, str]
    ties: Mapping[str, tuple[str, ...]]
    others: Mapping[Span, str]
    registers: Mapping[str, str]


def build_statements(
    article: Article,
    attributions: Sequence[Attribution],
    circumstances: Mapping[str, Circumstances],
    sources: Sources,
) -> tuple[Statement, ...]:
    """One statement for each attribution, in the same order."""
    quotations = find_quotations(article.text, [block.span for block in article.blocks])
    parents = _parents(attributions)
    grounds = _grounds(article, attributions, circumstances, sources)
    return tuple(
        _statement(article, a, quotations, parents.get(a.id), circumstances[a.id], sources, grounds=grounds)
        for a in attributions
    )


def _grounds(
    article: Article,
    attributions: Sequence[Attribution],
    circumstances: Mapping[str, Circumstances],
    sources: Sources,
) -> dict[str, Span]:
    """Why each source would know, as it is told beside one of its statements or elsewhere in the article."""
    background = Background(article, attributions)
    entities = {entity.id: entity for entity in sources.entities}
    found: dict[str, Span] = {}
    for a in attributions:
        speaker, told = sources.of.get(a.id), circumstances[a.id].justification
        if speaker and told:
            found.setdefault(speaker, told)
    for speaker in dict.fromkeys(sources.of.values()):
        if speaker not in found and (told := background.find_grounds(entities[speaker])):
            found[speaker] = told
    return found


def statement_id(attribution: str) -> str:
    """The identifier of the statement that an attribution makes."""
    return "st-" + sha256(attribution.encode()).hexdigest()[:12]


_KINDS = {
    EntityType.PERSON: SpeakerKind.PERSON,
    EntityType.ORGANIZATION: SpeakerKind.ORGANIZATION,
    EntityType.PLACE: SpeakerKind.ORGANIZATION,
    EntityType.GROUP: SpeakerKind.GROUP,
    EntityType.DOCUMENT: SpeakerKind.DOCUMENT,
    EntityType.UNNAMED: SpeakerKind.UNNAMED,
}
"""What sort of speaker an entity is; a country that speaks is the body that speaks for it."""


def _statement(
    article: Article,
    a: Attribution,
    quotations: Sequence[Quotation],
    parent: str | None,
    how: Circumstances,
    sources: Sources,
    *,
    grounds: Mapping[str, Span],
) -> Statement:
    text = article.text
    speaker = sources.of.get(a.id)
    kind = next((_KINDS[e.type] for e in sources.entities if e.id == speaker), None if a.source else SpeakerKind.NONE)
    issues = [f"speaker open: {' or '.join(sources.ties[a.id])}"] if a.id in sources.ties else []
    if speaker and speaker in sources.registers:
        issues.append(f"speaker named by a register: {sources.registers[speaker]}")
    content = _join(text, a.content)
    cue = " ".join(span.of(text) for span in a.cue)
    before = _words_before(text, a)
    return Statement(
        id=statement_id(a.id),
        attribution=a.id,
        speaker=speaker,
        speaker_kind=kind,
        form=Form.DIRECT if _is_verbatim(article, a) else find_form(text, a.content, quotations),
        act=find_act(cue, before, content),
        polarity=find_polarity(cue, before),
        text=content,
        content=a.content,
        channel=Channel(how.channel.kind, _words(text, how.channel.outlet)) if how.channel else None,
        venue=_words(text, how.venue),
        addressees=tuple(who for who in _entities(how.addressees, sources) if who != speaker),
        said=how.said,
        via=_entities(how.via, sources),
        parent=statement_id(parent) if parent else None,
        justification=how.justification or how.anonymity or grounds.get(speaker or ""),
        issues=tuple(issues),
        selector=make_selector(text, a.content, article.url),
        confidence=a.confidence,
    )


def _words(text: str, span: Span | None) -> str | None:
    return " ".join(span.of(text).split()) if span else None


def _entities(spans: Sequence[Span], sources: Sources) -> tuple[str, ...]:
    """Who `spans` are, each once; those who cannot be told are left out."""
    return tuple(dict.fromkeys(sources.others[span] for span in spans if span in sources.others))


def _is_verbatim(article: Article, a: Attribution) -> bool:
    """Whether the content is verbatim without marks: an embedded post, or words that the layout gives to somebody."""
    first = a.content[0].start
    block = block_at(article, Span(first, first))
    return (block is not None and block.kind is BlockKind.EMBED) or is_set_apart(article, a)


def find_form(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Form:
    """Direct where all letters of `content` stand in quotation marks, indirect where none does."""
    inside = outside = 0
    for span in content:
        near = [q.inner for q in quotations if q.inner.overlaps(span)]
        quoted = sum(_letters(text, max(q.start, span.start), min(q.end, span.end)) for q in near)
        inside += quoted
        outside += _letters(text, span.start, span.end) - quoted
    if not inside:
        return Form.INDIRECT
    return Form.MIXED if outside else Form.DIRECT


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _join(text: str, content: Sequence[Span]) -> str:
    """The spans as one string; white space and marks alone between two of them leave nothing out."""
    parts = [content[0].of(text)]
    for before, span in pairwise(content):
        between = text[before.end : span.start]
        parts.append(" " if all(c.isspace() or c in MARKS for c in between) else GAP)
        parts.append(span.of(text))
    return "".join(parts)


def _words_before(text: str, a: Attribution) -> str:
    """The words between the source (or the clause's begin) and the cue, at most four: "did not", "would never"."""
    if not a.cue:
        return ""
    start = max([0, *(span.end for span in (*a.source, *a.content) if span.end <= a.cue[0].start)])
    clause = re.split(r"[.!?;:,\n“”\"]|\b(?:and|but|or|then)\b", text[start : a.cue[0].start])[-1]
    return " ".join(clause.split()[-4:])


def _parents(attributions: Sequence[Attribution]) -> dict[str, str]:
    """For each nested attribution the smallest one whose content encloses its cue and its content."""
    parents: dict[str, str] = {}
    spans = sorted((span, a.id) for a in attributions for span in a.content)
    longest = max((len(span) for span, _ in spans), default=0)
    for a in attributions:
        whole = hull((*a.cue, *a.content))
        # only what begins close enough before it can reach over it: articles may have thousands of statements
        first = bisect_left(spans, max(whole.start - longest, 0), key=_start)
        near = spans[first : bisect_right(spans, whole.start, key=_start)]
        around = [(len(span), key) for span, key in near if key != a.id and span.covers(whole) and span != whole]
        if around:
            parents[a.id] = min(around)[1]
    return parents


def _start(pair: tuple[Span, str]) -> int:
    return pair[0].start
