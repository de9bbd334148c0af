"""Statements of one article → revisions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.revisions.cues import Cue, find_cues
from onrecord.revisions.earlier import Wanted, find_earlier, find_same
from onrecord.revisions.scene import Scene, Told
from onrecord.revisions.told import is_told
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity
from onrecord.schema.revision import Revision, RevisionKind
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Polarity, Statement
from onrecord.schema.timex import Timex, TimexType
from onrecord.text import find_quotations, sentences

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.LIST, BlockKind.QUOTE, BlockKind.EMBED})
_OTHERS = frozenset({RevisionKind.DENIAL, RevisionKind.CONFIRMATION})
"""Kinds that revise what others said, too."""

_CLAUSE_END = re.compile(
    r",[”\"]? (?:but|saying|said|adding|added|after|while|although|though|which|who|calling|according|and (?:said|has|had|was"
    r"|that|he|she|they|it|called|told|apologi[sz]ed|insisted|instead)|he|she|they|as|telling|insisting)\b|[;—]| – "
    r"| after (?:being|the|a|he|she|they)\b| but "
)
_THAT = re.compile(r",? (?:(?:made|published|reported)(?: [\w-]+){1,5}? )?(?:that|of|about|against|suggesting|alleging|saying|claiming|to)\b")
_WHEN_SAID = re.compile(
    r"\b(?:when|by) (?P<said>(?:[\w’'-]+ ){1,5}?(?:said|says|saying|told|wrote|tweeted|called|spoke|referred|mentioned|used"
    r"|described|suggested|claimed)\b)"
)


@dataclass(frozen=True, slots=True)
class _By:
    """Who revises, in which statement or words; `agents` are those whose words may be revised."""

    told: Told | None
    span: Span
    speaker: str | None
    agents: tuple[str, ...]


def find_revisions(
    article: Article,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Timex],
) -> tuple[Revision, ...]:
    """The revisions that `article` tells of, in order of their place."""
    scene = Scene(article, attributions, entities, statements, times)
    found: list[Revision] = []
    for block in article.blocks:
        if block.kind not in _READ:
            continue
        cues = list(find_cues(article.text, block.start, block.end))
        if not cues:
            continue
        quoted = [q.span for q in find_quotations(article.text, [block.span])]
        for sentence in sentences(article.text, block.span):
            for cue in cues:
                if sentence.start <= cue.span.start < sentence.end:
                    found.extend(_read(scene, sentence, cue, quoted))
    return tuple(found)


def _read(scene: Scene, sentence: Span, cue: Cue, quoted: Sequence[Span]) -> Iterator[Revision]:
    """The revision that `cue` tells of, if it is sure."""
    if not is_told(scene.text, sentence, cue.span):
        return
    by = _by(scene, sentence, cue, quoted)
    revised = by and _revised(scene, sentence, cue, by)
    if by is None or revised is None:
        return
    target = revised.statement.id if isinstance(revised, Told) else revised
    source = by.told.statement.id if by.told else by.span
    place = f"{cue.kind} {source} {target}"
    yield Revision(
        id="rv-" + sha256(place.encode()).hexdigest()[:12],
        kind=cue.kind,
        revised=target,
        by=source,
        speaker=by.speaker,
        when=_when(scene, sentence, cue, by, revised),
        confidence=0.9,
    )


def _by(scene: Scene, sentence: Span, cue: Cue, quoted: Sequence[Span]) -> _By | None:
    """Who revises by `cue`, and where; `None` where that is somebody else's word."""
    reported = scene.by_cue(cue)
    around = [t for t in scene.around(cue.span) if t is not reported]
    inner = around[0] if around else None
    subject = scene.subject(sentence, cue.span.start)
    if cue.own or (inner and scene.is_first_person(sentence, cue.span.start)):
        return _own(scene, cue, inner, subject)
    if reported is not None:
        if reported.statement.polarity is Polarity.NEGATIVE:
            return None
        if inner and inner.statement.speaker != reported.statement.speaker and not _may_tell(scene, cue, inner):
            return None
        return _made(scene, sentence, cue, reported, subject.id if subject else None)
    if inner is not None:
        return _own(scene, cue, inner, subject)
    if any(q.overlaps(cue.span) for q in quoted):
        return None
    speaker = subject.id if subject else None
    end = _clause(scene.text, cue.whole.end, sentence.end).end
    return _By(None, Span(_clause_start(scene.text, sentence, cue), end), speaker, (speaker,) if speaker else ())


def _own(scene: Scene, cue: Cue, inner: Told | None, subject: Entity | None) -> _By | None:
    """The same for words that somebody says: of themselves, or of whom they speak for."""
    if inner is None or inner.statement.polarity is Polarity.NEGATIVE:
        return None
    speaker = inner.statement.speaker
    same = subject is None or subject.id == speaker
    if not same and not scene.speaks_for(inner) and cue.frame != "noun":
        return None
    agents = tuple(dict.fromkeys(i for i in (speaker, subject.id if subject else None) if i))
    return _By(inner, inner.content, speaker, agents)


def _may_tell(scene: Scene, cue: Cue, outer: Told) -> bool:
    return cue.kind in _OTHERS or scene.speaks_for(outer)


def _made(scene: Scene, sentence: Span, cue: Cue, told: Told, subject: str | None) -> _By:
    speaker = told.statement.speaker or subject
    agents = [speaker] if speaker else []
    if scene.speaks_for(told):
        agents += [e.id for s, e in scene.mentions if sentence.start <= s.start and s.end <= cue.span.start]
    return _By(told, told.whole, speaker, tuple(dict.fromkeys(agents)))


def _clause_start(text: str, sentence: Span, cue: Cue) -> int:
    start = max((m.end() for m in re.finditer(r"[;:] |, (?:but|and) ", text[sentence.start : cue.span.start])), default=0)
    return sentence.start + start + (len(text[sentence.start + start :]) - len(text[sentence.start + start :].lstrip()))


def _clause(text: str, start: int, limit: int) -> Span:
    """The clause that goes on at `start`: to the next one, or to the end of the sentence."""
    match = _CLAUSE_END.search(text, start + 4, limit) if start + 4 < limit else None
    return Span(start, match.start() if match else limit)


def _revised(scene: Scene, sentence: Span, cue: Cue, by: _By) -> Told | Span | None:
    """What `cue` revises: a statement, a span that tells of one, or nothing that is sure."""
    return _FRAMES[cue.frame](scene, sentence, cue, by)


def _of_clause(scene: Scene, sentence: Span, cue: Cue, by: _By) -> Told | Span | None:
    assert cue.said is not None
    said = _words(scene.text, _clause(scene.text, cue.said, sentence.end))
    earlier = _earlier(scene, sentence, cue, by, said)
    return earlier or _nested(scene, said, by) or said


def _earlier(scene: Scene, sentence: Span, cue: Cue, by: _By, said: Span) -> Told | None:
    wanted = Wanted(sentence, said.of(scene.text), by.agents)
    if cue.kind is RevisionKind.DENIAL:
        return find_same(scene, Wanted(sentence, said.of(scene.text), None, by.agents), opposite=False)
    return find_same(scene, wanted, opposite=False)


def _nested(scene: Scene, said: Span, by: _By) -> Told | None:
    """The statement inside the words of another that `said` tells of."""
    inside = [t for t in scene.told if t is not by.told and said.overlaps(t.content) and t.content.start >= said.start]
    whose = [t for t in inside if t.statement.speaker in by.agents or t.statement.speaker is None]
    return min(whose, key=lambda t: t.content.start, default=None)


def _of_noun(scene: Scene, sentence: Span, cue: Cue, by: _By) -> Told | Span | None:
    noun = cue.noun or _named(scene.text, cue)
    that = _THAT.match(scene.text, noun.end, sentence.end)
    said = _words(scene.text, _clause(scene.text, that.start(), sentence.end)) if that else None
    if said is not None:
        return _earlier(scene, sentence, cue, by, said) or _nested(scene, said, by) or hull([noun, said])
    others = cue.kind in _OTHERS
    near = Span(sentence.start, min(sentence.end + 1, len(scene.text)))
    if others:
        return find_earlier(scene, Wanted(near, near.of(scene.text), None, by.agents), alone=False) or noun
    return (by.agents and find_earlier(scene, Wanted(near, near.of(scene.text), by.agents), alone=True)) or noun


def _named(text: str, cue: Cue) -> Span:
    match = re.match(r"[\w’'-]+", cue.span.of(text))
    return Span(cue.span.start, cue.span.start + (match.end() if match else len(cue.span)))


def _of_bare(scene: Scene, sentence: Span, cue: Cue, by: _By) -> Told | Span | None:
    del cue
    if not by.agents:
        return None
    return find_earlier(scene, Wanted(sentence, sentence.of(scene.text), by.agents), alone=True)


def _of_linked(scene: Scene, sentence: Span, cue: Cue, by: _By) -> Told | Span | None:
    said = _clause(scene.text, cue.span.end, sentence.end)
    if cue.kind is RevisionKind.CONFIRMATION:
        return find_same(scene, Wanted(sentence, said.of(scene.text), None), opposite=False)
    if cue.kind is RevisionKind.DENIAL:
        return find_earlier(scene, Wanted(sentence, sentence.of(scene.text), None, by.agents), alone=True)
    if cue.kind is RevisionKind.REVERSAL:
        return find_earlier(scene, Wanted(sentence, said.of(scene.text), by.agents), alone=False)
    return find_earlier(scene, Wanted(sentence, said.of(scene.text), by.agents), alone=True)


def _of_reading(scene: Scene, sentence: Span, cue: Cue, by: _By) -> Told | Span | None:
    assert by.told is not None
    when = _WHEN_SAID.search(scene.text, sentence.start, sentence.end)
    if when is not None and by.told.covers(Span(*when.span("said"))):
        said = _words(scene.text, _clause(scene.text, when.start("said"), sentence.end))
        return _nested(scene, said, by) or said
    wanted = Wanted(sentence, sentence.of(scene.text), by.agents)
    return find_earlier(scene, wanted, alone=scene.speaks_for(by.told)) if by.agents else None


_FRAMES = {
    "clause": _of_clause,
    "noun": _of_noun,
    "stance": _of_noun,
    "passive": _of_noun,
    "bare": _of_bare,
    "linked": _of_linked,
    "reading": _of_reading,
}


def _words(text: str, span: Span) -> Span:
    """`span` without white space at its edges."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _when(scene: Scene, sentence: Span, cue: Cue, by: _By, revised: Told | Span) -> str | None:
    """When it was revised: when the statement was made, or the time nearest to the cue in its own clause."""
    if by.told and by.told.statement.said:
        return by.told.statement.said
    apart = [revised.whole if isinstance(revised, Told) else revised, *(by.told.statement.content if by.told else ())]
    near = [
        t
        for t in scene.times
        if sentence.covers(t.span) and t.type in {TimexType.DATE, TimexType.TIME} and not any(s.overlaps(t.span) for s in apart)
    ]
    return min(near, key=lambda t: abs(t.start - cue.span.start), default=None) and min(
        near, key=lambda t: abs(t.start - cue.span.start)
    ).id
