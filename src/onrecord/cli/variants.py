"""`onrecord variants`: pages and records in, the utterances that several of them quote out."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord import Failure, Record, Variants
from onrecord.cli.output import Writer, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records
from onrecord.schema.encoding import encode
from onrecord.variants import ArticleQuotes, join_articles, read_article, select_clusters

Select = Callable[[Variants], Variants]


def compare_inputs(
    inputs: Sequence[str],
    form: str | None,
    output: Path | None,
    options: Options,
    *,
    speaker: str | None,
    changed_only: bool,
) -> int:
    """The variants in `inputs`; gives the exit code, and raises what `read_inputs` does."""

    def select(found: Variants) -> Variants:
        return select_clusters(found, speaker=speaker, changed_only=changed_only)

    return read_inputs(inputs, form, output, options, _results(select))


class _Quotes(Writer):
    """Takes the quotations of each record as it comes; they are compared, and what is found is written, at the end."""

    def __init__(self, stream: BinaryIO, render: Callable[[Variants], bytes], select: Select) -> None:
        self._stream = stream
        self._render = render
        self._select = select
        self._articles: list[ArticleQuotes] = []
        self._failures: list[Failure] = []

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        if isinstance(result, Failure):
            self._failures.append(result)
        else:
            self._articles.append(read_article(result))

    def close(self) -> None:
        """Write the variants."""
        self._stream.write(self._render(self._select(join_articles(self._articles, self._failures))))


def _json(found: Variants) -> bytes:
    return encode(found, indent=2) + b"\n"


def _csv(found: Variants) -> bytes:
    from onrecord.views.variants import render_csv

    return render_csv(found).encode()


def _page(found: Variants) -> bytes:
    from onrecord.views.variants_page import render_variants_page

    return render_variants_page(found).encode()


def _text(found: Variants, *, terminal: bool) -> bytes:
    from onrecord.views.variants import VariantsReport

    return render_tables(VariantsReport(found), terminal=terminal)


_RENDERERS: Mapping[str, Callable[[Variants], bytes]] = {"json": _json, "csv": _csv, "html": _page}
_BY_ENDING = {".txt": "text", ".json": "json", ".csv": "csv", ".html": "html", ".htm": "html"}


def _results(select: Select) -> Results:
    def choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
        return _Quotes(stream, _RENDERERS.get(form, lambda found: _text(found, terminal=terminal)), select)

    return Results(read_page_or_records, choose, _BY_ENDING, piped="json", gradual=False)
