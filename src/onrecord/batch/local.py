"""Tasks on the cores of this machine: a pool of processes that goes on when one of them dies (Pebble)."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic

from onrecord.batch.work import Done, Failed, NotNowError, Run, Task, Work, Worker, pass_on
from onrecord.errors import SetupError
from onrecord.ingest.reader import Stop

TRIES = 2
"""How often a task is begun whose process dies."""
AHEAD = 2
"""Tasks for each process that are handed out."""
LOOK = 0.5
"""Seconds after which a wish to stop is seen."""

_workers: list[Worker[Any, Any]] = []
"""The one of this process, if it is one of the pool."""


@contextmanager
def open_local(work: Work[Task, Done], workers: int, stop: Stop) -> Iterator[Run[Task, Done]]:
    """A pool of `workers` processes.

    Raises:
        SetupError: it is not installed.
    """
    try:
        from pebble import ProcessPool  # noqa: PLC0415  an extra
    except ImportError:
        raise SetupError("batch needs pebble: pip install 'onrecord[batch]'", code="batch") from None
    # workers start from nothing, not as copies of a process with threads
    pool = ProcessPool(workers, initializer=_begin, initargs=(work,), context=multiprocessing.get_context("spawn"))
    try:
        yield _Pool(pool, workers * AHEAD, stop)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


@dataclass(frozen=True, slots=True)
class _Pool(Generic[Task, Done]):
    pool: Any
    most: int
    stop: Stop

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done | Failed]]:
        """What comes of each task, as it comes."""
        left = iter(tasks)
        running = {self._begin(task): (task, 1) for task in islice(left, self.most)}
        while running and not self.stop.is_set():
            done, _ = wait(running, timeout=LOOK, return_when=FIRST_COMPLETED)
            for future in done:
                task, tries = running.pop(future)
                outcome = _outcome(future, tries)
                if outcome is None:
                    running[self._begin(task)] = (task, tries + 1)
                    continue
                yield task, outcome
                running |= {self._begin(task): (task, 1) for task in islice(left, 1)}

    def _begin(self, task: Task) -> Any:
        return self.pool.schedule(_do, args=(task,))


def _outcome(future: Any, tries: int) -> Any:
    """What came of a task; `None` if it is to be tried again."""
    error = future.exception()
    if error is None:
        return pass_on(future.result())
    return None if tries < TRIES else tell_failed(tries, error)


def tell_failed(tries: int, error: BaseException) -> Failed:
    """That a task was not finished."""
    return Failed(tries, describe_end(error), isinstance(error, NotNowError))


def describe_end(error: BaseException) -> str:
    """Why a task was not finished, in a line."""
    code = getattr(error, "exitcode", None)
    if code is not None:
        return f"its process died ({signal.Signals(-code).name if code < 0 else f'exit code {code}'})"
    return " ".join(f"{type(error).__name__}: {error}".split())[:500]


def _begin(work: Work[Any, Any]) -> None:
    """Get a process of the pool ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that hands out
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _workers.append(Worker(work))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _do(task: Any) -> Any:
    return _workers[0].do(task)
