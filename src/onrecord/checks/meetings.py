"""Who met whom: a claim beside the visits of one to the country of the other, and the travels of a president."""

import datetime as dt
from collections.abc import Sequence

from onrecord.checks.claim import Claim, Party, Period
from onrecord.checks.finding import Finding, contradicted, days_of, not_covered, supported, told
from onrecord.checks.leaders import names, president_met
from onrecord.checks.person import Who, resolve_person, rows_of, serves
from onrecord.checks.place import AMERICA, is_at, is_in, resolve_place
from onrecord.checks.stays import NEAR, assembly
from onrecord.registers import Covered, Register, Row
from onrecord.schema.check import Verdict


def judge_meeting(claim: Claim, registers: Sequence[Register], as_of: dt.date) -> tuple[Finding, ...]:
    """What the registers say about a meeting: each that has rows, or the one that rules it out."""
    if claim.other is None:
        return ()
    place = resolve_place(claim.place) if claim.place else None
    if claim.place and place is None:
        return (not_covered(registers[0].name, f"No register knows the place {claim.place}."),)
    found: list[tuple[Register, tuple[Row, ...]]] = []
    for one, other in ((claim.who, claim.other), (claim.other, claim.who)):
        for register in registers:
            rows = _rows(one, other, register)
            if place is not None:
                rows = tuple(row for row in rows if is_at(row, place, register))
            if rows:
                found.append((register, rows))
    if claim.count is not None:
        return (_judge_count(claim, found, as_of),)
    if claim.when is None:
        return ()
    finding = _met_then(claim, found, claim.when) or _judge_apart(claim, registers, claim.when, as_of)
    known = [resolve_person(party).identified for party in (claim.who, claim.other)]
    # in a place it is enough that one of them was not there
    if finding.verdict is Verdict.CONTRADICTED and not (any(known) if claim.place else all(known)):
        return (not_covered(finding.register, f"{finding.why} The article does not say who they are."),)
    return (finding,)


def _met_then(claim: Claim, found: Sequence[tuple[Register, tuple[Row, ...]]], when: Period) -> Finding | None:
    """The rows of a meeting in a period, if there are any."""
    for register, rows in found:
        near = [row for row in rows if when.distance(row.start, row.last) <= 1]
        if near:
            why = f"The register {register.title} has {_pair(claim)} on {days_of(near)}; the claim says {told(when)}."
            return supported(register, near, f"{why}{_by_office(near, register, claim)}")
    return None


def _by_office(rows: Sequence[Row], register: Register, claim: Claim) -> str:
    """Says so where no row names the other, who was the president in office."""
    parties = (claim.who, claim.other)
    if register.name != "visits" or any(p and names(row, p) for row in rows for p in parties):
        return ""
    return " The row names nobody who was met; the president in office at the time is taken."


def _rows(one: Party, other: Party, register: Register) -> tuple[Row, ...]:
    """The rows in which `one` stayed or travelled and met `other`."""
    mine = rows_of(resolve_person(one), register)
    if register.name == "visits":
        return tuple(row for row in mine if president_met(row, other))
    return tuple(row for row in mine if names(row, other))


def _judge_count(claim: Claim, found: Sequence[tuple[Register, tuple[Row, ...]]], as_of: dt.date) -> Finding:
    """Meetings on the margins of summits are in no register: a number is supported or left open, never wrong."""
    first = claim.since.first if claim.since else claim.when.first if claim.when else dt.date.min
    last = min(claim.when.last, as_of) if claim.when else as_of
    rows = [(reg, row) for reg, rows in found for row in rows if first <= row.last and row.start <= last]
    only = [row for _, row in rows]
    if claim.count is None or not rows:
        return not_covered("visits", f"The registers have no row that names {_pair(claim)}.")
    names_ = " and ".join(dict.fromkeys(register.title for register, _ in rows))
    why = f"The registers {names_} have {len(only)}: {days_of(sorted(only, key=lambda row: row.start))}"
    best = rows[0][0]
    if claim.count.allows(len({row.start for row in only}), len(only)) and last <= max(
        register.until for register, _ in rows
    ):
        return supported(best, only, f"{why}; the claim says {claim.count.words}.")
    return not_covered(
        best.name, f"{why}; the claim says {claim.count.words}, and no register lists every meeting.", only
    )


def _judge_apart(claim: Claim, registers: Sequence[Register], when: Period, as_of: dt.date) -> Finding:
    """One who was not in the country of the other, whose president was nowhere abroad, cannot have met that one."""
    if as_of < when.first:
        return not_covered("visits", "The date lies after the claim was made.")
    other = claim.other
    where = resolve_place(claim.place) if claim.place else None
    pairs = ((claim.who, other), (other, claim.who))
    visits = next(register for register in registers if register.name == "visits")
    for guest, host in pairs:
        if guest is None or host is None:
            continue
        who = resolve_person(guest)
        mine = rows_of(who, visits)
        travels, trips, traveller = _travels(host, registers)
        abroad = where is not None and AMERICA not in where.countries
        if travels is None or (not mine and not abroad) or who.home == AMERICA:
            continue
        if where is not None:
            rows, register, person = (trips, travels, traveller) if abroad else (mine, visits, who)
            near = [row for row in rows if when.distance(row.start, row.last) <= NEAR and is_in(row, where)]
            certain = serves(person, register, rows, when) and (abroad or not assembly(when))
            if near or not certain:
                break
            why = f"The register {register.title} has no stay of {person.name} in {where.words} {told(when)}"
            return contradicted(register, (), f"{why}, where the claim says that {_pair(claim)} was.")
        away = [row for row in trips if when.distance(row.start, row.last) <= NEAR]
        here = [row for row in mine if when.distance(row.start, row.last) <= NEAR]
        if (
            away
            or here
            or travels.name != "president_travels"
            or not (serves(who, visits, mine, when) and serves(traveller, travels, trips, when))
        ):
            break
        why = (
            f"By the registers {visits.title} and {travels.title} {who.name} was not in the United States {told(when)}"
        )
        return contradicted(visits, (), f"{why}, and {traveller.name} not abroad.")
    return not_covered("visits", f"No register lists {_pair(claim)} {told(when)}, or covers where both were.")


def _travels(party: Party, registers: Sequence[Register]) -> tuple[Register | None, tuple[Row, ...], Who]:
    who = resolve_person(party)
    for register in registers:
        if register.name.endswith("_travels") and register.of is Covered.IN_OFFICE and (rows := rows_of(who, register)):
            return register, rows, who
    return None, (), who


def _pair(claim: Claim) -> str:
    other = claim.other.entity.name if claim.other else ""
    return f"a meeting of {claim.who.entity.name} and {other}"


def best_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that decide; one that does not, where none does."""
    decided = tuple(f for f in findings if f.verdict is not Verdict.NOT_COVERED)
    some = [f for f in decided if f.verdict is Verdict.SUPPORTED]
    # a register that has the stay goes before one that has not: shipped registers cover different offices of a person
    return tuple(some) or decided or tuple(sorted(findings, key=lambda f: (not f.knows, not f.rows)))[:1]
