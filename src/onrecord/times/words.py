"""The words of time as fragments of patterns, and what each means."""

import re
from collections.abc import Iterable

from onrecord.times.moment import Grain

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTH_NUMBERS = {name: n for n, name in enumerate(MONTHS, 1)} | {
    short: n for n, name in enumerate(MONTHS, 1) for short in (name[:3] + ".", name[:4] + ".", name[:3])
}
WEEKDAY_NUMBERS = {name: n for n, name in enumerate(WEEKDAYS)} | {
    short: n for n, name in enumerate(WEEKDAYS) for short in (name[:3] + ".", name[:4] + ".", name[:5] + ".")
}
SEASON_NUMBERS = {"spring": 0, "springtime": 0, "summer": 1, "summertime": 1, "fall": 2, "autumn": 2, "winter": 3}
SEASON_NUMBERS["wintertime"] = 3

UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "season": "SE",
    "year": "Y",
    "decade": "Y",
    "century": "CE",
}
"""Units as TIMEX3 writes them in durations; those up to the hour stand behind a T."""

GRAINS = {
    "day": Grain.DAY,
    "night": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "weekend": Grain.WEEKEND,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "season": Grain.SEASON,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}

PARTS = {
    "morning": "TMO",
    "noon": "TMI",
    "midday": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "overnight": "TNI",
    "dawn": "TMO",
    "dusk": "TEV",
}
"""Parts of the day as TIMEX3 writes them."""

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_ONES += "seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: dict[str, float] = {word: n for n, word in enumerate(_ONES)}
NUMBERS |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
NUMBERS |= {"a": 1, "an": 1, "another": 1, "half a": 0.5, "half an": 0.5, "a dozen": 12, "a hundred": 100}
NUMBERS |= {"a couple of": 2, "a couple": 2, "a half": 0.5, "half": 0.5}
SOME = ("several", "a few", "few", "some", "many", "a number of", "dozens of", "hundreds of", "numerous", "countless")
ORDINALS = {
    word: n
    for n, words in enumerate(
        "first|1st second|2nd third|3rd fourth|4th fifth|5th sixth|6th seventh|7th eighth|8th ninth|9th".split(), 1
    )
    for word in words.split("|")
}


def _any(words: Iterable[str]) -> str:
    """A pattern of any of `words`, the longest first."""
    listed = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in listed) + ")"


_SHORT_MONTHS = r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)"
FRAGMENTS = {
    "month": rf"(?:{_any(MONTHS)}|{_SHORT_MONTHS}\.|{_SHORT_MONTHS}(?=\s\d))",
    "weekday": rf"(?:{_any(WEEKDAYS)}|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.)",
    "season": _any(SEASON_NUMBERS),
    "unit": _any(UNITS),
    "grain": _any(GRAINS),
    "part": r"(?:morning|afternoon|evening|night|noon|midday|dawn|dusk)",
    "n": rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+|\s1/2)?|{_any(_TENS)}[-\s]{_any(_ONES[1:10])}|{_any(NUMBERS)})",
    "some": _any(SOME),
    "ordinal": _any(ORDINALS),
    "year": rf"(?:1[4-9]\d\d|20\d\d|nineteen\s{_any(_TENS)}(?:[-\s]{_any(_ONES[1:10])})?"
    rf"|two\sthousand(?:\s{_any(_ONES[1:20])})?)",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d.,]*\d)",
    "about": r"(?:(?:about|around|roughly|nearly|almost|approximately|some|more than|less than|fewer than|over|under"
    r"|at least|at most|up to|just|only|barely|exactly)\s)?",
    "edge": r"(?:(?:very\s)?early(?:\sin|\son)?\s|late(?:\sin|\son)?\s|mid-?\s?|(?:the\s)?(?:beginning|start|middle|end"
    r"|close|(?:first|second|latter|early|later)\s(?:half|part))\sof\s|earlier(?:\son|\sin)?\s|later(?:\son|\sin)?\s)?",
    "article": r"(?:(?:the|this|that)\s)?",
}
"""The named fragments that patterns are written with: ``{month}``."""


def number_of(words: str) -> float | None:
    """The number that `words` name; `None` if they leave it open ("several").

    Raises:
        ValueError: they name none.
    """
    words = " ".join(words.split())
    if words in SOME:
        return None
    if words in NUMBERS:
        return NUMBERS[words]
    first, _, last = words.replace("-", " ").rpartition(" ")
    if first in NUMBERS and last in NUMBERS:
        return NUMBERS[first] + NUMBERS[last]
    whole, _, _half = words.replace(",", "").partition(" 1/2" if " 1/2" in words else "|")
    return float(whole) + (0.5 if " 1/2" in words else 0)


def year_of(words: str) -> int:
    """The year that digits or words ("nineteen ninety-six") name."""
    if words.isdigit():
        return int(words)
    century, rest = (
        (2000, words.partition("thousand")[2]) if words.startswith("two") else (1900, words.partition(" ")[2])
    )
    return century + round(number_of(rest.strip()) or 0 if rest.strip() else 0)
