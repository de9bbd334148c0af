"""`onrecord condense`: tables of a whole dataset, step by step, with how far it is and one line at the end."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from onrecord.batch.condense import condense
from onrecord.cli.batching import QUIET_SECONDS, STOPPING, describe_hours
from onrecord.cli.exits import Exit
from onrecord.cli.stopping import stoppable
from onrecord.views.plain import harmless

if TYPE_CHECKING:
    from rich.progress import Progress


def condense_dataset(folder: str, engine: str, workers: int | None, memory: int) -> int:
    """Make the tables of speakers and quotations; gives the exit code.

    Raises:
        SetupError: `folder` is no dataset, or lies elsewhere.
        StoreError: they cannot be written.
    """
    with _watch() as watch, stoppable(watch.tell, STOPPING) as stop:
        made = condense(folder, watch, stop, engine=engine, workers=workers or os.cpu_count() or 1, memory=memory)
        if made is None:
            return Exit.INTERRUPTED
        rows = {name: table.rows for name, table in made.tables.items()}
        watch.close(f"{rows['speakers']} speakers, {rows['quotes']} quotations that several articles have")
    return Exit.OK


class _Lines:
    """Lines on standard error, one a minute at most."""

    def __init__(self) -> None:
        self._total = self._done = self._at_first = 0
        self._first = self._told = time.monotonic()

    def begin(self, total: int, done: int) -> None:
        """That there are `total` tasks, `done` of them already."""
        self._total, self._done, self._at_first = total, done, done
        if done:
            self.tell(f"{done} of {total} tasks are done")

    def advance(self, step: str) -> None:
        """A task of a step is done."""
        self._done += 1
        if time.monotonic() - self._told > QUIET_SECONDS:
            self._told = time.monotonic()
            self.tell(self.describe(step))

    def describe(self, step: str) -> str:
        """How far it is, and how long it will take if all tasks take about as long."""
        each = (time.monotonic() - self._first) / max(self._done - self._at_first, 1)
        left = describe_hours((self._total - self._done) * each)
        return f"{self._done} of {self._total} tasks, now those to {step}, about {left} left"

    def tell(self, line: str) -> None:
        """Write a line."""
        self._write(f"onrecord: {harmless(line)}")

    def close(self, last: str) -> None:
        """Write the line that sums up, on standard output."""
        click.echo(last)

    def _write(self, line: str) -> None:
        click.echo(line, err=True)


class _Bar(_Lines):
    """A bar with the same, gone at the end."""

    def __init__(self, progress: "Progress") -> None:
        super().__init__()
        self._progress = progress
        self._task = progress.add_task("condensing", total=None)

    def begin(self, total: int, done: int) -> None:
        """That there are `total` tasks, `done` of them already."""
        super().begin(total, done)
        self._progress.update(self._task, total=total, completed=done)

    def advance(self, step: str) -> None:
        """A task of a step is done."""
        self._told = time.monotonic()
        super().advance(step)
        self._progress.update(self._task, completed=self._done, description=self.describe(step))

    def close(self, last: str) -> None:
        """Take the bar away before the line that sums up."""
        self._progress.stop()
        super().close(last)

    def _write(self, line: str) -> None:
        self._progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)


@contextmanager
def _watch() -> Iterator[_Lines]:
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield _Bar(progress)
