"""Two quantities that should be the same → a finding; the one place where an outcome is decided."""

from collections.abc import Sequence
from math import hypot

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


def judge_rounded(
    total: Quantity,
    parts: Sequence[Quantity],
    rounding: Sequence[Quantity],
    arithmetic: str,
    *,
    value: float,
    sure: bool = True,
) -> Finding | None:
    """The same where all figures are stated without a hedge, each with its own rounding.

    Roundings are independent of each other, so they add as squares. Where the stated numbers differ by no more than
    that, nothing is said, unless the rounding of the total alone explains it.
    """
    steps = [(q.bounds.high - q.bounds.low) / 2 for q in rounding]
    finest = min((step for step in steps if step > 0), default=0.0)
    if max(steps) <= 10 * finest:
        steps = [finest if step > 0 else 0.0 for step in steps]  # "$2 million and $1.5 million": both to one decimal
    slack = 1e-9 * max(abs(value), 1.0)
    difference = abs(value - (total.value or 0))
    if difference <= steps[0] * (0.0 if steps.count(finest) == len(steps) else 1.0) + slack:
        return Finding(total, tuple(parts), FigureCheck.CONSISTENT, arithmetic)
    if difference <= hypot(*steps) + slack or not sure:
        return None
    return Finding(total, tuple(parts), FigureCheck.INCONSISTENT, arithmetic)
