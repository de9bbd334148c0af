"""The seam between a run and an engine: work that can be begun again, its tasks, and what comes of each.

A run says what is to be done; an engine says only where. Work and tasks are values that JSON can hold, so that they
cross to other processes and machines; whoever does a task once more does the very same.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from onrecord.errors import OnrecordError, SetupError, StoreError
from onrecord.ingest.reader import Stop

Task = TypeVar("Task")
Done = TypeVar("Done")
Done_co = TypeVar("Done_co", covariant=True)


class Work(Protocol[Task, Done_co]):
    """What is done with tasks: a frozen dataclass at the top of a module, so that its name leads to it."""

    @property
    def task(self) -> type[Task]:
        """What a task is; JSON can hold it."""

    @property
    def done(self) -> type[Done_co]:
        """What comes of one; JSON can hold it."""

    def begin(self) -> Callable[[Task], Done_co]:
        """Get a process ready (a model is loaded once); gives what does a task there.

        What that raises of onrecord's errors ends the run; anything else, or the end of its process, costs the task a
        try.
        """


@dataclass(frozen=True, slots=True)
class Failed:
    """That a task could not be finished, after how many tries, and why; `later` it may be, for it broke nothing."""

    tries: int
    reason: str
    later: bool = False


class NotNowError(Exception):
    """A task cannot be done now, through no fault of its own; the message goes from process to process."""


@dataclass(frozen=True, slots=True)
class Halt:
    """That nothing can be read or written, so that the run ends: the code and message of the error."""

    setup: bool
    code: str
    message: str


class Run(Protocol[Task, Done_co]):
    """Workers that are ready: does `tasks` and gives what comes of each, as it comes."""

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done_co | Failed]]:
        """What comes of each task.

        Raises:
            StoreError: nothing can be written.
            SetupError: nothing can be done.
        """


class Engine(Protocol):
    """Where tasks are done: gets `workers` ready for `work`, and ends them afterwards."""

    def __call__(self, work: Work[Task, Done], workers: int, stop: Stop) -> AbstractContextManager[Run[Task, Done]]:
        """Workers for as many lists of tasks as are given to them; once `stop` is set they begin no more.

        Raises:
            SetupError: the engine is not installed.
        """


class Worker(Generic[Task, Done]):
    """What does tasks in a process of an engine, one after the other. Not a dataclass: it holds what was begun."""

    def __init__(self, work: Work[Task, Done]) -> None:
        self._work = work
        self._do: Callable[[Task], Done] | None = None

    def do(self, task: Task) -> Done | Halt:
        """Do `task`; what ends the whole run is given back, for it crosses from process to process."""
        try:
            # begun with the first task: what goes wrong then is told as what goes wrong later
            self._do = self._do or self._work.begin()
            return self._do(task)
        except OnrecordError as error:
            return Halt(setup=isinstance(error, SetupError), code=error.code, message=str(error))


def pass_on(result: Done | Halt) -> Done:
    """What came of a task, where the run goes on.

    Raises:
        StoreError: nothing can be written.
        SetupError: nothing can be done.
    """
    if isinstance(result, Halt):
        raise (SetupError if result.setup else StoreError)(result.message, code=result.code)
    return result


def name_work(work: Work[Any, Any]) -> str:
    """Where the class of `work` is found: ``module:Class``."""
    return f"{type(work).__module__}:{type(work).__qualname__}"
