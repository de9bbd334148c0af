"""A record → checks of its claims."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.checks.claim import Claim, ClaimKind, Party
from onrecord.checks.find import find_claims, period_of
from onrecord.checks.finding import Finding
from onrecord.checks.meetings import best_of, judge_meeting
from onrecord.checks.newcomers import judge_newcomer
from onrecord.checks.person import resolve_person, rows_of
from onrecord.checks.stays import judge_stay
from onrecord.checks.terms import judge_office, judge_own_office
from onrecord.registers import Register, RegisterKind, shipped_registers
from onrecord.schema.check import Check, Verdict
from onrecord.schema.record import Record
from onrecord.schema.span import Span, hull

_STAYS = (RegisterKind.VISITS, RegisterKind.TRAVELS)

EARLIEST = dt.date(1990, 1, 1)
UNKNOWN = dt.date(2100, 1, 1)
"""The day as of which all rows count, beside earlier ones, where it is not known when a claim was made."""


def check_claims(record: Record, registers: Sequence[Register] = ()) -> tuple[Check, ...]:
    """The claims of `record` beside what the registers state: those that ship, and `registers` of the user."""
    claims = find_claims(record)
    if not claims:
        return ()
    return tuple(
        Check(claim.kind, _about(record, claim), finding.verdict, finding.register, finding.rows, finding.why)
        for claim in claims
        for finding in _judge(record, claim, (*shipped_registers(), *registers))
    )


def check_record(record: Record, registers: Sequence[Register] = ()) -> Record:
    """`record` with its claims checked again, with `registers` of the user beside those that ship."""
    return replace(record, checks=check_claims(record, registers))


def _judge(record: Record, claim: Claim, registers: Sequence[Register]) -> tuple[Finding, ...]:
    """The findings that decide the claim; as of every day that it may have been made, where that is not known."""
    days = _made(record, claim, registers)
    found = [_sure(claim, best_of(tuple(_as_of(claim, registers, day)))) for day in days]
    first = found[0]
    same = all([f.verdict for f in other] == [f.verdict for f in first] for other in found)
    if same:
        return first
    open_ = "The date of the article is not known, and the answer depends on it."
    return tuple(Finding(Verdict.NOT_COVERED, f.register, (), open_) for f in first[:1] or found[-1][:1])


def _as_of(claim: Claim, registers: Sequence[Register], day: dt.date) -> Iterator[Finding]:
    if claim.kind is ClaimKind.OFFICE:
        finding = judge_office(claim, day)
        if finding is not None:
            yield finding
        yield from (judge_own_office(claim, r) for r in registers if r.kind is RegisterKind.OFFICES)
    elif claim.kind is ClaimKind.MEETING:
        yield from judge_meeting(claim, registers, day)
    elif claim.kind is ClaimKind.NEWCOMER:
        finding = judge_newcomer(claim, tuple(registers), day)
        if finding is not None:
            yield finding
    else:
        who = resolve_person(claim.who)
        yield from (judge_stay(claim, who, r, day) for r in registers if r.kind in _STAYS)


def _sure(claim: Claim, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Nothing is false where it is not certain of whom it is said."""
    parties: tuple[Party, ...] = (claim.who, *([claim.other] if claim.other else []))
    if all(party.certain for party in parties):
        return findings
    open_ = "It is not certain whom the words stand for."
    return tuple(
        Finding(Verdict.NOT_COVERED, f.register, f.rows, f"{f.why} {open_}") if f.verdict is Verdict.CONTRADICTED else f
        for f in findings
    )


def _made(record: Record, claim: Claim, registers: Sequence[Register]) -> tuple[dt.date, ...]:
    """The days on which the claim may have been made: of saying, of publication, or any."""
    times = {time.id: time for time in record.times or ()}
    for statement in record.statements:
        if statement.said in times and any(span.covers(claim.span) for span in statement.content):
            said = period_of(times[statement.said])
            if said is not None:
                return tuple(dict.fromkeys((said.first, said.last)))
    if days := re.findall(r"\d{4}-\d\d-\d\d", record.article.published.value or ""):
        return tuple(dt.date.fromisoformat(day) for day in days)
    start = claim.when or claim.until or claim.since
    rows = [row for register in registers for row in rows_of(resolve_person(claim.who), register)]
    return tuple(sorted({start.last if start else EARLIEST, *(row.start for row in rows), UNKNOWN}))


def _about(record: Record, claim: Claim) -> str | Span:
    """The statement, the event or the figure that holds the claim; its words where none does."""
    holding = [
        (len(hull(s.content)), s.id)
        for s in record.statements
        if any(span.covers(claim.span) or claim.span.covers(span) for span in s.content)
    ]
    if holding:
        return min(holding)[1]
    events = [event.id for event in record.events or () if claim.span.covers(event.trigger)]
    figures = [figure.id for figure in record.figures or () if claim.span.covers(figure.span)]
    return next(iter((*events, *figures)), claim.span)
