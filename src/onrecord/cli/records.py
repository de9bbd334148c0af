"""Pages, and the files that `onrecord read` wrote: what the commands take that look at many records."""

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord import Failure, PageError, Record
from onrecord.cli.reading import RECORDS, Options, read_page
from onrecord.schema.encoding import begins_results, read_results
from onrecord.schema.failure import describe_failure


def read_page_or_records(asked: str, options: Options) -> Iterator[Record | Failure]:
    """The records in `asked` if `onrecord read` wrote it, else the record of the page."""
    if options["input_type"] == "auto":
        if asked == "-" and isinstance(sys.stdin.buffer, io.BufferedReader):
            if begins_results(sys.stdin.buffer.peek(200)):
                yield from _read_records("standard input", sys.stdin.buffer)
                return
        elif _holds_records(asked):
            with Path(asked).open("rb") as stream:
                yield from _read_records(asked, stream)
            return
    yield from read_page(asked, options)


READ = replace(RECORDS, read=read_page_or_records)
"""What `onrecord read` makes of its inputs; records are shown again, in another format say, and read as no text."""


def _holds_records(asked: str) -> bool:
    """Whether `asked` is a file that begins as records do; what cannot be opened is left to the reader of pages."""
    try:
        # a named pipe could be read once only
        if not Path(asked).is_file():
            return False
        with Path(asked).open("rb") as stream:
            return begins_results(stream.read(200))
    except (OSError, ValueError):
        return False


def _read_records(name: str, lines: Iterable[bytes]) -> Iterator[Record | Failure]:
    read = 0
    try:
        for result in read_results(lines):
            yield result
            read += 1
    except (ValueError, RecursionError) as error:
        message = f"{name}: after {read} records: {error}; what follows is left out, write it again with onrecord read"
        yield describe_failure(name, PageError(message, code="not-a-record"))
