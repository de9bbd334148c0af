"""What the speaker does in saying it, and whether it was said at all, read off the cue and the words around it."""

import re
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.statement import Act, Polarity

_REFUSAL = re.compile(
    r"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing|al)|would(?: not|n['’]t) (?:say|comment|discuss|confirm|elaborate)"
    r"|no comment|(?:not|\w+n['’]t) (?:immediately )?(?:respond|reply|return|answer)"
    r"|(?:neither|n['’]t|not) confirm(?:ed|s)? (?:nor|or) den(?:y|ied|ies))\b",
    re.IGNORECASE,
)
_TELL = re.compile(r"\b(?:told|tells?|telling)$", re.IGNORECASE)
_ASK = re.compile(r"\bask(?:s|ed|ing)?\b", re.IGNORECASE)
_CHARGE = re.compile(r"\b(?:charg(?:e|es|ed|ing)|task(?:s|ed|ing)?)$", re.IGNORECASE)
_TO_DO = re.compile(r"(?:not )?to [a-z]|that \w+ (?:be|not)\s", re.IGNORECASE)
_SOMEONE_TO_DO = re.compile(r"(?:him|her|them|us|me|you|it|everyone|people)(?: all)? (?:not )?to [a-z]", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:if|whether|who|whom|whose|what|when|where|why|how|which|about|do|does|did|is|are|was|were|will|would|can)\b",
    re.IGNORECASE,
)
_ASKED_TO_DO = re.compile(r"[^.?!,:;\"“”‘]{1,60}?\b(?:not )?to [a-z]+")

_NEGATION = re.compile(
    r"\b(?:(?:not|never|cannot|neither|nor|nobody|no one|\w*n['’]t)\b(?! (?:only|just|merely|simply|all that|guilty)\b)"
    r"|without\b|stop(?:s|ped|ping)? short of\b|(?:fail|refus|declin)(?:s|es|ed|ing|e|al)? to\b|ha(?:s|ve|d) yet to\b)",
    re.IGNORECASE,
)
_BETWEEN = frozenset(
    "a an the all any as at be been being did do does even ever had has have he i immediately it much necessarily nor"
    " on once or out publicly she so they to we yet able going willing ready come came want wanted wish wished".split()
)
"""Words that may stand between a negation and what it negates, besides adverbs."""

_NO_SAYING = frozenset(
    "back backs backed backing support supports supported supporting like likes liked favor favour favors favours mind"
    " minds endorse endorsed endorsing approve approved fond hesitate hesitated stop stopped mince minced help"
    " surprised shy shrink impressed".split()
)
"""Words whose negation is a stance, or no negation of saying at all ("did not hesitate to say")."""

_OCCASION = re.compile(
    r"(?<=\w)\s(?:at|during|in|on|via|through|after|before|following)\s(?:an?|the|this|that|his|her|their|its|last)\s.*"
)
"""Where and when something was said ("observed during a question and answer session"): no word of it is the act."""

_ABOUT = re.compile(r"(?<=\w)\s(?:regarding|concerning)$")
"""What leads to the matter after a verb ("added regarding"), and is no act itself."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_DOUBT = re.compile(r"\b(?:doubt(?:s|ed|ing|ful)?|disbeliev(?:e|es|ed|ing)|skeptical of|sceptical of)\b", re.IGNORECASE)


@cache
def _acts_by_form() -> dict[str, Act]:
    return {
        form: Act(act) for act, lemmas in read_table("acts") for lemma in lemmas.split() for form in verb_forms(lemma)
    }


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], Act], ...]:
    rows = read_table("act_phrases")
    return tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), Act(act)) for act, words in rows)


def find_act(cue: str, before: str, content: str) -> Act:
    """The act that `cue` names, given the words `before` it in its clause and the `content` it governs.

    "Asked" is a request before an infinitive and a question otherwise, "told" a request before "them to"; a cue that
    names no act asserts.
    """
    words = f"{before} {cue}"
    if _REFUSAL.search(words):
        return Act.DECLINE
    if _is_request(cue, content):
        return Act.REQUEST
    for pattern, act in _phrases():
        if pattern.search(f"{cue} {content[:5]}"):
            return act
    known = _acts_by_form()
    verb = _ABOUT.sub("", _OCCASION.sub("", cue.lower()))
    found = [known[word] for word in re.findall(r"[^\W\d_]+", verb) if word in known]
    if not found and not cue and content.rstrip("”\"'’» ").endswith("?"):
        return Act.ASK
    return _act_of_content(content) if found[:1] in ([], [Act.ASSERT]) else found[0]


def _is_request(cue: str, content: str) -> bool:
    """Whether "asked", "told" or "charged" is followed by what is to be done."""
    if _CHARGE.search(cue):
        return _asks_to_do(cue, content)
    if _ASK.search(cue) and (_TO_DO.match(content) or _asks_to_do(cue, content)):
        return True
    return bool(_TELL.search(cue) and (_TO_DO.match(content) or _SOMEONE_TO_DO.match(content)))


_OWN = re.compile(
    r"[“\"‘']?(?:that )?(?:when [^,]{3,160}, )?(?P<who>he|she|they|it|I|we)(?:\s+|(?=[’']m))(?P<does>.{3,80})",
    re.IGNORECASE,
)
"""What one says of oneself, after a clause with "when" too."""


@cache
def _content_acts() -> tuple[tuple[re.Pattern[str], Act], ...]:
    rows = read_table("content_acts")
    return tuple((re.compile(words, re.IGNORECASE), Act(act)) for act, words in rows)


def _act_of_content(content: str) -> Act:
    """The act of a plain "said", by what the speaker says of himself or herself ("said he had misspoken")."""
    own = _OWN.match(content)
    if own is None:
        return Act.ASSERT
    found = next((act for words, act in _content_acts() if words.match(own["does"])), Act.ASSERT)
    if found is Act.RETRACT and own["who"].lower() in ("it", "they") and not own["does"].startswith("ha"):
        return (
            Act.ASSERT
        )  # "the guild said it was wrong" is mostly of another thing, "it had been wrong" is of the guild
    return found


def _asks_to_do(cue: str, content: str) -> bool:
    """Whether who is asked and what to do stand in the content ("asked [the judge to wait]")."""
    if cue.lower().endswith(("about", "whether", "if")) or content[:1] in "“\"‘'" or content.endswith("?"):
        return False
    return not _QUESTION.match(content) and bool(_ASKED_TO_DO.match(content))


def find_polarity(cue: str, before: str) -> Polarity:
    """Negative where the source is said not to have said it; `before` are the words before the cue in its clause.

    Only saying or thinking that is negated counts: who is "not backing" something has a say on it. "Doubts" is thinking
    that it is not so.
    """
    return Polarity.NEGATIVE if _is_negated(cue, before) != bool(_DOUBT.search(cue)) else Polarity.POSITIVE


def _is_negated(cue: str, before: str) -> bool:
    """Whether a negation reaches the cue: it stands in it, or before it with nothing but small words in between."""
    words = f"{before} {cue}"
    for match in _NEGATION.finditer(words):
        for word in _WORD.finditer(words, match.end()):
            small = word[0].lower() in _BETWEEN or word[0].lower().endswith("ly")
            if small and word.end() < len(words):
                continue
            if word[0].lower() not in _NO_SAYING and (match.start() > len(before) or word.start() > len(before)):
                return True
            break
    return False
