"""Who was where, when, how often: a claim beside the rows of a register of visits or travels."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.checks.claim import Claim, Count, Period
from onrecord.checks.finding import (
    Finding,
    claimed,
    contradicted,
    days_of,
    not_covered,
    supported,
    told,
    trips_of,
    unknown,
)
from onrecord.checks.leaders import president_met
from onrecord.checks.person import Who, alike, counts, name_words, rows_of, serves
from onrecord.checks.place import Place, is_at, is_in, place_in, resolve_place
from onrecord.registers import Covered, Register, Row
from onrecord.schema.check import Verdict

DAY = dt.timedelta(days=1)

NEAR = 7
"""Days between a claimed date and a row within which the row may be the stay that is meant."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with the person and the place it is about, the rows of both, and the day as of which it is asked."""

    claim: Claim
    who: Who
    place: Place
    register: Register
    mine: tuple[Row, ...]
    """All rows of the person."""
    there: tuple[Row, ...]
    """Those in the country, and with whom the claim says."""
    at: tuple[Row, ...]
    """Those at the very place."""
    as_of: dt.date

    def stays(self, number: int = 2) -> str:
        """What is counted, for people."""
        noun = "trip" if self.register.name.endswith("travels") else "visit"
        other = f" with {self.claim.other.entity.name}" if self.claim.other else ""
        article = "the " if self.place.words.startswith(_WITH_THE) else ""
        return f"{noun}{'' if number == 1 else 's'} of {self.who.name} to {article}{self.place.words}{other}"


def judge_stay(claim: Claim, who: Who, register: Register, as_of: dt.date) -> Finding:
    """What `register` says about who was where, as of a day."""
    place = resolve_place(claim.place) or place_in(register, claim.place)
    if place is None:
        return unknown(register.name, f"No register knows the place {claim.place}.")
    mine = rows_of(who, register)
    if not mine and register.of is not Covered.EVERYBODY:
        return unknown(register.name, f"The register {register.title} has nobody who is certainly {who.name}.")
    with_other = [row for row in mine if is_in(row, place) and (not claim.other or president_met(row, claim.other))]
    if claim.sort:
        with_other = [row for row in with_other if claim.sort in row.met.lower()]
    at = tuple(row for row in with_other if is_at(row, place, register))
    case = Case(claim, who, place, register, mine, tuple(with_other), at, as_of)
    if claim.office and not _in_that_office(case, claim.office):
        return not_covered(register.name, f"The register {register.title} lists nothing done {claim.office}.")
    finding = _judge(case)
    if finding.verdict is Verdict.CONTRADICTED and register.of is Covered.IN_OFFICE and not who.identified:
        return not_covered(register.name, f"{finding.why} The article does not say that it is that {who.name}.")
    return finding


def _judge(case: Case) -> Finding:
    if case.claim.count and case.claim.count.ordinal:
        return _judge_ordinal(case)
    if case.claim.count:
        return _judge_count(case, case.claim.count)
    return _judge_date(case)


_WITH_THE = ("United ", "White ", "Nether", "Philipp", "Vatican", "U.", "US", "UK", "UAE")
_HEADS = ("presiden", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "emir", "sultan", "pope")
_ANY_OFFICE = re.compile(r"in office|tenure|(?:taking|took) office|head of|leader")


def _in_that_office(case: Case, words: str) -> bool:
    """Whether the office in which a claim counts is one whose stays the register lists: no vice president's."""
    told_office = words.lower()
    if case.register.of is not Covered.IN_OFFICE or _ANY_OFFICE.search(told_office):
        return True
    if "vice" in told_office:
        return False
    office = next((row.office for row in case.mine if row.office), "")
    fitting = {"": _HEADS, "president": ("presiden",)}.get(office, (office,))
    return any(head in told_office for head in fitting)


def _judge_date(case: Case) -> Finding:
    """Whether the stay was when the claim says."""
    when = case.claim.when
    if when is None:
        return not_covered(case.register.name, "The claim has no date.")
    near = [row for row in case.at if when.distance(row.start, row.last) <= 1]
    if near:
        return supported(case.register, near, f"{_lists(case, near)}; the claim says {told(when)}.")
    every = [row for row in case.mine if is_in(row, case.place)]
    if any(when.distance(row.start, row.last) <= NEAR for row in (*every, *_like(case, when))):
        return not_covered(case.register.name, f"{_lists(case, case.at)}, none {told(when)} but one close to it.")
    if why := _outside(case, when):
        return not_covered(case.register.name, why)
    rows = [row for row in case.mine if when.distance(row.start, row.last) <= 0]
    return contradicted(case.register, rows, f"{_lists(case, case.at)}; none is {told(when)}, as the claim says.")


def _outside(case: Case, when: Period) -> str:
    """Why the register does not cover a date; empty where it does."""
    title = case.register.title
    if case.as_of < when.first:
        return "The date lies after the claim was made."
    if not serves(case.who, case.register, case.mine, Period(when.first, min(when.last, case.as_of))):
        return f"The register {title} does not cover {case.who.name} {told(when)}."
    if case.claim.sort or _assembly(case, when):
        return f"The register {title} does not list every such stay."
    return ""


def _like(case: Case, when: Period, near: int = NEAR) -> list[Row]:
    """Rows of the country the person serves that are close to a date: of somebody whose name is written otherwise."""
    if case.register.name != "visits":
        return []
    home = case.who.home or next((row.home for row in case.mine), "")
    rows = (row for row in case.register.rows if row.home == home and when.distance(row.start, row.last) <= near)
    return [row for row in rows if _kin(case.who.words, row)]


def _kin(words: tuple[str, ...], row: Row) -> bool:
    """Whether the name of the row may be one of `words`, misspelled: the last word, or two."""
    named = name_words(row.who)
    shared = sum(any(alike(word, other) for other in named) for word in words)
    return shared > 1 or any(alike(words[-1], other) for other in named)


def _assembly(case: Case, when: Period) -> bool:
    """Whether it may have been the General Assembly in September, to which leaders come without meeting a president."""
    if case.register.name != "visits" or (when.last - when.first).days > 40:
        return False
    if case.place.town and not case.place.town.startswith("new york"):
        return False
    return assembly(when)


def assembly(when: Period) -> bool:
    """Whether a month or day is one of the General Assembly, whose debate once went on into October."""
    year, day = when.first.year, when.first == when.last
    last = dt.date(year, 10, 3) if day or year < 2000 else dt.date(year, 9, 30)
    return when.distance(dt.date(year, 9, 14), last) == 0 and (when.last - when.first).days <= 40


def _judge_count(case: Case, count: Count) -> Finding:
    """Whether the number of stays is what the claim says."""
    claim, register = case.claim, case.register
    first = claim.since.first if claim.since else claim.when.first if claim.when else register.since
    last = claim.until.last if claim.until else claim.when.last if claim.when else case.as_of
    last = min(last, case.as_of, _career_end(case) if claim.office else dt.date.max)
    # "since 2015" may count that year's, or begin after it; "not since 2015" begins after it
    after = claim.since.last + DAY if claim.since and not claim.until else first
    start = after if count.high == 0 else first
    certain = [row for row in case.at if row.start >= after and row.last < last]
    possible = [row for row in case.at if row.last >= start - DAY and row.start <= last + DAY]
    country = [row for row in case.there if row.last >= first - DAY and row.start <= last + DAY]
    low, high = trips_of(certain, case.mine), len(possible)
    told_rows = f"{_has(case, possible, last)}: {days_of(possible) or 'none'}"
    if count.allows(low, high) and (possible or count.high == 0):
        return _supported_count(case, count, possible, (first, last), told_rows)
    why = f"{told_rows}; the claim says {count.words} ({claimed(count)})."
    if count.high < low and (claim.strict or count.high == 0):
        return contradicted(register, certain, why)
    period = Period(first, last)
    bounded = bool(claim.since or claim.when) and serves(case.who, register, case.mine, period)
    # what was done in office is listed whole, whenever that was
    career = claim.office and last <= register.until and not claim.since and not claim.when
    career_days = Period(min((row.start for row in case.mine), default=first), last)
    kin = [row for row in _like(case, career_days, 0) if row not in case.mine]
    if count.low > len(country) + len(kin) and claim.strict and (bounded or career) and not claim.sort:
        return contradicted(register, possible, why)
    return not_covered(register.name, f"{why} The register does not settle it.", possible)


def _career_end(case: Case) -> dt.date:
    """The day on which the person left the office for good; the last there is, where no register states it."""
    office = next((row.office for row in case.mine if row.office), "")
    terms = [term for term in case.who.terms if counts(term, case.who, office)]
    ends = [dt.date.fromisoformat(term.end) for term in terms if len(term.end) == 10]
    return max(ends) if ends and len(ends) == len(terms) else dt.date.max


def _supported_count(
    case: Case, count: Count, rows: Sequence[Row], days: tuple[dt.date, dt.date], told_rows: str
) -> Finding:
    register = case.register
    open_end = days[1] > register.until and count.high != count.low
    if days[1] > register.until and not open_end:
        return not_covered(
            register.name, f"{told_rows}; the register ends on {register.until}, before the claim.", rows
        )
    if count.high == 0 and not (case.claim.office or case.who.leads or case.claim.since):
        return not_covered(register.name, f"{told_rows}, but it lists only what was done in office.")
    trips = trips_of(rows, case.mine)
    way = "" if trips == len(rows) else f" ({trips} if rows on days in a row are one trip)"
    return supported(register, rows, f"{told_rows}{way}; the claim says {count.words} ({claimed(count)}).")


def _judge_ordinal(case: Case) -> Finding:
    """Whether it was the third, as the claim says: of all before the day it was, or is now."""
    claim, count = case.claim, case.claim.count
    if count is None:
        return not_covered(case.register.name, "The claim has no number.")
    first = claim.since.last if claim.since else case.register.since
    rows = [row for row in case.at if row.start > first]
    end = claim.when or Period(case.as_of, case.as_of)
    before = [row for row in rows if row.last < end.first - DAY]
    upto = [row for row in rows if row.start <= end.last + DAY]
    low, high = trips_of(before, case.mine), len(upto) + (0 if claim.when and len(upto) > len(before) else 1)
    low = max(low, 1) if claim.when is None else low + 1
    why = f"{_has(case, upto, end.last)}: {days_of(upto) or 'none'}; the claim says {count.words}."
    if end.last > case.register.until and count.low != 1:
        return not_covered(case.register.name, f"{why} The register ends on {case.register.until}.", upto)
    if claim.when and len(upto) == len(before):
        dated = _judge_date(case)
        return dated if dated.verdict != "supported" else not_covered(case.register.name, why, upto)
    if count.allows(low, high):
        return supported(case.register, upto, why) if upto else not_covered(case.register.name, why)
    known = bool(claim.office) and end.last <= case.register.until
    if count.high < trips_of(before, case.mine) + (1 if claim.when else 0) or (count.low > high and known):
        return contradicted(case.register, upto, why)
    return not_covered(case.register.name, f"{why} The register does not settle it.", upto)


def _lists(case: Case, rows: Sequence[Row]) -> str:
    listed = days_of(rows[-12:]) if rows else "no"
    if not rows:
        return f"The register {case.register.title} has no {case.stays(1)}"
    return f"The register {case.register.title} has {len(rows)} {case.stays(len(rows))}: {listed}"


def _has(case: Case, rows: Sequence[Row], until: dt.date) -> str:
    return f"The register {case.register.title} has {len(rows)} {case.stays(len(rows))} up to {until}"
