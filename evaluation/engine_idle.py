"""What an engine takes for itself: ``python -m evaluation.engine_idle --engine ray``, a minute.

Two workers do tasks in which they only wait; all processor time between the end of the first tasks and that of the last
is the engine's. It is given as a share of two cores.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event

from evaluation.measured import Figure, print_figures
from evaluation.processes import Look
from onrecord.batch.engines import ENGINES

WORKERS, TASKS, SECONDS = 2, 16, 4.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Work that takes time and nothing else; a task is its number."""

    seconds: float = SECONDS

    @property
    def task(self) -> type[int]:
        """A number."""
        return int

    @property
    def done(self) -> type[int]:
        """The same."""
        return int

    def begin(self) -> Callable[[int], int]:
        """What waits."""

        def wait(number: int) -> int:
            time.sleep(self.seconds)
            return number

        return wait


def figures(engine: str) -> Iterator[Figure]:
    """The share, from the end of the second task on."""
    ends: list[float] = []
    with Look(os.getpid(), 0.5) as look, ENGINES[engine](Waiting(), WORKERS, Event()) as run:
        ends.extend(time.time() for _ in run(range(TASKS)))
        time.sleep(1)
    begin, end = ends[WORKERS - 1], ends[-1]
    share = 100 * look.seconds_between(begin, end) / (end - begin) / WORKERS
    yield Figure(name=f"{engine}, for itself", value=share, unit="% of two cores", mark=5)


def main() -> int:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=sorted(ENGINES), default="ray")
    return print_figures(figures(parser.parse_args().engine))


if __name__ == "__main__":
    from evaluation import engine_idle  # noqa: PLW0406  the processes of an engine know it by this name

    sys.exit(engine_idle.main())
