"""Figures: quantities that an article states, and whether their parts add up."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.span import Span


class FigureCheck(StrEnum):
    """Whether a figure agrees with its stated parts."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: `value` in `unit`, of `what`; `parts` are the ids of the figures it is said to consist of.

    `value` is the number that is said, null where none is ("dozens", "20 to 30"); `low` and `high` are the least and
    the most that the words allow, a hedge and the rounding of the number included, null where they set no bound.
    A figure that holds for each of several stands among `parts` once for each. `explanation` shows the arithmetic
    behind `check`.
    """

    id: str
    start: int
    end: int
    value: float | None
    unit: str | None
    what: str | None
    parts: tuple[str, ...]
    check: FigureCheck
    explanation: str | None
    low: float | None = None
    high: float | None = None

    @property
    def span(self) -> Span:
        """The characters of the figure."""
        return Span(self.start, self.end)
