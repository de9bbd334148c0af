"""Shares: "34 of 50 schools, or 68 percent"; "a third of the 27 members, nine"; a part that is more than its whole."""

import re
from collections.abc import Iterator

from onrecord.figures.judge import judge
from onrecord.figures.parts import stated
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene, marks_in, pattern
from onrecord.schema.figure import FigureCheck

_OUT = r"\s(?:[a-z-]+\s){0,2}?(?:out\s)?of\s(?:(?:those|these|all|his|her|every)\s)?{~}(?:[a-z'-]+\s){0,2}?"
_APART = r"(?:,\s|\s\(|\s—\s|\sor\s|:\s)(?:an?\s)?{~}"
_OF_THESE = r"(?::|;|,|\s—)\sof\s(?:the\s|its\s)?(?:[a-z'-]+\s){0,2}?"
_RATE = r"(?:,\s|\s\(|\s—\s|:\s)an?\s(?:[a-z-]+\s){0,2}(?:rate|share|ratio|turnout|proportion)\sof\s{~}"
_MORE = r"(?!\s(?:more|less|higher|lower|fewer|of\s(?:whom|which|them\b(?![,.)])))\b)"
_ASIDE = r"[^<>;:,()—]{0,50}?"
_GROUP = r"total|whole|town|city|population|electorate|workforce|body|chamber|council|country|membership|staff"
_GROUP += r"|fleet|class|crew|board|panel|cabinet|jury|squad|party"
_CLOSED = (
    rf"(?:[,.);]|\s—|$|\s(?:[a-z-]+\s){{0,2}}(?:rate|turnout|share|ratio)\b|\s(?:people|persons|members|votes|seats|men|women|of\sthem)[,.)]|\sof\s(?:the|its|their|his)\s(?:{_GROUP})\b"
    r"|(?P<other>\sof\s(?:the|its|their|all|his)\b|\s[a-z-]+[,.)]))"
)
"""What closes an aside; `other` may as well be the share of something else."""
_SHARES = tuple(
    map(
        pattern,
        (
            "{part:n}" + _OUT + "{whole:n}" + _ASIDE + _APART + "{share:pf}" + _MORE + _CLOSED,
            "{part:n}" + _OUT + "{whole:n}" + _ASIDE + _RATE + "{share:pf}" + _MORE + _CLOSED,
            "{part:m}" + _OUT + "{whole:m}" + _ASIDE + _APART + "{share:pf}" + _MORE + _CLOSED,
            "{part:m}" + _OUT + "{whole:m}" + _ASIDE + _RATE + "{share:pf}" + _MORE + _CLOSED,
            "{share:pf}" + _ASIDE + _APART + "{part:m}" + _OUT + "{whole:m}",
            "{share:pf}"
            + _ASIDE
            + _OF_THESE
            + "{whole:n}"
            + r"\s(?:[a-z'-]+\s){0,2}?[a-z'-]+,\s{~}{part:n}(?P<other>)",
            "{share:pf}" + _ASIDE + _APART + "{part:n}" + _OUT + "{whole:n}",
            "{share:pf}" + _OUT + "{whole:n}" + _ASIDE + _APART + "{part:n}" + _MORE + _CLOSED,
            "{part:n}" + _ASIDE + _APART + "{share:pf}" + _OUT + "{whole:n}",
            r"{share:pf}\s\({~}{part:n}\)" + _OUT + "{whole:n}",
        ),
    )
)
_SHARE_SHARE = pattern(
    "{one:fp}" + _ASIDE + r"(?:,\s|\s\(|\s—\s){~}{other:pf}"
    rf"(?P<close>[,)]|\s—|$|\.|\sof\s(?:the|its|their)\s(?:{_GROUP})\b)"
)
_PART_OF = pattern(r"(?P<all>\ball\s)?{part:n}\s(?:out\s)?of\s(?:the\s|its\s|their\s|every\s)?{whole:n}")
_MAJOR = pattern(
    r"\b(?:majority|more\sthan\shalf|most)\sof\s(?:those\s|all\s)?{~}(?:[a-z-]+\s){0,2}?{whole:n}"
    + _ASIDE
    + r"(?:,\s|\s\(|\s—\s)(?:or\s)?{part:n}(?:[,.);]|\s—|$)"
)


def find_shares(scene: Scene) -> Iterator[Finding]:
    """Findings on parts, wholes and shares that stand together."""
    kinds = {kind for _, _, kind, _ in marks_in(scene.masked)}
    if kinds & {Kind.PERCENT, Kind.SHARE}:
        for shape in _SHARES:
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
    text = (
        f"{write(part.value)} / {write(whole.value)} = {value:.3g}{'%' if factor > 1 else ''}; stated: {_said(share)}"
    )
    slack = 0.05 * value if share.kind is Kind.SHARE else 0.005 * value
    wide = Bounds(share.bounds.low - slack, share.bounds.high + slack)
    sure = match.groupdict().get("other") is None
    return judge(share, (part, whole), reckoned, text, value=value, stated=wide, sure=sure)


def _said(share: Quantity) -> str:
    return stated(share) + ("%" if share.kind is Kind.PERCENT else "")


_APART_BY = 8
"""Percentage points by which no fraction in words is off: "a third" may be 35 percent, never 42."""
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
    text = f"{stated(fraction)} = {value:.3g}%; stated: {_said(percent)}"
    close = abs(value - (percent.value or 0)) <= 3
    if close or (fraction.bounds * 100).meets(percent.bounds):
        yield Finding(percent, (fraction,), FigureCheck.CONSISTENT, text)
    elif (" or " in match[0] or "(" in match[0] or " of " in match["close"]) and abs(
        value - (percent.value or 0)
    ) > _APART_BY:
        yield Finding(percent, (fraction,), FigureCheck.INCONSISTENT, text)


def _too_many(scene: Scene) -> Iterator[Finding]:
    """A part above its whole, and a majority that is none."""
    for match in _PART_OF.finditer(scene.masked):
        part, whole = scene.quantity(match, "part"), scene.quantity(match, "whole")
        if not part.exact or not whole.exact or part.noun is not None or part.unit is not None:
            continue
        if match["all"]:
            check = FigureCheck.CONSISTENT if part.value == whole.value else FigureCheck.INCONSISTENT
            yield Finding(part, (whole,), check, f"all {write(part.value)} of {write(whole.value)}")
        elif (part.value or 0) > whole.bounds.high:
            text = f"{write(part.value)} of {write(whole.value)}: more than all"
            yield Finding(part, (whole,), FigureCheck.INCONSISTENT, text)
    for match in _MAJOR.finditer(scene.masked):
        part, whole = scene.quantity(match, "part"), scene.quantity(match, "whole")
        if part.value is None or not whole.value:
            continue
        share = part.value / whole.value * 100
        text = f"{write(part.value)} / {write(whole.value)} = {share:.3g}%; stated: more than half"
        right = part.bounds.high * 2 > whole.bounds.low and part.value <= whole.value
        yield Finding(part, (whole,), FigureCheck.CONSISTENT if right else FigureCheck.INCONSISTENT, text)
