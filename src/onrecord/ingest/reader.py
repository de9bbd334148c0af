"""Processes that read articles beside the one that keeps them: a page that kills or hangs one costs that page only."""

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import LifoQueue
from types import TracebackType
from typing import IO, Any, Self

import msgspec

from onrecord.acquire.item import Item, Raw
from onrecord.errors import OnrecordError, PageError, SetupError
from onrecord.ingest.copies import Text, find_text
from onrecord.ingest.messages import NO_MODEL, Answer, Request, read_message, write_message
from onrecord.schema.encoding import from_json
from onrecord.schema.failure import Failure, describe_failure
from onrecord.schema.record import Record
from onrecord.store.soundness import find_flaw

MAX_SECONDS = 300.0
"""For one page; the longest article that is read at all takes about a minute."""
AHEAD = 8
"""Articles for each process that wait to be read or kept: enough that it goes on reading while a batch is kept."""

WORKER = "onrecord.ingest.worker"
"""The module that runs in each process."""

Stop = threading.Event
"""Set, it ends an ingest after what is being read."""


class _Reader:
    """A process that reads, started at its first page. Not a dataclass: it owns a process."""

    def __init__(self, model: str, timeout: float, memory: int | None, module: str) -> None:
        self.scope = ""
        self._module = module
        self._model = model
        self._memory = memory
        self._timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False

    def read(self, place: str, raw: Raw) -> Record | Text | Failure:
        """The record of a page, or its text where there is no model, or why there is none.

        Raises:
            SetupError: the process cannot read at all.
        """
        message = msgspec.msgpack.encode(Request(place, raw, self.scope))
        # a process may have been killed for what others did to the machine: a page gets a second one
        for _ in range(2):
            if self._ended:
                break
            answer, late = self._ask(message)
            if late:
                return _fail(place, "timeout", f"reading it took more than {self._timeout:.0f} s")
            if answer and answer.record is not None:
                return from_json(answer.record)
            if answer and (found := answer.text or answer.failure):
                return found
        return _fail(place, "crash", "it breaks the process that reads it")

    def _ask(self, message: bytes) -> tuple[Answer | None, bool]:
        """The answer, none where the process died; and whether it had to be killed for being late."""
        process = self._process
        if process is None or process.poll() is not None:
            process = self._start()
        late = threading.Event()

        def expire() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._timeout, expire)
        timer.daemon = True
        timer.start()
        try:
            write_message(_pipe(process.stdin), message)
            raw = read_message(_pipe(process.stdout))
        except OSError:
            raw = None
        finally:
            timer.cancel()
        if raw is None:
            self.close()
            return None, late.is_set()
        return msgspec.msgpack.decode(raw, type=Answer), False

    def _start(self) -> subprocess.Popen[bytes]:
        self.close()
        arguments = [self._model]
        if self._memory is not None:
            arguments.append(str(self._memory))
        process = self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", self._module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # Ctrl-C is for the process that keeps: this one ends with its input
        )
        hello = read_message(_pipe(process.stdout))
        setup = msgspec.msgpack.decode(hello, type=Answer).setup if hello else ("the reader does not start", "reader")
        if setup:
            self.close()
            raise SetupError(setup[0], code=setup[1])
        return process

    def end(self) -> None:
        """End for good, whatever is being read."""
        self._ended = True
        self.close()

    def close(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        if process:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    _pipe(pipe).close()
            process.wait()


def _fail(place: str, code: str, what: str) -> Failure:
    return describe_failure(place, PageError(f"{place}: {what}; save the text of the article and give that", code=code))


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:  # cannot be: both are opened with PIPE
        raise OSError("no pipe")
    return stream


Result = Record | Failure | None
"""What came of an item; none where there was nothing to read."""
Refuse = Callable[[Item], Failure | None]
"""Why an item is not to be read, if so."""


def pass_on(item: Item) -> Result:
    """What comes of an `item` that nobody has to read: its record, if it is sound, or its error."""
    content = item.content
    if isinstance(content, Record) and (flaw := find_flaw(content)):
        message = f"{item.place}: not a sound record: {flaw}; read the article again with onrecord read"
        content = PageError(message, code="not-a-record")
    if isinstance(content, OnrecordError):
        return describe_failure(item.place, content)
    return content if isinstance(content, Record) else None


class Readers:
    """Some processes that read side by side; what they read comes in the order of the items.

    `timeout` is seconds for a page, `memory` bytes of addresses for a process; `module` is what runs in each. Without
    a model (`is_model_needed`) they find texts only.
    """

    def __init__(
        self,
        jobs: int,
        model: Path | None = None,
        timeout: float = MAX_SECONDS,
        memory: int | None = None,
        module: str | None = None,
        *,
        is_model_needed: bool = True,
    ) -> None:
        self._jobs = jobs
        name = str(model.absolute()) if model else ""
        self._all = [
            _Reader(name if is_model_needed else NO_MODEL, timeout, memory, module or WORKER) for _ in range(jobs)
        ]
        # the last one back goes first: no more processes are started than there is work for
        self._idle: LifoQueue[_Reader] = LifoQueue()
        for reader in self._all:
            self._idle.put(reader)
        self._threads = ThreadPoolExecutor(jobs, "reader")
        self._refuse: Refuse = lambda _: None

    def open_scope(self, scope: str, refuse: Refuse) -> None:
        """From now on do not read a text again that one of these processes read in this `scope`.

        Nor is anything read that `refuse` gives a failure for.
        """
        self._refuse = refuse
        for reader in self._all:
            reader.scope = scope

    def read_items(self, items: Iterable[Item], stop: Stop) -> Iterator[tuple[Item, Result]]:
        """Each of `items` with its record, or why there is none; records and errors pass as they are.

        Once `stop` is set, only those come that are being read already.

        Raises:
            SetupError: nothing can be read.
        """
        return self._run(items, stop)

    def find_texts(self, items: Iterable[Item]) -> Iterator[tuple[Item, Text | Failure | None]]:
        """Each of `items` with the text of its article, or why there is none; for readers without a model.

        Raises:
            SetupError: nothing can be read.
        """
        for item, found in self._run(items, Stop()):
            yield item, find_text(found.article) if isinstance(found, Record) else found

    def _run(self, items: Iterable[Item], stop: Stop) -> Iterator[tuple[Item, Any]]:
        waiting: deque[tuple[Item, Future[Any]]] = deque()
        for item in items:
            waiting.append((item, self._submit(item)))
            while waiting and (len(waiting) > self._jobs * AHEAD or waiting[0][1].done()):
                first, future = waiting.popleft()
                yield first, future.result()
        for item, future in waiting:
            if not (stop.is_set() and future.cancel()):
                yield item, future.result()

    def _submit(self, item: Item) -> Future[Any]:
        refused = self._refuse(item)
        if isinstance(item.content, Raw) and not refused:
            return self._threads.submit(self._read, item.place, item.content)
        done: Future[Any] = Future()
        done.set_result(refused or pass_on(item))
        return done

    def _read(self, place: str, raw: Raw) -> Record | Text | Failure:
        reader = self._idle.get()
        try:
            return reader.read(place, raw)
        finally:
            self._idle.put(reader)

    def close(self) -> None:
        """End all processes; what they were reading is dropped."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for reader in self._all:
            reader.end()
        self._threads.shutdown(wait=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
