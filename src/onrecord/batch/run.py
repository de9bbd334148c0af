"""A whole run: plan, see what is done, hand the rest to an engine, tell what came of it."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.batch.breaking import Result, read_around
from onrecord.batch.copies import Copies
from onrecord.batch.engines import ENGINES
from onrecord.batch.folder import Folder, open_folder
from onrecord.batch.job import Broken, Counts, Job, Marker, Outcome, broken_name
from onrecord.batch.manifest import Manifest, make_manifest, write_manifest
from onrecord.batch.once import Finding, find_copies, list_unfound
from onrecord.batch.order import Order
from onrecord.batch.plan import Unit, plan_units
from onrecord.batch.pulse import follow
from onrecord.batch.report import Prices, make_report, write_report
from onrecord.batch.shard import Reading
from onrecord.batch.state import State, find_state, prune, replace_unit, sweep
from onrecord.batch.work import Work
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
    """A run over `inputs`. Not a function: it holds what is done while the rest is read.

    `once`: of all pages with the very same text one is read.
    """

    inputs: Sequence[str]
    job: Job
    watch: Watch
    stop: Stop
    engine: str = "local"
    workers: int = 1
    prices: Prices = field(default_factory=Prices)
    prune: bool = False
    once: bool = False
    _copies: Copies = field(default_factory=dict)
    _broken: list[Broken] = field(default_factory=list)
    _is_searched: bool = False
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
            units = tuple(plan_units(self.inputs))
            if self.once:
                self._find_texts(folder, units)
            state = self._look(folder, units)
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
        return self._look(folder, tuple(plan_units(self.inputs)))

    def _look(self, folder: Folder, units: tuple[Unit, ...]) -> State:
        unfound = list_unfound(units, self.job, folder) if self.once and not self._is_searched else ()
        if unfound:
            self.watch.tell(f"{len(unfound)} of {len(units)} units are looked through for copies first")
        elif self.once:
            self._copies = find_copies(units, self.job, folder)
        state = find_state(units, self.job.settings, folder, None if unfound or self.stop.is_set() else self._copies)
        for line in describe_state(state, self.job):
            self.watch.tell(line)
        return state

    def _find_texts(self, folder: Folder, units: tuple[Unit, ...]) -> None:
        """The pass before: look through all units for texts."""
        folder.sweep()
        waiting = list_unfound(units, self.job, folder)
        if waiting:
            self.watch.tell(f"looking through {len(waiting)} of {len(units)} units for copies")
            sizes = [sum(unit.size for unit in some) for some in (units, waiting)]
            self.watch.begin(sizes[0], sizes[0] - sizes[1])
            for outcome in self._run(folder, Finding(self.job), map(Order, waiting), len(waiting)):
                self.watch.advance(outcome)
        self._is_searched = True

    def _work(self, folder: Folder, state: State) -> None:
        waiting = state.waiting
        self.watch.begin(sum(unit.size for unit in state.units), sum(state.done[name].unit.size for name in state.done))
        orders = (Order(unit, copies=self._copies.get(unit.id, {})) for unit in waiting)
        for outcome in self._run(folder, Reading(self.job), orders, len(waiting)):
            self._settle(folder, state, outcome)
            self.watch.advance(outcome)
            if time.monotonic() - self._written > MANIFEST_SECONDS:
                self._tell(folder, state)

    def _run(
        self, folder: Folder, work: Work[Order, Result], orders: Iterable[Order], count: int
    ) -> Iterator[Result | Broken]:
        """What comes of each unit, as it comes, while the watch sees how far those are that are being read."""
        if not count or self.stop.is_set():
            return
        finished: set[str] = set()
        with (
            ENGINES[self.engine](work, min(self.workers, count), self.stop) as run,
            follow(folder, self.watch, finished) as pulses,
        ):
            for outcome in read_around(orders, run, self.watch.tell):
                finished.add(outcome.unit.id)
                pulses.drop(outcome.unit.id)
                yield outcome

    def _settle(self, folder: Folder, state: State, outcome: Marker | Broken) -> None:
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
    made_otherwise = [marker for marker in state.changed.values() if marker.settings != job.settings]
    if recopied := len(state.changed) - len(made_otherwise):
        yield f"{recopied} of {len(state.units)} units are read again: which of their pages are copies has changed"
    if made_otherwise:
        former = made_otherwise[0].settings
        yield (
            f"{len(made_otherwise)} of {len(state.units)} units were made with other settings and are read again"
            f" ({former.engine}, {former.model} → {job.settings.engine}, {job.settings.model})"
        )
    if state.lost:
        yield f"{len(state.lost)} finished units lack a file and are read again"
    if state.done:
        yield f"{len(state.done)} of {len(state.units)} units are done"
    if state.others:
        yield f"{len(state.others)} units are of other inputs, or of files that changed since; --prune takes them out"
