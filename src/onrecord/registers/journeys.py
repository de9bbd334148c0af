"""Who travelled where when: presidents of the United States and their secretaries of state.

Source: Office of the Historian, U.S. Department of State.
"""

import datetime as dt
import lzma
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.registers.places import fold

TABLE = Path(__file__).parent / "journeys.tsv.xz"


@dataclass(frozen=True, slots=True)
class Journey:
    """One stay of one person: where, from which day to which, and what the register remarks."""

    register: str
    row: str
    traveller: str
    country: str
    locale: str
    start: dt.date
    end: dt.date
    remarks: str


def journeys_to(place: str) -> tuple[Journey, ...]:
    """The journeys to a town, by its name as the register has it, in order of time."""
    return tuple(map(_read, _by_town().get(fold(place), ())))


def journeys() -> tuple[Journey, ...]:
    """All journeys, in order of time."""
    return tuple(map(_read, _lines()))


@cache
def towns() -> frozenset[str]:
    """The names of all towns that journeys went to, folded (see `fold`)."""
    return frozenset(_by_town())


def _read(line: str) -> Journey:
    register, row, traveller, country, locale, start, end, remarks = line.split("\t")
    return Journey(register, row, traveller, country, locale, _day(start), _day(end), remarks)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _lines() -> list[str]:
    return lzma.decompress(TABLE.read_bytes()).decode().splitlines()


@cache
def _by_town() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines():
        locale = line.split("\t")[4]
        for town in re.split(r"[,;]| and ", re.sub(r"\(.*?\)", "", locale)):
            if town.strip():
                found.setdefault(fold(town.strip()), []).append(line)
    return found
