"""Where output goes: standard output as it comes, or a file that changes only once all is written."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Generic, Protocol, TypeVar

from onrecord import Failure, Record, to_json
from onrecord.cli.exits import PipeClosedError
from onrecord.schema.encoding import encode

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """A stream to `path`, or to standard output; a regular file appears under its name when the block ends well."""
    if path is None:
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError as error:
            raise PipeClosedError from error
        return
    path = path.resolve()
    if path.exists() and not path.is_file():  # a device or a named pipe cannot be replaced
        with path.open("wb") as stream:
            yield stream
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


TABLES = 120
"""Columns of tables at most: wider than a report, they are not read line by line."""


def render_tables(tables: object, *, terminal: bool) -> bytes:
    """What rich makes of `tables`, encoded for the terminal or for a file."""
    buffer = StringIO()
    console = make_console(buffer, terminal=terminal, width=TABLES)
    if not terminal:
        console.width = TABLES
    console.print(tables)
    # rich fills tables up with spaces
    text = "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())
    return text.encode(encoding_of(terminal=terminal), "replace")


Part = TypeVar("Part")


class Writer(Protocol):
    """Writes results in one format."""

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""

    def close(self) -> None:
        """Write what is left."""


class Gathered(Generic[Part]):
    """Takes a part of each record as it comes and lets go of the record; what all parts make is written at the end."""

    def __init__(
        self,
        stream: BinaryIO,
        take: Callable[[Record], Part],
        render: Callable[[Sequence[Part], Sequence[Failure]], bytes],
    ) -> None:
        self._stream, self._take, self._render = stream, take, render
        self._parts: list[Part] = []
        self._failures: list[Failure] = []

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        if isinstance(result, Failure):
            self._failures.append(result)
        else:
            self._parts.append(self._take(result))

    def close(self) -> None:
        """Write what the parts make."""
        self._stream.write(self._render(self._parts, self._failures))


def render_json(product: object) -> bytes:
    """What a command makes of records, as indented JSON."""
    return encode(product, indent=2) + b"\n"


class JsonLines:
    """One record or error object a line, as soon as it is there."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        self._stream.write(to_json(result) + b"\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing is left."""


class Json:
    """One indented value, or an array of them if there are several inputs."""

    def __init__(self, stream: BinaryIO, *, several: bool) -> None:
        self._stream = stream
        self._opening = b"[\n" if several else b""
        self._closing = b"\n]\n" if several else b"\n"

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        self._stream.write(self._opening + to_json(result, indent=2))
        self._opening = b",\n"

    def close(self) -> None:
        """Close the array."""
        self._stream.write(self._closing)


class Page:
    """One page with all results, once they are there."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._results: list[Record | Failure] = []

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        self._results.append(result)

    def close(self) -> None:
        """Write the page."""
        from onrecord.views.page import render_page

        self._stream.write(render_page(self._results).encode())


def encoding_of(*, terminal: bool) -> str:
    """The encoding of a text: that of the terminal, or UTF-8."""
    return (sys.stdout.encoding if terminal else None) or "utf-8"


def make_console(buffer: StringIO, *, terminal: bool, width: int = 100) -> "Console":
    """What prints for a terminal, in at most `width` columns, or for a file; text from outside is never mark-up."""
    from rich.console import Console

    console = Console(file=buffer, force_terminal=terminal, highlight=False, markup=False, emoji=False)
    if terminal:
        console.width = min(os.get_terminal_size().columns if sys.stdout.isatty() else width, width)
    return console


class Reports:
    """A report for each record; on a terminal in colour and wrapped, elsewhere plain with paragraphs in one line.

    The variable ``NO_COLOR`` turns colours off; what could not be read is on standard error already.
    """

    def __init__(self, stream: BinaryIO, *, terminal: bool) -> None:
        self._stream = stream
        self._terminal = terminal
        self._encoding = encoding_of(terminal=terminal)
        self._buffer = StringIO()
        self._console = make_console(self._buffer, terminal=terminal)
        self._written = 0

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        from onrecord.views.report import Report

        if isinstance(result, Failure):
            return
        if self._written:
            self._console.print("─" * 20, style="dim")
        self._console.print(Report(result), soft_wrap=not self._terminal)
        self._written += 1
        self._stream.write(self._buffer.getvalue().encode(self._encoding, "replace"))
        self._stream.flush()
        self._buffer.seek(0)
        self._buffer.truncate()

    def close(self) -> None:
        """Nothing is left."""


def choose_writer(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:
    """The writer of the format `form`."""
    match form:
        case "json":
            return Json(stream, several=several)
        case "html":
            return Page(stream)
        case "text":
            return Reports(stream, terminal=terminal)
        case _:
            return JsonLines(stream)
