"""`onrecord batch`: very many articles into a dataset, with the rate and the time left, and one line at the end."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from onrecord.batch import Batch, Broken, Counts, Manifest, Outcome, Prices, make_job, open_folder
from onrecord.cli.exits import Exit
from onrecord.cli.stopping import stoppable
from onrecord.views.plain import harmless

if TYPE_CHECKING:
    from rich.progress import Progress

QUIET_SECONDS = 60.0
"""Seconds between lines where nobody watches."""
STOPPING = "stopping; the same command goes on from here"


def batch_inputs(inputs: Sequence[str], out: str, *, plan: bool, workers: int | None, **options: Any) -> int:
    """Read `inputs` into the dataset in `out`; gives the exit code.

    Raises:
        SetupError: an option, an input or the set-up is wrong.
        StoreError: the dataset cannot be written.
    """
    job = make_job(
        out,
        options["model"],
        keep_records=options["records"],
        page_seconds=options["page_seconds"],
        page_memory=options["page_memory"] * 1_000_000,
    )
    prices = Prices(options["core_hour"], *options["token_prices"])
    with _watch() as watch, stoppable(watch.tell, STOPPING) as stop:
        batch = Batch(
            inputs,
            job,
            watch,
            stop,
            engine=options["engine"],
            workers=workers or os.cpu_count() or 1,
            prices=prices,
            prune=options["prune"],
            once=options["once"],
        )
        if plan:
            state = batch.look(open_folder(out))
            size = sum(unit.size for unit in state.waiting) / 1e6
            watch.close(f"{len(state.units)} units, {len(state.waiting)} to read, {size:,.1f} MB")
            return Exit.OK
        manifest = batch.run()
        watch.close(summarize(manifest))
    if stop.is_set():
        return Exit.INTERRUPTED
    return Exit.SOME_FAILED if manifest.counts.failed or manifest.broken else Exit.OK


def summarize(manifest: Manifest) -> str:
    """One line for a person, or for a log."""
    counts = manifest.counts
    parts = [
        f"{counts.pages} pages: {counts.read} read with {counts.statements} statements",
        f"{sum(counts.filtered.values())} left out",
        f"{sum(counts.failed.values())} failed",
    ]
    if manifest.broken:
        parts.append(f"{len(manifest.broken)} units could not be finished")
    if manifest.waiting:
        parts.append(f"{manifest.waiting} units still to be read")
    return ", ".join(parts)


def describe_hours(seconds: float) -> str:
    """Hours and minutes: "1:40 h"."""
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours}:{minutes:02} h"


def describe_failed(counts: Counts) -> str:
    """How many pages failed, and of what: "3 failed (2 crash, 1 timeout)"."""
    kinds = ", ".join(f"{number} {code}" for code, number in sorted(counts.failed.items()))
    return f"{sum(counts.failed.values())} failed" + (f" ({kinds})" if kinds else "")


class _Lines:
    """Lines on standard error, one a minute at most."""

    def __init__(self) -> None:
        self._total = self._done = 0
        self._counts, self._under_way = Counts(), Counts()
        self._first = self._told = time.monotonic()
        self._at_first = 0

    def begin(self, total: int, done: int) -> None:
        """That there are `total` bytes of input, `done` of them already."""
        self._total, self._done, self._at_first = total, done, done
        self._counts, self._under_way = Counts(), Counts()
        self._first = time.monotonic()

    def advance(self, outcome: Outcome) -> None:
        """A unit is done."""
        self._done += outcome.unit.size
        if isinstance(outcome, Broken):
            self.tell(f"{outcome.unit.paths[0]}: a unit could not be finished: {outcome.reason}")
        else:
            self._counts.add(outcome.counts)
        self._show()

    def move(self, under_way: Counts) -> None:
        """What came so far of the units that are being read."""
        self._under_way = under_way
        self._show()

    def _show(self) -> None:
        if time.monotonic() - self._told > QUIET_SECONDS:
            self._told = time.monotonic()
            self.tell(self.state)

    @property
    def state(self) -> str:
        """How far it is, how fast, and how long it will take."""
        seconds = max(time.monotonic() - self._first, 0.001)
        counts, done = Counts(), self._done + self._under_way.bytes
        for some in (self._counts, self._under_way):
            counts.add(some)
        new = done - self._at_first
        left = (self._total - done) * seconds / new if new else 0
        share = done / self._total if self._total else 1
        return (
            f"{share:.1%}, {counts.pages} pages, {counts.pages / seconds:.1f} a second, {describe_failed(counts)},"
            f" {describe_hours(left)} left"
        )

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
        self._task = progress.add_task("reading", total=None)

    def begin(self, total: int, done: int) -> None:
        """That there are `total` bytes of input, `done` of them already."""
        super().begin(total, done)
        self._progress.update(self._task, total=total, completed=done)

    def _show(self) -> None:
        done = self._done + self._under_way.bytes
        self._progress.update(self._task, completed=done, description=self.state)

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
