"""Who has a name: the persons in the registers, with what these state of them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.registers.holders import Gender, Holder, read_row, table
from onrecord.registers.places import fold, plain
from onrecord.schema.entity import Links

_SUFFIX = re.compile(r" (?:jr|sr|ii|iii|iv)$")
_MARKS = str.maketrans(dict.fromkeys(',"“”()'))


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the registers; `gender` is None where none states it, `offices` are the terms, oldest first."""

    name: str
    gender: Gender | None
    offices: tuple[Holder, ...]
    links: Links


def persons_named(name: str) -> tuple[Person, ...]:
    """The persons with this full name, or with its usual short form; who is meant is certain only where it is one.

    A name without initials in the middle or "Jr." is that of all who have them; with them, first of who is so written.
    """
    asked, brief = fold(name), short(name)
    rows = [read_row(table()[n]) for n in _by_name().get(_ends(brief), ())]
    found = [row for row in rows if asked != brief and asked in map(fold, (row.name, *row.aliases))]
    terms = defaultdict(list)
    for row in found or rows:
        if row in found or (brief in map(short, (row.name, *row.aliases)) and _initials_fit(name, row)):
            terms[row.name, row.links].append(row)
    return tuple(
        Person(who, next((t.gender for t in rows if t.gender), None), tuple(sorted(rows, key=_since)), links)
        for (who, links), rows in sorted(terms.items(), key=lambda item: (item[0][0], _since(item[1][0])))
    )


def terms_of(name: str) -> tuple[Holder, ...]:
    """The terms of the one person with this name; none if nobody has it, or more than one."""
    found = persons_named(name)
    return found[0].offices if len(found) == 1 else ()


def short(name: str) -> str:
    """A folded name without initials in the middle and without what follows the last name."""
    words = _SUFFIX.sub("", " ".join(fold(name).translate(_MARKS).split())).split()
    return " ".join(w for n, w in enumerate(words) if n in (0, len(words) - 1) or len(w) > 1)


def _since(term: Holder) -> tuple[str, str, str]:
    return term.start, term.office, term.register


def _initials_fit(name: str, row: Holder) -> bool:
    """Whether the initials in `name` are no others than those of the middle names that the register has."""
    asked = {w for w in fold(name).split()[1:-1] if len(w) == 1}
    middle = {w[0] for known in (row.name, *row.aliases) for w in fold(known).split()[1:-1]}
    return not middle or asked <= middle


def _ends(name: str) -> tuple[str, str]:
    """The first and the last word of a short name."""
    return name.partition(" ")[0], name.rpartition(" ")[2]


@cache
def _by_name() -> Mapping[tuple[str, str], Sequence[int]]:
    """The numbers of the lines for the first and the last word of each name, which is enough to find few."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    columns = plain("\n".join("|".join(line.split("\t", 4)[2:4]) for line in table()))
    for n, names in enumerate(columns.translate(_MARKS).split("\n")):
        for ends in {_ends(_SUFFIX.sub("", one)) for one in names.split("|")}:
            found[ends].append(n)
    return found
