"""The few numbers that claims are counted in: once, seven times, third."""

import re

from onrecord.checks.claim import Count

_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_VALUES = {
    **{word: n for n, word in enumerate(_CARDINALS)},
    **{word: n for n, word in enumerate(_ORDINALS)},
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "a": 1,
    "an": 1,
    "dozen": 12,
    "a dozen": 12,
}
HEDGE = (
    r"at least|more than|over|about|around|roughly|some|nearly|almost|only|just|exactly|fewer than|less than|up to"
    r"|a total of|no fewer than|no less than|at most"
)
NUMBER = rf"(?:{'|'.join(_CARDINALS[1:])}|a dozen|\d{{1,3}})"
ORDINAL = rf"(?:{'|'.join(_ORDINALS[1:])}|\d{{1,2}}(?:st|nd|rd|th))"
TIMES = (
    rf"(?:(?P<hedge>{HEDGE}) )?"
    rf"(?P<n>(?:once|twice|thrice)(?! (?:again|more))(?: each)?|(?:{NUMBER}) (?:separate |different )?times(?: each)?"
    rf"|on (?:{HEDGE} )?{NUMBER} (?:separate |different )?occasions?)"
)
_WORDS = re.compile(rf"\b(?:once|twice|thrice|{NUMBER}|{ORDINAL})\b", re.IGNORECASE)
_LEAST = frozenset({"at least", "no fewer than", "no less than"})
_ABOUT = frozenset({"about", "around", "roughly", "some", "nearly", "almost"})
MANY = 10_000


def count_of(words: str, hedge: str, *, ordinal: bool = False) -> Count | None:
    """The count that `words` name, as wide as `hedge` makes it; None if they name none."""
    found = _WORDS.search(words)
    if not found:
        return None
    n, hedge = value_of(found[0]), hedge.lower()
    told = " ".join(filter(None, (hedge, words))).strip()
    if hedge in _LEAST:
        return Count(n, MANY, told, ordinal)
    if hedge in {"more than", "over"}:
        return Count(n + 1, MANY, told, ordinal)
    if hedge in {"fewer than", "less than"}:
        return Count(0, n - 1, told, ordinal)
    if hedge in {"up to", "at most"}:
        return Count(0, n, told, ordinal)
    slack = max(1, round(n * 0.15)) if hedge in _ABOUT else 0
    return Count(n - slack, n + slack, told, ordinal)


def value_of(word: str) -> int:
    """The number that a cardinal or ordinal names."""
    folded = word.lower()
    return _VALUES[folded] if folded in _VALUES else int(re.sub(r"\D", "", folded))
