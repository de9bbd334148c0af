"""Time expressions and the times they stand for."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.span import Span


class TimexType(StrEnum):
    """The type of a TIMEX3 expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with what it was resolved to; what could not be resolved stays `None`.

    `value` is a TIMEX3 value, `edtf` the same for records (ISO 8601-2), `earliest` and `latest` are dates that bound
    it; `anchor` is what it was resolved against: ``published``, another timex's id, or an event's.

    Source: TimeML 1.2.1; ISO 8601-2:2019.
    """

    id: str
    start: int
    end: int
    type: TimexType
    value: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None

    @property
    def span(self) -> Span:
        """The characters of the expression."""
        return Span(self.start, self.end)
