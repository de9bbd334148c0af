"""The child process of `onrecord.extract.child`: reads pages from standard input, answers on standard output."""

import logging
import os
import sys
from pathlib import Path
from typing import Any

from onrecord.extract.child import read_message, write_message


def main() -> None:
    """Serve pages until the input ends."""
    _limit_memory(int(sys.argv[1]))
    # the pipe is for answers only: whatever a library prints goes nowhere
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    logging.disable(logging.CRITICAL)
    while (request := read_message(sys.stdin.buffer)) is not None:
        write_message(answers, _answer(request))


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    from onrecord.extract.markup import draft_markup  # noqa: PLC0415 (after the memory limit is set)

    try:
        draft = draft_markup(request["html"], request["url"]).to_json()
        return {"status": "ok", "draft": draft, "used": _used_memory()}
    except MemoryError:
        return {"status": "memory"}
    except Exception as error:  # noqa: BLE001 (the parent turns any failure into a PageError)
        return {"status": "error", "what": f"{type(error).__name__}: {error}"[:300]}


def _limit_memory(size: int) -> None:
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _used_memory() -> int:
    """The bytes this process holds now; 0 where the system does not tell.

    Not ``ru_maxrss``: that outlives fork and exec, so a child seems as large as its parent was.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
