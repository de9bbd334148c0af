"""The parts of a total: where a list of them stands, and what they add up to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from onrecord.figures.each import multiplicity
from onrecord.figures.judge import judge, judge_rounded
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene, marks_in
from onrecord.schema.figure import FigureCheck

OPEN = re.compile(
    r"\b(?:includ\w+|among|such\sas|at\sleast|respectively|compared|than|versus|when|after|before|if|earlier|last\syear"
    r"|previous\w*|instead|also|later|while\sthe|both|up\sfrom|down\sfrom|mostly|mainly|largely|per|or|several|some"
    r"|many|others?|various|more|another|not|for\sexample|least|an?\shour|followed|most|injur\w+|wound\w+|hurt|missing)\b"
)
"""Words that leave a list open."""
_JOINED = re.compile(r"(?:,|;|\band\b|\bplus\b|\bbut\b|\bwhile\b)[^:()—]*$")
FINAL = re.compile(r"\b(?:and|plus|while)\s(?:[a-z']+\s){0,4}$|&\s$")
REST = re.compile(r"\b(?:the\sremaining|the\sother|the\srest)\s$")
_LEAD = re.compile(r"^(?:the\s|some\s|about\s|around\s|all\s|namely\s|with\s)?$")
_SUBPART = re.compile(r"^\s?(?:[a-z]+\s)?of\s(?:them|whom|which|these|those)\b")
_RATIO = 3
_OVER = 1.25
"""How far above "at least six" a sum still tells of the same: "at least six died, 25 were hurt" has no parts."""
_SPELLED = 20
"""How often a part is named among the parts; the arithmetic says the rest."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list, how often it counts, and the words in front of it."""

    quantity: Quantity
    times: int
    before: str


def read_parts(scene: Scene, total: Quantity, closed: str, *, free_lead: bool) -> list[Part] | None:
    """The parts in `closed`, in order, or `None` where it is no list of parts."""
    parts: list[Part] = []
    of_them = False  # "eight of them men and seven of them women" are parts, "seven men, two of them old," is none
    at = 0
    for start, end, kind, n in marks_in(closed):
        found = scene.marks[n]
        if not isinstance(found, Quantity) or not _same_unit(total, found) or not kind:
            continue
        if _SUBPART.match(closed[end:]) and parts and not of_them:
            continue
        of_them = of_them or bool(_SUBPART.match(closed[end:]))
        before = closed[at:start]
        fits = (free_lead or _LEAD.match(before)) if not parts else _JOINED.search(before)
        times, group = multiplicity(scene, found)
        if group and parts and parts[-1].quantity is group:
            before, fits = parts.pop().before, True
        if not fits or times is None:
            break
        parts.append(Part(found, times, before))
        at = end
    return parts or None


def _same_unit(total: Quantity, part: Quantity) -> bool:
    if part.value is None:
        return False
    if total.kind is Kind.MONEY and part.kind is Kind.COUNT:
        return part.noun is None and part.value >= 1000
    if total.kind is Kind.POINTS and part.kind is Kind.COUNT:
        return part.noun is None  # points won in play: "58 points, 37 of them at home and 21 away"
    return part.kind is total.kind and part.unit == total.unit


def add_parts(total: Quantity, parts: Sequence[Part], extra: int, *, sure: bool) -> Finding | None:
    """The finding on `total` if it is the sum of `parts` and of `extra` single ones that no number names."""
    value = extra + sum((part.quantity.value or 0) * part.times for part in parts)
    near = 1 / _RATIO < value / (total.value or 1) < _RATIO
    listed = [part.quantity for part in parts for _ in range(min(part.times, _SPELLED))]
    text = _explain(parts, extra, value, total)
    if all(q.exact for q in (total, *listed)):
        return judge_rounded(total, listed, [total, *listed], text, value=value, sure=sure and near)
    reckoned = Bounds(extra, extra)
    for part in parts:
        reckoned = reckoned + part.quantity.bounds * part.times
    found = judge(total, listed, reckoned, text, value=value, sure=sure and near)
    loose = found is not None and found.check is FigureCheck.CONSISTENT and not isfinite(total.bounds.high)
    return None if loose and value > _OVER * (total.value or 0) else found


def _explain(parts: Sequence[Part], extra: int, value: float, total: Quantity) -> str:
    terms = [f"{write(p.quantity.value)} × {p.times}" if p.times > 1 else write(p.quantity.value) for p in parts]
    terms += ["1"] * extra
    return f"{' + '.join(terms)} = {write(value)}; stated: {stated(total)}"


def stated(total: Quantity) -> str:
    """The number that is said, with its bounds where it stands for a range."""
    if total.bounds == Bounds(total.value or 0, total.value or 0):
        return write(total.value)
    return f"{write(total.value)} ({write(total.bounds.low)} to {write(total.bounds.high)})"
