"""What a register says about a claim, and the days as of which it is asked."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.checks.claim import Count, Period
from onrecord.checks.numbers import MANY
from onrecord.registers import Register, Row
from onrecord.schema.check import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict of the register called `register`, with the ids of its rows and one sentence."""

    verdict: Verdict
    register: str
    rows: tuple[str, ...]
    why: str
    knows: bool = True
    """Whether the register has the person and the place at all."""


def supported(register: Register, rows: Iterable[Row], why: str) -> Finding:
    """The rows say what the claim says."""
    return Finding(Verdict.SUPPORTED, register.name, tuple(row.id for row in rows), why)


def contradicted(register: Register, rows: Iterable[Row], why: str) -> Finding:
    """The register covers the claim, and its rows say otherwise."""
    return Finding(Verdict.CONTRADICTED, register.name, tuple(row.id for row in rows), why)


def not_covered(name: str, why: str, rows: Iterable[Row] = ()) -> Finding:
    """The register does not cover the claim, or leaves it open."""
    return Finding(Verdict.NOT_COVERED, name, tuple(row.id for row in rows), why)


def unknown(name: str, why: str) -> Finding:
    """The register has not the person, or no register the place."""
    return Finding(Verdict.NOT_COVERED, name, (), why, knows=False)


def days_of(rows: Iterable[Row]) -> str:
    """The days on which rows begin, for people."""
    days = [str(row.start) for row in rows]
    return ", ".join(days) if len(days) <= 12 else f"{', '.join(days[:6])}, … {', '.join(days[-3:])}"


def told(period: Period) -> str:
    """A period for people."""
    first, last = str(period.first), str(period.last)
    if first == last:
        return f"on {first}"
    if first.endswith("01-01") and last.endswith("12-31"):
        return f"in {first[:4]}" if first[:4] == last[:4] else f"from {first[:4]} to {last[:4]}"
    return f"in {first[:7]}" if first[:7] == last[:7] else f"from {first} to {last}"


def claimed(count: Count) -> str:
    """The number that is claimed, for people."""
    if count.high == MANY:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def trips_of(rows: Iterable[Row], every: Iterable[Row]) -> int:
    """How many trips the rows are, if rows of `every` that follow within a day, other places too, are one trip."""
    number, last, trips = 0, dt.date.min, {}
    for row in sorted(every, key=lambda row: (row.start, row.last)):
        number += last == dt.date.min or row.start > last + dt.timedelta(days=1)
        last = max(last, row.last)
        trips[row.id] = number
    return len({trips[row.id] for row in rows})
