"""Who revises, and in which statement or words: `None` where it is only somebody else's word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.revisions.cues import Cue
from onrecord.revisions.scene import LONG, Scene, Told
from onrecord.schema.revision import RevisionKind
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Polarity, SpeakerKind

_REPORTED = frozenset({RevisionKind.DENIAL, RevisionKind.CONFIRMATION, RevisionKind.APOLOGY})
"""Kinds of which others may tell inside their own words: the others are charges that rivals make."""

_NEEDS_NAME = frozenset({RevisionKind.DENIAL, RevisionKind.CONFIRMATION})
_BESIDE = frozenset({"turn", "after", "given"})
"""Frames whose words may stand beside the statement that revises, in its sentence."""

_NOBODY = re.compile(r"(?:some|others?|many|most|few|critics|experts|people|all|both|nobody|no one)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"he|she|they|it", re.IGNORECASE)
_PRESENT = re.compile(r"(?!was|has)[a-z-]+s\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:] |, (?:but|and) ")


@dataclass(frozen=True, slots=True)
class Maker:
    """The statement (`told`) or the words (`span`) that revise; `agents` are those whose words may be revised."""

    told: Told | None
    span: Span
    speaker: str | None
    agents: tuple[str, ...]


def find_maker(scene: Scene, sentence: Span, cue: Cue, quoted: Sequence[Span]) -> Maker | None:
    """Who revises by `cue`, and where."""
    if cue.frame == "note":
        return Maker(None, sentence, None, ())
    reported = scene.by_cue(cue.span)
    around = [t for t in scene.around(cue.span) if t is not reported]
    inner = around[0] if around else None
    if cue.frame in _BESIDE and inner is None:
        beside = _beside(scene, sentence, cue)
        if cue.frame == "given" and beside:
            return _own(scene, sentence, cue, beside, quoted)
        reported = beside if cue.frame == "after" else reported or beside
    if reported is None or cue.voice or (inner and scene.is_first_person(sentence, cue.span.start)):
        return _in_words(scene, sentence, cue, inner, quoted)
    return _in_report(scene, sentence, cue, reported, inner)


def _beside(scene: Scene, sentence: Span, cue: Cue) -> Told | None:
    """The statement in the sentence that the words of the cue do not report themselves."""
    told = [t for t in scene.told if sentence.covers(t.whole)]
    return next((t for t in told if not any(cue.whole.covers(c) for c in t.cue)), None)


def _in_words(scene: Scene, sentence: Span, cue: Cue, inner: Told | None, quoted: Sequence[Span]) -> Maker | None:
    if inner is not None:
        return _own(scene, sentence, cue, inner, quoted)
    if cue.voice or any(q.overlaps(cue.span) for q in quoted):
        return None
    return _narrated(scene, sentence, cue)


def _own(scene: Scene, sentence: Span, cue: Cue, inner: Told, quoted: Sequence[Span]) -> Maker | None:
    """Words that somebody says: of himself or herself, or of whom he or she speaks for."""
    if not _can_speak(inner) or len(inner.content) > LONG:
        return None
    speaker = inner.statement.speaker
    subject = scene.subject(sentence, cue.span.start)
    if cue.voice not in {"any", "me"} and not _is_own(scene, sentence, cue, inner, quoted):
        return None
    spoken_for = _spoken_for(scene, cue, inner) if scene.speaks_for(inner) else []
    agents = tuple(dict.fromkeys(i for i in (speaker, subject, *spoken_for) if i))
    return Maker(inner, inner.content, speaker, agents)


def _spoken_for(scene: Scene, cue: Cue, told: Told) -> list[str]:
    """For whom a spokesperson speaks: who is named with the source ("her spokesman"), or has the office named."""
    named = scene.mentioned(hull(told.source)) if told.source else []
    offices = re.findall(r"\bthe (\w+)", scene.text[told.content.start : cue.whole.end].lower())
    holders = [
        entity.id
        for entity in scene.entities.values()
        if any(role.title.lower().split()[-1] in offices for role in entity.roles if role.title.strip())
    ]
    return [*named, *(holders if len(holders) == 1 else [])]


def _is_own(scene: Scene, sentence: Span, cue: Cue, inner: Told, quoted: Sequence[Span]) -> bool:
    """Whether the subject of the cue is who says so, or who that is spoken for; "they" in a quotation are others."""
    at = cue.span.start
    subject = scene.subject(sentence, at)
    if scene.is_first_person(sentence, at) or (subject and subject == inner.statement.speaker):
        return True
    verbatim = any(q.overlaps(cue.span) for q in quoted)
    pronoun = subject is None and not verbatim and scene.has_pronoun(sentence, at)
    begins = not re.sub(r"^[“\"'‘ ]*(?:that\b)?[“\"'‘ ]*", "", scene.text[inner.content.start : at])
    return pronoun or begins or scene.speaks_for(inner)


def _can_speak(told: Told) -> bool:
    statement = told.statement
    return statement.polarity is not Polarity.NEGATIVE and statement.speaker_kind is not SpeakerKind.DOCUMENT


def _in_report(scene: Scene, sentence: Span, cue: Cue, told: Told, inner: Told | None) -> Maker | None:
    """The statement that the cue itself reports ("denied that …")."""
    if not _can_speak(told):
        return None
    speaker = told.statement.speaker or scene.subject(sentence, cue.span.start)
    if inner and inner.statement.speaker != speaker and cue.kind not in _REPORTED and not scene.speaks_for(inner):
        return None
    if inner and inner.statement.speaker != speaker and any(_PRONOUN.fullmatch(s.of(scene.text)) for s in told.source):
        return None  # whom "he" means in what somebody else says is not sure
    agents = [speaker] if speaker else []
    if scene.speaks_for(told):
        agents += scene.mentioned(Span(sentence.start, cue.span.start))
    if cue.kind in _NEEDS_NAME and any(_NOBODY.match(s.of(scene.text)) for s in told.source):
        return None
    return Maker(told, told.content, speaker, tuple(dict.fromkeys(agents)))


def _narrated(scene: Scene, sentence: Span, cue: Cue) -> Maker | None:
    """What the article itself tells: the clause around the cue."""
    speaker = scene.subject(sentence, cue.span.start)
    if speaker is None and cue.kind in _NEEDS_NAME and cue.frame != "passive":
        return None
    if _PRESENT.match(cue.span.of(scene.text)) and cue.kind not in _NEEDS_NAME:
        return None  # what a headline would say in the present is supposed in a text
    text = scene.text
    start = max((m.end() for m in _BREAK.finditer(text, sentence.start, cue.span.start)), default=sentence.start)
    start += len(text[start : cue.span.start]) - len(text[start : cue.span.start].lstrip())
    agents = [speaker] if speaker else []
    if speaker and scene.is_office(speaker):
        agents += scene.mentioned(Span(start, cue.span.start))
    return Maker(None, Span(start, max(cue.whole.end, sentence.end)), speaker, tuple(dict.fromkeys(agents)))
