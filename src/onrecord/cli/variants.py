"""`onrecord variants`: pages and records in, the utterances that several of them quote out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from onrecord import Variants
from onrecord.cli.output import Gathered, Writer, render_json, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records
from onrecord.variants import join_articles, read_article, select_clusters

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


def _csv(found: Variants) -> bytes:
    from onrecord.views.variants import render_csv

    return render_csv(found).encode()


def _page(found: Variants) -> bytes:
    from onrecord.views.variants_page import render_variants_page

    return render_variants_page(found).encode()


def _text(found: Variants, *, terminal: bool) -> bytes:
    from onrecord.views.variants import VariantsReport

    return render_tables(VariantsReport(found), terminal=terminal)


_RENDERERS: Mapping[str, Callable[[Variants], bytes]] = {"json": render_json, "csv": _csv, "html": _page}
_BY_ENDING = {".txt": "text", ".json": "json", ".csv": "csv", ".html": "html", ".htm": "html"}


def _results(select: Select) -> Results:
    def choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
        render = _RENDERERS.get(form, partial(_text, terminal=terminal))
        return Gathered(stream, read_article, lambda quotes, failures: render(select(join_articles(quotes, failures))))

    return Results(read_page_or_records, choose, _BY_ENDING, piped="json", gradual=False)
