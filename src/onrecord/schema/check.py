"""Checks: claims set beside an outside register."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.span import Span


class Verdict(StrEnum):
    """What a register says about a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_COVERED = "not covered"


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict of `register` on a claim, with the ids of the rows that it rests on.

    `about` is the id of the statement, event or figure that holds the claim, or its words where none does; `place` are
    the words of the claim in any case.
    """

    kind: str
    about: str | Span
    verdict: Verdict
    register: str
    evidence: tuple[str, ...]
    explanation: str
    place: Span
