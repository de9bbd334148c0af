"""Who held an office on a day, and what a register knows of a person.

A term counts only between the days that the register states, and an open term only as far as the register was kept:
what is not covered has no answer.
"""

import lzma
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

TABLE = Path(__file__).parent / "holders.tsv.xz"

Gender = Literal["m", "f"]

_OFFICES: tuple[tuple[str, str], ...] = (
    ("head of government|(?:prime minister|premier|taoiseach)(?: of [a-z ]+)?", "prime minister"),
    ("chief of state|president(?: of (?:the )?(?:united states|republic|russian federation|ukraine))?", "president"),
    ("vice[- ]president(?: of the united states)?", "vice president"),
    (
        "(?:first |principal )?secretary of state for (?:the )?foreign.*|foreign (?:secretary|minister)",
        "foreign minister",
    ),
    ("(?:minister|secretary) (?:of|for) (?:foreign|external) affairs.*|external affairs minister", "foreign minister"),
    ("secretary of state for defen[cs]e|defen[cs]e (?:minister|secretary)", "defense minister"),
    ("(?:minister|secretary) (?:of|for) (?:national )?defen[cs]e", "defense minister"),
    ("chancellor of the exchequer|treasury secretary|finance minister", "finance minister"),
    ("(?:minister|secretary) (?:of|for) (?:the )?(?:finance|treasury).*", "finance minister"),
    ("home secretary|secretary of state for the home department|interior minister", "interior minister"),
    ("minister of (?:the )?interior|minister of internal affairs", "interior minister"),
    ("(?:white house )?press secretary", "press secretary"),
    ("secretary[- ]general of the united nations|u\\.?n\\.? secretary[- ]general", "un secretary-general"),
)
"""The titles of an office, as regular expressions, and the office."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of one person; dates are ISO 8601 and may lack day or month, `until` is how far the register goes.

    `key` is a Wikidata or a Bioguide identifier; `gender` is None where the register has none.
    """

    name: str
    office: str
    place: str
    start: str
    end: str
    until: str
    gender: Gender | None
    key: str
    register: str


def office_of(title: str) -> str:
    """The office that a title names, in lower case, with the usual variants as one."""
    words = re.sub(r"^the\s+", "", " ".join(title.lower().split()))
    for pattern, office in _OFFICES:
        if re.fullmatch(pattern, words):
            return office
    return words


def holders(office: str, place: str, day: str) -> tuple[Holder, ...]:
    """Everyone who by the registers held `office` in `place` on `day` (ISO 8601); none if not covered.

    Registers spell names differently: the same last name and first letter is one person.
    """
    rows = _by_office().get((office_of(office), place), ())
    found: dict[str, Holder] = {}
    for row in rows:
        if row.start and _latest(row.start) <= day <= (_earliest(row.end) if row.end else row.until):
            words = row.name.split()
            found.setdefault(f"{words[-1]} {words[0][0]}", row)
    return tuple(found[name] for name in sorted(found))


def terms_of(name: str) -> tuple[Holder, ...]:
    """The terms of the one person with this full name; none if nobody has it, or more than one."""
    rows = tuple(_by_name().get(_plain(name), ()))
    keys = defaultdict(set)
    for row in rows:
        keys[row.register].add(row.key)
    return rows if all(len(found) == 1 for found in keys.values()) else ()


def place_of(words: str) -> str | None:
    """The country that a name or an adjective such as "Russian" or "U.S." stands for, as the registers call it."""
    return _places().get(words.lower().replace(".", "").removeprefix("the "))


@cache
def _rows() -> tuple[Holder, ...]:
    lines = lzma.decompress(TABLE.read_bytes()).decode().splitlines()
    rows = []
    for line in lines:
        name, office, place, start, end, until, gender, key, register = line.split("\t")
        known: Gender | None = "m" if gender == "m" else "f" if gender == "f" else None
        rows.append(Holder(name, office, place, start, end, until, known, key, register))
    return tuple(sorted(rows, key=lambda r: (r.gender is None, r.name, r.start)))


@cache
def _by_office() -> Mapping[tuple[str, str], Sequence[Holder]]:
    found = defaultdict(list)
    for row in _rows():
        found[row.office, row.place].append(row)
    return found


@cache
def _by_name() -> Mapping[str, Sequence[Holder]]:
    found = defaultdict(list)
    for row in _rows():
        found[_plain(row.name)].append(row)
    return found


@cache
def _places() -> Mapping[str, str]:
    known = {row.place.lower(): row.place for row in _rows() if row.place}
    return known | _ALSO


_ALSO = {
    "us": "United States", "usa": "United States", "america": "United States", "american": "United States",
    "uk": "United Kingdom", "britain": "United Kingdom", "british": "United Kingdom", "russian": "Russia",
    "french": "France", "ukrainian": "Ukraine", "israeli": "Israel", "turkish": "Turkey", "chinese": "China",
    "iranian": "Iran", "indian": "India", "canadian": "Canada", "german": "Germany", "italian": "Italy",
    "japanese": "Japan", "spanish": "Spain", "mexican": "Mexico", "brazilian": "Brazil", "australian": "Australia",
    "polish": "Poland", "egyptian": "Egypt", "south korean": "Korea, South", "north korean": "Korea, North",
    "irish": "Ireland", "dutch": "Netherlands", "greek": "Greece", "pakistani": "Pakistan", "iraqi": "Iraq",
    "afghan": "Afghanistan", "saudi": "Saudi Arabia", "syrian": "Syria", "cuban": "Cuba", "venezuelan": "Venezuela",
}  # fmt: skip


def _plain(name: str) -> str:
    """A name without initials in the middle, in lower case, so that "George W. Bush" and "George Bush" differ not."""
    words = name.lower().replace(".", " ").split()
    return " ".join(w for n, w in enumerate(words) if n in (0, len(words) - 1) or len(w) > 1)


def _latest(day: str) -> str:
    return day + {4: "-12-31", 7: "-31"}.get(len(day), "")


def _earliest(day: str) -> str:
    return day + {4: "-01-01", 7: "-01"}.get(len(day), "")
