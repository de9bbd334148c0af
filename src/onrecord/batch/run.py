"""A whole run: plan, see what is done, hand the rest to an engine, tell what came of it."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.batch.breaking import read_around
from onrecord.batch.engines import ENGINES
from onrecord.batch.folder import Folder, open_folder
from onrecord.batch.job import Broken, Counts, Job, Marker, Outcome, broken_name, marker_name
from onrecord.batch.manifest import Manifest, make_manifest, write_manifest
from onrecord.batch.order import Order
from onrecord.batch.plan import plan_units
from onrecord.batch.pulse import follow
from onrecord.batch.report import Prices, make_report, write_report
from onrecord.batch.shard import Reading
from onrecord.batch.state import State, find_state, prune, replace_unit, sweep
from onrecord.ingest.reader import Stop
from onrecord.schema.encoding import encode

MANIFEST_SECONDS = 60.0
"""Seconds after which the manifest and the report are written anew while a run goes on."""


class Watch(Protocol):
    """Sees how a run comes on."""

    def begin(self, total: int, done: int) -> None:
        """That there are `total` bytes of input, `done` of them already."""

    def move(self, under_way: Counts) -> None:
        """What came so far of the units that are being read; called from a thread of its own."""

    def advance(self, outcome: Outcome) -> None:
        """A unit is done."""

    def tell(self, line: str) -> None:
        """Something that a person should know."""


@dataclass(slots=True)
class Batch:
    """A run over `inputs`. Not a function: it holds what is done while the rest is read."""

    inputs: Sequence[str]
    job: Job
    watch: Watch
    stop: Stop
    engine: str = "local"
    workers: int = 1
    prices: Prices = field(default_factory=Prices)
    prune: bool = False
    _broken: list[Broken] = field(default_factory=list)
    _read: int = 0
    _begin: float = 0.0
    _written: float = 0.0

    def run(self) -> Manifest:
        """Read all that is not done; gives what is in the dataset then.

        Raises:
            SetupError: an input or option is wrong, nothing can be read, or the engine is not installed.
            StoreError: the dataset cannot be written, or another run writes it.
        """
        folder = open_folder(self.job.out)
        with folder.lock():
            state = self.look(folder)
            sweep(folder, state)
            if self.prune:
                prune(folder, state)
            self._begin = self._written = time.monotonic()
            self._tell(folder, state)
            try:
                self._work(folder, state)
            finally:
                manifest = self._tell(folder, state)
        return manifest

    def look(self, folder: Folder) -> State:
        """What is done and what is to do; what is done again is told."""
        state = find_state(plan_units(self.inputs), self.job.settings, folder)
        for line in describe_state(state, self.job):
            self.watch.tell(line)
        return state

    def _work(self, folder: Folder, state: State) -> None:
        waiting = state.waiting
        self.watch.begin(sum(unit.size for unit in state.units), sum(state.done[name].unit.size for name in state.done))
        if not waiting:
            return
        workers = min(self.workers, len(waiting))
        with (
            ENGINES[self.engine](Reading(self.job), workers, self.stop) as read,
            follow(folder, self.watch, state.done) as pulses,
        ):
            for outcome in read_around(map(Order, waiting), read, self.watch.tell):
                pulses.drop(outcome.unit.id)
                self._settle(folder, state, outcome)
                self.watch.advance(outcome)
                if time.monotonic() - self._written > MANIFEST_SECONDS:
                    self._tell(folder, state)

    def _settle(self, folder: Folder, state: State, outcome: Outcome) -> None:
        name = outcome.unit.id
        if isinstance(outcome, Broken):
            self._broken.append(outcome)
            folder.write(broken_name(name), encode(outcome))
            return
        replace_unit(folder, outcome, state.changed.pop(name, None) or state.lost.pop(name, None))
        state.done[name] = outcome
        self._read += outcome.counts.pages

    def _tell(self, folder: Folder, state: State) -> Manifest:
        self._written = time.monotonic()
        markers: tuple[Marker, ...] = (*state.kept, *state.changed.values())
        broken = sorted(self._broken, key=lambda one: one.unit.id)
        waiting = len(state.waiting) - len(broken)
        manifest = make_manifest(self.job.settings, self.inputs, markers, broken, waiting)
        write_manifest(folder, manifest)
        seconds = self._written - self._begin
        write_report(folder, make_report(manifest, markers, self._read, seconds, self.workers, self.prices))
        return manifest


def describe_state(state: State, job: Job) -> Iterator[str]:
    """What a person should know before anything is read."""
    if state.changed:
        former = next(iter(state.changed.values())).settings
        yield (
            f"{len(state.changed)} of {len(state.units)} units were made with other settings and are read again"
            f" ({former.engine}, {former.model} → {job.settings.engine}, {job.settings.model})"
        )
    if state.lost:
        yield f"{len(state.lost)} finished units lack a file and are read again"
    if state.done:
        yield f"{len(state.done)} of {len(state.units)} units are done"
    if state.others:
        yield f"{len(state.others)} units are of other inputs, or of files that changed since; --prune takes them out"


__all__ = ["Batch", "Watch", "describe_state", "marker_name"]
