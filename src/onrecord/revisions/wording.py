"""What two wordings share: content words, and whether one denies what the other asserts."""

import re
from functools import cache

from onrecord.lexicon import read_table

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|neither|nor|cannot|without|nobody|nothing|rul(?:e|es|ed|ing) out|oppos\w+|refus\w+"
    r"|reject\w+|den(?:y|ied|ies)|no longer|against|unable|scrap\w*|cancel\w*|abandon\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_MONTHS = frozenset("january february march april june july august september october november december".split())
_ENDING = re.compile(r"(?:[’']s|ing|ed|es|s|e|ly)$")


@cache
def _small() -> frozenset[str]:
    """Words that two statements may share without being about the same thing."""
    return frozenset(word for name, words in read_table("revision_words") if name == "small" for word in words.split())


def stems(words: str) -> frozenset[str]:
    """The content words of `words`, each cut to what its forms share."""
    return frozenset(
        _stem(w) for w in _WORD.findall(words.lower()) if w not in _small() and (len(w) > 2 or w.isdigit())
    )


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
