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
    """`by` revises `revised`: each a statement, or a span where the article only tells of it.

    `speaker`, an entity, is who revises, `None` where the article does not say; `when`, a timex, is when.
    """

    id: str
    kind: RevisionKind
    revised: str | Span
    by: str | Span
    speaker: str | None
    when: str | None
    confidence: float
