"""How the command line ends: its exit codes, and how the help states those that commands share."""

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


EXITS = """\b
Exit codes:
  0    every input was read, and there are statements
  1    every input was read, and there is no statement in any of them
  2    an option or the set-up is wrong; nothing was read
  3    some inputs could not be read; standard error says which and why
  4    the output could not be written (a full disk, say)
  130  interrupted (Ctrl-C)
  141  what read the output closed the pipe
"""
"""For the commands that take articles or records as inputs."""
