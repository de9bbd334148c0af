"""What is done with a unit: read, or only tried; without what breaks its reader, without what is a copy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from onrecord.batch.plan import Kind, Unit

PARTS = 8
"""Into how many parts a stretch is cut that breaks its reader: fewer rounds than halves, and less is read in all."""
SMALLEST: Mapping[Kind, int] = {"archive": 1024, "table": 1, "files": 1}
"""What is not cut any more: bytes of an archive (a packed page has more), rows, files."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a unit, from `start` to before `end`: bytes of an archive, rows of a table, or files by number."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Order:
    """A unit to read, without the stretches that are `lost`: they break the process that reads them, and are told.

    `copies` are its pages that are not read, with the article that has their text (see `once`). Of a `trial` nothing is
    kept: it says whether the process lives.
    """

    unit: Unit
    lost: tuple[Stretch, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    trial: bool = False


def cut(unit: Unit) -> Iterator[Unit]:
    """The parts of a unit, in order; of one that cannot be cut, itself."""
    step = max(-(-(unit.end - unit.start) // PARTS), SMALLEST[unit.kind])
    for start in range(unit.start, max(unit.end, unit.start + 1), step):
        yield replace(unit, start=start, end=min(start + step, unit.end))


def is_smallest(unit: Unit) -> bool:
    """Whether it cannot be cut."""
    return unit.end - unit.start <= SMALLEST[unit.kind]


def walk(order: Order) -> Iterator[tuple[Unit, bool]]:
    """What lies in the unit, part after part, and whether that is to be read."""
    unit, at = order.unit, order.unit.start
    for lost in order.lost:
        if at < lost.start:
            yield replace(unit, start=at, end=lost.start), True
        yield replace(unit, start=lost.start, end=lost.end), False
        at = lost.end
    if at < unit.end or not order.lost:
        yield replace(unit, start=at), True
