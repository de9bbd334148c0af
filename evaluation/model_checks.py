"""The claims of the model article beside the register of visits: part of ``python -m evaluation.model_article``."""

from typing import Any

from evaluation.model_events import Found
from onrecord.schema.check import Check, Verdict
from onrecord.schema.span import Span


def score_checks(gold: dict[str, Any], placed: Found) -> dict[str, float]:
    """The counts of visits supported by exactly the rows of the gold, in its order; and what is contradicted."""
    visits = gold["visits"]
    found = [check for check in placed.record.checks or () if check.register == visits["register"]]
    expected = [tuple(count["rows"]) for count in visits["counts"]]
    right = sum(
        check.verdict is Verdict.SUPPORTED and check.evidence == rows
        for check, rows in zip(found, expected, strict=False)
    )
    about = Span(*visits["about"])
    return {
        "visits supported by exactly their rows": 100 * right / max(len(expected), len(found)),
        "visits checked where they stand": 100.0 * any(_overlaps(placed, check, about) for check in found),
        "claims contradicted": float(sum(c.verdict is Verdict.CONTRADICTED for c in placed.record.checks or ())),
    }


def _overlaps(placed: Found, check: Check, about: Span) -> bool:
    """Whether a check is about a statement, or words, that hold the claim."""
    if isinstance(check.about, Span):
        return placed.moved(check.about).overlaps(about)
    held = [span for s in placed.record.statements if s.id == check.about for span in s.content]
    return any(placed.moved(span).overlaps(about) for span in held)
