"""`onrecord check`: pages and records in, their claims beside the registers out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord import Failure, Record, check_record, read_register
from onrecord.checks import ArticleChecks, Checks, count_wrong, join_checks, list_checks
from onrecord.cli.exits import Exit
from onrecord.cli.output import Writer, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records
from onrecord.schema.encoding import encode


def check_inputs(
    inputs: Sequence[str],
    form: str | None,
    output: Path | None,
    options: Options,
    *,
    registers: Sequence[Path] = (),
    fail: bool = False,
) -> int:
    """Check what is in `inputs`, with the registers that mapping files describe; gives the exit code.

    With `fail`, a contradiction has an exit code of its own, if all inputs were read.

    Raises:
        SetupError: a register or the model cannot be used.
        OSError: the output cannot be written.
    """
    own = [read_register(path) for path in registers]
    seen: list[ArticleChecks] = []

    def _read(asked: str, asked_options: Options) -> Iterator[Record | Failure]:
        for result in read_page_or_records(asked, asked_options):
            yield check_record(result, own) if isinstance(result, Record) else result

    def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
        return _Checked(stream, form, seen, terminal=terminal)

    results = Results(_read, _choose, _BY_ENDING, piped="json", gradual=False, count=_count)
    code = read_inputs(inputs, form, output, options, results)
    wrong = fail and any(count_wrong(article) for article in seen)
    return Exit.CONTRADICTED if wrong and code == Exit.OK else code


_BY_ENDING = {".txt": "text", ".json": "json", ".csv": "csv"}


def _count(record: Record) -> int:
    checks = list_checks(record)
    return len(checks.claims) + len(checks.figures)


class _Checked(Writer):
    """Takes the checks of each record as it comes; what is written, is written at the end."""

    def __init__(self, stream: BinaryIO, form: str, seen: list[ArticleChecks], *, terminal: bool) -> None:
        self._stream, self._form, self._seen, self._terminal = stream, form, seen, terminal
        self._failures: list[Failure] = []

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        if isinstance(result, Failure):
            self._failures.append(result)
        else:
            self._seen.append(list_checks(result))

    def close(self) -> None:
        """Write the checks."""
        self._stream.write(_render(join_checks(self._seen, self._failures), self._form, terminal=self._terminal))


def _render(checks: Checks, form: str, *, terminal: bool) -> bytes:
    from onrecord.views.checks import CheckReport, render_csv

    match form:
        case "text":
            return render_tables(CheckReport(checks), terminal=terminal)
        case "csv":
            return render_csv(checks).encode()
        case _:
            return encode(checks, indent=2) + b"\n"
