"""Text → its quantities with their units, hedges and bounds; what only looks like a figure is left out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import inf

from onrecord.figures.counted import counted
from onrecord.figures.number import (
    FRACTION,
    NUMBER,
    ORDINAL,
    SCALES,
    SUM,
    fraction_of,
    hedged,
    ordinal_of,
    rounded,
    value_of,
)
from onrecord.figures.quantity import Bounds, Kind, Quantity
from onrecord.figures.traps import is_name, is_no_ordinal, is_pronoun

_CURRENCY = r"(?:us|a|c|au|ca|nz|hk|s|r)?\$|€|£|¥|₹|(?:usd|eur|gbp|rs\.?|rm|chf)\s?"
_COINS = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥", "yuan": "yuan", "cent": "cents", "rupee": "₹"}
_COINS |= {word: word + "s" for word in ("ruble", "rouble", "franc", "peso", "dinar", "dirham", "riyal", "rial")}
_COINS |= {"krone": "kroner", "krona": "kronor", "kroner": "kroner", "kronor": "kronor", "lira": "lira"}
_UNITS = "second minute hour day night week fortnight month year decade century centuries".split()

_FIGURE = re.compile(
    r"(?<![\w@#/:.])(?<![a-z]-)(?<!\d[-,])(?:"
    rf"(?P<money>{_CURRENCY})(?P<sum>{SUM})"
    rf"|(?P<ratio>(?:one|two|three|four|\d)\sin\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|20|50|100?))"
    rf"|(?P<fraction>{FRACTION})"
    rf"|(?P<ordinal>{ORDINAL})"
    rf"|(?P<range>{NUMBER}(?:\sto\s|\sor\s|(?<=\d)-(?=\d)){NUMBER})"
    rf"|(?P<number>{NUMBER})"
    r"|(?P<adverb>once|twice|thrice)"
    rf"|(?<=\sfor\s)(?P<single>an?\s(?:{'|'.join(_UNITS[2:])}))|(?<=\slasted\s)(?P<lasting>an?\s(?:{'|'.join(_UNITS[2:])}))"
    r"|(?P<vague>(?:(?:tens|hundreds|dozens|scores)\sof\s)?(?:dozens|hundreds|thousands|millions|billions)|scores(?=\sof))"
    r")(?![\w½¼¾])(?!/\d|:\d|\.\d|,\d{3}|-\d)"
)
_PERCENT = re.compile(r"\s?(?:%|percent(?:age)?(?!\s?points?)\b|per\scent\b|pct\b)")
_POINTS = re.compile(r"[\s-]?(?:%|percent(?:age)?|per\scent)?[\s-]points?\b")
_TIMES = re.compile(
    r"\stimes\b(?P<factor>\s(?:as\s(?:many|much|large|big|likely|high|great|long|fast|often|expensive|strong|wide|far|old)|the|more|less|larger|higher|bigger|greater|faster|likelier|smaller|its|that)\b)?"
)
_AGE = re.compile(r"[\s-]years?[\s-]olds?\b|-years?-olds?\b")
_COIN = re.compile(
    rf"[\s-](?:(?:us|u\.s\.|american|canadian|australian)\s)?(?P<coin>{'|'.join(sorted(_COINS, key=len, reverse=True))})s?\b"
)
_UNIT = re.compile(
    rf"(?:\s(?:full|straight|consecutive|more|whole)\s|[\s-])(?P<unit>{'|'.join(_UNITS)})s?(?P<tail>\b(?:\s(?:ago|earlier|later|old)\b)?)"
)
_EACH = re.compile(r"\s(?:each|apiece)\b")
_ONCE = re.compile(
    r"\s(?:each|apiece|in\s(?:\d|[a-z]+\sand)|with|under|during|for|per|a\s(?:year|week|month|day)|and\s(?:then\s)?(?:again|twice)|before)\b"
    r"|[.;)]|,\s(?:and|in|on|to)\b|$"
)
_LISTED = re.compile(r"\b(?:times|twice)\b.*(?:\band|,)\s$")
_PLACE = re.compile(r"\s(?:in|at|to|on|over|against|as|with)\s")
_AGED = re.compile(r"\b(?:aged?(?:\sof)?|turned|turns|turning)\s$")
_FRACTION_OF = re.compile(
    r"\s(?:of|the|its|their|his|her|all|majority|as|share|cut|rise|increase|drop|fall|reduction|more|less)\b|-(?:majority|share)"
)
_FRACTION_BY = re.compile(
    r"\b(?:by|or|about|nearly|almost|than|over|roughly|exactly|is|are|was|were|only|just|under|of|to|from|and|around|representing|some)\s$|[(,]\s?$"
)
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
    if found.kind is Kind.DURATION:
        before = re.sub(r"\bover\s(?:the\s)?$", "", before)  # "repaid over ten years"
    bounds, is_hedged = hedged(found.bounds, before, after)
    each = _EACH.match(words, found.end, limit)
    what, noun = counted(text, words, found, limit)
    if not each and what:
        at = words.find(what[-1], found.end)
        each = _EACH.match(words, words.find(what.lower(), found.end) + len(what), limit) if at >= 0 else None
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


def _number(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
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
    (_PERCENT, Kind.PERCENT, "%"),
    (_AGE, Kind.AGE, "year"),
)


def _counted_units(text: str, words: str, found: Quantity, limit: int) -> Iterator[Quantity]:
    """A number followed by a unit of frequency, money or time, or by none."""
    times = _TIMES.match(words, found.end, limit)
    coin = _COIN.match(words, found.end, limit)
    unit = _UNIT.match(words, found.end, limit)
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


def _money(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    del text, limit
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
    said, is_of = match[0], _FRACTION_OF.match(words, match.end(), limit)
    plural = said[-1] == "s" and said != "half"
    if (
        not plural
        and not is_of
        and not (
            _FRACTION_BY.search(before) and re.match(r"[\s]?[.,;)(]|\s(?:to|from|in)\b|$", words[match.end() : limit])
        )
    ):
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


_PAIR = re.compile(rf"(?P<one>{NUMBER})(?P<join>\sto\s|\sor\s|-)(?P<other>{NUMBER})")
_VOTE = re.compile(
    r"\b(?:vot\w+|pass\w*|approv\w+|adopt\w+|carried|won|wins?|beat|lost|los[es]+|defeat\w*|rul\w+|decision|decided|victory"
    r"|lead|led|draw|drew|split|margin|score\w*|confirmed|rejected|uph[eo]ld|backed|senate|court|house|majority|ballot)\b"
)


def _range(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """Two numbers joined: a vote or score, or a range from the one to the other."""
    pair = _PAIR.fullmatch(match[0])
    if pair is None:
        return
    one, other = value_of(pair["one"]), value_of(pair["other"])
    near = words[max(match.start() - 80, 0) : min(match.end() + 40, limit)]
    offset = match.start()
    if pair["join"] != " or " and (one > other or _VOTE.search(near)) and not _is_from(words, match):
        for name, value in (("one", one), ("other", other)):
            start, end = offset + pair.start(name), offset + pair.end(name)
            yield Quantity(start, end, Kind.COUNT, value, Bounds(value, value), "votes")
    elif _is_from(words, match) or (pair["join"] == " to " and _UNIT.match(words, match.end()) is None and one > other):
        yield from _apart(text, words, pair, offset, limit)
    else:
        yield from _between(text, words, match, pair, one, other, limit)


def _is_from(words: str, match: re.Match[str]) -> bool:
    return words[max(match.start() - 12, 0) : match.start()].endswith(("from ", "from about ", "from some "))


def _apart(text: str, words: str, pair: re.Match[str], offset: int, limit: int) -> Iterator[Quantity]:
    """As in "from 20 to 30": two figures."""
    for name in ("one", "other"):
        again = _FIGURE.match(words, offset + pair.start(name), offset + pair.end(name))
        again = again or re.compile(NUMBER).match(words, offset + pair.start(name), offset + pair.end(name))
        if again:
            yield from _number(text, words, again, limit)


def _between(
    text: str, words: str, match: re.Match[str], pair: re.Match[str], one: float, other: float, limit: int
) -> Iterator[Quantity]:
    """As in "20 to 30": a range, with the unit and the scale of its second number."""
    del text
    spelled = re.search(r"(?:thousand|million|billion|trillion)$", pair["other"])
    low = one * (
        SCALES[spelled[0]] if spelled and not pair["one"].endswith(("thousand", "million", "billion", "n")) else 1
    )
    low, high = min(low, other), max(low, other)
    percent = _PERCENT.match(words, match.end(), limit)
    unit = _UNIT.match(words, match.end(), limit)
    end = (
        percent.end()
        if percent
        else unit.end("unit") + 1
        if unit and words[unit.end("unit") : unit.end("unit") + 1] == "s"
        else match.end()
    )
    name = "%" if percent else unit["unit"] if unit else None
    yield Quantity(match.start(), min(end, limit), Kind.RANGE, None, Bounds(low, high), name)


def _adverb(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    del text
    value = {"once": 1.0, "twice": 2.0, "thrice": 3.0}[match[0]]
    before = words[max(match.start() - 3, 0) : match.start()]
    if (
        match[0] == "once"
        and _LISTED.search(words[max(match.start() - 70, 0) : match.start()])
        and _PLACE.match(words, match.end())
    ):
        yield Quantity(match.start(), match.end(), Kind.TIMES, value, Bounds(value, value), "times")
        return
    if match[0] == "once" and (not _ONCE.match(words, match.end(), limit) or before in {"at ", "or ", "all"}):
        return
    if match[0] == "twice" and words.startswith((" as ", " the ", " that "), match.end()):
        yield Quantity(match.start(), match.end(), Kind.FACTOR, value, Bounds(value, value), "times")
    else:
        yield Quantity(match.start(), match.end(), Kind.TIMES, value, Bounds(value, value), "times")


def _vague(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    del text, words, limit
    yield Quantity(match.start(), match.end(), Kind.VAGUE, None, Bounds(-inf, inf), None, exact=False)


def _single(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """As in "for a week": a length that is only shown where it is checked."""
    del text, words, limit
    unit = match[0].split()[1]
    yield Quantity(match.start(), match.end(), Kind.DURATION, 1.0, Bounds(1, 1), unit, shown=False)


_READERS = {
    "single": _single,
    "lasting": _single,
    "money": _money,
    "ratio": _ratio,
    "fraction": _fraction,
    "ordinal": _ordinal,
    "range": _range,
    "number": _number,
    "adverb": _adverb,
    "vague": _vague,
}
