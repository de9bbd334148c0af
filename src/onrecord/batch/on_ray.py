"""Tasks on the machines of a Ray cluster, or on the cores of this one, by Ray Data: actors that each hold a model."""

import logging
import os
import pkgutil
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Generic

import msgspec

from onrecord.batch.local import describe_end, tell_failed
from onrecord.batch.work import Done, Failed, Halt, Run, Task, Work, Worker, name_work, pass_on
from onrecord.errors import SetupError
from onrecord.ingest.reader import Stop

RETRIES = 2
"""How often a task is begun again whose actor dies (`max_task_retries`)."""
RESTARTS = 8
"""How often an actor is started again at least; the default of Ray, for ever, never gives up a poisoned task."""
_MOST_RESTARTS = 1000
PASSES = 3
"""How often Ray Data is asked: an actor that dies before it is ready ends all that it was to do."""


@contextmanager
def open_ray(work: Work[Task, Done], workers: int, stop: Stop) -> Iterator[Run[Task, Done]]:
    """The cluster that ``RAY_ADDRESS`` names, or the cores of this machine.

    Raises:
        SetupError: Ray is not installed.
    """
    try:
        import ray  # noqa: PLC0415  an extra
        from ray import data  # noqa: PLC0415
    except ImportError:
        raise SetupError("the engine needs Ray: pip install 'onrecord[ray]'", code="ray") from None
    _connect(ray)
    context = data.DataContext.get_current()
    context.max_errored_blocks = -1
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        run: Run[Task, Done] = _Ray(work, workers, stop)
        yield run
    finally:
        with suppress(Exception):
            ray.shutdown()


def _connect(ray: Any) -> None:
    """Join the cluster that ``RAY_ADDRESS`` names; without one, start Ray for the cores of this machine only."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if ray.is_initialized():
        return
    if os.environ.get("RAY_ADDRESS"):
        ray.init(logging_level=logging.ERROR, log_to_driver=False)
    else:
        # without "local", Ray joins whatever cluster was started on this machine last, of anybody
        quiet = {"logging_level": logging.ERROR, "log_to_driver": False, "include_dashboard": False}
        ray.init("local", _node_ip_address="127.0.0.1", **quiet)


@dataclass(frozen=True, slots=True)
class _Ray(Generic[Task, Done]):
    work: Work[Task, Done]
    workers: int
    stop: Stop

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done | Failed]]:
        """What comes of each task, as it comes; tasks whose process keeps dying are told at the end."""
        from ray.exceptions import RayError  # noqa: PLC0415

        waiting = dict(enumerate(tasks))
        ending = ""
        for _ in range(PASSES):
            try:
                for number, outcome in self._outcomes(waiting) if waiting else ():
                    yield waiting.pop(number), outcome
                    if self.stop.is_set():
                        return
            except RayError as error:
                ending = describe_end(error)
            else:
                ending = ""
                break
        for task in waiting.values():
            # what the engine ended with is not what kills: it may be done later
            yield task, Failed(RETRIES + 1, ending or "its process died each time", later=bool(ending))

    def _outcomes(self, tasks: dict[int, Task]) -> Iterator[tuple[int, Done | Failed]]:
        """Each task is a block of its own, so that one that breaks costs no other."""
        from ray import data  # noqa: PLC0415

        # the work goes with each task: what an actor is made with lies on one machine, and is lost with it
        work = {"kind": name_work(self.work), "work": msgspec.json.encode(self.work)}
        rows = [{"number": number, "task": msgspec.json.encode(task), **work} for number, task in tasks.items()]
        # enough for tasks that all kill: where actors are gone, others would be taken for what kills them
        restarts = min(RESTARTS + (RETRIES + 1) * len(rows), _MOST_RESTARTS)
        with warnings.catch_warnings():
            # Ray means to name these two otherwise; until then there is no other way, and its defaults are for ever
            warnings.simplefilter("ignore")
            # one at a time: what waits in an actor dies with it, and would be taken for what kills it
            done = data.from_items(rows, override_num_blocks=len(rows)).map(
                _Actor,
                compute=data.ActorPoolStrategy(size=min(self.workers, len(rows)), max_tasks_in_flight_per_actor=1),
                num_cpus=1,
                max_restarts=restarts,
                max_task_retries=RETRIES,
            )
        kinds = {kind.__name__: kind for kind in (Halt, Failed)}
        for row in done.iter_rows():
            outcome: Any = msgspec.json.decode(row["outcome"], type=kinds.get(row["is"], self.work.done))
            yield row["number"], pass_on(outcome)


class _Actor:
    """What does tasks in a process of Ray. Not a dataclass: it owns a worker."""

    def __init__(self) -> None:
        self._worker: Worker[Any, Any] | None = None

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """The outcome of a task, both as JSON."""
        work = msgspec.json.decode(row["work"], type=pkgutil.resolve_name(row["kind"]))
        self._worker = self._worker or Worker(work)
        try:
            outcome = self._worker.do(msgspec.json.decode(row["task"], type=work.task))
        except Exception as error:  # noqa: BLE001  what a task breaks at is told with it
            outcome = tell_failed(1, error)
        return {"number": row["number"], "is": type(outcome).__name__, "outcome": msgspec.json.encode(outcome)}
