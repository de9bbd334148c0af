"""How an ingest comes on, for a person at a terminal: a bar, the rate, the time left; elsewhere lines only."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from onrecord.views.plain import harmless

if TYPE_CHECKING:
    from rich.progress import Progress, Task
    from rich.text import Text

SHOWN = 20
"""Failures that are told one by one; the store has them all."""


class Counting:
    """Lines on standard error; failures are told up to a number."""

    def __init__(self) -> None:
        self._failures = 0

    def advance(self) -> None:
        """One more item is done."""

    def complain(self, line: str) -> None:
        """Tell what went wrong with one."""
        self._failures += 1
        if self._failures <= SHOWN:
            self.tell(line)
        elif self._failures == SHOWN + 1:
            self.tell("further failures are kept and not shown: see onrecord failures")

    def tell(self, line: str) -> None:
        """Write a line."""
        self._write(f"onrecord: {harmless(line)}")

    def close(self, last: str) -> None:
        """Write the line that sums up, on standard output."""
        click.echo(last, nl=False)

    def _write(self, line: str) -> None:
        click.echo(line, err=True)


class _Bar(Counting):
    """The same below a bar, which is gone at the end."""

    def __init__(self, progress: "Progress", total: int | None) -> None:
        super().__init__()
        self._progress = progress
        self._task = progress.add_task("taking in", total=total)

    def advance(self) -> None:
        """One more item is done."""
        self._progress.advance(self._task)

    def close(self, last: str) -> None:
        """Take the bar away before the line that sums up."""
        self._progress.stop()
        super().close(last)

    def _write(self, line: str) -> None:
        self._progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)


@contextmanager
def watch_items(total: int | None) -> Iterator[Counting]:
    """A bar where a person watches; with the time left where `total` is known."""
    if not sys.stderr.isatty():
        yield Counting()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn

    class Rate(ProgressColumn):
        """Articles a second."""

        def render(self, task: "Task") -> "Text":
            from rich.text import Text

            return Text(f"{task.speed:.1f}/s" if task.speed else "", "progress.data.speed")

    known = (MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    unknown = (TextColumn("{task.completed} articles"), Rate())
    columns = (TextColumn("{task.description}"), BarColumn(), *(unknown if total is None else known))
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield _Bar(progress, total)
