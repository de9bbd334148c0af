"""A number → what it measures: percent, points, money, frequency, age, time, or things counted."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.figures.number import rounded, value_of
from onrecord.figures.quantity import Kind, Quantity
from onrecord.figures.traps import is_name, is_pronoun

_COINS = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥", "yuan": "yuan", "cent": "cents", "rupee": "₹"}
_COINS |= {word: word + "s" for word in ("ruble", "rouble", "franc", "peso", "dinar", "dirham", "riyal", "rial")}
_COINS |= {"krone": "kroner", "krona": "kronor", "kroner": "kroner", "kronor": "kronor", "lira": "lira"}
UNITS = "second minute hour day night week fortnight month year decade century centuries".split()

PERCENT = re.compile(r"\s?(?:%|percent(?:age)?(?!\s?points?)\b|per\scent\b|pct\b)")
_POINTS = re.compile(r"[\s-]?(?:%|percent(?:age)?|per\scent)?[\s-]points?\b")
_TIMES = re.compile(
    r"\stimes\b(?P<factor>\s(?:as\s(?:many|much|large|big|likely|high|great|long|fast|often|expensive|strong|wide|far|old)"
    r"|the|more|less|larger|higher|bigger|greater|faster|likelier|smaller|its|that)\b)?"
)
_AGE = re.compile(r"[\s-]years?[\s-]olds?\b|-years?-olds?\b")
_COIN = re.compile(
    r"[\s-](?:(?:us|u\.s\.|american|canadian|australian)\s)?"
    rf"(?P<coin>{'|'.join(sorted(_COINS, key=len, reverse=True))})s?\b"
)
UNIT = re.compile(
    rf"(?:\s(?:full|straight|consecutive|more|whole)\s|[\s-])(?P<unit>{'|'.join(UNITS)})s?"
    r"(?P<tail>\b(?:\s(?:ago|earlier|later|old)\b)?)"
)
_AGED = re.compile(r"\b(?:died\sat|aged?(?:\sof)?|turned|turns|turning)\s$")


def measure(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """The quantity whose number `match` is, if it is one: with the unit that follows it in plain text."""
    said, start, end = match[0], match.start(), match.end()
    if (said.isdigit() and len(said) >= 7) or is_pronoun(words, match, limit):
        return
    value = value_of(said)
    found = Quantity(start, end, Kind.COUNT, value, rounded(said, value))
    for pattern, kind, unit in _SUFFIXES:
        after = pattern.match(words, end, limit)
        if after:
            yield replace(
                found, end=after.end(), kind=kind, unit=unit, bounds=rounded(said, value, share=kind is not Kind.AGE)
            )
            return
    yield from _counted_units(text, words, found, limit)


_SUFFIXES = (
    (_POINTS, Kind.POINTS, "percentage points"),
    (PERCENT, Kind.PERCENT, "%"),
    (_AGE, Kind.AGE, "year"),
)


def _counted_units(text: str, words: str, found: Quantity, limit: int) -> Iterator[Quantity]:
    """A number followed by a unit of frequency, money or time, or by none."""
    times = _TIMES.match(words, found.end, limit)
    coin = _COIN.match(words, found.end, limit)
    unit = UNIT.match(words, found.end, limit)
    if times:
        factor = bool(times["factor"])
        kind, end = (Kind.FACTOR, times.end() - len(times["factor"])) if factor else (Kind.TIMES, times.end())
        yield replace(found, end=end, kind=kind, unit="times")
    elif coin:
        yield replace(found, end=coin.end(), kind=Kind.MONEY, unit=_COINS[coin["coin"]])
    elif unit and not (unit["unit"] == "second" and words[found.end] == " " and found.value == 1):
        name = "century" if unit["unit"] == "centuries" else unit["unit"]
        yield replace(found, end=unit.end() - len(unit["tail"]), kind=Kind.DURATION, unit=name, shown=not unit["tail"])
    elif (
        _AGED.search(words[max(found.start - 12, 0) : found.start])
        or _was_aged(words, found, limit)
        or _is_aside_age(text, words, found)
    ):
        yield replace(found, kind=Kind.AGE, unit="year")
    else:
        yield replace(found, shown=not is_name(text, words, found))


def _was_aged(words: str, found: Quantity, limit: int) -> bool:
    """As in "She was 80 when she received the prize"."""
    before = words[max(found.start - 5, 0) : found.start]
    return before.endswith((" was ", " is ")) and bool(
        re.match(r"\s(?:when|at\sthe\stime)\b", words[found.end : limit])
    )


_NAME_BEFORE = re.compile(r"[A-Z][\w'’.-]+,\s$")


def _is_aside_age(text: str, words: str, found: Quantity) -> bool:
    """As in "Ada Quill, 34, said": an age between commas after a name."""
    value = found.value or 0
    after = words[found.end : found.end + 2]
    return (
        5 <= value <= 110
        and words[found.start : found.end].isdigit()
        and after[:1] in {",", ".", ";"}
        and after != ",0"
        and bool(_NAME_BEFORE.search(text[max(found.start - 30, 0) : found.start]))
    )
