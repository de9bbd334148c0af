"""Statements of one article → revisions."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from onrecord.revisions.cues import Cue, find_cues
from onrecord.revisions.maker import Maker, find_maker
from onrecord.revisions.scene import Scene, Told
from onrecord.revisions.target import find_revised
from onrecord.revisions.told import is_told
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement
from onrecord.schema.timex import Timex
from onrecord.text import find_quotations, sentences

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.LIST, BlockKind.QUOTE, BlockKind.EMBED})
"""Headlines repeat what the text tells."""

STATEMENT, SPAN = 0.95, 0.9
"""Confidence where both are statements, and where the article only tells of one of them."""


def find_revisions(
    article: Article,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Timex],
) -> tuple[Revision, ...]:
    """The revisions that `article` tells of, in order of their place."""
    scene: Scene | None = None
    found: dict[tuple[object, ...], Revision] = {}
    for block in article.blocks:
        cues = list(find_cues(article.text, block.start, block.end)) if block.kind in _READ else []
        if not cues:
            continue
        scene = scene or Scene(article, attributions, entities, statements, times)
        quoted = [q.span for q in find_quotations(article.text, [block.span])]
        for sentence in sentences(article.text, block.span):
            inside = [cue for cue in cues if sentence.start <= cue.span.start < sentence.end]
            told = [r for cue in inside for r in _read(scene, sentence, cue, quoted)]
            for revision in _distinct(told):
                found.setdefault((revision.kind, revision.by), revision)
    return tuple(found.values())


def _distinct(told: Sequence[Revision]) -> Iterator[Revision]:
    """Of revisions of one kind and thing in one sentence ("clarified …, saying she had meant …") the surest."""
    for revision in told:
        same = [r for r in told if (r.kind, r.revised) == (revision.kind, revision.revised)]
        if revision is max(same, key=lambda r: r.confidence):
            yield revision


def _read(scene: Scene, sentence: Span, cue: Cue, quoted: Sequence[Span]) -> Iterator[Revision]:
    """The revision that `cue` tells of, if it is sure."""
    if not is_told(scene.text, sentence, cue.span):
        return
    sentence = _stripped(scene.text, sentence)
    maker = find_maker(scene, sentence, cue, quoted)
    if maker is None:
        return
    revised = find_revised(scene, sentence, cue, maker)
    if revised is None:
        return
    target = revised.statement.id if isinstance(revised, Told) else revised
    source = maker.told.statement.id if maker.told else maker.span
    yield Revision(
        id="rv-" + sha256(f"{cue.kind} {source} {target}".encode()).hexdigest()[:12],
        kind=cue.kind,
        revised=target,
        by=source,
        speaker=maker.speaker,
        when=_when(scene, sentence, cue, maker, revised),
        confidence=STATEMENT if maker.told and isinstance(revised, Told) else SPAN,
    )


def _stripped(text: str, sentence: Span) -> Span:
    words = sentence.of(text)
    return Span(sentence.start + len(words) - len(words.lstrip()), sentence.end)


def _when(scene: Scene, sentence: Span, cue: Cue, maker: Maker, revised: Told | Span) -> str | None:
    """When it was revised: when the statement was made, or the time of its sentence that is nearest to the cue."""
    if maker.told and maker.told.statement.said:
        return maker.told.statement.said
    apart = [revised.whole if isinstance(revised, Told) else revised]
    apart += maker.told.statement.content if maker.told else ()
    near = [
        t
        for t in scene.times
        if sentence.covers(t.span)
        and not any(s.overlaps(t.span) for s in apart)
        and _in_clause(scene.text, sentence, cue.span, t.span)
    ]
    nearest = min(near, key=lambda t: abs(t.start - cue.span.start), default=None)
    return nearest.id if nearest else None


def _in_clause(text: str, sentence: Span, cue: Span, time: Span) -> bool:
    """Whether no comma stands between the two, but that of a time that opens the sentence."""
    between = text[time.end : cue.start] if time.end <= cue.start else text[cue.end : time.start]
    opens = time.start - sentence.start < len("On the ") and time.end <= cue.start
    return not re.search(r"[,;:(]", between[2:] if opens else between)
