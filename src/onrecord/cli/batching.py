"""`onrecord batch`: very many articles into a dataset, with the rate and the time left, and one line at the end."""

import os
import time
from collections.abc import Sequence
from typing import Any

from onrecord.batch import Batch, Broken, Counts, Manifest, Outcome, Prices, make_job, open_folder
from onrecord.cli.exits import Exit
from onrecord.cli.screen import Screen, describe_hours, open_screen
from onrecord.cli.stopping import GOES_ON, stoppable


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
    with open_screen("reading") as screen, stoppable(screen.tell, GOES_ON) as stop:
        batch = Batch(
            inputs,
            job,
            _Watch(screen),
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
            screen.close(f"{len(state.units)} units, {len(state.waiting)} to read, {size:,.1f} MB")
            return Exit.OK
        manifest = batch.run()
        screen.close(summarize(manifest))
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


def describe_failed(counts: Counts) -> str:
    """How many pages failed, and of what: "3 failed (2 crash, 1 timeout)"."""
    kinds = ", ".join(f"{number} {code}" for code, number in sorted(counts.failed.items()))
    return f"{sum(counts.failed.values())} failed" + (f" ({kinds})" if kinds else "")


class _Watch:
    """Tells how far it is, how fast, and what failed."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._total = self._done = self._at_first = 0
        self._counts, self._under_way = Counts(), Counts()
        self._first = time.monotonic()

    def begin(self, total: int, done: int) -> None:
        """That there are `total` bytes of input, `done` of them already."""
        self._total, self._done, self._at_first = total, done, done
        self._counts, self._under_way = Counts(), Counts()
        self._first = time.monotonic()
        self._screen.begin(total, done)

    def advance(self, outcome: Outcome) -> None:
        """A unit is done."""
        self._done += outcome.unit.size
        if isinstance(outcome, Broken):
            self.tell(f"{outcome.unit.paths[0]}: a unit could not be finished: {outcome.reason}")
        else:
            self._counts.add(outcome.counts)
        self._under_way = Counts()  # its pages are counted now; those of others are told again within a second
        self._show()

    def move(self, under_way: Counts) -> None:
        """What came so far of the units that are being read."""
        self._under_way = under_way
        self._show()

    def tell(self, line: str) -> None:
        """Something that a person should know."""
        self._screen.tell(line)

    def _show(self) -> None:
        self._screen.show(self._done + self._under_way.bytes, self._state())

    def _state(self) -> str:
        """How far it is, how fast, and how long it will take."""
        seconds = max(time.monotonic() - self._first, 0.001)
        counts, done = Counts(), self._done + self._under_way.bytes
        for some in (self._counts, self._under_way):
            counts.add(some)
        new = done - self._at_first
        left = f", {describe_hours((self._total - done) * seconds / new)} left" if new else ""
        share = done / self._total if self._total else 1
        return (
            f"{share:.1%}, {counts.pages} pages, {counts.pages / seconds:.1f} a second, {describe_failed(counts)}{left}"
        )
