"""Tasks on the machines of a Ray cluster, or on the cores of this one: Ray says where each runs."""

import logging
import os
import pkgutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic

import msgspec

from onrecord.batch.local import LOOK, describe_end, tell_failed
from onrecord.batch.work import Done, Failed, Halt, Run, Task, Work, Worker, name_work, pass_on
from onrecord.errors import SetupError
from onrecord.ingest.reader import Stop

RETRIES = 2
"""How often a task is begun again whose process or machine dies (`max_retries`)."""
_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_task_events_report_interval_ms": "0",
    "RAY_enable_metrics_collection": "0",
    "RAY_event_stats": "0",
}
"""What Ray counts and sends about itself, which nobody looks at here; where these are set already, they stay."""

_workers: dict[bytes, Worker[Any, Any]] = {}
"""The one of this process, by its work: Ray gives the next task to a process that has done one, its model loaded."""


@contextmanager
def open_ray(work: Work[Task, Done], workers: int, stop: Stop) -> Iterator[Run[Task, Done]]:
    """The cluster that ``RAY_ADDRESS`` names, or the cores of this machine.

    Raises:
        SetupError: Ray is not installed, or cannot be joined.
    """
    try:
        import ray  # noqa: PLC0415  an extra
    except ImportError:
        raise SetupError("the engine needs Ray: pip install 'onrecord[ray]'", code="ray") from None
    _connect(ray, workers)
    try:
        run: Run[Task, Done] = _Ray(ray, work, workers, stop)
        yield run
    finally:
        with suppress(Exception):
            ray.shutdown()


def _connect(ray: Any, workers: int) -> None:
    """Join the cluster that ``RAY_ADDRESS`` names; without one, start Ray for the cores of this machine only."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    quiet = {"logging_level": logging.ERROR, "log_to_driver": False}
    if ray.is_initialized():
        return
    address = os.environ.get("RAY_ADDRESS")
    if not address:
        # without "local", Ray joins whatever cluster was started on this machine last, of anybody
        ray.init("local", **quiet, num_cpus=workers, include_dashboard=False, _node_ip_address="127.0.0.1")
        return
    try:
        ray.init(**quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        why = " ".join(str(error).split())[:200]
        raise SetupError(
            f"RAY_ADDRESS {address}: cannot be joined: {why}; start the cluster first", code="ray"
        ) from None


@dataclass(frozen=True, slots=True)
class _Ray(Generic[Task, Done]):
    ray: Any
    work: Work[Task, Done]
    workers: int
    stop: Stop

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done | Failed]]:
        """What comes of each task, as it comes; at most as many as there are workers are handed out."""
        begin = self.ray.remote(num_cpus=1, max_retries=RETRIES)(do_task).remote
        # the work goes with each task: what lies on one machine is lost with it
        work = (name_work(self.work), msgspec.json.encode(self.work))
        left = iter(tasks)
        running = {begin(*work, msgspec.json.encode(task)): task for task in islice(left, self.workers)}
        while running and not self.stop.is_set():
            done, _ = self.ray.wait(list(running), timeout=LOOK)
            for one in done:
                yield running.pop(one), self._outcome(one)
                running |= {begin(*work, msgspec.json.encode(task)): task for task in islice(left, 1)}

    def _outcome(self, one: Any) -> Done | Failed:
        try:
            name, raw = self.ray.get(one)
        except (self.ray.exceptions.WorkerCrashedError, self.ray.exceptions.OutOfMemoryError) as error:
            return Failed(RETRIES + 1, describe_end(error))
        except self.ray.exceptions.RayError as error:
            # a machine went, or the cluster: no fault of the task
            return Failed(RETRIES + 1, describe_end(error), later=True)
        outcome: Done | Failed = pass_on(msgspec.json.decode(raw, type=_KINDS.get(name, self.work.done)))
        return outcome


_KINDS: dict[str, Any] = {kind.__name__: kind for kind in (Halt, Failed)}


def do_task(kind: str, work: bytes, task: bytes) -> tuple[str, bytes]:
    """Do a task in a process of Ray; gives the kind of its outcome, and that as JSON."""
    made = msgspec.json.decode(work, type=pkgutil.resolve_name(kind))
    if work not in _workers:
        _workers.clear()
        _workers[work] = Worker(made)
    try:
        outcome = _workers[work].do(msgspec.json.decode(task, type=made.task))
    except Exception as error:  # noqa: BLE001  what a task breaks at is told with it
        outcome = tell_failed(1, error)
    return type(outcome).__name__, msgspec.json.encode(outcome)
