"""`onrecord condense`: tables of a whole dataset, step by step, with how far it is and one line at the end."""

import os
import time

from onrecord.batch.condense import condense
from onrecord.cli.exits import Exit
from onrecord.cli.screen import Screen, describe_hours, open_screen
from onrecord.cli.stopping import GOES_ON, stoppable


def condense_dataset(folder: str, engine: str, workers: int | None, memory: int) -> int:
    """Make the tables of speakers and quotations; gives the exit code.

    Raises:
        SetupError: `folder` is no dataset, or lies elsewhere.
        StoreError: they cannot be written.
    """
    with open_screen("condensing") as screen, stoppable(screen.tell, GOES_ON) as stop:
        made = condense(
            folder, _Watch(screen), stop, engine=engine, workers=workers or os.cpu_count() or 1, memory=memory
        )
        if made is None:
            return Exit.INTERRUPTED
        rows = {name: table.rows for name, table in made.tables.items()}
        screen.close(f"{rows['speakers']} speakers, {rows['quotes']} quotations that several articles have")
    return Exit.OK


class _Watch:
    """Tells how far it is, in tasks."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._total = self._done = self._at_first = 0
        self._first = time.monotonic()

    def begin(self, total: int, done: int) -> None:
        """That there are `total` tasks, `done` of them already."""
        self._total, self._done, self._at_first = total, done, done
        self._screen.begin(total, done)
        if done:
            self._screen.tell(f"{done} of {total} tasks are done")

    def advance(self, step: str) -> None:
        """A task of a step is done."""
        self._done += 1
        self._screen.show(self._done, self._describe(step))

    def tell(self, line: str) -> None:
        """Something that a person should know."""
        self._screen.tell(line)

    def _describe(self, step: str) -> str:
        """How far it is, and how long it will take if all tasks take about as long."""
        each = (time.monotonic() - self._first) / max(self._done - self._at_first, 1)
        left = describe_hours((self._total - self._done) * each)
        return f"{self._done} of {self._total} tasks, now those to {step}, about {left} left"
