"""The first president to visit a place: whether the register has one who was there before."""

import datetime as dt

from onrecord.checks.claim import Claim
from onrecord.checks.finding import Finding, contradicted, not_covered, supported
from onrecord.checks.person import resolve_person, rows_of
from onrecord.checks.place import is_at, resolve_place
from onrecord.registers import Covered, Register

_OFFICES = {"president": "president_travels", "secretary of state": "secretary_travels"}


def judge_newcomer(claim: Claim, registers: tuple[Register, ...], as_of: dt.date) -> Finding | None:
    """Whether nobody else in the office was there before; None where it is no office of a register of travels."""
    register = next((r for r in registers if r.name == _OFFICES.get(claim.office)), None)
    place = resolve_place(claim.place)
    who = resolve_person(claim.who)
    if register is None or register.of is not Covered.IN_OFFICE:
        return None
    mine = rows_of(who, register)
    if place is None or not mine:
        return not_covered(register.name, f"The register {register.title} does not cover {who.name} in {claim.place}.")
    own = [row for row in mine if is_at(row, place, register) and row.start <= as_of + dt.timedelta(days=1)]
    since = claim.since.last if claim.since else register.since
    end = own[0].start if own else as_of
    others = [
        row
        for row in register.rows
        if is_at(row, place, register)
        and since < row.start < end
        and row.who not in {m.who for m in mine}
        and "-elect" not in row.met
    ]
    why = f"The register {register.title} has {len(others)} stays of others in {place.words} before {end}"
    if others and own and who.identified and claim.strict:
        return contradicted(register, others[-12:], f"{why}, the first of {others[0].who} on {others[0].start}.")
    if own and not others:
        return supported(register, own[:1], f"{why}, and one of {who.name} on {own[0].start}.")
    return not_covered(register.name, f"{why}.", own[:1])
