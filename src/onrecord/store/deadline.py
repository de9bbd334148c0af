"""How long the database may work for whoever asks: a query that takes longer is broken off.

A thread cannot be stopped from outside, a query of SQLite can: it asks now and then whether it is late.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

STEPS = 50_000
"""Instructions of SQLite's machine between two looks at the clock, half a millisecond or so."""


@dataclass(slots=True)
class Deadline:
    """When to give up, on the clock of `time.monotonic`; may be moved while the work goes on."""

    at: float


_CURRENT: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[Deadline]:
    """Break off queries that are asked within the block, and in threads that it starts, after `seconds`."""
    deadline = Deadline(time.monotonic() + seconds)
    token = _CURRENT.set(deadline)
    try:
        yield deadline
    finally:
        _CURRENT.reset(token)


def is_late() -> bool:
    """Whether whoever asks has waited long enough."""
    deadline = _CURRENT.get()
    return deadline is not None and time.monotonic() > deadline.at
