"""`onrecord audit`: pages and records in, one audit of all of them out."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.audit import Audit, audit_article, join_articles
from onrecord.cli.output import Gathered, Writer, render_json, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records


def audit_inputs(inputs: Sequence[str], form: str | None, output: Path | None, options: Options) -> int:
    """Audit the articles and records of `inputs`; gives the exit code, and raises what `read_inputs` does."""
    return read_inputs(inputs, form, output, options, AUDITS)


def _render(audit: Audit, form: str, *, terminal: bool) -> bytes:
    from onrecord.views.audit import AuditReport, render_csv

    match form:
        case "text":
            return render_tables(AuditReport(audit), terminal=terminal)
        case "csv":
            return render_csv(audit).encode()
        case _:
            return render_json(audit)


def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
    return Gathered(
        stream,
        audit_article,
        lambda articles, failures: _render(join_articles(articles, failures), form, terminal=terminal),
    )


AUDITS = Results(
    read_page_or_records, _choose, {".txt": "text", ".json": "json", ".csv": "csv"}, piped="json", gradual=False
)
