"""What two wordings share: content words, and whether one denies what the other asserts."""

import re

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SMALL = frozenset(
    "a an the and or but nor of to in on at by for from with as is are was were be been being am has have had do does"
    " did done doing will would shall should can could may might must not no never it its he him his she her hers they"
    " them their theirs i me my we us our you your this that these those there here who whom whose which what when where"
    " why how if than then so too also very just only said say says saying told tell asked again once more most any some"
    " all such into about over after before up out down off between during against under because while until same own"
    " claim claims remark remarks comment comments statement statements report reports allegation allegations denied"
    " deny denies confirmed confirm tweet post mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday"
    " earlier later previously now day week month year".split()
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|neither|nor|cannot|without|nobody|nothing|rule[sd]? out|oppos\w+|refus\w+|reject\w+"
    r"|den(?:y|ied|ies)|no longer|against|unable|scrap\w*|cancel\w*|abandon\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_MONTHS = frozenset("january february march april june july august september october november december".split())
_ENDING = re.compile(r"(?:[’']s|ing|ed|es|s|e|ly)$")


def stems(words: str) -> frozenset[str]:
    """The content words of `words`, each cut to what its forms share."""
    return frozenset(_stem(w) for w in _WORD.findall(words.lower()) if w not in _SMALL and (len(w) > 2 or w.isdigit()))


def _stem(word: str) -> str:
    if word in _MONTHS:
        return word[:3]
    return word if len(word) < 5 else _ENDING.sub("", word)[:7]


def shared(one: str, other: str) -> tuple[int, float]:
    """How many content words two wordings share, and which share of the shorter one's that is."""
    ours, theirs = stems(one), stems(other)
    both = len(ours & theirs)
    return both, both / max(1, min(len(ours), len(theirs)))


def is_negative(words: str) -> bool:
    """Whether an odd number of negations stands in `words`."""
    return len(_NEGATION.findall(words)) % 2 == 1
