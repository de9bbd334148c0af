"""`onrecord audit`: pages and records in, one audit of all of them out."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord import Failure, Record
from onrecord.audit import ArticleAudit, Audit, audit_article, join_articles
from onrecord.cli.output import Writer, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records
from onrecord.schema.encoding import encode


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

        self.stream.write(render_tables(AuditReport(audit), terminal=self._terminal))


def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
    match form:
        case "text":
            return _Text(stream, terminal=terminal)
        case "csv":
            return _Csv(stream)
        case _:
            return _Json(stream)


AUDITS = Results(
    read_page_or_records, _choose, {".txt": "text", ".json": "json", ".csv": "csv"}, piped="json", gradual=False
)
