"""Intervals: a length of time against its two ends, an age against birth and death, an anniversary against its year."""

import datetime as dt
import re
from collections.abc import Iterator

from onrecord.figures.days import Day
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene, kind_of, pattern
from onrecord.schema.figure import FigureCheck

_TO = r"\s?(?:to|and|until|till|through|-|–|—)\s?"
_AT = (
    r"(?:(?:noon|midnight|dawn|dusk|sunrise|sunset|the\s(?:morning|evening|night|afternoon))\s(?:on|of)\s"
    r"|early\s|late\s)?"
)
_GAP = r"(?:(?!,?\s(?:and|but|while)\s(?:from|between|in|then)\b|,\s(?:and|but|while)\b)[^<>.;:]){0,60}?"
"""Words between a length and its ends, all of one clause."""
_SAME = pattern(
    rf"{{length:d}}(?:{_GAP}[\s,(]\(?(?:from|between)\s|,\s|\s\(){_AT}{{first:DY}}{_TO}{_AT}{{last:DY}}"
    rf"|(?:from|between)\s{_AT}{{first2:DY}}{_TO}{_AT}{{last2:DY}}(?:,\s|\s\(|\s—\s|\sfor\s)(?:or\s|for\s|a\s(?:period|span|total)\sof\s|just\s|exactly\s)*"
    rf"{{length2:d}}(?!\s(?:later|after|before|earlier|ago|from))"
    rf"|(?:from|between)\s{{first3:DY}}{_TO}{{last3:DY}},?\s(?:it\s|which\s|will\s)?(?:lasts?|lasted|lasting|took|takes|ran\sfor|runs\sfor)\s{{length3:d}}"
    rf"|\b(?:lasts|lasted|took|ran\sfor)\s{{length4:d}}(?::|;|,|\s—)\s[^<>;:]{{0,40}}?\b(?:began|begins|started|starts|opened|opens)\s(?:in|on)\s"
    rf"{{first4:DY}}[^<>;:]{{0,50}}?\s(?:in|on)\s{{last4:DY}}"
)
_LATER = pattern(
    r"{first:DY}[^<>:]{0,100}?(?:,|;|and|—|but)\s(?:and\s|only\s|just\s|exactly\s)?{length:d}\s(?:later|afterwards?)"
    r"[^<>;:]{0,40}?\b(?:in|on)\s{last:DY}"
    r"|{last2:DY}(?:,\s|\s—\s|\s\()(?:just\s|only\s|exactly\s|some\s)?{length2:d}\safter\s[^<>;:]{0,60}?{first2:DY}"
    r"|{length3:d}\safter\s[^<>;:,]{0,50}?{first3:DY},\s[^<>;:,]{0,60}?\b(?:in|on)\s{last3:DY}"
    r"|\b(?:in|on|since|from)\s{first5:DY}[^<>;:,]{0,40}?\b(?:and|but|until|to)\s[^<>;:,]{0,40}?{last5:DY}(?:,\s|\s—\s|\s\()"
    r"(?:just\s|only\s|exactly\s|some\s)?{length5:d}\s(?:later|after)\b(?!\s\w)"
    r"|{first4:DY}(?:,\s|\s—\s|\s\()(?:just\s|only\s|exactly\s|some\s)?{length4:d}\sbefore\s[^<>;:]{0,60}?{last4:DY}"
)
_USED = (
    r"(?:of|in)\s(?:continuous\s|active\s)?"
    r"(?:service|operation|use|existence|business|publication|print|production|office|power)"
)
_OPENED = r"(?:first|opened|founded|established|launched|built|lit|commissioned|began|started|elected|appointed)"
_ALONG = pattern(
    r"^[^<>]*?\b(?:in|since|from)\s{first:DY},\s[^<>;:]{2,100}?\b(?:in|on)\s{last:DY}(?:,\s|\s—\s|\s\()(?:some\s|just\s|only\s|exactly\s)?"
    r"{length:d}\s(?:later|on|afterwards?)[,.)]?$"
    rf"|\b{_OPENED}\b[^<>;:]{{0,40}}?\sin\s{{first2:Y}}[^<>;:]{{0,80}}?\sin\s{{last2:Y}},?\safter\s{{length2:d}}\s{_USED}\b"
    rf"|\bafter\s{{length3:d}}\s{_USED}\b[^<>;:]{{0,60}}?\b{_OPENED}\b[^<>;:]{{0,40}}?\sin\s{{first3:Y}}[^<>;:]{{0,80}}?\sin\s{{last3:Y}}"
    r"|\b(?:began|started|opened)\s(?:on|in)\s{first4:DY}\sand\s(?:ended|closed|finished)\s(?:on|in)\s{last4:DY},?\s"
    r"(?:lasted|took|ran\sfor)\s{length4:d}"
)
"""One thing from its beginning to its end: "Having taken over in 1988, she left in 2001, 13 years later"."""
_AGO = pattern(r"(?:{length:d}\sago,?\s(?:in|on)\s{first:DY}|\b(?:in|on)\s{first2:DY},\s{length2:d}\sago\b)")
_BORN = pattern(r"\bborn\b[^<>;]{0,60}?{first:DY}")
_DIED = pattern(r"\b(?:died|dies|death|killed|passed\saway)\b[^<>;]{0,60}?(?:<a\d+>[^<>;]{0,20}?)?{last:DY}")
_FOUNDED = r"founded|established|created|opened|built|formed|launched|signed|set\sup|born"
_KIN = re.compile(
    r"\b(?:his|her|their|whose)\s(?:father|mother|parents?|wife|husband|son|daughter|brother|sister|widow\w*)\b[^<>]{0,30}\bdied\b"
)
_WHEN = re.compile(r"<a\d+>\s(?:when|at\sthe\stime)\b|\bturn(?:ed|s)\s<a\d+>\sin\s<[DY]")
_LIFE = pattern(r"^[^<>()]*\({first:Y}\s?[-–—]\s?{last:Y}\)[^<>]*?\bdied\b[^<>]*<a\d+>")
_ANNIVERSARY = pattern(
    rf"\b(?:{_FOUNDED})\b[^<>;:]{{0,20}}?\sin\s{{first2:Y}}[^<>;:]{{0,60}}?{{count2:o}}\s(?:anniversary|birthday)\b|"
    r"{count:o}\sanniversary\s(?:of|since)\s(?:the\s|its\s|his\s|her\s|their\s)?[^<>;:,]{0,50}?{first:DY}"
)

_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25, "decade": 3652.5}
_DAYS |= {"century": 36525.0, "hour": 1 / 24, "minute": 1 / 1440}
_YEARS = {"year": 1.0, "decade": 10.0, "century": 100.0, "month": 1 / 12}


def find_intervals(scene: Scene) -> Iterator[Finding]:
    """Findings on the lengths of time, ages and anniversaries of the sentence."""
    kinds = [kind_of(mark) for mark in scene.marks]
    if Kind.DAY not in kinds and Kind.YEAR not in kinds:
        return
    if Kind.DURATION in kinds:
        yield from _lengths(scene)
    if Kind.AGE in kinds:
        yield from _ages(scene)
    if Kind.ORDINAL in kinds:
        yield from _anniversaries(scene)


def _lengths(scene: Scene) -> Iterator[Finding]:
    for shape in (_SAME, _LATER, _ALONG):
        for match in shape.finditer(scene.masked):
            n = next(n for n in ("", "2", "3", "4", "5") if match.groupdict().get(f"length{n}"))
            found = _compare(
                scene, scene.quantity(match, f"length{n}"), scene.day(match, f"first{n}"), scene.day(match, f"last{n}")
            )
            if found:
                yield found
    for match in _AGO.finditer(scene.masked):
        n = "" if match["length"] else "2"
        length, first = scene.quantity(match, f"length{n}"), scene.day(match, f"first{n}")
        if scene.published and first.year and length.unit in {"year", "decade", "century"}:
            found = _years(length, first, Day(0, 0, scene.published.year))
            if found:
                yield found


def _compare(scene: Scene, length: Quantity, first: Day, last: Day) -> Finding | None:
    """A length against its ends: in days where both are days, else in years."""
    if length.value is None or length.unit not in _DAYS:
        return None
    one, other = _dates(first, last, scene.published)
    if one and other and one <= other:
        return _in_days(length, one, other)
    return _years(length, first, last)


def _dates(first: Day, last: Day, published: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """Both days, a part that only one of them states taken from the other."""
    year = first.year or last.year or (published.year if published else None)
    one = Day(0, 0, first.year or year, first.month or last.month, first.day).date
    other = Day(0, 0, last.year or year, last.month or first.month, last.day).date
    if one and other and other < one and first.year is None and last.year:
        one = Day(0, 0, last.year - 1, first.month, first.day).date
    return one, other


def _in_days(length: Quantity, one: dt.date, other: dt.date) -> Finding | None:
    """Days are counted with or without the last one; longer units allow the half of one."""
    unit = _DAYS[length.unit or "day"]
    days = (other - one).days
    slack = 1.0 if unit <= 1 else unit / 2
    allowed = length.bounds * unit
    reckoned = Bounds(days - (0 if unit == 1 else slack), days + slack)
    explanation = f"{one} to {other}: {days} days; stated: {write(length.value)} {length.unit}"
    if allowed.meets(reckoned):
        return Finding(length, (), FigureCheck.CONSISTENT, explanation)
    wide = Bounds(days - 1 - unit, days + 1 + unit) if unit > 1 else Bounds(days, days + 1)
    return None if allowed.meets(wide) else Finding(length, (), FigureCheck.INCONSISTENT, explanation)


def _years(length: Quantity, first: Day, last: Day) -> Finding | None:
    """Whole years may be one more or less by months that are not said: then nothing is said."""
    if first.year is None or last.year is None or length.unit not in _YEARS or last.year < first.year:
        return None
    if length.unit == "month":
        return None
    years = last.year - first.year
    allowed = length.bounds * _YEARS[length.unit]
    explanation = f"{last.year} − {first.year} = {years}; stated: {write(length.value)} {length.unit}"
    if allowed.meets(Bounds(years, years)):
        return Finding(length, (), FigureCheck.CONSISTENT, explanation)
    return (
        None
        if allowed.meets(Bounds(years - 1, years + 1))
        else Finding(length, (), FigureCheck.INCONSISTENT, explanation)
    )


def _ages(scene: Scene) -> Iterator[Finding]:
    """An age against birth and death, or against birth and the day of publication."""
    ages = [mark for mark in scene.marks if isinstance(mark, Quantity) and mark.kind is Kind.AGE]
    born = _BORN.search(scene.masked)
    life = _LIFE.search(scene.masked)
    if life and len(ages) == 1:
        yield from _age(ages[0], scene.day(life, "first"), scene.day(life, "last"))
        return
    if len(ages) != 1 or _KIN.search(scene.masked) or born is None or len(_BORN.findall(scene.masked)) > 1:
        return
    first, died = scene.day(born, "first"), _DIED.search(scene.masked)
    days = [mark for mark in scene.marks if isinstance(mark, Day) and mark is not first]
    if first.year is None:
        return
    then = (died and scene.day(died, "last") in days) or _WHEN.search(scene.masked)
    if then and len(days) == 1 and days[0].year:
        yield from _age(ages[0], first, days[0])
    elif not days and scene.published and not re.search(r"\b(?:died|death|killed|when|age\sof)\b", scene.masked):
        day = scene.published
        yield from _age(ages[0], first, Day(0, 0, day.year, day.month, day.day))


def _age(age: Quantity, first: Day, last: Day) -> Iterator[Finding]:
    years = (last.year or 0) - (first.year or 0)
    one, other = first.date, last.date
    low, high = years - 1, years
    if one and other:
        low = high = years - ((other.month, other.day) < (one.month, one.day))
    said = f"{low}" if low == high else f"{low} or {high}"
    explanation = f"{last.year} − {first.year}: aged {said}; stated: {write(age.value)}"
    right = age.bounds.meets(Bounds(low, high))
    yield Finding(age, (), FigureCheck.CONSISTENT if right else FigureCheck.INCONSISTENT, explanation)


def _pick(scene: Scene, match: re.Match[str]) -> tuple[Quantity, Day]:
    n = "" if match["count"] else "2"
    return scene.quantity(match, f"count{n}"), scene.day(match, f"first{n}")


def _anniversaries(scene: Scene) -> Iterator[Finding]:
    for match in _ANNIVERSARY.finditer(scene.masked):
        count, first = _pick(scene, match)
        others = [m.year for m in scene.marks if isinstance(m, Day) and m is not first and m.year]
        now = others[0] if len(others) == 1 else scene.published.year if scene.published and not others else None
        if now is None or first.year is None or now < first.year or count.value is None:
            continue
        years = now - first.year
        explanation = f"{now} − {first.year} = {years}; stated: {write(count.value)}"
        if years == count.value:
            yield Finding(count, (), FigureCheck.CONSISTENT, explanation)
        elif abs(years - count.value) > 1 and not (match["count"] and scene.words_before(first).endswith("in ")):
            yield Finding(count, (), FigureCheck.INCONSISTENT, explanation)
