"""What is revised: the statement inside the words, an earlier one, or the span that tells of it."""

import re

from onrecord.revisions.cues import Cue
from onrecord.revisions.earlier import WORDS, Wanted, find_about, find_charge, find_number, find_only, find_own, find_report, find_same
from onrecord.revisions.maker import Maker
from onrecord.revisions.scene import Scene, Told
from onrecord.revisions.wording import is_negative, shared
from onrecord.schema.revision import RevisionKind
from onrecord.schema.span import Span, hull

_CLAUSE_END = re.compile(
    r",[”\"]? (?:but|saying|said|adding|added|after|while|although|though|which|who|calling|according|however|and"
    r" (?:said"
    r"|has|had|was|that|he|she|they|it|called|told|apologi[sz]ed|insisted|instead|goes)|he|she|they|as"
    r"|telling|insisting"
    r"|appearing|(?:an?|the|his|her|their|(?:(?:Mr|Ms|Mrs|Dr)\. )?[A-Z]\w+)(?: [\w-]+){0,3} (?:said|says|added|noted"
    r"|told|replied))\b|[;—]| – | after (?:being|the|a|he|she|they)\b| but | and (?:says?|said"
    r"|insist(?:s|ed)?|called|told)\b|[”\"]|['’]{2}"
)
_THAT = re.compile(
    r",?(?: (?:made|published|reported)(?: [\w-]+){1,5}?)? that\b| (?:suggesting|alleging|saying|claiming|in which)\b"
    r"|(?P<phrase> (?:of|about|against|to|on)\b(?! \w+day\b))"
)
_WHEN_SAID = re.compile(
    r"\b(?:when|by|what) (?P<said>(?:[\w’'-]+ ){1,5}?(?:said|says|saying|told|wrote|tweeted|called|spoke|referred|used"
    r"|described|suggested|claimed)\b)",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"(?:the|those|these|all|such) (?:\w+ )?(?:allegation|accusation|claim|charge)s?$")
_EMPTY = re.compile(r"(?:\w+ )?(?:that|it|so|this|those things)\b[^\w]*$", re.IGNORECASE)
_VERB_REACH = 40
"""Characters in which the verb of what "he said" stands."""

_QUOTED = re.compile(r"[“\"][^”\"]{2,80}[”\"]")
_QUOTES = ("”", '"', "''", "’’")
_RULED_OUT = re.compile(r"rul(?:ing|ed) out|(?:vow|promis|pledg|swear|sw[eo]r|say|said|insist|declar)\w*(?: that)?(?: \w+ (?:would|will))? (?:not|never)\b")
"""What refuses something so plainly that saying anything else without a negation gives it up."""

_SAYING = re.compile(r"sa(?:id|ying)|insist|announc|declar")
_WOULD = re.compile(r"\b(?:would|will|won[’']t|wouldn[’']t)\b")
_OPPOSED = re.compile(r"oppos|reject|dismiss|refus")
_IN_FAVOUR = re.compile(r"\b(?:back|support|favou?r|endors|embrac|accept|agree|welcom)\w*")
_FIGURE = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b",
    re.IGNORECASE,
)
_POINTED = re.compile(r"(?:any|all|the|those|these|such)\b[^’']*", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:about|against|of|that) (?:[\w-]+ against )?(?:his|her|their|my|our) (?:\w+ )?(?:father|mother|parents?|son|daughter|brother|sister|wife"
    r"|husband|partner|boss|friend|ally|allies|colleagues?|running mate|rivals?|opponents?)\b",
    re.IGNORECASE,
)
"""A charge against somebody else: what relatives and allies say of it is no denial."""

_SELF = re.compile(r",? ?that (?P<self>he|she|they|it|I|we|his|her|their|its)\b")


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
    said = _said(scene, cue, sentence, maker)
    wanted = Wanted(sentence, said.of(scene.text), maker.agents)
    if cue.kind is RevisionKind.DENIAL:
        if _EMPTY.fullmatch(said.of(scene.text)):
            return find_charge(scene, wanted, named=True) or (_before(scene, wanted) if cue.voice else None)
        others = Wanted(sentence, wanted.words, None, maker.agents)
        return find_same(scene, others) or find_charge(scene, wanted) or said
    return _nested(scene, said, maker) or said


def _of_again(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    said = _said(scene, cue, sentence, maker)
    wanted = Wanted(sentence, said.of(scene.text), maker.agents)
    return find_same(scene, wanted) or _nested(scene, said, maker) or said


def _of_noun(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What "his claim" or "the allegations" are: who said it, where that is sure, or the words."""
    noun, said = _phrase(scene, sentence, cue)
    words = Wanted(sentence, hull([noun, said]).of(scene.text), maker.agents)
    if cue.kind in {RevisionKind.DENIAL, RevisionKind.CONFIRMATION}:
        others = Wanted(sentence, words.words, None, maker.agents)
        is_charge = said == noun and _CHARGE.search(noun.of(scene.text))
        earlier = find_same(scene, others) or (find_charge(scene, words, named=True) if is_charge else None)
    else:
        earlier = find_own(scene, words) if said == noun else find_same(scene, words)
    return earlier or (_nested(scene, said, maker) if said != noun else None) or hull([noun, said])


def _of_own(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """The same for what confirms one's own words only."""
    noun, said = _phrase(scene, sentence, cue)
    wanted = Wanted(sentence, hull([noun, said]).of(scene.text), maker.agents)
    return find_same(scene, wanted) or hull([noun, said])


def _of_about(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """The same for "rejected claims that …": a denial only of what is said of those who deny it."""
    noun, said = _phrase(scene, sentence, cue)
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
    own = find_own(scene, wanted, related=maker.told is None) or find_own(scene, wanted, near=True)
    return own or find_only(scene, wanted)


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
    words = _clause(scene.text, cue.span.end, sentence.end).of(scene.text)
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
    said = _words(scene.text, Span(cue.said, cue.whole.end))
    now = maker.told.statement.content if maker.told else (Span(maker.span.start, cue.span.start),)
    before = said.of(scene.text)
    after = " ".join(part.of(scene.text) for content in now for part in _without(content, cue.whole))
    return said if _is_other[cue.kind](before, after) else None


def _without(content: Span, part: Span) -> list[Span]:
    if not content.overlaps(part):
        return [content]
    return [Span(content.start, max(content.start, part.start)), Span(min(content.end, part.end), content.end)]


def _is_opposite(before: str, after: str) -> bool:
    """Whether the two differ in polarity: a refusal that is now none, or a promise that is now denied."""
    if is_negative(before) == is_negative(after):
        return False
    if not after.strip():
        return False
    if _SAYING.match(before) and not _WOULD.search(before):
        return False
    turned = _OPPOSED.match(before) and _IN_FAVOUR.search(after)
    return bool(_RULED_OUT.match(before) or turned) or shared(before, after)[0] >= WORDS


def _is_other_number(before: str, after: str) -> bool:
    """Whether both give a figure, about one thing, and not the same."""
    ours, theirs = set(_FIGURE.findall(before)), set(_FIGURE.findall(after))
    return bool(ours and theirs) and not ours & theirs


_is_other = {RevisionKind.REVERSAL: _is_opposite, RevisionKind.CORRECTION: _is_other_number}


def _of_given(scene: Scene, sentence: Span, cue: Cue, maker: Maker) -> Told | Span | None:
    """What "not nine, as it had said earlier" gives itself."""
    if cue.said is None or not maker.agents:
        return None
    return _nested(scene, Span(cue.said, sentence.end), maker) or _words(scene.text, Span(cue.said, cue.whole.end))


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
    said = _clause(scene.text, cue.span.end, sentence.end)
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
        said = _words(scene.text, _clause(scene.text, when.start("said"), sentence.end))
        return _nested(scene, said, maker) or said
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
    return _said(scene, cue, sentence, maker)


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


def _phrase(scene: Scene, sentence: Span, cue: Cue) -> tuple[Span, Span]:
    """The words that name what was said, and the clause that gives it, or the same words again."""
    first = re.compile(r"[\w’'-]+").match(scene.text, cue.span.start)
    noun = cue.noun or Span(cue.span.start, first.end() if first else cue.span.end)
    that = _THAT.match(scene.text, noun.end, sentence.end)
    if that is None:
        return noun, noun
    said = _clause(scene.text, that.start(), sentence.end)
    comma = scene.text.find(",", said.start + 1, said.end) if that["phrase"] else -1
    return noun, _words(scene.text, Span(said.start, comma) if comma > 0 else said)


def _nested(scene: Scene, said: Span, maker: Maker) -> Told | None:
    """The statement inside the words of another that `said` tells of."""
    verb = Span(said.start, said.start + _VERB_REACH)
    inside = [
        t
        for t in scene.told
        if t is not maker.told
        and said.covers(t.content)
        and t.content.start < verb.end + _VERB_REACH
        and any(c.overlaps(verb) for c in t.cue)
    ]
    spoken_for = maker.told is not None and scene.speaks_for(maker.told)
    whose = [t for t in inside if spoken_for or t.statement.speaker in (*maker.agents, None)]
    return min(whose, key=lambda t: t.content.start, default=None)


def _said(scene: Scene, cue: Cue, sentence: Span, maker: Maker) -> Span:
    """What was said: the words of the statement that the cue reports, else the clause after it."""
    start = cue.span.end if cue.said is None else cue.said
    for content in maker.told.statement.content if maker.told else ():
        if abs(content.start - start) < len("that ") + 1:
            return _words(scene.text, content)
    return _words(scene.text, _clause(scene.text, start, sentence.end))


def _clause(text: str, start: int, limit: int) -> Span:
    """The clause that goes on at `start`: to the next one, or to the end of the sentence or of the quotation."""
    at = start + 4
    while match := _CLAUSE_END.search(text, at, limit):
        mark = match[0] in _QUOTES
        if not mark or not _opens(text, start, match.start()):
            return Span(start, match.start())
        at = _after_quotation(text, match.end(), limit)
    return Span(start, limit)


def _opens(text: str, start: int, at: int) -> bool:
    """Whether the mark at `at` opens a quotation inside the clause, or closes one that the clause opened."""
    return text[at - 1] in " (" or any(mark in text[start:at] for mark in "“‘")


def _after_quotation(text: str, start: int, limit: int) -> int:
    """The place after the mark that closes a quotation, or `start` if there is none."""
    ends = [at for mark in _QUOTES if (at := text.find(mark, start, limit)) >= 0]
    return min(ends) + 1 if ends else start


def _words(text: str, span: Span) -> Span:
    """`span` without white space and commas at its edges."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip(" ,\n")))
