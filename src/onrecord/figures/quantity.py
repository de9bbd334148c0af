"""What the stage works with: quantities with their bounds, and findings about them."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from onrecord.schema.figure import FigureCheck


class Kind(StrEnum):
    """What a quantity measures; the letter stands for it where patterns read a sentence."""

    COUNT = "n"
    PERCENT = "p"
    POINTS = "i"
    MONEY = "m"
    TIMES = "x"
    FACTOR = "k"
    SHARE = "f"
    ORDINAL = "o"
    DURATION = "d"
    AGE = "a"
    RANGE = "r"
    VAGUE = "u"
    DAY = "D"
    YEAR = "Y"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that words allow, ends included."""

    low: float
    high: float

    def meets(self, other: "Bounds") -> bool:
        """Whether both allow one value; a trifle that floating point loses is forgiven."""
        slack = 1e-9 * max(abs(self.low) if self.low > -inf else 0, abs(other.low) if other.low > -inf else 0, 1)
        return self.low <= other.high + slack and other.low <= self.high + slack

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low - other.high, self.high - other.low)

    def __mul__(self, factor: float) -> "Bounds":
        return Bounds(self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in the text: characters ``[start, end)``, the number said, what the words allow, and of what.

    `scale` is the power of ten that its last digit stands for; `exact` is false where a hedge widens it.
    """

    start: int
    end: int
    kind: Kind
    value: float | None
    bounds: Bounds
    unit: str | None = None
    what: str | None = None
    noun: str | None = None
    exact: bool = True
    each: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about the quantity `total`: its `parts`, the outcome, the arithmetic."""

    total: Quantity
    parts: tuple[Quantity, ...]
    check: FigureCheck
    explanation: str


def write(value: float | None) -> str:
    """`value` as a reader writes it: thousands set off, no needless decimals."""
    if value is None:
        return "?"
    if value in {inf, -inf}:
        return "any"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
