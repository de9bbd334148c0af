"""How work is ended that goes on for long: Ctrl-C asks it to stop, a second one ends it at once."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from onrecord.ingest import Stop

GOES_ON = "stopping; the same command goes on from here"


@contextmanager
def stoppable(tell: Callable[[str], object], stopping: str) -> Iterator[Stop]:
    """Let Ctrl-C, or a request to end, be seen by the work inside, and `tell` what is `stopping`."""
    stop = Stop()
    signals = (signal.SIGINT, signal.SIGTERM)
    former = [signal.getsignal(number) for number in signals]

    def ask(number: int, _: FrameType | None) -> None:
        stop.set()
        tell(stopping)
        signal.signal(number, signal.default_int_handler)

    for number in signals:
        signal.signal(number, ask)
    try:
        yield stop
    finally:
        for number, handler in zip(signals, former, strict=True):
            signal.signal(number, handler)
