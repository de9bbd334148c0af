"""Text → its quantities with their units, hedges and bounds; what only looks like a figure is left out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import inf

from onrecord.figures.counted import counted
from onrecord.figures.number import (
    FRACTION,
    GROUPS,
    NUMBER,
    ORDINAL,
    SUM,
    fraction_of,
    hedged,
    ordinal_of,
    rounded,
    value_of,
)
from onrecord.figures.quantity import Bounds, Kind, Quantity
from onrecord.figures.ranges import read_pair
from onrecord.figures.traps import is_no_ordinal
from onrecord.figures.units import UNITS, measure

_CURRENCY = r"(?:us|a|c|au|ca|nz|hk|s|r)?\$|€|£|¥|₹|(?:usd|eur|gbp|rs\.?|rm|chf)\s?"
_LENGTHS = "|".join(UNITS[2:])
_ERAS = {"quarter of a century": (25.0, "year"), "quarter century": (25.0, "year"), "quarter-century": (25.0, "year")}
_ERAS |= {"half a century": (50.0, "year"), "half-century": (50.0, "year"), "half century": (50.0, "year")}
_ERAS |= {"three-quarters of a century": (75.0, "year"), "half a decade": (5.0, "year"), "half-decade": (5.0, "year")}
_ERAS |= {"century and a half": (150.0, "year"), "century and a quarter": (125.0, "year")}
_ERAS |= {"decade and a half": (15.0, "year"), "year and a half": (1.5, "year"), "year-and-a-half": (1.5, "year")}
_ERAS |= {"hour and a half": (90.0, "minute"), "half an hour": (30.0, "minute"), "half-hour": (30.0, "minute")}
_ERAS |= {"three-quarters of an hour": (45.0, "minute"), "quarter of an hour": (15.0, "minute")}
_ERA = rf"(?:an?\s)?(?:{'|'.join(_ERAS)})"
_FIGURE = re.compile(
    r"(?<![\w@#/:.])(?<![a-z]-)(?<!\d[-,'])(?:"
    rf"(?P<money>{_CURRENCY})(?P<sum>{SUM})"
    rf"|(?P<ratio>(?:one|two|three|four|\d)\sin\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|20|50|100?))"
    rf"|(?P<among>(?:one|two|three|four)\s[a-z-]+\s(?:in|out\sof)\s(?:every\s)?(?:three|four|five|six|seven|eight|nine|ten|20))(?=[,.;)]|\s(?:is|are|was|were|has|have|had|can)\b)"
    rf"|(?P<span>{_ERA})"
    rf"|(?P<coins>{NUMBER}\s(?:cents|pence)\s(?:(?:out\s)?of|in|on)\s(?:every|each|the)\s(?:dollar|euro|pound))"
    rf"|(?P<fraction>{FRACTION})"
    rf"|(?P<group>(?:an?|the|this|that)\s(?:{'|'.join(GROUPS)})\sof(?=\s[a-z]))"
    r"|(?P<lone>a\ssingle(?=\s(?:vote|seat|ballot)\b))"
    rf"|(?P<ordinal>{ORDINAL})"
    rf"|(?P<range>{NUMBER}(?:\sto\s|\sor\s|(?<=\d)-(?=\d)){NUMBER})"
    rf"|(?P<number>{NUMBER})"
    r"|(?P<adverb>once|twice|thrice)"
    rf"|(?<=\sfor\s)(?P<single>an?\s(?:{_LENGTHS}))|(?<=\slasted\s)(?P<lasting>an?\s(?:{_LENGTHS}))"
    r"|(?P<vague>(?:(?:tens|hundreds|dozens|scores)\sof\s)?(?:dozens|hundreds|thousands|millions|billions)|scores(?=\sof))"
    r")(?![\w½¼¾])(?!/\d|:\d|\.\d|,\d{3}|-\d|'\d)"
)
_EACH = re.compile(r"\s(?:each|apiece)\b")
_ONCE = re.compile(
    r"\s(?:each|apiece|in\s(?:\d|[a-z]+\sand)|with|under|during|for|per|a\s(?:year|week|month|day)|and\s(?:then\s)?(?:again|twice)|before)\b"
    r"|[.;)]|,\s(?:and|in|on|to)\b|$"
)
_LISTED = re.compile(r"\b(?:times|twice)\b.*(?:\band|,)\s$")
_PLACE = re.compile(r"\s(?:in|at|to|on|over|against|as|with)\s")
_FRACTION_OF = re.compile(
    r"\s(?:of|the|its|their|his|her|all|majority|as|share|cut|rise|increase|drop|fall|reduction|more|less)\b|-(?:majority|share)"
)
_FRACTION_BY = re.compile(
    r"\b(?:by|or|about|nearly|almost|than|over|roughly|exactly|is|are|was|were|only|just|under|of|to|from|and|around|representing|some)\s$|[(,]\s?$"
)
_ENDS = re.compile(r"\s?[.,;)(]|\s(?:to|from|in)\b|$")
_BEFORE = 28


def find_quantities(text: str, words: str, start: int, end: int) -> Iterator[Quantity]:
    """The quantities in characters ``[start, end)`` of `text`, in order; `words` is its plain text."""
    for match in _FIGURE.finditer(words, start, end):
        name = match.lastgroup if match.lastgroup != "sum" else "money"
        for found in _READERS[name or "number"](text, words, match, end):
            yield _finish(text, words, found, start, end)


def _finish(text: str, words: str, found: Quantity, start: int, limit: int) -> Quantity:
    """`found` with its hedge, what it counts, and whether it holds for each of several."""
    before = words[max(found.start - _BEFORE, start) : found.start]
    after = words[found.end : min(found.end + 12, limit)]
    bounds, is_hedged = hedged(found.bounds, before, after)
    each = _EACH.match(words, found.end, limit)
    what, noun = counted(text, words, found, limit)
    if not each and what:
        each = _EACH.match(words, found.end + 1 + len(what), limit)
    is_span = bool(each) and found.kind is Kind.TIMES
    return replace(
        found,
        end=each.end() if each and is_span else found.end,
        bounds=bounds,
        what=what,
        noun=noun,
        exact=found.exact and not is_hedged,
        each=bool(each),
    )


def _money(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    del text, words, limit
    value = value_of(match["sum"])
    unit = match["money"].strip().upper()
    end = match.end()
    yield Quantity(match.start(), end, Kind.MONEY, value, rounded(match["sum"], value), unit)


def _ratio(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    del text, limit
    part, _, whole = match[0].replace("every ", "").partition(" in ")
    if value_of(part) < value_of(whole) and not words.startswith((" percent", " million", " years"), match.end()):
        value = value_of(part) / value_of(whole)
        yield Quantity(match.start(), match.end(), Kind.SHARE, value, _near(value), "share")


def _near(value: float) -> Bounds:
    """What a fraction in words stands for: a fraction is a round number, good to two hundredths."""
    return Bounds(value - 0.02, value + 0.02)


def _fraction(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    before = words[max(match.start() - 12, 0) : match.start()]
    said = match[0]
    plural = said[-1] == "s" and said != "half"
    alone = _FRACTION_BY.search(before) and _ENDS.match(words, match.end(), limit)
    if not (plural or alone or _FRACTION_OF.match(words, match.end(), limit)):
        yield from _ordinal(text, words, match, limit)
        return
    if said == "a half" and re.search(r"\band\s$", before):
        return
    value = fraction_of(said)
    yield Quantity(match.start(), match.end(), Kind.SHARE, value, _near(value), "share")


def _ordinal(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    said = re.sub(r"^(?:a|one)[\s-]", "", match[0])
    start = match.end() - len(said)
    if not re.fullmatch(ORDINAL, said) or is_no_ordinal(text, words, start, match.end(), limit):
        return
    value = ordinal_of(said)
    yield Quantity(start, match.end(), Kind.ORDINAL, value, Bounds(value, value), "ordinal")


def _adverb(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    del text
    value = {"once": 1.0, "twice": 2.0, "thrice": 3.0}[match[0]]
    if match[0] == "once" and not _is_frequency(words, match, limit):
        return
    is_factor = match[0] == "twice" and words.startswith((" as ", " the ", " that "), match.end())
    kind = Kind.FACTOR if is_factor else Kind.TIMES
    yield Quantity(match.start(), match.end(), kind, value, Bounds(value, value), "times")


def _is_frequency(words: str, match: re.Match[str], limit: int) -> bool:
    """Whether "once" is one time, not "as soon as" or "formerly"."""
    before = words[max(match.start() - 70, 0) : match.start()]
    if _LISTED.search(before) and _PLACE.match(words, match.end(), limit):
        return True
    return bool(_ONCE.match(words, match.end(), limit)) and not before.endswith(("at ", "or ", "all "))


def _vague(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    del text, words, limit
    yield Quantity(match.start(), match.end(), Kind.VAGUE, None, Bounds(-inf, inf), None, exact=False)


def _single(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """As in "for a week": a length that is only shown where it is checked."""
    del text, words, limit
    unit = match[0].split()[1]
    yield Quantity(match.start(), match.end(), Kind.DURATION, 1.0, Bounds(1, 1), unit, shown=False)


def _among(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """As in "one pupil in eight": how many of how many, and of what between them."""
    del text, words, limit
    value = value_of(match[0].split()[0]) / value_of(match[0].rsplit(maxsplit=1)[-1])
    if value < 1:
        yield Quantity(match.start(), match.end(), Kind.SHARE, value, _near(value), "share")


def _span(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """As in "a quarter of a century": round lengths of time, only shown where they are checked."""
    del text, words, limit
    value, unit = _ERAS[re.sub(r"^an?\s", "", match[0])]
    bounds = (
        Bounds(value * 0.9, value * 1.1)
        if value in {15, 25, 50, 75, 125, 150} and unit == "year"
        else Bounds(value, value)
    )
    yield Quantity(match.start(), match.end(), Kind.DURATION, value, bounds, unit, shown=False)


def _coins(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """As in "35 cents of every dollar": a share."""
    del text, words, limit
    value = value_of(re.split(r"\s(?:cents|pence)", match[0])[0]) / 100
    yield Quantity(match.start(), match.end(), Kind.SHARE, value, Bounds(value - 0.01, value + 0.01), "share")


def _group(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """As in "a trio of novelists": a count that is only shown where it is checked."""
    del text, words, limit
    name = match[0].split()[1]
    value = float(GROUPS[name])
    exact = name != "couple"
    yield Quantity(match.start(), match.end(), Kind.COUNT, value, Bounds(value, value), None, exact=exact, shown=False)


def _lone(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """As in "by a single vote": only shown where it is checked."""
    del text, words, limit
    yield Quantity(match.start(), match.end(), Kind.COUNT, 1.0, Bounds(1, 1), None, shown=False)


_READERS = {
    "among": _among,
    "span": _span,
    "coins": _coins,
    "group": _group,
    "lone": _lone,
    "single": _single,
    "lasting": _single,
    "money": _money,
    "ratio": _ratio,
    "fraction": _fraction,
    "ordinal": _ordinal,
    "range": read_pair,
    "number": measure,
    "adverb": _adverb,
    "vague": _vague,
}
