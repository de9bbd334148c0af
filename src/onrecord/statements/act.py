"""What the speaker does in saying it, and whether it was said at all, read off the cue and the words around it."""

import re
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.statement import Act, Polarity

_NEGATION = re.compile(
    r"\b(?:not|never|n['’]t|cannot|neither|nor|nobody|no one|without|stop(?:s|ped)? short of|fail(?:s|ed)? to"
    r"|ha(?:s|ve) yet to|refus(?:es|ed|ing) to|declin(?:es|ed|ing) to)\b|\b\w+n['’]t\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|would(?: not|n['’]t) (?:say|comment|discuss|confirm)"
    r"|no comment|did(?: not|n['’]t) (?:respond|reply|return|answer))\b",
    re.IGNORECASE,
)
_PHRASES: tuple[tuple[re.Pattern[str], Act], ...] = (
    (re.compile(r"\bwalk(?:s|ed|ing)? back\b|\btook back\b|\bmeant to say\b|\bmisspok", re.IGNORECASE), Act.RETRACT),
    (re.compile(r"\bagree(?:s|d|ing)? to\b", re.IGNORECASE), Act.PROMISE),
    (re.compile(r"\bcall(?:s|ed|ing)? (?:for|on|upon)\b", re.IGNORECASE), Act.REQUEST),
    (re.compile(r"\blash(?:es|ed|ing)? out\b|\btook aim\b|\bhit(?:s|ting)? back\b", re.IGNORECASE), Act.CRITICIZE),
)
_DIRECTIVE = re.compile(r"^(?:to|not to|that\s+\w+\s+(?:be|not))\s", re.IGNORECASE)


@cache
def _acts_by_form() -> dict[str, Act]:
    return {
        form: Act(act)
        for act, lemmas in read_table("acts")
        for lemma in lemmas.split()
        if "_" not in lemma
        for form in verb_forms(lemma)
    }


def find_act(cue: str, before: str, content: str) -> Act:
    """The act that `cue` names, given the words `before` it in its clause and the `content` it governs.

    "Asked" is a request before an infinitive and a question otherwise; a cue that names no act asserts.
    """
    if _REFUSAL.search(f"{before} {cue}"):
        return Act.DECLINE
    for pattern, phrase_act in _PHRASES:
        if pattern.search(f"{cue} {content[:3]}"):
            return phrase_act
    known = _acts_by_form()
    found = [known[word] for word in re.findall(r"[^\W\d_]+", cue.lower()) if word in known]
    if not found:
        return Act.ASK if content.rstrip("”\"'’» ").endswith("?") and not cue else Act.ASSERT
    if found[0] is Act.ASK and _DIRECTIVE.match(content):
        return Act.REQUEST
    return found[0]


def find_polarity(cue: str, before: str) -> Polarity:
    """Negative where the source is said not to have said it; `before` are the words before the cue in its clause."""
    return Polarity.NEGATIVE if _NEGATION.search(f"{before} {cue}") else Polarity.POSITIVE
