"""`onrecord agendas`: pages and records in, their lists of topics side by side out."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord import Failure, Record
from onrecord.cli.output import Writer, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records
from onrecord.comparison import ArticleLists, compare_lists, read_lists
from onrecord.schema.encoding import encode


def compare_inputs(inputs: Sequence[str], form: str | None, output: Path | None, options: Options) -> int:
    """The agendas in `inputs`; gives the exit code, and raises what `read_inputs` does."""
    return read_inputs(inputs, form, output, options, AGENDAS)


class _Lists(Writer):
    """Takes the lists of each record as it comes; they are compared, and what is found is written, at the end."""

    def __init__(self, stream: BinaryIO, form: str, *, terminal: bool) -> None:
        self._stream, self._form, self._terminal = stream, form, terminal
        self._articles: list[ArticleLists] = []
        self._failures: list[Failure] = []

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        if isinstance(result, Failure):
            self._failures.append(result)
        else:
            self._articles.append(read_lists(result))

    def close(self) -> None:
        """Write the lists."""
        agendas = compare_lists(self._articles, self._failures)
        if self._form == "text":
            from onrecord.views.agendas import AgendaReport

            self._stream.write(render_tables(AgendaReport(agendas), terminal=self._terminal))
        else:
            self._stream.write(encode(agendas, indent=2) + b"\n")


def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
    return _Lists(stream, form, terminal=terminal)


AGENDAS = Results(
    read_page_or_records,
    _choose,
    {".txt": "text", ".json": "json"},
    piped="json",
    gradual=False,
    count=lambda record: len(record.agendas or ()),
)
