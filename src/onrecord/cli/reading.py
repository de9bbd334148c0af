"""Each input in turn, results to a writer, failures to standard error: the same for every command that reads."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import click

import onrecord
from onrecord import Failure, Record, SetupError
from onrecord.cli.exits import Exit
from onrecord.cli.output import Writer, choose_writer, open_output
from onrecord.schema.failure import describe_failure
from onrecord.views.plain import harmless

MANY = 4
"""Inputs from which on a progress bar is shown."""

_BY_ENDING = {".txt": "text", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".html": "html", ".htm": "html"}

Options = Mapping[str, Any]
"""What the reader of a page takes besides the input."""


class ChooseWriter(Protocol):
    """Gives the writer of a format."""

    def __call__(self, form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:
        """The writer of the format `form`."""


@dataclass(frozen=True, slots=True)
class Results:
    """What a command makes of its inputs, where commands differ.

    `read` gives the results of one input; `by_ending` and `piped` are the formats where none is asked for. Where
    `gradual`, results are written as they come, and no bar is shown among them. `count` is how much of what was looked
    for is in a record: where it is nothing in all of them, the exit code says so.
    """

    read: Callable[[str, Options], Iterable[Record | Failure]]
    choose: ChooseWriter
    by_ending: Mapping[str, str]
    piped: str
    gradual: bool
    count: Callable[[Record], int] = lambda record: len(record.statements)


def read_page(asked: str, options: Options) -> Iterator[Record | Failure]:
    """The record of the article at `asked`, or why there is none."""
    try:
        yield onrecord.read(asked, stdin=sys.stdin.buffer if asked == "-" else None, **options)
    except SetupError:
        raise
    except Exception as error:  # noqa: BLE001  the other inputs are still read
        yield describe_failure(asked, error)


RECORDS = Results(read_page, choose_writer, _BY_ENDING, piped="jsonl", gradual=True)


def read_inputs(
    inputs: Sequence[str], form: str | None, output: Path | None, options: Options, results: Results
) -> int:
    """Read `inputs` in order and write what was found; gives the exit code.

    Raises:
        SetupError: nothing can be read.
        OSError: the output cannot be written.
    """
    terminal = output is None and sys.stdout.isatty()
    form = form or _default_format(results, output, terminal=terminal)
    tally = Tally()
    with open_output(output) as stream:
        writer = results.choose(form, stream, several=len(inputs) > 1, terminal=terminal)
        with show_progress(len(inputs), hidden=terminal and results.gradual) as progress:
            for result in read_each(inputs, options, results, progress, tally):
                writer.write(result)
        writer.close()
    return tally.exit


@dataclass(slots=True)
class Tally:
    """How reading went so far: inputs that failed, and how much was found."""

    failures: int = 0
    found: int = 0

    @property
    def exit(self) -> Exit:
        """How the command ends."""
        if self.failures:
            return Exit.SOME_FAILED
        return Exit.OK if self.found else Exit.NOTHING_FOUND


def read_each(
    inputs: Sequence[str], options: Options, results: Results, progress: "Progress", tally: Tally
) -> Iterator[Record | Failure]:
    """What is in `inputs`, in order; failures are told as they come, and all is counted in `tally`."""
    for asked in inputs:
        for result in results.read(asked, options):
            if isinstance(result, Failure):
                tally.failures += 1
                progress.complain(harmless(_line(result)))
            else:
                tally.found += results.count(result)
            yield result
        progress.advance()


def _line(failure: Failure) -> str:
    """What a person reads; most messages begin with the input, or its first characters, already."""
    message, begin = failure.error.message, failure.input[:80]
    named = message.startswith(begin) if begin != "-" else message.startswith("standard input")
    return f"onrecord: {message}" if named else f"onrecord: {failure.input}: {message}"


def _default_format(results: Results, output: Path | None, *, terminal: bool) -> str:
    if output:
        return results.by_ending.get(output.suffix.lower(), results.piped)
    return "text" if terminal else results.piped


class Progress(Protocol):
    """Shows how far a command has come."""

    def advance(self) -> None:
        """One more is done."""

    def complain(self, line: str) -> None:
        """Tell what went wrong with one."""


class _Quiet:
    """No bar: lines only."""

    def advance(self) -> None:
        """Show nothing."""

    def complain(self, line: str) -> None:
        """Write a line to standard error."""
        click.echo(line, err=True)


class _Bar:
    """A bar on standard error, gone when all is read; lines go above it."""

    def __init__(self, total: int, doing: str) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self.progress = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)
        self._task = self.progress.add_task(doing, total=total)

    def advance(self) -> None:
        """One more input is done."""
        self.progress.advance(self._task)

    def complain(self, line: str) -> None:
        """Write a line above the bar."""
        self.progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)


@contextmanager
def show_progress(total: int, *, hidden: bool, doing: str = "reading") -> Iterator[Progress]:
    """A bar if there are many inputs and a person watches; never among the reports on the same terminal."""
    if hidden or total < MANY or not sys.stderr.isatty():
        yield _Quiet()
        return
    bar = _Bar(total, doing)
    with bar.progress:
        yield bar
