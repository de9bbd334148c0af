"""`onrecord audit`: pages and records in, one audit of all of them out."""

import io
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord import Failure, PageError, Record
from onrecord.audit import ArticleAudit, Audit, audit_article, join_articles
from onrecord.cli.output import Writer, encoding_of, make_console
from onrecord.cli.reading import Options, Results, read_inputs, read_page
from onrecord.schema.encoding import encode, read_results
from onrecord.schema.failure import describe_failure

_WIDTH = 120
"""Columns of a table at most: wider than a report, it is not read line by line."""

_RECORDS = re.compile(rb'\s*(?:\[\s*)?\{\s*"schema"\s*:\s*"onrecord\.(?:record|error)/')
"""How everything begins that `onrecord read` wrote as JSON."""


def audit_inputs(inputs: Sequence[str], form: str | None, output: Path | None, options: Options) -> int:
    """Audit the articles and records of `inputs`; gives the exit code, and raises what `read_inputs` does."""
    return read_inputs(inputs, form, output, options, AUDITS)


class _Audits(Writer):
    """Audits each record as it comes and lets go of it; what is written, is written at the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self._articles: list[ArticleAudit] = []
        self._failures: list[Failure] = []

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        if isinstance(result, Failure):
            self._failures.append(result)
        else:
            self._articles.append(audit_article(result))

    def close(self) -> None:
        """Write the audit."""
        self.put(join_articles(self._articles, self._failures))

    def put(self, audit: Audit) -> None:
        """Write `audit`."""
        raise NotImplementedError


class _Json(_Audits):
    def put(self, audit: Audit) -> None:
        self.stream.write(encode(audit, indent=2) + b"\n")


class _Csv(_Audits):
    def put(self, audit: Audit) -> None:
        from onrecord.views.audit import render_csv

        self.stream.write(render_csv(audit).encode())


class _Text(_Audits):
    def __init__(self, stream: BinaryIO, *, terminal: bool) -> None:
        super().__init__(stream)
        self._terminal = terminal

    def put(self, audit: Audit) -> None:
        from onrecord.views.audit import AuditReport

        buffer = io.StringIO()
        console = make_console(buffer, terminal=self._terminal, width=_WIDTH)
        if not self._terminal:
            console.width = _WIDTH
        console.print(AuditReport(audit))
        # rich fills tables up with spaces
        text = "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())
        self.stream.write(text.encode(encoding_of(terminal=self._terminal), "replace"))


def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
    match form:
        case "text":
            return _Text(stream, terminal=terminal)
        case "csv":
            return _Csv(stream)
        case _:
            return _Json(stream)


def _read(asked: str, options: Options) -> Iterator[Record | Failure]:
    """The records in `asked` if `onrecord read` wrote it, else the record of the page."""
    if options["input_type"] == "auto":
        if asked == "-" and isinstance(sys.stdin.buffer, io.BufferedReader):
            if _RECORDS.match(sys.stdin.buffer.peek(200)):
                yield from _read_records("standard input", sys.stdin.buffer)
                return
        elif _holds_records(asked):
            with Path(asked).open("rb") as stream:
                yield from _read_records(asked, stream)
            return
    yield from read_page(asked, options)


def _holds_records(asked: str) -> bool:
    """Whether `asked` is a file that begins as records do; what cannot be opened is left to the reader of pages."""
    try:
        # a named pipe could be read once only
        if not Path(asked).is_file():
            return False
        with Path(asked).open("rb") as stream:
            return bool(_RECORDS.match(stream.read(200)))
    except (OSError, ValueError):
        return False


def _read_records(name: str, lines: Iterable[bytes]) -> Iterator[Record | Failure]:
    read = 0
    try:
        for result in read_results(lines):
            yield result
            read += 1
    except ValueError as error:
        message = f"{name}: after {read} records: {error}; what follows is left out, write it again with onrecord read"
        yield describe_failure(name, PageError(message, code="not-a-record"))


AUDITS = Results(_read, _choose, {".txt": "text", ".json": "json", ".csv": "csv"}, piped="json", gradual=False)
