"""Shares: "34 of 50 schools, or 68 percent"; "a third of the 27 members, nine"; a part that is more than its whole."""

import re
from collections.abc import Iterator

from onrecord.figures.judge import judge
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene, marks_in, pattern
from onrecord.figures.sums import stated
from onrecord.schema.figure import FigureCheck

_OUT = r"\s(?:[a-z-]+\s){0,2}?(?:out\s)?of\s(?:the\s|its\s|those\s|these\s|all\s|all\sthe\s|their\s|his\s|her\s|a\stotal\sof\s|every\s|some\s|about\s|more\sthan\s|nearly\s)*(?:[a-z'-]+\s){0,2}?"
_HEDGE = r"(?:or\s|just\s|about\s|nearly\s|almost\s|some\s|roughly\s|around\s|over\s|more\sthan\s|less\sthan\s|only\s|that\sis\s|i\.e\.\s|just\sunder\s|just\sover\s|exactly\s|barely\s)*"
_APART = rf"(?:,\s|\s\(|\s—\s|\sor\s){_HEDGE}"
_CLOSED = r"(?P<close>[,.);]|\s—|$|\sof\s(?:the|its|their|all|his)\b|\s(?:seats|members|votes|people)[,.)])"
_PART_WHOLE_SHARE = pattern(rf"{{part:n}}{_OUT}{{whole:n}}[^<>;:,()—]{{0,50}}?{_APART}{{share:pf}}(?!\s(?:more|less|higher|lower|fewer)|\sof\s(?:whom|which|them)){_CLOSED}")
_SHARE_PART_WHOLE = pattern(rf"{{share:pf}}[^<>;:,()—]{{0,50}}?{_APART}{{part:n}}{_OUT}{{whole:n}}")
_SHARE_WHOLE_PART = pattern(
    rf"{{share:pf}}{_OUT}{{whole:n}}[^<>;:,()—]{{0,50}}?{_APART}{{part:n}}(?!\s(?:more|less|of\s(?:whom|which|them)))(?P<close>[,.);]|\s—|$|\s[a-z-]+[,.)]|\sof\sthem[,.])"
)
_PART_SHARE_WHOLE = pattern(rf"{{part:n}}[^<>;:,()—]{{0,40}}?{_APART}{{share:pf}}{_OUT}{{whole:n}}")
_SHARE_PART_OF = pattern(rf"{{share:pf}}\s\({_HEDGE}{{part:n}}\){_OUT}{{whole:n}}")
_GROUP = r"total|whole|town|city|population|electorate|workforce|body|chamber|council|country|membership|staff"
_SHARE_SHARE = pattern(rf"{{one:fp}}[^<>;:,()—]{{0,40}}?(?:,\sor\s|\s\(|,\s|\s—\s){_HEDGE}{{other:pf}}(?P<close>[,)]|\s—|$|\.|\sof\s(?:the|its|their)\s(?:{_GROUP})\b)")
_WHOLE_SHARE = pattern(rf"{{part:n}}\s(?:out\s)?of\s(?:the\s|its\s|their\s|every\s)?{{whole:n}}")
_ALL_OF = pattern(r"\ball\s{part:n}\sof\s(?:the\s|its\s|their\s){whole:n}")
_MAJOR = pattern(
    rf"\b(?:majority|more\sthan\shalf|most)\sof\s(?:the\s|its\s|their\s|those\s|all\s)?(?:[a-z-]+\s){{0,2}}?{{whole:n}}[^<>;:,()—]{{0,40}}?(?:,\s(?:or\s)?|\s\(|\s—\s)"
    rf"{{part:n}}(?P<close>[,.);]|\s—|$)"
)


def find_shares(scene: Scene) -> Iterator[Finding]:
    """Findings on parts, wholes and shares that stand together."""
    kinds = {kind for _, _, kind, _ in marks_in(scene.masked)}
    if kinds & {Kind.PERCENT, Kind.SHARE}:
        for shape in (_PART_WHOLE_SHARE, _SHARE_PART_WHOLE, _SHARE_WHOLE_PART, _PART_SHARE_WHOLE, _SHARE_PART_OF):
            for match in shape.finditer(scene.masked):
                found = _share(scene, match)
                if found:
                    yield found
        for match in _SHARE_SHARE.finditer(scene.masked):
            yield from _twice(scene, match)
    if Kind.PERCENT in kinds:
        yield from _partition(scene)
    if Kind.COUNT in kinds:
        yield from _too_many(scene)


def _share(scene: Scene, match: re.Match[str]) -> Finding | None:
    share, part, whole = (scene.quantity(match, name) for name in ("share", "part", "whole"))
    if not whole.value or part.value is None or share.value is None or whole.bounds.low <= 0 or part.bounds.low < 0:
        return None
    factor = 100.0 if share.kind is Kind.PERCENT else 1.0
    value = part.value / whole.value * factor
    if value > factor * 1.5:
        return None
    reckoned = Bounds(part.bounds.low / whole.bounds.high * factor, part.bounds.high / whole.bounds.low * factor)
    text = f"{write(part.value)} / {write(whole.value)} = {value:.3g}{'%' if factor > 1 else ''}; stated: {_said(share)}"
    slack = 0.05 * value if share.kind is Kind.SHARE else 0.005 * value
    wide = Bounds(share.bounds.low - slack, share.bounds.high + slack)
    return judge(share, (part, whole), reckoned, text, value=value, stated=wide)


def _said(share: Quantity) -> str:
    return stated(share) + ("%" if share.kind is Kind.PERCENT else "")


_REST = re.compile(
    r"\b(?:undecided|unsure|not\ssure|no\sopinion|(?:did\snot|didn't|do\snot|don't)\sknow|abstain\w*|declined\sto\ssay|uncertain)\b"
)


def _partition(scene: Scene) -> Iterator[Finding]:
    """Answers that exclude each other, with those who gave none: they make a hundred, not more."""
    every = [q for q in scene.marks if isinstance(q, Quantity) and q.kind is Kind.PERCENT]
    if len(every) < 3 or not _REST.search(scene.masked) or len(every) != len(set(every)):
        return
    value = sum(q.value or 0 for q in every)
    text = f"{' + '.join(write(q.value) for q in every)} = {write(value)}%; at most 100%"
    slack = 0.5 * len(every) + 0.5
    if abs(value - 100) <= slack:
        yield Finding(every[-1], tuple(every[:-1]), FigureCheck.CONSISTENT, text)
    elif 100 + 2 * slack < value < 150 and all(q.exact for q in every) and len(every) <= 4:
        yield Finding(every[-1], tuple(every[:-1]), FigureCheck.INCONSISTENT, text)


def _twice(scene: Scene, match: re.Match[str]) -> Iterator[Finding]:
    """One share given as a fraction and as a percentage."""
    one, other = scene.quantity(match, "one"), scene.quantity(match, "other")
    if one.kind is other.kind or one.value is None or other.value is None:
        return
    fraction, percent = (one, other) if one.kind is Kind.SHARE else (other, one)
    value = (fraction.value or 0) * 100
    text = f"{write(fraction.value)} = {value:.3g}%; stated: {_said(percent)}"
    close = abs(value - (percent.value or 0)) <= 3
    if close or (fraction.bounds * 100).meets(percent.bounds):
        yield Finding(percent, (fraction,), FigureCheck.CONSISTENT, text)
    elif " or " in match[0] or "(" in match[0] or " of " in match["close"]:
        if abs(value - (percent.value or 0)) > 8:
            yield Finding(percent, (fraction,), FigureCheck.INCONSISTENT, text)


def _too_many(scene: Scene) -> Iterator[Finding]:
    """A part above its whole, and a majority that is none."""
    for match in _WHOLE_SHARE.finditer(scene.masked):
        part, whole = scene.quantity(match, "part"), scene.quantity(match, "whole")
        if part.exact and whole.exact and part.noun is None and (part.value or 0) > whole.bounds.high and part.unit is None:
            text = f"{write(part.value)} of {write(whole.value)}: more than all"
            yield Finding(part, (whole,), FigureCheck.INCONSISTENT, text)
    for match in _ALL_OF.finditer(scene.masked):
        part, whole = scene.quantity(match, "part"), scene.quantity(match, "whole")
        check = FigureCheck.CONSISTENT if part.value == whole.value else FigureCheck.INCONSISTENT
        if part.exact and whole.exact:
            yield Finding(part, (whole,), check, f"all {write(part.value)} of {write(whole.value)}")
    for match in _MAJOR.finditer(scene.masked):
        part, whole = scene.quantity(match, "part"), scene.quantity(match, "whole")
        if part.value is None or not whole.value:
            continue
        text = f"{write(part.value)} / {write(whole.value)} = {part.value / whole.value * 100:.3g}%; stated: more than half"
        right = part.bounds.high * 2 > whole.bounds.low and part.value <= whole.value
        yield Finding(part, (whole,), FigureCheck.CONSISTENT if right else FigureCheck.INCONSISTENT, text)
