"""Revisions: statements that change, deny or confirm what was said before."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.span import Span


class RevisionKind(StrEnum):
    """What a revision does to the statement it revises."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    DENIAL = "denial"
    REVERSAL = "reversal"
    CONFIRMATION = "confirmation"
    APOLOGY = "apology"
    QUOTE_VARIANT = "quote variant"


@dataclass(frozen=True, slots=True)
class Revision:
    """`by`, a statement, revises `revised`: another statement, or a span where the article only mentions what was said.

    `when` is the id of a timex.
    """

    id: str
    kind: RevisionKind
    revised: str | Span
    by: str
    when: str | None
    confidence: float
