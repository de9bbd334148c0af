"""Change: "rose 25 percent, from 40 million to 50 million"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import hypot, isfinite

from onrecord.figures.judge import judge
from onrecord.figures.parts import stated
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene, marks_in, pattern
from onrecord.schema.figure import FigureCheck

_GAP = r"[^<>;:]{0,50}?"
_YEAR = r"(?:[^<>;:,]{0,30}?<[DY]\d+>)?"
_PAIR = pattern(
    rf"(?:\bfrom\s{{~}}{{old:nmpdi}}{_YEAR}{_GAP}\sto\s{{~}}{{new:nmpd}}"
    rf"|\bto\s{{~}}{{new2:nmpd}}{_YEAR}[^<>;:]{{0,30}}?,?\s(?:up\s|down\s)?from\s{{~}}{{old2:nmpdi}}"
    rf"|{{new4:nmpd}}{_YEAR}[^<>;:]{{0,30}}?,?\s(?:(?:as\s)?against|compared\s(?:with|to)|versus|from)\s{{~}}{{old4:nmpdi}}(?=\s(?:last|a\s(?:year|month|week|season|decade|quarter)\s|the\s(?:year|month|week|season)\s(?:before|earlier)|previously|in\s))"
    rf"|{{new3:nmpd}}{_YEAR}{_GAP},\s(?:up|down|compared\s(?:with|to))\s(?:from\s)?{{~}}{{old3:nmpdi}})"
)
_LIKELY, _UNLIKELY = 0.6, 1.1
"""Shares of the common rounding within which a change comes out, and beyond which it does not; nothing between."""

_NEAR = 0.15
"""Share of a change by which it may be off however round its ends are: 10 for 20 percent never comes out."""

_FAR = 100
"""How many times as much a change makes at most; above it, the two ends are of two kinds ("155 billion", "80 bcm")."""
_EVEN = 2.5
"""Points within which a percentage in fives ("75 percent") stands for any other."""

_UP = (
    r"(?:ris\w+|rose|increas\w+|gr[eo]w\w*|climb\w+|jump\w*|gain\w*|up|rais\w+|surg\w*|soar\w*|more|higher|growth|hike\w*"
    r"|expand\w*|swell\w*|swollen|boost\w*|advanc\w*|leap\w*|leapt|spik\w*|rocket\w*|lift\w*|improv\w+|bump\w*|rall(?:y|ied|ies))"
)
_DOWN = (
    r"(?:f[ae]ll\w*|drop\w*|declin\w*|decreas\w+|down|shr[aiu]nk\w*|cut\w*|reduc\w+|slump\w*|plung\w+|slid\w*|lower\w*"
    r"|less|fewer|loss|lost|slip\w*|sank|dip\w*|shed\w*|trim\w*|halv\w+|slash\w*|tumbl\w+|crash\w*|dwindl\w+|contract\w*|narrow\w*|eas\w+|retreat\w*|pared|docked|cull\w*)"
)
_AMOUNT = pattern(
    rf"(?:\bby\s{{~}}{{by:nmpif}}|\b(?:{_UP}|{_DOWN})\s{{~}}{{verb:pif}}"
    rf"|{{noun:pif}}\s(?:point\s)?(?:\w+\s)?(?:{_UP}|{_DOWN})\b"
    rf"|\b(?:{_UP}|{_DOWN}|difference|change|swing)\sof\s{{~}}{{of:nmpif}}|\b(?:{_UP}|{_DOWN})\s{{~}}{{rise:nm}},?\s(?=from\b))"
)
_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5, "quintupl": 5.0}
_FACTOR = re.compile(
    rf"\b(?P<hedge>more\sthan\s|nearly\s|almost\s|about\s|roughly\s)?(?P<stem>{'|'.join(_FACTORS)})(?:ed|ing|es?|s)?\b"
)


def find_changes(scene: Scene) -> Iterator[Finding]:
    """Findings on changes whose two ends the sentence states."""
    for clause in scene.clauses():
        yield from _changes(clause)


def _changes(scene: Scene) -> Iterator[Finding]:
    pairs = list(_PAIR.finditer(scene.masked))
    if len(pairs) != 1:
        return
    n = next(n for n in ("", "2", "3", "4") if pairs[0][f"old{n}"])
    old, new = scene.quantity(pairs[0], f"old{n}"), scene.quantity(pairs[0], f"new{n}")
    if not old.value or new.value is None or not _same(old, new) or not 1 / _FAR < new.value / old.value < _FAR:
        return
    amounts = [m for m in _AMOUNT.finditer(scene.masked) if not _is_end(scene, m, old, new)]
    if len(amounts) == 1:
        yield from _amount(scene, amounts[0], old, new, is_told=_is_one_clause(scene, amounts[0], pairs[0]))
    elif not amounts:
        yield from _factor(scene, old, new)


def _measures(scene: Scene) -> int:
    """How many figures the sentence states that could take part in a change."""
    return sum(kind in "nmpif" and getattr(scene.marks[n], "value", 0) != 1 for _, _, kind, n in marks_in(scene.masked))


_ABOVE = pattern(
    r"{gain:nm}(?:,\s|\s\(){~}{share:p}(?:,|\))?\s(?:\w+\s)?(?:above|over|more|higher|since|increase|from|on|below|less|lower)\b"
)


def find_gains(scene: Scene) -> Iterator[Finding]:
    """As in "$14 billion, $2 billion or 17 percent above the last": accepted where it comes out, never called wrong."""
    for match in _ABOVE.finditer(scene.masked):
        gain, share = scene.quantity(match, "gain"), scene.quantity(match, "share")
        for new in scene.marks:
            if (
                isinstance(new, Quantity)
                and new.kind is gain.kind
                and new.start < gain.start
                and new.value
                and gain.value
            ):
                old = new.value - gain.value if not re.search(r"below|less|lower", match[0]) else new.value + gain.value
                value = gain.value / old * 100 if old > 0 else -1.0
                if abs(value - (share.value or 0)) <= 0.5 + 0.02 * value:
                    text = f"{write(gain.value)} / {write(old)} = {value:.3g}%; stated: {stated(share)}"
                    yield Finding(share, (new, gain), FigureCheck.CONSISTENT, text)
                    break


def _same(old: Quantity, new: Quantity) -> bool:
    if (old.kind is Kind.COUNT and new.kind is Kind.MONEY) or (old.kind is Kind.MONEY and new.kind is Kind.COUNT):
        return True
    if old.kind in {Kind.DURATION, Kind.PERCENT, Kind.POINTS} and new.kind is Kind.COUNT and new.noun is None:
        return True  # "from 40 weeks to 28": the unit is said once
    return old.kind is new.kind and (old.unit == new.unit or old.kind is Kind.COUNT)


def _name(match: re.Match[str]) -> str:
    return next(name for name in ("by", "verb", "noun", "of", "rise") if match[name])


def _is_end(scene: Scene, match: re.Match[str], old: Quantity, new: Quantity) -> bool:
    return scene.quantity(match, _name(match)) in {old, new}


_JOINER = re.compile(r"\b(?:and|but|while|as|when|whereas|because|after)\s")


def _is_one_clause(scene: Scene, amount: re.Match[str], pair: re.Match[str]) -> bool:
    """Whether no other clause starts between a change and its ends: "costs fell 20 percent, and sales from 8 to 6"."""
    one, other = sorted((amount.span(), pair.span()))
    return not _JOINER.search(scene.masked[one[1] : max(other[0], one[1])])


def _amount(scene: Scene, match: re.Match[str], old: Quantity, new: Quantity, *, is_told: bool) -> Iterator[Finding]:
    amount = scene.quantity(match, _name(match))
    if amount.unit == "cents" and old.unit != "cents" and amount.value is not None:
        amount = replace(amount, value=amount.value / 100, bounds=amount.bounds * 0.01)
    if amount.value is None or old.value is None or new.value is None:
        return
    down = bool(re.search(rf"\b{_DOWN}\b", match[0])) or (
        not re.search(rf"\b{_UP}\b", match[0]) and bool(re.search(rf"\b{_DOWN}\b", scene.masked[: match.start() + 1]))
    )
    if down != (new.value < old.value) and old.value != new.value:
        return  # whose change it is, is not told
    if amount.kind is old.kind and amount.value > max(old.value, new.value):
        return  # "a dividend of $1.20, up from $1.05, which raises the payout by $140 million"
    sure = is_told and _measures(scene) == 3
    findings = [_judged(amount, old, new, *reading, sure=sure) for reading in _readings(amount, old, new)]
    right = next((f for f in findings if f and f.check is FigureCheck.CONSISTENT), None)
    if right:
        yield right
    elif findings and all(findings):
        yield from (f for f in findings[:1] if f)


def _judged(
    amount: Quantity, old: Quantity, new: Quantity, value: float, slack: float, text: str, *, sure: bool
) -> Finding | None:
    """The stated change against the one reckoned, `value` with the `slack` that the rounding of its ends gives it."""
    text = f"{text}; stated: {stated(amount)}"
    if not amount.exact:
        reckoned = Bounds(value - slack, value + slack)
        return judge(amount, (old, new), reckoned, text, value=value, sure=sure)
    difference, half = abs(value - (amount.value or 0)), max(_width(amount), 0.02 * value)
    if difference <= max(half, min(_LIKELY * hypot(half, slack), _NEAR * value)):
        return Finding(amount, (old, new), FigureCheck.CONSISTENT, text)
    least = _EVEN if amount.kind is Kind.PERCENT and not (amount.value or 0) % 5 else 0.0
    if difference > max(_UNLIKELY * hypot(half, slack), least) and sure:
        return Finding(amount, (old, new), FigureCheck.INCONSISTENT, text)
    return None


def _readings(amount: Quantity, old: Quantity, new: Quantity) -> Iterator[tuple[float, float, str]]:
    """What the change amounts to, in each way that its unit allows, with the slack of its ends."""
    one, other = old.value or 0, new.value or 0
    difference = abs(other - one)
    if not isfinite(old.bounds.high + new.bounds.low + new.bounds.high + old.bounds.low):
        return
    both = old.kind is Kind.PERCENT
    if amount.kind is Kind.POINTS or (both and amount.kind is Kind.PERCENT) or amount.kind is old.kind:
        yield difference, hypot(_width(old), _width(new)), f"|{write(other)} − {write(one)}| = {write(difference)}"
    if amount.kind in {Kind.PERCENT, Kind.SHARE} and old.bounds.low > 0:
        factor = 100.0 if amount.kind is Kind.PERCENT else 1.0
        value = difference / one * factor
        slack = hypot(_spread(old), _spread(new)) * abs(other / one) * factor
        yield value, slack, f"|{write(other)} − {write(one)}| / {write(one)} = {value:.3g}"


def _width(end: Quantity) -> float:
    return (end.bounds.high - end.bounds.low) / 2


def _spread(end: Quantity) -> float:
    """The rounding of an end as a share of it; those of two ends are independent, so they add as squares."""
    return _width(end) / (end.value or 1)


def _factor(scene: Scene, old: Quantity, new: Quantity) -> Iterator[Finding]:
    """As in "doubled from 20 to 40"."""
    match = _FACTOR.search(scene.masked)
    if match is None or old.value is None or new.value is None:
        return
    factor = _FACTORS[match["stem"]]
    low, high = {"more than ": (1.0, 1.6), "nearly ": (0.85, 1.0), "almost ": (0.85, 1.0)}.get(
        match["hedge"] or "", (0.9, 1.1)
    )
    expected = Bounds(old.bounds.low * factor * low, old.bounds.high * factor * high)
    value = new.value / old.value
    text = f"{write(new.value)} / {write(old.value)} = {value:.3g}; stated: {(match['hedge'] or '')}{write(factor)}"
    sure = _measures(scene) == 2
    wide = Bounds(expected.low * 0.9, expected.high * 1.1)
    found = judge(
        new, (old,), new.bounds, text, value=new.value, sure=sure and not wide.meets(new.bounds), stated=expected
    )
    if found:
        yield found
