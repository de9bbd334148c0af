"""`onrecord trace`: pages and records in, one trace of all their statements out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord import Failure, Record, Trace, load_embedder
from onrecord.cli.output import Writer, render_tables
from onrecord.cli.reading import Options, Results, read_inputs, show_progress
from onrecord.cli.records import read_page_or_records
from onrecord.schema.encoding import encode
from onrecord.trace import ArticleClaims, Embed, join_articles, read_article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SOME = 100
"""Texts that are embedded between two steps of the progress bar."""


def trace_inputs(
    inputs: Sequence[str],
    form: str | None,
    output: Path | None,
    options: Options,
    *,
    speaker: str | None,
    about: str | None,
) -> int:
    """The trace of what is in `inputs`; gives the exit code, and raises what `read_inputs` does."""
    join = partial(_join, model=options["model"], speaker=speaker, about=about)

    def choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
        return _Traces(stream, join, _RENDERERS.get(form, partial(_text, terminal=terminal)))

    results = Results(read_page_or_records, choose, _BY_ENDING, piped="json", gradual=False)
    return read_inputs(inputs, form, output, options, results)


_BY_ENDING = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}


class _Traces(Writer):
    """Takes the claims of each record as it comes and lets go of it; they are compared, and written, at the end."""

    def __init__(
        self,
        stream: BinaryIO,
        join: Callable[[Sequence[ArticleClaims], Sequence[Failure]], Trace],
        render: Callable[[Trace], bytes],
    ) -> None:
        self._stream = stream
        self._join = join
        self._render = render
        self._articles: list[ArticleClaims] = []
        self._failures: list[Failure] = []

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        if isinstance(result, Failure):
            self._failures.append(result)
        else:
            self._articles.append(read_article(result))

    def close(self) -> None:
        """Compare, and write the trace."""
        self._stream.write(self._render(self._join(self._articles, self._failures)))


def _join(
    articles: Sequence[ArticleClaims],
    failures: Sequence[Failure],
    *,
    model: Path | None,
    speaker: str | None,
    about: str | None,
) -> Trace:
    total = sum(len(article.claims) for article in articles)
    with show_progress(total // SOME, hidden=False, doing="comparing") as progress:
        embed = _watched(load_embedder(model), progress.advance)
        return join_articles(articles, embed, failures, speaker=speaker, about=about)


def _watched(embed: Embed, advance: Callable[[], None]) -> Embed:
    """`embed`, telling after some texts that it has got so far."""

    def in_parts(texts: Sequence[str]) -> "NDArray[np.float32]":
        import numpy as np

        parts = []
        for start in range(0, max(len(texts), 1), SOME):
            parts.append(embed(texts[start : start + SOME]))
            advance()
        return np.concatenate(parts)

    return in_parts


def _json(trace: Trace) -> bytes:
    return encode(trace, indent=2) + b"\n"


def _page(trace: Trace) -> bytes:
    from onrecord.views.trace_page import render_trace_page

    return render_trace_page(trace).encode()


def _text(trace: Trace, *, terminal: bool) -> bytes:
    from onrecord.views.trace import TraceReport

    return render_tables(TraceReport(trace), terminal=terminal)


_RENDERERS: Mapping[str, Callable[[Trace], bytes]] = {"json": _json, "html": _page}
