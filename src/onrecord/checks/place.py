"""Where a claim says that somebody was: a country, a town in a register, a place in the United States."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.registers import Register, RegisterKind, Row, fold, place_of, shipped_registers

AMERICA = "United States"
_SEATS = frozenset({"white house", "washington", "washington, dc", "washington dc", "oval office", "blair house"})
_ELSEWHERE = re.compile(
    r"\b(?:in|at|to|visited|visiting|and) (?!U\.?S\.?\b|the (?:US|United)\b|President|Congress)(?:the )?[A-Z]\w"
)


@dataclass(frozen=True, slots=True)
class Place:
    """`countries` it may lie in (one, unless towns share the name), and the town or house, folded, if it is one."""

    countries: frozenset[str]
    town: str
    words: str


@cache
def resolve_place(words: str) -> Place | None:
    """The place that `words` name; None for one that no register knows."""
    asked = fold(words).removeprefix("the ")
    town = {"washington, dc": "washington", "washington dc": "washington", "new york city": "new york"}.get(
        asked, asked
    )
    if asked in _SEATS or asked.startswith("new york"):
        return Place(frozenset({AMERICA}), town, words)
    if country := place_of(words):
        return Place(frozenset({country}), "", words)
    abroad = {
        row.country
        for register in shipped_registers()
        if register.kind is RegisterKind.TRAVELS
        for row in register.rows
        if town in _parts(row.towns)
    }
    if abroad:
        return Place(frozenset(abroad), town, words)
    named = re.compile(rf"\b(?:in|at|to|visited|visiting|and|,) {re.escape(town)}\b")
    if any(named.search(_folded(row.towns)) for row in shipped_registers()[0].rows):
        return Place(frozenset({AMERICA}), town, words)
    return None


def place_in(register: Register, words: str) -> Place | None:
    """The place that `words` name in a register of the user: a country of it, or a town."""
    asked = fold(words).removeprefix("the ")
    if any(fold(row.country) == asked for row in register.rows):
        return Place(frozenset(row.country for row in register.rows if fold(row.country) == asked), "", words)
    countries = frozenset(row.country for row in register.rows if asked in _parts(row.towns))
    return Place(countries, asked, words) if countries else None


def is_in(row: Row, place: Place) -> bool:
    """Whether a row is of a stay in the country of `place`, or in a town of that name ("Hong Kong")."""
    return row.country in place.countries or fold(place.words).removeprefix("the ") in _parts(row.towns)


def is_at(row: Row, place: Place, register: Register) -> bool:
    """Whether the row says that the stay was at `place` itself, or at the seat of the country and nowhere else."""
    if not is_in(row, place):
        return False
    if not place.town:
        return True
    if register.kind is not RegisterKind.VISITS or register.name != "visits":
        return place.town in _parts(row.towns)
    if place.town in _SEATS:
        named = any(seat in _folded(row.towns) for seat in ("white house", "washington"))
        return named or not _ELSEWHERE.search(row.towns)
    return place.town in _folded(row.towns)


@cache
def _folded(words: str) -> str:
    return fold(words)


@cache
def _parts(locale: str) -> frozenset[str]:
    return frozenset(
        fold(p.strip()).removeprefix("the ")
        for p in re.split(r"[,;]| and ", re.sub(r"\(.*?\)", "", locale))
        if p.strip()
    )
