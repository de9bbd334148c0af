"""Who held an office on a day.

A term counts only between the days that its register states, and an open term only as far as the register was kept:
what is not covered has no answer.
"""

import datetime
import lzma
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from onrecord.registers.offices import office_there, split_office
from onrecord.registers.places import place_of
from onrecord.schema.entity import Links

TABLE = Path(__file__).parent / "holders.tsv.xz"

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of one person in one office, by one register.

    Dates are ISO 8601 and may lack day or month; `end` is empty for an open term, `until` is the last day that the
    register vouches for. `gender` is None where no register states one.
    """

    name: str
    aliases: tuple[str, ...]
    office: str
    place: str
    start: str
    end: str
    until: str
    gender: Gender | None
    links: Links
    register: str

    @property
    def key(self) -> str:
        """The Bioguide identifier in a row of Congress, elsewhere the one of Wikidata; empty if there is none."""
        own = self.links.bioguide if self.register == "United States Congress" else self.links.wikidata
        return own or ""


def holders(office: str, place: str | None, on: datetime.date | str) -> tuple[Holder, ...]:
    """Everyone who by the registers held `office` in `place` on a day; none if not covered, or not held ("former").

    A country in `office` ("Russian president") goes before `place`; without either only a world body's office is
    found. `on` is a date, or ISO 8601 text of one. Two on the day of change, more where registers disagree; ordered by
    name.
    """
    name, named = split_office(office)
    where = named or place_of(place or "") or place or ""
    day = str(on)[:10]
    rows = map(read_row, _by_office().get((office_there(name, where), where), ()))
    then = [row for row in rows if row.start and _latest(row.start) <= day <= _earliest(row.until)]
    best = {
        (row.name, row.links): row for row in sorted(then, key=lambda row: (bool(row.end), row.until, row.register))
    }
    return tuple(sorted(best.values(), key=lambda row: (row.name.split()[-1], row.name, row.start)))


@cache
def places_of_office(office: str) -> frozenset[str]:
    """The countries and bodies whose holders of a normalized office the registers state."""
    return frozenset(place for name, place in _by_office() if name == office)


def read_row(line: str) -> Holder:
    """The term in a line of the table."""
    office, place, name, aliases, start, end, until, gender, wikidata, bioguide, historian, register = line.split("\t")
    known: Gender | None = "m" if gender == "m" else "f" if gender == "f" else None
    links = Links(wikidata or None, bioguide or None, historian or None)
    also = tuple(aliases.split("|")) if aliases else ()
    return Holder(name, also, office, place, start, end, until, known, links, register)


@cache
def table() -> tuple[str, ...]:
    """The lines of the table, in order."""
    return tuple(lzma.decompress(TABLE.read_bytes()).decode().splitlines())


@cache
def _by_office() -> Mapping[tuple[str, str], Sequence[str]]:
    found = defaultdict(list)
    for line in table():
        office, place, _ = line.split("\t", 2)
        found[office, place].append(line)
    return found


def _latest(day: str) -> str:
    return day + {4: "-12-31", 7: "-31"}.get(len(day), "")


def _earliest(day: str) -> str:
    return day + {4: "-01-01", 7: "-01"}.get(len(day), "")
