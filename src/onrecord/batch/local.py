"""Units on the cores of this machine: a pool of processes that goes on when one of them dies (Pebble)."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from itertools import islice

from onrecord.batch.job import TRIES, Broken, Halt, Job, Marker, Outcome
from onrecord.batch.plan import Unit
from onrecord.batch.shard import Shard
from onrecord.errors import SetupError, StoreError
from onrecord.ingest.reader import Stop

AHEAD = 2
"""Units for each process that are handed out."""
LOOK = 0.5
"""Seconds after which a wish to stop is seen."""

_shards: list[Shard] = []
"""The one of this process, if it is one of the pool."""


def run_units(units: Iterable[Unit], job: Job, workers: int, stop: Stop) -> Iterator[Outcome]:
    """What comes of each unit, as it comes.

    Raises:
        StoreError: the dataset cannot be written.
        SetupError: nothing can be read, or the pool is not installed.
    """
    try:
        from pebble import ProcessPool  # noqa: PLC0415  an extra
    except ImportError:
        raise SetupError("batch needs pebble: pip install 'onrecord[batch]'", code="batch") from None
    # workers start from nothing, not as copies of a process with threads
    pool = ProcessPool(workers, initializer=_begin, initargs=(job,), context=multiprocessing.get_context("spawn"))
    try:
        yield from _hand_out(pool, units, workers * AHEAD, stop)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _hand_out(pool: object, units: Iterable[Unit], most: int, stop: Stop) -> Iterator[Outcome]:
    schedule = pool.schedule  # type: ignore[attr-defined]
    left = iter(units)
    running = {schedule(_read, args=(unit,)): (unit, 1) for unit in islice(left, most)}
    while running and not stop.is_set():
        done, _ = wait(running, timeout=LOOK, return_when=FIRST_COMPLETED)
        for future in done:
            unit, tries = running.pop(future)
            outcome = _outcome(future, unit, tries)
            if outcome is None:
                running[schedule(_read, args=(unit,))] = (unit, tries + 1)
                continue
            yield outcome
            running |= {schedule(_read, args=(unit,)): (unit, 1) for unit in islice(left, 1)}


def _outcome(future: object, unit: Unit, tries: int) -> Outcome | None:
    """What came of a unit; `None` if it is to be tried again."""
    error = future.exception()  # type: ignore[attr-defined]
    if error is None:
        return pass_on(future.result())  # type: ignore[attr-defined]
    if tries < TRIES:
        return None
    return Broken(unit=unit, tries=tries, reason=describe_end(error))


def pass_on(result: Marker | Halt) -> Marker:
    """What came of a unit, where the run goes on.

    Raises:
        StoreError: the dataset cannot be written.
        SetupError: nothing can be read.
    """
    if isinstance(result, Halt):
        raise (SetupError if result.setup else StoreError)(result.message, code=result.code)
    return result


def describe_end(error: BaseException) -> str:
    """Why a unit was not finished, in a line."""
    code = getattr(error, "exitcode", None)
    if code is not None:
        return f"its process died ({signal.Signals(-code).name if code < 0 else f'exit code {code}'})"
    return " ".join(f"{type(error).__name__}: {error}".split())[:500]


def _begin(job: Job) -> None:
    """Get a process of the pool ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that hands out
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _shards.append(Shard(job))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _read(unit: Unit) -> Marker | Halt:
    return _shards[0].read(unit)
