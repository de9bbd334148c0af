"""How the command line ends: its exit codes, as the help states them."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    NOTHING_FOUND = 1
    USAGE = 2
    SOME_FAILED = 3
    NOT_WRITTEN = 4
    CONTRADICTED = 5
    DAMAGED = 6
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class PipeClosedError(Exception):
    """What reads the output has gone; not an `OSError`, because click takes that one for itself."""
