"""Who held what when: a claim about an office beside the register of holders.

A claim says that a term began, went on or ended in some days. It is false only where the register has the office in
other hands, or in the same, through all of them.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from onrecord.checks.claim import Claim, Period
from onrecord.checks.finding import Finding, contradicted, not_covered, supported, told, unknown
from onrecord.checks.person import Who, name_words, resolve_person, rows_of, same_name
from onrecord.registers import (
    Holder,
    Register,
    Row,
    fold,
    holders,
    office_there,
    persons_named,
    places_of_office,
    split_office,
)
from onrecord.schema.check import Verdict

REGISTER = "holders"

_DAY = dt.timedelta(days=1)
_STEP = dt.timedelta(days=10)
EARLY, LATE = dt.timedelta(days=45), dt.timedelta(days=120)
"""How much earlier or later than the claim says a term may begin or end in the register: elected, named, sworn in."""

_ENDS = frozenset({"left office", "left office as", "stepped down as", "resigned as", "ceased to be", "left"})
_BEGINS = frozenset(
    {"became", "was named", "was appointed", "was elected", "was sworn in", "was inaugurated", "took office",
     "took office as", "took over as", "came to power", "took power", "came to power as", "started as", "assumed",
     "took up"}
)  # fmt: skip

_AROUND = dt.timedelta(days=15 * 365)
"""How far from a term of a person an office of the same name is taken for that one."""

State = Literal["self", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class Post:
    """An office in one country, and the person said to have held it with the terms there, oldest first."""

    who: Who
    office: str
    place: str
    terms: tuple[Holder, ...]

    @property
    def words(self) -> str:
        """The office for people."""
        return f"{self.office} of {self.place}" if self.place else self.office

    def state(self, day: dt.date) -> State:
        """Who had the office on a day, as far as the register states one."""
        then = holders(self.office, self.place, day)
        mine = [one for one in then if self.is_holder(one)]
        if len(then) == len(mine) == 0:
            return "unknown"
        if mine:
            return "self" if len(mine) == len(then) else "unknown"
        return "other" if len({one.name for one in then}) == 1 and self.surely_another(then[0]) else "unknown"

    def is_holder(self, one: Holder) -> bool:
        """Whether a term is one of the person."""
        return one in self.terms or same_name(self.who.words, name_words(one.name))

    def surely_another(self, one: Holder) -> bool:
        """Whether a term is of somebody with another last name."""
        return not set(self.who.words) & set(name_words(one.name))


def judge_office(claim: Claim, as_of: dt.date) -> Finding | None:
    """What the register of holders says about a term; None where the words name no office in it."""
    who = resolve_person(claim.who)
    post = _post(claim, who)
    if post is None:
        return None
    parts = list(_parts(claim, post, as_of))
    if not parts:
        return None
    rows = tuple(_row(term) for term in post.terms)
    listed = "; ".join(f"{t.start} to {t.end or 'open, as of ' + t.until}" for t in post.terms) or "no term"
    why = f"The register {REGISTER} has {who.name} as {post.words}: {listed}; the claim says {_says(claim)}."
    if "contradicted" in parts and not _surely_that(claim, post):
        return Finding(Verdict.NOT_COVERED, REGISTER, rows, f"{why} It may be another office of that name.")
    if "contradicted" in parts:
        return Finding(Verdict.CONTRADICTED, REGISTER, rows or _others(post, claim), f"{why}{_instead(post, claim)}")
    if set(parts) == {"supported"}:
        return Finding(Verdict.SUPPORTED, REGISTER, rows, why)
    return Finding(Verdict.NOT_COVERED, REGISTER, rows, f"{why} It does not settle it.")


def _surely_that(claim: Claim, post: Post) -> bool:
    """Whether it is the office of a country, not of a firm: the words name one, or the person had it around then."""
    if split_office(_turned(claim.office))[1]:
        return True
    periods = [period for period in (claim.when, claim.since, claim.until) if period]
    return any(_span(term).distance(p.first, p.last) <= _AROUND.days for term in post.terms for p in periods)


def judge_own_office(claim: Claim, register: Register) -> Finding:
    """What a register of the user says about a term: those of the person in that office, and no others."""
    who = resolve_person(claim.who)
    name, named = split_office(_turned(claim.office))
    rows = [
        row
        for row in rows_of(who, register)
        if fold(row.office) == fold(claim.office)
        or (split_office(row.office)[0] == name and (not named or row.country in ("", named)))
    ]
    if not rows:
        return unknown(register.name, f"The register {register.title} has no {claim.office} {who.name}.")
    wanted = [period for period in (claim.since, claim.until, claim.when) if period]
    fits = [_fits(claim, row) for row in rows]
    listed = "; ".join(f"{row.start} to {row.end or 'now'}" for row in rows)
    why = f"The register {register.title} has {who.name} as {claim.office}: {listed}; the claim says {_says(claim)}."
    good = [row for row, fit in zip(rows, fits, strict=True) if fit == 0]
    if good:
        return supported(register, good, why)
    inside = all(register.since <= period.first and period.last <= register.until for period in wanted)
    if inside and min(fits) > EARLY.days:
        return contradicted(register, rows, why)
    return not_covered(register.name, f"{why} It does not settle it.", rows)


def _fits(claim: Claim, row: Row) -> int:
    """By how many days a row misses what the claim says, at most; 0 where it fits."""
    misses = [0]
    if claim.since:
        misses.append(claim.since.distance(row.start, row.start))
    if claim.until:
        misses.append(claim.until.distance(row.last, row.last))
    if claim.when:
        begins = claim.verb in _BEGINS or claim.verb.removesuffix(" as") in _BEGINS
        edge = (
            (row.start, row.start) if begins else (row.last, row.last) if claim.verb in _ENDS else (row.start, row.last)
        )
        misses.append(claim.when.distance(*edge))
    return max(misses)


def _post(claim: Claim, who: Who) -> Post | None:
    """The office that is claimed, in the one country it can be."""
    words = claim.office.strip().removesuffix("'s")
    if not words:
        leading = [t for t in who.terms if t.office in {"president", "prime minister", "chancellor"}]
        offices = {(t.office, t.place) for t in leading}
        if len(offices) != 1:
            return None
        office, place = next(iter(offices))
    else:
        name, named = split_office(_turned(words))
        if not name or not places_of_office(name) | places_of_office(office_there(name, named or who.home)):
            return None
        served = {t.place for t in who.terms if t.office == office_there(name, t.place)}
        place = named or (next(iter(served)) if len(served) == 1 else who.home)
        office = office_there(name, place)
    if not place and "" not in places_of_office(office):
        return None
    if place not in places_of_office(office):
        return None
    # a name of two persons is that of the one who had the office, if only one had
    every = [p.offices for p in persons_named(who.name)] if not who.terms and who.full else [who.terms]
    held = [[t for t in terms if t.office == office and t.place == place and t.start] for terms in every]
    terms = next(filter(None, held), []) if sum(map(bool, held)) == 1 else []
    return Post(who, office, place, tuple(_widest(terms)))


def _turned(words: str) -> str:
    """An office with its country before it: "defence minister of France", "Russia's defense minister"."""
    words = fold(words.replace("'s ", " "))
    office, of, place = words.rpartition(" of ")
    if of and office and split_office(f"{place.removeprefix('the ')} x")[1]:
        return f"{place.removeprefix('the ')} {office}"
    return words


def _widest(terms: Sequence[Holder]) -> Iterator[Holder]:
    """`terms` without those that another one of the person holds."""
    for term in terms:
        wider = [t for t in terms if t is not term and t.start <= term.start and _until(term) <= _until(t)]
        alike = [t for t in wider if (t.start, _until(t)) == (term.start, _until(term))]
        if len(wider) == len(alike) and not any(terms.index(t) < terms.index(term) for t in alike):
            yield term


def _until(term: Holder) -> str:
    return term.end or term.until


def _parts(claim: Claim, post: Post, as_of: dt.date) -> Iterator[str]:
    """The verdict on each thing that the claim says: that a term began, was or ended then."""
    if claim.verb in _ENDS:
        if claim.when:
            yield _ended(post, claim.when)
        return
    if claim.since:
        yield _began(post, claim.since)
        if not claim.until and claim.verb.startswith(("has", "is")):
            yield _held(post, Period(as_of, as_of))
    if claim.until:
        yield _ended(post, claim.until)
    if claim.when:
        begins = claim.verb.replace("first ", "").removesuffix(" as") in _BEGINS or claim.verb in _BEGINS
        elected = "elected" in claim.verb
        yield _began(post, claim.when, elected=elected) if begins else _held(post, claim.when)


def _began(post: Post, when: Period, *, elected: bool = False) -> str:
    """Whether a term began in some days: in others before and in the hands of the person after."""
    for first in _edges(post, "start"):
        if first.last >= when.first - _DAY and first.first <= when.last + _DAY:
            return "supported"
        if when.first - _DAY <= first.first <= when.last + LATE:
            return "supported" if elected else "open"
    return _turns(post, Period(when.first - EARLY, when.last + LATE), ("other", "self"))


def _ended(post: Post, when: Period) -> str:
    """Whether a term ended in some days."""
    if any(end.last >= when.first - _DAY and end.first <= when.last + _DAY for end in _edges(post, "end")):
        return "supported"
    return _turns(post, Period(when.first - EARLY, when.last + EARLY), ("self", "other"))


def _held(post: Post, when: Period) -> str:
    """Whether the person had the office on one of some days."""
    states = list(_states(post, when.first, when.last))
    if "self" in states:
        return "supported"
    if any(_span(t).distance(when.first, when.last) <= 1 for t in post.terms):
        return "supported"
    early, late = when.first - EARLY, when.last + EARLY
    return "contradicted" if set(_states(post, early, late)) == {"other"} else "open"


def _turns(post: Post, days: Period, turn: tuple[State, State]) -> str:
    """False where it is known who had the office all along, and it never went from the one to the other."""
    states = [state for state, _ in groupby(_states(post, days.first, days.last))]
    known: list[State] = []
    for n, state in enumerate(states):
        around = (states[n - 1] if n else None, states[n + 1] if n + 1 < len(states) else None)
        # on the day of change there are two holders
        if state == "unknown" and (None in around or around == turn):
            return "open"
        if state != "unknown":
            known.append(state)
    return "open" if turn in pairwise(known) else "contradicted"


def _states(post: Post, first: dt.date, last: dt.date) -> Iterator[State]:
    day = first
    while day < last:
        yield post.state(day)
        day += _STEP
    yield post.state(last)


def _edges(post: Post, which: Literal["start", "end"]) -> Iterator[Period]:
    """The days on which terms begin or end, those that follow each other as one or each alone."""
    single = ((_days(term.start), _days(_until(term)), bool(term.end)) for term in post.terms)
    for first, last, closed in (*_runs(post), *single):
        if which == "start":
            yield first
        elif closed:
            yield last


def _runs(post: Post) -> Iterator[tuple[Period, Period, bool]]:
    """Terms with their first and last days; one that follows another within a month goes on."""
    runs: list[tuple[Period, Period, bool]] = []
    for term in sorted(post.terms, key=lambda term: (term.start, term.end)):
        first, last = _days(term.start), _days(_until(term))
        if runs and first.first <= runs[-1][1].last + EARLY:
            begin, end, closed = runs[-1]
            longer = last.last >= end.last
            runs[-1] = (begin, last if longer else end, bool(term.end) if longer else closed)
        else:
            runs.append((first, last, bool(term.end)))
    yield from runs


def _span(term: Holder) -> Period:
    return Period(_days(term.start).first, _days(_until(term)).last)


def _days(text: str) -> Period:
    """The days that ISO 8601 text of a day, month or year stands for."""
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if day:
        return Period(dt.date(year, month, day), dt.date(year, month, day))
    if month:
        return Period(dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - _DAY)
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _says(claim: Claim) -> str:
    if claim.since and claim.until:
        return f"from {told(claim.since).split(' ', 1)[1]} to {told(claim.until).split(' ', 1)[1]}"
    if claim.since:
        return f"since {told(claim.since).split(' ', 1)[1]}"
    period = claim.when or claim.until
    return told(period) if period else ""


def _instead(post: Post, claim: Claim) -> str:
    """Who the register has on a day of the claim."""
    period = claim.when or claim.until or claim.since
    then = holders(post.office, post.place, period.first + (period.last - period.first) / 2) if period else ()
    names = [one.name for one in then if not post.is_holder(one)]
    return f" It has {names[0]} then." if len(names) == 1 else ""


def _others(post: Post, claim: Claim) -> tuple[str, ...]:
    period = claim.when or claim.until or claim.since
    if period is None:
        return ()
    return tuple(_row(one) for one in holders(post.office, post.place, period.first + (period.last - period.first) / 2))


def _row(term: Holder) -> str:
    """What tells a term from others, for it has no number: who, what, when."""
    return f"{term.key or term.name}: {term.office}, {term.place}, {term.start}/{term.end or '..'}"
