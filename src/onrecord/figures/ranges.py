"""Two numbers joined: votes and scores, ranges, and the two ends of a change."""

import re
from collections.abc import Iterator

from onrecord.figures.number import NUMBER, SCALES, value_of
from onrecord.figures.quantity import Bounds, Kind, Quantity
from onrecord.figures.units import PERCENT, UNIT, measure

_NUMBER = re.compile(NUMBER)
_SCALE = re.compile(r"(?:thousand|million|billion|trillion|bn)$")
_PAIR = re.compile(rf"(?P<one>{NUMBER})(?P<join>\sto\s|\sor\s|-)(?P<other>{NUMBER})")
_VOTE = re.compile(
    r"\b(?:vot\w+|pass\w*|approv\w+|adopt\w+|carried|won|wins?|beat|lost|los[es]+|defeat\w*|rul\w+|decision|decided|victory"
    r"|lead|led|draw|drew|split|margin|score\w*|confirmed|rejected|uph[eo]ld|backed|senate|court|house|majority|ballot)\b"
)


def read_pair(text: str, words: str, match: re.Match[str], limit: int) -> Iterator[Quantity]:
    """Two numbers joined: a vote or score, or a range from the one to the other."""
    pair = _PAIR.fullmatch(match[0])
    if pair is None or pair["other"].startswith("0"):
        return  # "555-0199" is a telephone
    one, other = value_of(pair["one"]), value_of(pair["other"])
    near = words[max(match.start() - 80, 0) : min(match.end() + 40, limit)]
    offset = match.start()
    if pair["join"] != " or " and (one > other or _VOTE.search(near)) and not _is_from(words, match):
        for name, value in (("one", one), ("other", other)):
            start, end = offset + pair.start(name), offset + pair.end(name)
            yield Quantity(start, end, Kind.COUNT, value, Bounds(value, value), "votes")
    elif _is_from(words, match) or (pair["join"] == " to " and UNIT.match(words, match.end()) is None and one > other):
        yield from _apart(text, words, pair, offset, limit)
    else:
        yield from _between(words, match, pair, limit)


def _is_from(words: str, match: re.Match[str]) -> bool:
    return words[max(match.start() - 12, 0) : match.start()].endswith(("from ", "from about ", "from some "))


def _apart(text: str, words: str, pair: re.Match[str], offset: int, limit: int) -> Iterator[Quantity]:
    """As in "from 20 to 30": two figures."""
    for name in ("one", "other"):
        again = _NUMBER.match(words, offset + pair.start(name), offset + pair.end(name))
        if again:
            yield from measure(text, words, again, limit)


def _between(words: str, match: re.Match[str], pair: re.Match[str], limit: int) -> Iterator[Quantity]:
    """As in "20 to 30": a range, with the unit and the scale of its second number."""
    one, other = value_of(pair["one"]), value_of(pair["other"])
    spelled = _SCALE.search(pair["other"])
    if spelled and not _SCALE.search(pair["one"]):
        one *= SCALES[spelled[0]]
    percent, unit = PERCENT.match(words, match.end(), limit), UNIT.match(words, match.end(), limit)
    end = percent.end() if percent else unit.end() - len(unit["tail"]) if unit else match.end()
    name = "%" if percent else unit["unit"] if unit else None
    yield Quantity(match.start(), end, Kind.RANGE, None, Bounds(min(one, other), max(one, other)), name)
