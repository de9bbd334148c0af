"""Number words and digits: their patterns, and the values they stand for."""

import re
from math import inf

from onrecord.figures.quantity import Bounds

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {"zero": 0.0, "a": 1.0, "an": 1.0} | {word: float(n) for n, word in enumerate(_ONES + _TEENS, 1)}
_VALUES |= {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
SCALES |= {"mn": 1e6, "b": 1e9}
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}

_ORDINAL_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINAL_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split()
_ORDINALS = {word: n for n, word in enumerate(_ORDINAL_ONES + _ORDINAL_TEENS, 1)}
_ORDINALS |= {word: 10 * n for n, word in enumerate(_ORDINAL_TENS, 2)}

_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100}


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_UNIT = rf"(?:{_any(_TENS)}(?:[-\s]{_any(_ONES)})?|{_any(_ONES + _TEENS)}|zero)"
_HUNDREDS = rf"(?:(?:{_UNIT}|a)[-\s]hundred(?:\s(?:and\s)?{_UNIT})?|{_UNIT})"
_BIG = r"(?:thousand|million|billion|trillion)"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)|\d+(?:\.\d+)?(?:\s?[½¼¾]|\s[13]/[24]\b)?|[½¼¾])"
WORDS = (
    rf"(?:half\sa\s(?:{_BIG}|dozen)|(?:{_HUNDREDS}|a)[-\s]{_BIG}(?:\s(?:and\s)?{_HUNDREDS}(?:\s{_BIG})?)*"
    rf"|(?:{_UNIT}|a)\sdozen|{_HUNDREDS})"
)
NUMBER = rf"(?:{DIGITS}(?:\s?(?:bn|tn|mn)\b|[\s-]{_BIG}\b)?|{WORDS})"
SUM = rf"(?:{DIGITS}[mbk]\b|{NUMBER})"
"""A number behind a currency sign, where "m" is no metre."""

ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|(?:{_any(_TENS)}-)?{_any(_ORDINAL_ONES)}|{_any(_ORDINAL_TEENS + _ORDINAL_TENS)})"
_PART = _any([*(word + "s" for word in _PARTS if word not in {"half", "halves"}), "halves"])
_ONE_PART = r"(?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)"
FRACTION = rf"(?:{_any(_ONES)}[-\s]{_PART}|(?:one|a)[-\s]{_ONE_PART}|half(?!\sa\s(?:{_BIG}|dozen)))"

GROUPS = {
    "duo": 2,
    "twosome": 2,
    "pair": 2,
    "couple": 2,
    "trio": 3,
    "threesome": 3,
    "quartet": 4,
    "foursome": 4,
    "quintet": 5,
}
GROUPS |= {"sextet": 6, "septet": 7, "octet": 8}
"""Words for a number of persons or things together, as in "a trio of novelists"."""

_WORD = re.compile(r"[a-z]+|\d[\d,]*(?:\.\d+)?|[½¼¾]|\d/\d")


def value_of(words: str) -> float:
    """The value of what `NUMBER` matches, in plain text."""
    for sign, part in _HALVES.items():
        if sign in words and not words.startswith("half"):
            rest = words.replace(sign, " ", 1).strip()
            return part if not rest else (value_of(rest) + part if rest[-1].isdigit() else _scaled(rest, part))
    if words.startswith("half a "):
        word = words.removeprefix("half a ")
        return 6.0 if word == "dozen" else 0.5 * SCALES[word]
    total = current = 0.0
    for word in _WORD.findall(words):
        if word == "hundred":
            current = (current or 1) * 100
        elif word == "dozen":
            current = (current or 1) * 12
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0.0
        elif word != "and":
            current += _VALUES[word] if word in _VALUES else float(word.replace(",", ""))
    return total + current


def _scaled(rest: str, part: float) -> float:
    """As in "2½ million": the digits before, the scale after."""
    digits, _, scale = rest.partition(" ")
    return ((float(digits) if digits[:1].isdigit() else 0) + part) * SCALES.get(scale.strip(), 1)


def ordinal_of(words: str) -> float:
    """The number of what `ORDINAL` matches."""
    if words[0].isdigit():
        return float(words[:-2])
    tens, _, ones = words.rpartition("-")
    return _VALUES.get(tens, 0.0) + _ORDINALS[ones]


def fraction_of(words: str) -> float:
    """The value of what `FRACTION` matches."""
    first, _, part = words.replace("-", " ").rpartition(" ")
    return _VALUES.get(first, 1.0) / _PARTS[part if part in _PARTS else part.removesuffix("s")]


def rounded(words: str, value: float, *, share: bool = False) -> Bounds:
    """What a stated number stands for: "3.2 million" for 3.15 to 3.25 million, "20,000" for 19,500 to 20,500.

    Whole numbers below 10,000, and those that do not end in three noughts, are taken as they stand, unless they are
    a `share`: 12 percent stands for 11.5 to 12.5.
    """
    digits = re.match(r"[\d,]*\.?(\d*)", words)
    decimals = len(digits[1]) if digits and "." in digits[0] else 0
    scale = next((SCALES[w] for w in re.findall(r"[a-z]+", words) if w in SCALES and SCALES[w] > 1), 1.0)
    if decimals or scale > 1 or share:
        step = scale / 10**decimals
    elif value >= 10_000 and value % 1_000 == 0:
        step = 1_000.0
    else:
        return Bounds(value, value)
    return Bounds(value - step / 2, value + step / 2)


_NEAR = 0.1
"""How far "about" and "nearly" reach, as a share of the number: what reporters round away, and a little more."""

_HEDGES: dict[str, tuple[float, float]] = (
    dict.fromkeys(
        ("about", "around", "roughly", "approximately", "some", "an estimated", "estimated", "close to"),
        (-_NEAR, _NEAR),
    )
    | dict.fromkeys(("nearly", "almost", "just under", "just below", "just short of"), (-_NEAR, 0.0))
    | dict.fromkeys(
        ("just over", "just above", "slightly more than", "a little over", "a little more than"), (0.0, _NEAR)
    )
    | dict.fromkeys(
        (*("more than", "over", "at least", "above", "upwards of", "no fewer than", "no less than"), "not less than"),
        (0.0, inf),
    )
    | dict.fromkeys(
        (
            *("fewer than", "less than", "under", "below", "up to", "at most", "as many as", "no more than"),
            "as much as",
        ),
        (-1.0, 0.0),
    )
)
HEDGE = re.compile(rf"(?<!add\s)(?<!adds\s)(?<!adding\s)(?<!added\s)\b({_any(list(_HEDGES))})\s(?:the\s|a\s|us\s?)?$")
TRAILING = re.compile(r"\s?(?:\+|or\sso\b|or\smore\b|-?plus\b|-odd\b)")
_TRAILING = {"+": (0.0, inf), "or so": (-_NEAR, _NEAR), "or more": (0.0, inf), "plus": (0.0, inf), "odd": (0.0, _NEAR)}


def hedged(bounds: Bounds, before: str, after: str) -> tuple[Bounds, bool]:
    """`bounds` widened by the hedge that stands before or after the number, and whether one does."""
    found = HEDGE.search(before)
    trailing = TRAILING.match(after)
    if not found and not trailing:
        return bounds, False
    down, up = _HEDGES[found[1]] if found else _TRAILING[trailing[0].strip(" -")] if trailing else (0.0, 0.0)
    low = bounds.low + down * abs(bounds.low) if down else bounds.low
    high = inf if up == inf else bounds.high + up * abs(bounds.high)
    return Bounds(low, high), True
