"""A table for spreadsheets: CSV that Excel opens as it is, and that runs nothing."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import fields
from io import StringIO

from onrecord.exports.rows import StatementRow, list_rows
from onrecord.exports.selection import Keep, select_records
from onrecord.schema.record import Record
from onrecord.views.plain import cell

COLUMNS = tuple(field.name for field in fields(StatementRow) if field.name not in {"published_day", "content"})
"""The fields of a row that a cell can hold."""

MARK = "\ufeff".encode()
"""The byte order mark: without it Excel takes UTF-8 for the code page of the machine."""


def write_csv(records: Iterable[Record], keep: Keep = None) -> Iterator[bytes]:
    """A row for each statement, after a row of names; every cell in quotation marks, lines end in CRLF.

    Text that a spreadsheet would take for a formula gets an apostrophe in front.

    Source: RFC 4180; OWASP, CSV Injection.
    """
    yield MARK + _lines([COLUMNS])
    for record in select_records(records, keep):
        yield _lines([_show(getattr(row, name)) for name in COLUMNS] for row in list_rows(record, keep))


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    buffer = StringIO()
    # all in quotation marks: where ";" parts cells, a cell must not become two, the second of them a formula
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()


def _show(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return cell("; ".join(value))
    return cell(value) if isinstance(value, str) else "" if value is None else str(value)
