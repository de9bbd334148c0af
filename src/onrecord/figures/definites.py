"""What a sentence takes up from the one before: "all 15 of the climbers", "the $45 million sale".

"all 15 climbers" alone may be other climbers: it is accepted where it comes out, never called wrong.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from onrecord.figures.counted import is_person
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene, pattern
from onrecord.schema.figure import FigureCheck

_ALL_OF = pattern(r"\ball\s{again:n}\sof\s(?:the|those|these)\s(?P<words>[a-z-]+(?:\s[a-z-]+){0,2})")
_ALL = pattern(r"\b(?:all|the|those|these)\s(?:same\s)?{again:n}\s")
_NAMED = pattern(r"\b(?:the|that|this)\s{again:md}\s(?P<noun>[a-z-]+)(?P<next>\s[a-z]+|[.,;:]|$)(?P<then>\s[a-z]+)?")
_BARE = pattern(r"(?<!a\s){again:n}(?=\s(?:is|was|will|would|has|had|could|should)\b|[.,;]|$)")
_DEAL = "pay paid buy bought sell sold sale purchas acquir deal agreed takeover bid offer transfer"
_STEMS = {
    **dict.fromkeys(
        ("deal", "sale", "purchase", "takeover", "acquisition", "buyout", "transaction", "transfer"), _DEAL
    ),
    **dict.fromkeys(("offer", "bid"), "bid offer"),
    **dict.fromkeys(("grant", "gift", "donation", "bequest"), "grant gift donat bequ gave give left"),
    **dict.fromkeys(("fine", "penalty"), "fine penal"),
    **dict.fromkeys(("settlement", "payout"), "settle pay paid compensat"),
    **dict.fromkeys(("loan", "credit"), "loan lend lent borrow credit"),
    **dict.fromkeys(("prize", "jackpot"), "prize jackpot award"),
    **dict.fromkeys(("sentence", "term"), "sentenc jail prison"),
    **dict.fromkeys(("break", "recess", "adjournment", "suspension", "pause"), "break recess adjourn suspen paus"),
    **dict.fromkeys(("strike", "walkout", "stoppage"), "strik struck walk stop"),
    **dict.fromkeys(("ban", "exclusion"), "ban bann barred suspen exclu"),
    **dict.fromkeys(("truce", "ceasefire"), "truce ceasefire cease-fire"),
    **dict.fromkeys(("siege", "standoff", "blockade"), "siege besieg standoff blockad"),
    **dict.fromkeys(
        ("flight", "voyage", "journey", "trip", "crossing"), "flew flight voyage sail journey trip travel cross"
    ),
    **dict.fromkeys(("speech", "address"), "spoke speak speech address"),
    **dict.fromkeys(("contract", "lease"), "contract lease sign"),
    **dict.fromkeys(("delay",), "delay late"),
}
"""A thing, and the beginnings of words by which the sentence before tells of it."""
_GOES_ON = re.compile(
    r"\s(?:is|was|will|would|should|has|had|could|may|must|can|came|comes|close[sd]?|dr[ae]ws?|drew|marks?|makes?|made|ends?|takes?|took|runs?"
    r"|ran|goes|went|needs?|covers?|shocked|follow\w*|[a-z]+ed)$|[.,;:]|$"
)
"""What comes behind a thing of which no more is told, so that it is the one told of before."""
_NEW = re.compile(r"\s(?:from|by|at|to|for|called|planned|proposed|separate|another|second|also|not)$")
"""What is told of another thing of the kind."""
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44}
_DAYS |= {"year": 365.25, "decade": 3652.5}
_APART = 1.1
"""Ratio from which two amounts are not the same one told more or less roundly."""
_DEADLY = re.compile(r"\b(?:kill\w*|died|deaths?|murder\w*|drowned)\b")
_LEAST = 4
_LARGE = 100_000
_OF_THAT = re.compile(r"<m\d+>\sof\s(?:that|this|it|the\s(?:total|sum|money|cost|bill))\b|^\W*of\s(?:that|this),")
_LAST = re.compile(
    r"\bthe\s(?:other|rest,?|remaining|balance\sof)\s<m\d+>[^<>]*$|\bthe\s(?:rest|balance|remainder),\s<m\d+>[^<>]*$"
)


def find_definites(scenes: Sequence[Scene]) -> Iterator[Finding]:
    """Findings on figures that go back to the sentence before, wherever they stand in theirs."""
    for before, after in pairwise(scenes):
        yield from _all(before, after)
        yield from _named(before, after)
        yield from _bare(before, after)
        yield from _spent(before, after)


def _of_kind(scene: Scene, kind: Kind) -> list[Quantity]:
    return [q for q in scene.marks if isinstance(q, Quantity) and q.kind is kind and q.value is not None]


def _all(before: Scene, after: Scene) -> Iterator[Finding]:
    """As in "all 15 of the stranded climbers" and, where it comes out, "all 15 climbers"."""
    for shape in (_ALL_OF, _ALL):
        for match in shape.finditer(after.masked):
            again = after.quantity(match, "again")
            words = match["words"].split() if shape is _ALL_OF else [again.noun or ""]
            dead = shape is _ALL_OF and words[0] in {"dead", "victims"} and _DEADLY.search(before.masked)
            firsts = [q for q in _of_kind(before, Kind.COUNT) if q.noun in words or (dead and is_person(q.noun))]
            if len(firsts) != 1:
                continue
            first, counts = firsts[0], [q for q in before.marks if isinstance(q, Quantity) and q.kind in "nrufp"]
            text = f"{write(first.value)}, then {write(again.value)}"
            if first.bounds.meets(again.bounds):
                yield Finding(again, (first,), FigureCheck.CONSISTENT, text)
            elif shape is _ALL_OF and len(counts) == 1 and min(first.value or 0, again.value or 0) >= _LEAST:
                yield Finding(again, (first,), FigureCheck.INCONSISTENT, text)


def _named(before: Scene, after: Scene) -> Iterator[Finding]:
    """As in "agreed to pay $45 million … The $45 million sale"."""
    for match in _NAMED.finditer(after.masked):
        again, stems = after.quantity(match, "again"), _STEMS.get(match["noun"], "").split()
        firsts = _of_kind(before, again.kind)
        if not any(re.search(rf"\b{stem}", before.masked) for stem in stems) or len(firsts) != 1:
            continue
        found = _same(firsts[0], again)
        opens = match.start() <= 1
        apart = found is not None and found.check is FigureCheck.INCONSISTENT
        if found and not (
            apart and (not opens or not _GOES_ON.match(match["next"]) or _NEW.match(match["then"] or ""))
        ):
            yield found


def _same(first: Quantity, again: Quantity) -> Finding | None:
    """Two amounts of money or lengths of time, said to be one."""
    one, other = _scale(first), _scale(again)
    if one is None or other is None or (first.kind is Kind.MONEY and first.unit != again.unit):
        return None
    units = [f" {q.unit}" if q.kind is Kind.DURATION else "" for q in (first, again)]
    text = f"{write(first.value)}{units[0]}, then {write(again.value)}{units[1]}"
    bounds, others = first.bounds * one, again.bounds * other
    if bounds.meets(others):
        return Finding(again, (first,), FigureCheck.CONSISTENT, text)
    wide = Bounds(bounds.low / _APART, bounds.high * _APART)
    if wide.meets(others) or not (first.exact and again.exact):
        return None
    return Finding(again, (first,), FigureCheck.INCONSISTENT, text)


def _scale(quantity: Quantity) -> float | None:
    return _DAYS.get(quantity.unit or "") if quantity.kind is Kind.DURATION else 1.0


def _bare(before: Scene, after: Scene) -> Iterator[Finding]:
    """As in "3.6 million kronor … the whole 3,600,000": accepted where it comes out, never called wrong."""
    for match in _BARE.finditer(after.masked):
        again, firsts = after.quantity(match, "again"), _of_kind(before, Kind.MONEY)
        if again.noun is None and (again.value or 0) >= _LARGE and len(firsts) == 1 and firsts[0].value == again.value:
            text = f"{write(firsts[0].value)}, then {write(again.value)}"
            yield Finding(again, (firsts[0],), FigureCheck.CONSISTENT, text)


def _spent(before: Scene, after: Scene) -> Iterator[Finding]:
    """A sum of money, and a sentence of its parts; called wrong only if the last is said to be the rest of it."""
    totals, parts = _of_kind(before, Kind.MONEY), _of_kind(after, Kind.MONEY)
    if len(totals) != 1 or len(parts) < 2 or {q.unit for q in parts} != {totals[0].unit}:
        return
    total, value = totals[0], sum(q.value or 0 for q in parts)
    text = f"{' + '.join(write(q.value) for q in parts)} = {write(value)}; stated: {write(total.value)}"
    if abs(value - (total.value or 0)) < 1e-6 * value:
        yield Finding(total, tuple(parts), FigureCheck.CONSISTENT, text)
        return
    sure = _OF_THAT.search(after.masked) and _LAST.search(after.masked) and all(q.exact for q in (total, *parts))
    slack = hypot(*((q.bounds.high - q.bounds.low) / 2 for q in (total, *parts)))
    if sure and abs(value - (total.value or 0)) > slack and 0.5 < value / (total.value or 1) < 2:
        yield Finding(total, tuple(parts), FigureCheck.INCONSISTENT, text)
