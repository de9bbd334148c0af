"""`onrecord check`: pages and records in, their claims beside the registers out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord import Failure, Record, check_record, read_register
from onrecord.checks import ArticleChecks, Checks, count_wrong, join_checks, list_checks
from onrecord.cli.exits import Exit
from onrecord.cli.output import Gathered, Writer, render_json, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records


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
    wrong = 0

    def _read(asked: str, asked_options: Options) -> Iterator[Record | Failure]:
        for result in read_page_or_records(asked, asked_options):
            yield check_record(result, own) if isinstance(result, Record) else result

    def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
        return Gathered(
            stream, _take, lambda articles, failures: _render(join_checks(articles, failures), form, terminal=terminal)
        )

    def _take(record: Record) -> ArticleChecks:
        nonlocal wrong
        checks = list_checks(record)
        wrong += count_wrong(checks)
        return checks

    results = Results(_read, _choose, _BY_ENDING, piped="json", gradual=False, count=_count)
    code = read_inputs(inputs, form, output, options, results)
    return Exit.CONTRADICTED if fail and wrong and code == Exit.OK else code


_BY_ENDING = {".txt": "text", ".json": "json", ".csv": "csv"}


def _count(record: Record) -> int:
    checks = list_checks(record)
    return len(checks.claims) + len(checks.figures)


def _render(checks: Checks, form: str, *, terminal: bool) -> bytes:
    from onrecord.views.checks import CheckReport, render_csv

    match form:
        case "text":
            return render_tables(CheckReport(checks), terminal=terminal)
        case "csv":
            return render_csv(checks).encode()
        case _:
            return render_json(checks)
