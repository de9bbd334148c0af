"""What every register of visits, travels, meetings or offices is: rows with days, and what it covers."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.registers.places import fold


class RegisterKind(StrEnum):
    """What the rows of a register are about."""

    VISITS = "visits"
    TRAVELS = "travels"
    MEETINGS = "meetings"
    OFFICES = "offices"


class Covered(StrEnum):
    """Whom a register covers: those that it lists, always or while in office, or everybody."""

    LISTED = "listed"
    IN_OFFICE = "in office"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `who`, from which country, was or held an office in `country` and `towns`, from one day to another.

    Empty text is not stated; `end` is None for what goes on. `met` names whom `who` met, among other things.
    """

    id: str
    who: str
    home: str
    office: str
    country: str
    towns: str
    start: dt.date
    end: dt.date | None
    met: str

    @property
    def last(self) -> dt.date:
        """The last day, for what goes on the last there is."""
        return self.end or dt.date.max


@dataclass(frozen=True, slots=True)
class Register:
    """Rows in order of time, with the days from `since` to `until` and the persons `of` whom they list all."""

    name: str
    kind: RegisterKind
    rows: tuple[Row, ...]
    since: dt.date
    until: dt.date
    of: Covered
    source: str
    licence: str
    by_word: Mapping[str, Sequence[int]] = field(repr=False, compare=False)
    """The numbers of the rows whose person has a word in the name, folded."""

    @property
    def title(self) -> str:
        """The name with the days it covers, for people."""
        return f"{self.name} ({self.since} to {self.until})"

    def rows_named(self, word: str) -> tuple[Row, ...]:
        """The rows whose person has `word` in the name, in order of time."""
        return tuple(self.rows[n] for n in self.by_word.get(word, ()))


def make_register(
    name: str,
    kind: RegisterKind,
    rows: Sequence[Row],
    covers: tuple[dt.date, dt.date, Covered],
    origin: tuple[str, str],
) -> Register:
    """The register of `rows`, put in order of time; `origin` is source and licence."""
    ordered = tuple(sorted(rows, key=lambda row: (row.start, row.last, row.id)))
    by_word: dict[str, list[int]] = {}
    for n, row in enumerate(ordered):
        for word in set(words_of(row.who)):
            by_word.setdefault(word, []).append(n)
    return Register(name, kind, ordered, *covers, *origin, by_word)


def words_of(name: str) -> list[str]:
    """The words of a name, folded, parts with a hyphen apart."""
    return fold(name.replace("(", " ").replace(")", " ").replace(",", " ")).replace("-", " ").split()
