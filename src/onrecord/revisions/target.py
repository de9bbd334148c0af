"""What is revised: the statement inside the words, an earlier one, or the span that tells of it."""

import re

from onrecord.revisions.cues import Cue
from onrecord.revisions.earlier import (
    WORDS,
    Wanted,
    find_about,
    find_charge,
    find_number,
    find_only,
    find_own,
    find_report,
    find_same,
)
from onrecord.revisions.maker import Maker
from onrecord.revisions.opposite import is_opposite, is_other_number, without
from onrecord.revisions.phrases import clause, find_nested, find_phrase, find_said, trimmed
from onrecord.revisions.scene import Scene, Told
from onrecord.revisions.wording import shared
from onrecord.schema.revision import RevisionKind
from onrecord.schema.span import Span, hull

_WHEN_SAID = re.compile(
    r"\b(?:when|by|what) (?P<said>(?:[\w’'-]+ ){1,5}?(?:said|says|saying|told|wrote|tweeted|called|spoke|referred|used"
    r"|described|suggested|claimed)\b)",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"(?:the|those|these|all|such) (?:\w+ )?(?:allegation|accusation|claim|charge)s?$")
_EMPTY = re.compile(r"(?:\w+ )?(?:that|it|so|this|those things)\b[^\w]*$", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]{2,80}[”\"]")
_POINTED = re.compile(r"(?:any|all|the|those|these|such)\b[^’']*", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:about|against|of|that) (?:[\w-]+ against )?"
    r"(?:his|her|their|my|our) (?:\w+ )?(?:father|mother|parents?|son|daughter|brother|sister"
    r"|wife|husband|partner|boss|friend|ally|allies|colleagues?|running mate|rivals?|opponents?)\b",
    re.IGNORECASE,
)
"""A charge against somebody else: what relatives and allies say of it is no denial."""

_SELF = re.compile(r",? ?that (?P<self>he|she|they|it|I|we|his|her|their|its)\b")

_IS_OTHER = {RevisionKind.REVERSAL: is_opposite, RevisionKind.CORRECTION: is_other_number}


def find_revised(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What `cue` of `maker` revises, or nothing that is sure."""
    if cue.voice == "own" and cue.noun and _is_anothers(scene, cue.noun, maker):
        return None
    return _FRAMES[cue.frame](scene, sentence, cue, maker)


def _is_anothers(scene: Scene, noun: Span, maker: Maker) -> bool:
    """Whether "her" in "her remarks" is not surely who speaks."""
    first = re.match(r"\s*(?P<whose>his|her|its|their)\b", noun.of(scene.text), re.IGNORECASE)
    if first is None:
        return False
    whose = scene.mentioned(Span(noun.start + first.start("whose"), noun.start + first.end()))
    return not set(whose) & set(maker.agents)


def _of_clause(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What follows "misspoke when he said" or "denied that", or for a denial who alleged it."""
    said = find_said(scene, cue, sentence, maker)
    wanted = Wanted(sentence, said.of(scene.text), maker.agents)
    if cue.kind is RevisionKind.DENIAL:
        if _EMPTY.fullmatch(said.of(scene.text)):
            return find_charge(scene, wanted, named=True) or (_before(scene, wanted) if cue.voice else None)
        others = Wanted(sentence, wanted.words, None, maker.agents)
        return find_same(scene, others) or find_charge(scene, wanted) or said
    return find_nested(scene, said, maker) or said


def _of_again(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    said = find_said(scene, cue, sentence, maker)
    wanted = Wanted(sentence, said.of(scene.text), maker.agents)
    return find_same(scene, wanted) or find_nested(scene, said, maker) or said


def _of_noun(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What "his claim" or "the allegations" are: who said it, where that is sure, or the words."""
    noun, said = find_phrase(scene, sentence, cue)
    words = Wanted(sentence, hull([noun, said]).of(scene.text), maker.agents)
    if cue.kind in {RevisionKind.DENIAL, RevisionKind.CONFIRMATION}:
        others = Wanted(sentence, words.words, None, maker.agents)
        is_charge = said == noun and _CHARGE.search(noun.of(scene.text))
        earlier = find_same(scene, others) or (find_charge(scene, words, named=True) if is_charge else None)
    else:
        vague = cue.kind is RevisionKind.REVERSAL  # a position is not what was said last
        earlier = find_own(scene, words, related=vague) if said == noun else find_same(scene, words)
    return earlier or (find_nested(scene, said, maker) if said != noun else None) or hull([noun, said])


def _of_own(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """The same for what confirms one's own words only."""
    noun, said = find_phrase(scene, sentence, cue)
    wanted = Wanted(sentence, hull([noun, said]).of(scene.text), maker.agents)
    return find_same(scene, wanted) or hull([noun, said])


def _of_about(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """The same for "rejected claims that …": a denial only of what is said of those who deny it."""
    noun, said = find_phrase(scene, sentence, cue)
    if not maker.agents:
        return None
    if said == noun and _POINTED.fullmatch(noun.of(scene.text)):
        if cue.voice:
            return find_charge(scene, Wanted(sentence, noun.of(scene.text), maker.agents), named=True)
        return _of_noun(scene, sentence, cue, maker)
    if _RELATIVE.search(said.of(scene.text)) and not (maker.told and scene.speaks_for(maker.told)):
        return None
    told_of = set(scene.mentioned(said)) & set(maker.agents) or _is_self(scene, said)
    return _of_noun(scene, sentence, cue, maker) if said != noun and told_of else None


def _is_self(scene: Scene, said: Span) -> bool:
    """Whether the clause begins with a "he" or "it" that the record has for nobody else."""
    match = _SELF.match(scene.text, said.start, said.end)
    return match is not None and not scene.mentioned(Span(*match.span("self")))


def _of_bare(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    if not maker.agents:
        return None
    # what was said may stand before the cue, in the same sentence
    rest = Span(cue.span.start, max(cue.whole.end, sentence.end))
    wanted = Wanted(rest, sentence.of(scene.text), maker.agents)
    return find_own(scene, wanted, related=maker.told is None) or find_only(scene, wanted)


def _of_only(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What "issued a retraction" takes back: the only statement it can be."""
    wanted = Wanted(Span(cue.span.start, sentence.end), sentence.of(scene.text), maker.agents)
    return (find_own(scene, wanted) or find_only(scene, wanted)) if maker.agents else None


def _of_related(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What somebody "was wrong about": said before, with a word in common."""
    wanted = Wanted(Span(cue.span.start, sentence.end), sentence.of(scene.text), maker.agents)
    return find_own(scene, wanted, related=True) if maker.agents else None


def _of_contrary(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """The one charge that "had never taken money" contradicts."""
    words = clause(scene.text, cue.span.end, sentence.end).of(scene.text)
    if not maker.agents:
        return None
    wanted = Wanted(sentence, words, maker.agents)
    charge = find_charge(scene, wanted)
    if charge and shared(words, charge.content.of(scene.text))[0] >= WORDS:
        return charge
    # "did not" may answer anything, "never" answers what was said
    is_flat = cue.span.of(scene.text).lower().startswith("never")
    return find_about(scene, wanted, words=WORDS + 1) if is_flat else None


def _of_number(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """For "eleven, not seven" the statement that said seven."""
    if cue.said is None or not maker.agents:
        return None
    return find_number(scene, Wanted(sentence, scene.text[cue.said : cue.whole.end], maker.agents))


def _of_after(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What follows "after ruling out" or "having promised to", if what the sentence says now is the opposite."""
    del sentence
    if cue.said is None or (maker.told is None and not maker.agents):
        return None
    said = trimmed(scene.text, Span(cue.said, cue.whole.end))
    now = maker.told.statement.content if maker.told else (Span(maker.span.start, cue.span.start),)
    before = said.of(scene.text)
    after = " ".join(part.of(scene.text) for content in now for part in without(content, cue.whole))
    return said if _IS_OTHER[cue.kind](before, after) else None


def _of_given(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What "not nine, as it had said earlier" gives itself."""
    if cue.said is None or not maker.agents:
        return None
    return find_nested(scene, Span(cue.said, sentence.end), maker) or trimmed(scene.text, Span(cue.said, cue.whole.end))


def _of_said(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """The one charge or report before that "that is not true" or "confirmed this" means."""
    wanted = Wanted(sentence, sentence.of(scene.text), maker.agents)
    if cue.kind is RevisionKind.DENIAL:
        own = cue.voice in {"own", "me"}
        if own:
            return find_charge(scene, wanted, named=True) or _before(scene, wanted)
        return find_charge(scene, wanted, named=True) or find_about(scene, wanted)
    return find_report(scene, wanted, pointed=True) or (cue.span if cue.voice else None)


def _before(scene: Scene, wanted: Wanted) -> Told | None:
    """What the same speaker said, if it stands before the denial of having said it."""
    own = find_own(scene, wanted)
    return own if own and own.content.start < wanted.sentence.start else None


def _of_linked(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    said = clause(scene.text, cue.span.end, sentence.end)
    wanted = Wanted(sentence, said.of(scene.text), maker.agents)
    anyone = Wanted(sentence, wanted.words, None, maker.agents)
    if cue.kind is RevisionKind.CONFIRMATION:
        return find_same(scene, anyone) or find_report(scene, wanted)
    if cue.kind is RevisionKind.DENIAL:
        return find_charge(scene, wanted)
    if cue.kind is RevisionKind.REVERSAL:
        return find_same(scene, wanted, opposite=True)
    own = find_own(scene, wanted)
    return own if own or scene.is_person(maker.speaker) else find_own(scene, anyone, related=True)


def _of_reading(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What somebody "meant" or "was referring to": "when he said …" beside it, or the one thing he said before."""
    if maker.told is None or (_named_only(scene, cue) and not scene.speaks_for(maker.told)):
        return None
    when = _WHEN_SAID.search(scene.text, sentence.start, sentence.end)
    if when is not None and maker.told.covers(Span(*when.span("said"))):
        said = trimmed(scene.text, clause(scene.text, when.start("said"), sentence.end))
        return find_nested(scene, said, maker) or said
    return _of_bare(scene, sentence, cue, maker) or _quoted(scene, sentence, cue, maker.told) or cue.noun


def _named_only(scene: Scene, cue: Cue) -> bool:
    """Whether "the remark" leaves open whose it is."""
    return cue.noun is not None and cue.noun.of(scene.text).lower().startswith("the ")


def _quoted(scene: Scene, sentence: Span, cue: Cue, by: Told) -> Span | None:
    """Words in quotation marks that are read anew: before the statement that does so, or those that it names."""
    match = _QUOTED.search(scene.text, sentence.start, cue.whole.end)
    quoted = Span(*match.span()) if match else None
    return quoted if quoted and (cue.said is not None or not by.covers(quoted)) else None


def _of_note(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    return find_said(scene, cue, sentence, maker)


_FRAMES = {
    "clause": _of_clause,
    "again": _of_again,
    "noun": _of_noun,
    "own": _of_own,
    "about": _of_about,
    "passive": _of_noun,
    "bare": _of_bare,
    "turn": _of_bare,
    "only": _of_only,
    "contrary": _of_contrary,
    "related": _of_related,
    "linked": _of_linked,
    "said": _of_said,
    "reading": _of_reading,
    "number": _of_number,
    "after": _of_after,
    "given": _of_given,
    "note": _of_note,
}
