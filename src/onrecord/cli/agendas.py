"""`onrecord agendas`: pages and records in, their lists of topics side by side out."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.cli.output import Gathered, Writer, render_json, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records
from onrecord.comparison import Agendas, compare_lists, read_lists


def compare_inputs(inputs: Sequence[str], form: str | None, output: Path | None, options: Options) -> int:
    """The agendas in `inputs`; gives the exit code, and raises what `read_inputs` does."""
    return read_inputs(inputs, form, output, options, AGENDAS)


def _render(agendas: Agendas, form: str, *, terminal: bool) -> bytes:
    if form != "text":
        return render_json(agendas)
    from onrecord.views.agendas import AgendaReport

    return render_tables(AgendaReport(agendas), terminal=terminal)


def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
    return Gathered(
        stream,
        read_lists,
        lambda articles, failures: _render(compare_lists(articles, failures), form, terminal=terminal),
    )


AGENDAS = Results(
    read_page_or_records,
    _choose,
    {".txt": "text", ".json": "json"},
    piped="json",
    gradual=False,
    count=lambda record: len(record.agendas or ()),
)
