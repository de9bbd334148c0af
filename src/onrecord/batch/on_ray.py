"""Units on the machines of a Ray cluster, or on the cores of this one, by Ray Data: actors that each hold a model."""

import logging
import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import msgspec

from onrecord.batch.job import Broken, Halt, Job, Marker, Outcome
from onrecord.batch.local import describe_end, pass_on
from onrecord.batch.plan import Unit
from onrecord.batch.shard import Shard
from onrecord.errors import SetupError
from onrecord.ingest.reader import Stop

RETRIES = 2
"""How often a unit is begun again whose actor dies (`max_task_retries`)."""
RESTARTS = 8
"""How often an actor is started again; the default of Ray, for ever, never gives up a poisoned unit."""


def run_units(units: Iterable[Unit], job: Job, workers: int, stop: Stop) -> Iterator[Outcome]:
    """What comes of each unit, as it comes; units whose process keeps dying are told at the end.

    Raises:
        StoreError: the dataset cannot be written.
        SetupError: nothing can be read, or Ray is not installed.
    """
    try:
        import ray  # noqa: PLC0415  an extra
        from ray import data  # noqa: PLC0415
    except ImportError:
        raise SetupError("the engine needs Ray: pip install 'onrecord[ray]'", code="ray") from None
    waiting = {unit.id: unit for unit in units}
    _connect(ray)
    context = data.DataContext.get_current()
    context.max_errored_blocks = -1
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ending = ""
    try:
        for outcome in _outcomes(data, list(waiting.values()), job, workers):
            del waiting[outcome.unit.id]
            yield outcome
            if stop.is_set():
                return
    except ray.exceptions.RayError as error:
        ending = describe_end(error)
    finally:
        with suppress(Exception):
            ray.shutdown()
    for unit in waiting.values():
        reason = ending or "its process died each time"
        yield Broken(unit=unit, tries=RETRIES + 1, reason=reason)


def _connect(ray: Any) -> None:
    """Join the cluster that ``RAY_ADDRESS`` names; without one, start Ray for the cores of this machine only."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if ray.is_initialized():
        return
    if os.environ.get("RAY_ADDRESS"):
        ray.init(logging_level=logging.ERROR, log_to_driver=False)
    else:
        ray.init(
            logging_level=logging.ERROR, log_to_driver=False, include_dashboard=False, _node_ip_address="127.0.0.1"
        )


def _outcomes(data: Any, units: list[Unit], job: Job, workers: int) -> Iterator[Outcome]:
    """Each unit is a block of its own, so that one that breaks costs no other."""
    # the job goes with each unit: what an actor is made with lies on one machine, and is lost with it
    rows = [{"unit": msgspec.json.encode(unit), "job": msgspec.json.encode(job)} for unit in units]
    with warnings.catch_warnings():
        # Ray means to name these two otherwise; until then there is no other way, and its defaults are for ever
        warnings.simplefilter("ignore")
        read = data.from_items(rows, override_num_blocks=len(rows)).map(
            _Actor,
            compute=data.ActorPoolStrategy(size=workers, max_tasks_in_flight_per_actor=2),
            num_cpus=1,
            max_restarts=RESTARTS,
            max_task_retries=RETRIES,
        )
    for row in read.iter_rows():
        raw = row["outcome"]
        yield pass_on(msgspec.json.decode(raw, type=Halt) if row["halted"] else msgspec.json.decode(raw, type=Marker))


class _Actor:
    """What reads units in a process of Ray. Not a dataclass: it owns a shard."""

    def __init__(self) -> None:
        self._shard: Shard | None = None

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """The outcome of a unit, both as JSON."""
        unit = msgspec.json.decode(row["unit"], type=Unit)
        self._shard = self._shard or Shard(msgspec.json.decode(row["job"], type=Job))
        outcome = self._shard.read(unit)
        return {"outcome": msgspec.json.encode(outcome), "halted": isinstance(outcome, Halt)}
