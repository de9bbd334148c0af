"""Checks: claims set beside an outside register."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a register says about a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_COVERED = "not covered"


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict of `register` on what it is `about` (an id in this record), with the rows that it rests on."""

    kind: str
    about: str
    verdict: Verdict
    register: str
    evidence: tuple[str, ...]
    explanation: str
