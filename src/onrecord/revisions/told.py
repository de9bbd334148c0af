"""Whether a revision is told as a fact: not denied, demanded, expected, asked or supposed."""

import re

from onrecord.schema.span import Span

_BOUND = re.compile(r"[;:]| but |, (?:and|who|which|while|although|though)\b|[“\"”]")
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|nor|for|of|neither|cannot|without|no one|nobody|none|few|hardly|barely|rarely"
    r"|stopped short of|yet to"
    r"|instead of|rather than|short of|far from|from|against|avoid(?:ed|ing)?|resist(?:ed|ing)?|consider(?:ed|ing)?"
    r"|suggest(?:ed|ing)?|the idea of|risk(?:ed|s)?)|n[’']t)$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"(?:\b(?:should|could|may|might|must|would|will|shall|can|ought|let|let[’']s|please|cannot)|[’']ll|[’']d)$",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\s*\b(?:have|has|had|be|been|being|is|are|was|were|am|do|does|did|either|both|also|ever|even|to|himself|herself"
    r"|itself|themselves|immediately|the|a|an|\w+ly|soon|now|later|then|still|yet|so|once|again|or|nor"
    r"|confirm(?:ed)?)$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|until|lest|were to|in case"
    r"|no (?:sign|hint|indication|evidence|plans?|intention|reason)s?)\b",
    re.IGNORECASE,
)
_FACTIVE = re.compile(
    r"\b(?:ha[ds] to|was forced to|were forced to|forced to|compelled to|obliged to|went on to|moved to|rushed to"
    r"|was quick to|were quick to|took to \w+ to|chose to|used \w+ \w+ to|proceeded to|managed to|took the stage to"
    r"|came forward to|stepped in to|sought to)(?: (?:again|publicly|later|\w+ly|once again))*$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:\b(?:I|we|they|who|you|did|do)|\b(?!(?:his|this|its|was|has|is|as|us|says|does|less|unless)\b)[\w-]+s"
    r"|police|people|[’']s office)(?: (?:\w+ly|also|both|all|still|again|now|hereby|do|both))*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:retract|withdraw|recant|take|walk|clarify|deny|dispute|refute|reject|dismiss|stand|apologi[sz]e|repeat|confirm"
    r"|regret|mean)$",
    re.IGNORECASE,
)
"""Cues that are infinitives after "to" and a modal, and a present tense after "I" or a plural."""

_QUESTION = re.compile(r"[”\"’']*\?")
_OTHERS_CALL = re.compile(
    r"\b(?:demand(?:ed|s|ing)?|insist(?:ed|s|ing)?|urg(?:ed|es|ing)|request(?:ed|s)|(?:call(?:ed|s|ing)?"
    r"|press(?:ed|es|ing)?|wait(?:ed|ing)?"
    r"|hop(?:ed|es|ing)|ask(?:ed|s|ing)?|wants?|wanted) (?:for|on|him|her|them))\b[^.;]*$",
    re.IGNORECASE,
)


def is_told(text: str, sentence: Span, cue: Span) -> bool:
    """Whether the words of `sentence` before and after `cue` tell it as something that was done."""
    if _QUESTION.match(text, sentence.end):
        return False
    before = text[sentence.start : cue.start]
    clause = before[max((m.end() for m in _BOUND.finditer(before)), default=0) :].rstrip()
    if _CONDITION.search(clause):
        return False
    if _is_bare(text, cue):
        return _is_bare_told(clause)
    words = clause
    while True:
        if _NEGATED.search(words) or _MODAL.search(words):
            return False
        small = _SMALL.search(words)
        if small is None:
            return True
        words = words[: small.start()].rstrip()


def _is_bare(text: str, cue: Span) -> bool:
    return bool(_BARE.match(cue.of(text).split()[0]))


def _is_bare_told(clause: str) -> bool:
    if clause.endswith(" to"):
        return bool(_FACTIVE.search(clause))
    if _OTHERS_CALL.search(clause):
        return False
    return bool(_PRESENT.search(clause)) and not re.search(
        r"\b(?:not|never|n[’']t|nor|could|should|would|may|might|must|will|can|let)\b", clause, re.IGNORECASE
    )
