"""Where a long command tells how far it is: a bar where a person watches, elsewhere a line a minute."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from onrecord.views.plain import harmless

if TYPE_CHECKING:
    from rich.progress import Progress

QUIET_SECONDS = 60.0
"""Seconds between lines where nobody watches."""


class Screen:
    """Lines on standard error, one a minute at most."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def begin(self, total: int | None, done: int = 0) -> None:
        """That there are `total` parts of the work (`None`: nobody knows), `done` of them already."""

    def show(self, done: int, state: str) -> None:  # noqa: ARG002  the bar has a length
        """That `done` parts are done, and in words how it comes on."""
        if time.monotonic() - self._told > QUIET_SECONDS:
            self._told = time.monotonic()
            self.tell(state)

    def tell(self, line: str) -> None:
        """Write a line that a person should see."""
        self._write(f"onrecord: {harmless(line)}")

    def close(self, last: str) -> None:
        """Write the line that sums up, on standard output."""
        click.echo(last)

    def _write(self, line: str) -> None:
        click.echo(line, err=True)


class _Bar(Screen):
    """A bar with the same, gone at the end."""

    def __init__(self, progress: "Progress", what: str) -> None:
        super().__init__()
        self._progress = progress
        self._task = progress.add_task(what, total=None)

    def begin(self, total: int | None, done: int = 0) -> None:
        """That there are `total` parts of the work (`None`: nobody knows), `done` of them already."""
        self._progress.update(self._task, total=total, completed=done)

    def show(self, done: int, state: str) -> None:
        """Move the bar."""
        self._progress.update(self._task, completed=done, description=state)

    def close(self, last: str) -> None:
        """Take the bar away before the line that sums up."""
        self._progress.stop()
        super().close(last)

    def _write(self, line: str) -> None:
        self._progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)


@contextmanager
def open_screen(what: str) -> Iterator[Screen]:
    """A bar named `what` where standard error is a terminal, else lines."""
    if not sys.stderr.isatty():
        yield Screen()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield _Bar(progress, what)


def describe_hours(seconds: float) -> str:
    """Hours and minutes: "1:40 h"."""
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours}:{minutes:02} h"
