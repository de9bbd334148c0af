"""`onrecord read`: each input in turn, results out as they come, failures to standard error."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import click

import onrecord
from onrecord import Failure, Record, SetupError
from onrecord.cli.exits import Exit
from onrecord.cli.output import choose_writer, open_output
from onrecord.schema.failure import describe_failure
from onrecord.views.plain import harmless

MANY = 4
"""Inputs from which on a progress bar is shown."""

_BY_ENDING = {".txt": "text", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".html": "html", ".htm": "html"}


def read_inputs(inputs: Sequence[str], form: str | None, output: Path | None, options: Mapping[str, Any]) -> int:
    """Read `inputs` in order and write what was found; gives the exit code.

    Raises:
        SetupError: nothing can be read.
        OSError: the output cannot be written.
    """
    terminal = output is None and sys.stdout.isatty()
    form = form or _default_format(output, terminal=terminal)
    failures = statements = 0
    with open_output(output) as stream, _progress(len(inputs), hidden=terminal) as progress:
        writer = choose_writer(form, stream, several=len(inputs) > 1, terminal=terminal)
        for asked in inputs:
            result = _read_one(asked, options)
            if isinstance(result, Failure):
                failures += 1
                progress.complain(harmless(_line(result)))
            else:
                statements += len(result.statements)
            writer.write(result)
            progress.advance()
        writer.close()
    if failures:
        return Exit.SOME_FAILED
    return Exit.OK if statements else Exit.NOTHING_FOUND


def _read_one(asked: str, options: Mapping[str, Any]) -> Record | Failure:
    try:
        return onrecord.read(asked, stdin=sys.stdin.buffer if asked == "-" else None, **options)
    except SetupError:
        raise
    except Exception as error:  # noqa: BLE001  the other inputs are still read
        return describe_failure(asked, error)


def _line(failure: Failure) -> str:
    """What a person reads; most messages begin with the input, or its first characters, already."""
    message, begin = failure.error.message, failure.input[:80]
    named = message.startswith(begin) if begin != "-" else message.startswith("standard input")
    return f"onrecord: {message}" if named else f"onrecord: {failure.input}: {message}"


def _default_format(output: Path | None, *, terminal: bool) -> str:
    if output:
        return _BY_ENDING.get(output.suffix.lower(), "jsonl")
    return "text" if terminal else "jsonl"


class _Progress(Protocol):
    def advance(self) -> None: ...

    def complain(self, line: str) -> None: ...


class _Quiet:
    """No bar: lines only."""

    def advance(self) -> None:
        """Show nothing."""

    def complain(self, line: str) -> None:
        """Write a line to standard error."""
        click.echo(line, err=True)


class _Bar:
    """A bar on standard error, gone when all is read; lines go above it."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self.progress = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)
        self._task = self.progress.add_task("reading", total=total)

    def advance(self) -> None:
        """One more input is done."""
        self.progress.advance(self._task)

    def complain(self, line: str) -> None:
        """Write a line above the bar."""
        self.progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)


@contextmanager
def _progress(total: int, *, hidden: bool) -> Iterator[_Progress]:
    """A bar if there are many inputs and a person watches; never among the reports on the same terminal."""
    if hidden or total < MANY or not sys.stderr.isatty():
        yield _Quiet()
        return
    bar = _Bar(total)
    with bar.progress:
        yield bar
