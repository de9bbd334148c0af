"""`onrecord query`: an answer in rows, as a table, JSON or CSV."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.batch.query import Answer, ask_dataset
from onrecord.cli.exits import Exit
from onrecord.cli.output import open_output, render_tables
from onrecord.views.plain import cell, harmless

SHOWN = 1000
"""Rows of a table on a terminal; the other formats have all of them."""
_BY_ENDING = {".csv": "csv", ".txt": "text"}


def write_answer(folder: str, query: str, form: str | None, seconds: float, output: Path | None) -> int:
    """Write the answer to `query` over the dataset in `folder`; gives the exit code.

    Raises:
        SetupError: the query is wrong, or `folder` is no dataset.
    """
    terminal = output is None and sys.stdout.isatty()
    form = form or (_BY_ENDING.get(output.suffix.lower(), "json") if output else "text" if terminal else "json")
    with ask_dataset(folder, query, seconds) as answer, open_output(output) as stream:
        for piece in _FORMS[form](answer):
            stream.write(piece)
    return Exit.OK


def _text(answer: Answer) -> Iterator[bytes]:
    from itertools import islice

    from rich import box
    from rich.table import Table

    table = Table(*(harmless(name) for name in answer.columns), box=box.SIMPLE)
    for row in islice(answer.rows, SHOWN):
        table.add_row(*(harmless("" if value is None else str(value)) for value in row))
    yield render_tables(table, terminal=sys.stdout.isatty())
    if next(answer.rows, None):
        yield f"only {SHOWN} rows are shown; --format csv gives all\n".encode()


def _json(answer: Answer) -> Iterator[bytes]:
    """JSON Lines: a row each."""
    for row in answer.rows:
        yield json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False, default=str).encode() + b"\n"


def _csv(answer: Answer) -> Iterator[bytes]:
    yield _line(answer.columns)
    for row in answer.rows:
        yield _line(row)


def _line(values: tuple[Any, ...]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(
        "" if value is None else cell(value) if isinstance(value, str) else value for value in values
    )
    return buffer.getvalue().encode()


_FORMS = {"text": _text, "json": _json, "csv": _csv}
