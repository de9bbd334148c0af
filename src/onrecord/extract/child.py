"""The child process that parses HTML: one, reused, with hard limits of time and memory.

The parsers are C libraries and heuristics that hang on pages nobody has seen yet; a child that can be killed is the
guard that needs no knowledge of why. It is started at the first HTML page, replaced after `PAGES_PER_CHILD` pages so
that caches do not pile up, and ends with its parent (end of its input).
"""

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, Final

from onrecord.errors import PageError
from onrecord.extract.draft import Draft
from onrecord.schema.page import Page

PAGES_PER_CHILD = 300
MEMORY_BYTES = 450_000_000
"""Address space of the child; it starts with 140 MB of it, of which 60 MB are in use."""
WORN_BYTES = 250_000_000
"""A child that holds more than that after a page makes way for a fresh one."""
_LENGTH: Final = struct.Struct(">I")


class Child:
    """A running worker. Not a dataclass: it owns a process."""

    def __init__(self) -> None:
        roots = [str(Path(__file__).parents[2]), *filter(None, sys.path)]
        environment = {
            name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR") if name in os.environ
        }
        environment |= {"PYTHONPATH": os.pathsep.join(dict.fromkeys(roots)), "OPENBLAS_NUM_THREADS": "1", "TZ": "UTC"}
        environment |= {"PYTHONHASHSEED": "0"}
        self.owner = os.getpid()
        self.served = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-X", "utf8", "-W", "ignore", "-m", "onrecord.extract.worker", str(MEMORY_BYTES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def ask(self, request: dict[str, Any], timeout: float) -> dict[str, Any]:
        """Send one page, wait for the answer; an answer without ``status`` never comes back.

        A child that takes longer than `timeout` seconds is killed and the status is ``timeout``; of one that dies it is
        ``crash``.
        """
        late = threading.Event()

        def expire() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(timeout, expire)
        timer.daemon = True
        timer.start()
        try:
            self.served += 1
            write_message(_pipe(self._process.stdin), request)
            answer = read_message(_pipe(self._process.stdout))
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is not None and not late.is_set():
            return answer
        self.close()
        return {"status": "timeout" if late.is_set() else "crash"}

    @property
    def usable(self) -> bool:
        """Whether the next page can go to this child: alive, ours (not a fork's), not worn out."""
        return self.owner == os.getpid() and self._process.poll() is None and self.served < PAGES_PER_CHILD

    def close(self) -> None:
        """End the process; only in the process that started it."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                _pipe(pipe).close()
            except OSError:
                continue  # what was not sent no longer matters
        self._process.wait()


_lock = threading.Lock()
_children: list[Child] = []


def draft_in_child(page: Page, *, timeout: float) -> Draft:
    """Read an HTML page in the child process.

    Raises:
        PageError: ``timeout``, ``memory`` or ``crash``.
    """
    answer = _ask({"html": page.content, "url": page.url}, timeout)
    if answer["status"] == "crash":
        # a process may have been killed for what others did to the machine: a page gets a second one
        answer = _ask({"html": page.content, "url": page.url}, timeout)
    status = str(answer["status"])
    if status == "ok":
        return Draft.from_json(answer["draft"])
    what = {
        "timeout": f"reading the page took more than {timeout:g} s",
        "memory": "reading the page took too much memory",
    }.get(status, "the page broke the HTML parser")
    code = status if status in ("timeout", "memory") else "crash"
    raise PageError(f"{page.asked}: {what}; save the text of the article and give that", code=code)


def _ask(request: dict[str, Any], timeout: float) -> dict[str, Any]:
    with _lock:
        if _children and not _children[0].usable:
            _children.pop().close()
        if not _children:
            _children.append(Child())
        answer = _children[0].ask(request, timeout)
        if answer["status"] != "ok" or answer["used"] > WORN_BYTES:
            # what a page left behind in the memory of the child is not the next page's to pay for
            _children.pop().close()
    return answer


def close_child() -> None:
    """End the child process, if one runs; the next page starts another."""
    with _lock:
        while _children:
            _children.pop().close()


def write_message(stream: IO[bytes], message: dict[str, Any]) -> None:
    """One message: its length in four bytes, then JSON."""
    data = json.dumps(message).encode("ascii")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; `None` at the end of the stream, or where it breaks off."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    data = stream.read(_LENGTH.unpack(head)[0])
    if len(data) < _LENGTH.unpack(head)[0]:
        return None
    message: dict[str, Any] = json.loads(data)
    return message


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:  # cannot be: both are opened with PIPE
        raise OSError("no pipe")
    return stream


atexit.register(close_child)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=lambda: globals().__setitem__("_lock", threading.Lock()))
