"""Two quantities that should be the same → a finding; the one place where an outcome is decided."""

from collections.abc import Sequence

from onrecord.figures.quantity import Bounds, Finding, Quantity
from onrecord.schema.figure import FigureCheck


def judge(
    total: Quantity,
    parts: Sequence[Quantity],
    reckoned: Bounds,
    arithmetic: str,
    *,
    value: float,
    sure: bool = True,
    stated: Bounds | None = None,
) -> Finding | None:
    """What follows if `total` should be `reckoned` from its `parts`.

    Bounds that do not meet are inconsistent, if it is `sure` that the words say so. Where only the rounding of every
    part at once could explain the difference between the stated numbers, nothing is said.
    """
    allowed = stated or total.bounds
    if not allowed.meets(reckoned):
        return Finding(total, tuple(parts), FigureCheck.INCONSISTENT, arithmetic) if sure else None
    if allowed.meets(Bounds(value, value)) or reckoned.meets(Bounds(total.value or 0, total.value or 0)):
        return Finding(total, tuple(parts), FigureCheck.CONSISTENT, arithmetic)
    return None
