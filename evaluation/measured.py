"""A measured figure, as every bench prints it: beside its mark, and beside a limit taken in the same run.

Machines differ, and so does what else they do: a time alone says little. The limit is what cannot be undercut, or what
somebody else's program takes for the same: the network alone, the bare index, the rows read by their numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Limit:
    """What a figure is set beside: its name, and its value in the unit of the figure."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure, the mark it should keep, and what it is set beside."""

    name: str
    value: float
    unit: str
    mark: float | None = None
    better: Literal["more", "less"] = "less"
    limit: Limit | None = None
    beside: str = ""

    @property
    def met(self) -> bool:
        """Whether the mark is kept; a figure without one misses nothing."""
        if self.mark is None:
            return True
        return self.value >= self.mark if self.better == "more" else self.value <= self.mark

    def __str__(self) -> str:
        word = "    " if self.mark is None else "ok  " if self.met else "MISS"
        mark = "" if self.mark is None else f"{'≥' if self.better == 'more' else '≤'} {self.mark:g}"
        columns = [f"{word} {self.name:<37} {self.value:>8.2f} {self.unit:<10} {mark:<6}"]
        if self.limit:
            columns.append(f"{self.value / self.limit.value:.2f} × {self.limit.name} ({self.limit.value:.2f})")
        return "  ".join([*columns, self.beside] if self.beside else columns).rstrip()


def print_figures(figures: Iterable[Figure]) -> int:
    """Print `figures`, each as it is measured; gives the exit code, 1 where a mark is missed."""
    missed = False
    for figure in figures:
        print(figure, flush=True)
        missed |= not figure.met
    return int(missed)
