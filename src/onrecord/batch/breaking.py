"""What of a unit breaks the process that reads it: it is cut in parts, and these again, until that is a page or so.

The parts are tried by the engine like any other task, each in a process that may die. What lives in parts and died as
a whole was killed for what others did to the machine, and is read once more as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from onrecord.batch.job import Broken
from onrecord.batch.order import PARTS, Order, Stretch, cut, is_smallest
from onrecord.batch.plan import Unit
from onrecord.batch.work import Failed, Run

MOST = 32
"""Stretches of a unit that may break: where there are more, no page is at fault."""


class Outcome(Protocol):
    """What came of a unit."""

    @property
    def unit(self) -> Unit:
        """The unit."""


Result = TypeVar("Result", bound=Outcome)


def read_around(
    orders: Iterable[Order], run: Run[Order, Result], tell: Callable[[str], None]
) -> Iterator[Result | Broken]:
    """What comes of each unit, as it comes; those that break their reader come last, without what breaks it."""
    broken: dict[str, tuple[Order, Failed]] = {}
    read = 0
    for order, result in run(orders):
        if not isinstance(result, Failed):
            read += 1
            yield result
        elif result.later:
            yield _give_up(order, result)
        else:
            broken[order.unit.id] = order, result
    # where everything breaks, that is the machine
    if broken and (read or len(broken) <= PARTS):
        tell(f"{len(broken)} units break the process that reads them; what in them does so is looked for")
        found = find_breaking([order for order, _ in broken.values()], run, is_sound=read > 0)
        again = [replace(broken[name][0], lost=lost) for name, lost in found.items()]
        for order, result in run(again):
            del broken[order.unit.id]
            yield _give_up(order, result) if isinstance(result, Failed) else result
    for order, failed in broken.values():
        yield _give_up(order, failed)


def _give_up(order: Order, failed: Failed) -> Broken:
    return Broken(unit=order.unit, tries=failed.tries, reason=failed.reason)


def find_breaking(
    orders: Sequence[Order], run: Run[Order, Result], *, is_sound: bool = False
) -> Mapping[str, tuple[Stretch, ...]]:
    """For each unit the stretches that break whoever reads them, in order; units are left out where that is no help.

    That the machine `is_sound` is known where others could be read.
    """
    whole = {order.unit.id: order for order in orders}
    found: dict[str, list[Unit]] = {name: [order.unit] for name, order in whole.items()}
    first = True
    while trials := list(_list_trials(found, whole, first=first)):
        died = [order.unit for order, result in run(trials) if isinstance(result, Failed) and not result.later]
        if len(died) == len(trials) > 2 * PARTS and not is_sound:
            return {}  # nothing can be read at all
        found = {name: [unit for unit in units if is_smallest(unit) and not first] for name, units in found.items()}
        for unit in died:
            found[unit.id].append(unit)
        found = {name: units for name, units in found.items() if len(units) <= MOST}
        first = False
    return {name: tuple(sorted(map(_stretch, units), key=_start)) for name, units in found.items()}


def _list_trials(found: Mapping[str, Sequence[Unit]], whole: Mapping[str, Order], *, first: bool) -> Iterator[Order]:
    for name, units in found.items():
        for unit in units:
            if first or not is_smallest(unit):
                yield from (replace(whole[name], unit=part, trial=True) for part in cut(unit))


def _stretch(unit: Unit) -> Stretch:
    return Stretch(unit.start, unit.end)


def _start(stretch: Stretch) -> int:
    return stretch.start
