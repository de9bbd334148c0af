"""What the processes of a run take, looked at from outside while they run (Linux)."""

import ctypes
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

TICK = os.sysconf("SC_CLK_TCK")
_DEATH_SIGNAL = 1
_LIBC = ctypes.CDLL(None)


def end_with_parent() -> None:
    """Let this process be killed when the one that started it ends, however that ends (prctl(2)).

    For `preexec_fn`: what is measured must not go on when nobody measures any more.
    """
    _LIBC.prctl(_DEATH_SIGNAL, signal.SIGKILL)


def list_processes() -> dict[int, list[str]]:
    """The fields of each process after its name (proc(5), from the state on)."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            found[int(path.name)] = (path / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
    return found


def find_below(number: int, processes: dict[int, list[str]]) -> Iterator[int]:
    """What process `number` started, and what that started."""
    for child, fields in processes.items():
        if fields[1] == str(number):
            yield child
            yield from find_below(child, processes)


def memory_of(number: int) -> tuple[float, float]:
    """Its memory in MB, what it shares with others counted in part (PSS), and what of it lies in no file.

    Both are 0 for one that has ended. The first changes with what else runs on the machine.
    """
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    found = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return found.get("Pss", 0.0), found.get("Anonymous", 0.0)


@dataclass
class Look:
    """The processes below `number`, looked at every `every` seconds.

    `memory` is MB at a time, `own` what of it lies in no file, `spent` the processor seconds of all of them until then;
    times are those of the clock.
    """

    number: int
    every: float = 1.0
    memory: list[tuple[float, float]] = field(default_factory=list)
    own: list[tuple[float, float]] = field(default_factory=list)
    spent: list[tuple[float, float]] = field(default_factory=list)
    _seconds: dict[int, float] = field(default_factory=dict)
    _end: threading.Event = field(default_factory=threading.Event)

    def seconds_between(self, begin: float, end: float) -> float:
        """Processor time of all of them between two times, as near as was looked."""
        return self._spent_at(end) - self._spent_at(begin)

    def _spent_at(self, when: float) -> float:
        return min(self.spent, key=lambda look: abs(look[0] - when))[1]

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._end.wait(self.every):
            processes = list_processes()
            below = list(find_below(self.number, processes))
            for one in below:
                fields = processes[one]
                self._seconds[one] = (int(fields[11]) + int(fields[12])) / TICK
            self.spent.append((time.time(), sum(self._seconds.values())))
            sizes = [memory_of(one) for one in below]
            self.memory.append((time.time(), sum(size for size, _ in sizes)))
            self.own.append((time.time(), sum(size for _, size in sizes)))
