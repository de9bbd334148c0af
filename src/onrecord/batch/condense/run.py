"""A whole run of the steps: plan, see what is done, hand the rest to an engine phase by phase, clean up."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import msgspec

from onrecord.batch.condense.plan import Plan, StepTask, plan_steps
from onrecord.batch.condense.steps import PHASES
from onrecord.batch.condense.work import MEMORY, SCRATCH, Condensing, Made
from onrecord.batch.engines import ENGINES
from onrecord.batch.folder import LocalFolder, find_here
from onrecord.batch.job import File
from onrecord.batch.manifest import MANIFEST
from onrecord.batch.state import find_markers
from onrecord.batch.work import Failed, Run
from onrecord.errors import SetupError, StoreError
from onrecord.ingest.reader import Stop
from onrecord.schema.encoding import encode

CONDENSED = "_condensed.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condensed:
    """That the tables are made, and of which units (the digest of their files)."""

    schema: Literal["onrecord.condensed/1"] = "onrecord.condensed/1"
    units: str
    tables: Mapping[str, File]


class Watch(Protocol):
    """Sees how the steps come on."""

    def begin(self, total: int, done: int) -> None:
        """That there are `total` tasks, `done` of them already."""

    def advance(self, step: str) -> None:
        """A task of a step is done."""

    def tell(self, line: str) -> None:
        """Something that a person should know."""


def condense(
    dataset: str, watch: Watch, stop: Stop, *, engine: str = "local", workers: int = 1, memory: int = MEMORY
) -> Condensed | None:
    """Make the tables ``speakers`` and ``quotes``; `None` if it was stopped before.

    Raises:
        SetupError: `dataset` is none, lies elsewhere or lacks files, or something is not installed.
        StoreError: the tables cannot be written, a task cannot be finished, or another run writes there.
    """
    folder = _find_dataset(dataset)
    with folder.lock():
        folder.sweep()
        markers = tuple(find_markers(folder))
        plan = plan_steps(markers)
        known = _find_condensed(folder)
        if known and known.units == plan.units:
            watch.tell(f"made of these {plan.unit_count} units already; nothing to do")
            return known
        # the tables change one after the other: from now on it would no longer be true of both
        folder.remove(CONDENSED)
        _sweep_scratch(folder, plan)
        _check_files(folder, plan)
        steps = _Steps(Condensing(str(folder.root), plan.id, plan.buckets, _count_tasks(plan), memory), plan, watch)
        tables = steps.run(engine, workers, stop)
        if tables is None:
            return None
        condensed = Condensed(units=plan.units, tables=tables)
        folder.write(CONDENSED, encode(condensed, indent=1) + b"\n")
        shutil.rmtree(folder.root / SCRATCH, ignore_errors=True)
    return condensed


def _find_dataset(dataset: str) -> LocalFolder:
    root = find_here(dataset)
    if root is None:
        message = f"{dataset}: condense needs a folder that all workers share, not an address; mount or copy it"
        raise SetupError(message, code="no-dataset")
    if not (root / MANIFEST).is_file():
        raise SetupError(f"{dataset}: no dataset that onrecord batch made; give its folder", code="no-dataset")
    return LocalFolder(root)


def _find_condensed(folder: LocalFolder) -> Condensed | None:
    """What was made before, if it is all there."""
    raw = folder.read(CONDENSED)
    if raw is None:
        return None
    try:
        known = msgspec.json.decode(raw, type=Condensed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return None if folder.missing(file.name for file in known.tables.values()) else known


def _sweep_scratch(folder: LocalFolder, plan: Plan) -> None:
    """Remove what was begun for other units."""
    for path in (folder.root / SCRATCH).glob("*"):
        if path.name != plan.id:
            shutil.rmtree(path, ignore_errors=True)


def _check_files(folder: LocalFolder, plan: Plan) -> None:
    names = (name for bundle in plan.bundles for name in (*bundle.articles, *bundle.statements))
    if missing := sorted(folder.missing(names)):
        message = f"{folder.root}: {len(missing)} files are missing ({missing[0]}); run onrecord batch again first"
        raise SetupError(message, code="no-dataset")


def _count_tasks(plan: Plan) -> dict[str, int]:
    return {step: plan.count(step) for phase in PHASES for step in phase}


@dataclass(frozen=True, slots=True)
class _Steps:
    work: Condensing
    plan: Plan
    watch: Watch

    def run(self, engine: str, workers: int, stop: Stop) -> dict[str, File] | None:
        """All phases, one after the other; the tables, `None` if it was stopped."""
        tasks = [[task for step in phase for task in self.plan.tasks(step)] for phase in PHASES]
        made = {(task.step, task.number): self.work.find_made(task) for phase in tasks for task in phase}
        self.watch.begin(len(made), sum(one is not None for one in made.values()))
        most = max(map(len, tasks))
        with ENGINES[engine](self.work, min(workers, most), stop) as run:
            for phase in tasks:
                waiting = [task for task in phase if made[task.step, task.number] is None]
                made |= self._finish(run, waiting)
                if stop.is_set():
                    return None
        return {one.table.table: one.table for one in made.values() if one and one.table}

    def _finish(self, run: Run[StepTask, Made], tasks: list[StepTask]) -> dict[tuple[str, int], Made | None]:
        made: dict[tuple[str, int], Made | None] = {}
        for task, outcome in run(tasks):
            if isinstance(outcome, Failed):
                where = f"{self.work.root}: part {task.number} of the step {task.step} could not be finished"
                message = f"{where}: {outcome.reason}; run the same command again, what is done is kept"
                raise StoreError(message, code="step")
            made[task.step, task.number] = outcome
            self.watch.advance(task.step)
        return made
