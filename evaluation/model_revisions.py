"""The revisions of the model article against its gold; printed by ``python -m evaluation.model_article``."""

from typing import Any

from evaluation.model_events import Found
from evaluation.walkbacks import places
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span

Row = dict[str, Any]


def is_row(placed: Found, revision: Revision, row: Row) -> bool:
    """Whether `revision` has the kind of `row`, and overlaps its ``by`` and one of its ``revised``."""
    by, revised = (
        [placed.moved(span) for span in places(placed.record, what)] for what in (revision.by, revision.revised)
    )
    right = any(span.overlaps(Span(*row["by"])) for span in by)
    linked = any(span.overlaps(Span(*target)) for span in revised for target in row["revised"])
    return revision.kind == row["kind"] and right and linked


def score_revisions(gold: dict[str, Any], placed: Found) -> dict[str, float]:
    """F1 of the revisions, and the share of the right ones with the right time."""
    revisions = placed.record.revisions or ()
    pairs = [(next((r for r in revisions if is_row(placed, r, row)), None), row) for row in gold["revisions"]]
    right = [(revision, row) for revision, row in pairs if revision is not None]
    times = {time.id: placed.moved(time.span) for time in placed.record.times or ()}
    timed = sum(r.when in times and times[r.when].overlaps(Span(*row["when"])) for r, row in right if r.when)
    return {
        "revisions": 200 * len(right) / max(len(revisions) + len(pairs), 1),
        "when of matched revisions": 100 * timed / max(len(right), 1),
    }
