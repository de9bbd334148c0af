"""`onrecord timeline`: pages and records in, one time line of all of them out."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord import Failure, Record, Timeline
from onrecord.cli.output import Writer, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records
from onrecord.schema.encoding import encode
from onrecord.timeline import ArticleTimeline, join_articles, read_article


def plot_inputs(inputs: Sequence[str], form: str | None, output: Path | None, options: Options) -> int:
    """The time line of what is in `inputs`; gives the exit code, and raises what `read_inputs` does."""
    return read_inputs(inputs, form, output, options, TIMELINES)


class _Timelines(Writer):
    """Takes the events of each record as it comes and lets go of it; what is written, is written at the end."""

    def __init__(self, stream: BinaryIO, render: Callable[[Timeline], bytes]) -> None:
        self._stream = stream
        self._render = render
        self._articles: list[ArticleTimeline] = []
        self._failures: list[Failure] = []

    def write(self, result: Record | Failure) -> None:
        """Take the next result."""
        if isinstance(result, Failure):
            self._failures.append(result)
        else:
            self._articles.append(read_article(result))

    def close(self) -> None:
        """Write the time line."""
        self._stream.write(self._render(join_articles(self._articles, self._failures)))


def _json(timeline: Timeline) -> bytes:
    return encode(timeline, indent=2) + b"\n"


def _calendar(timeline: Timeline) -> bytes:
    from onrecord.views.calendar import render_calendar

    return render_calendar(timeline)


def _page(timeline: Timeline) -> bytes:
    from onrecord.views.timeline_page import render_timeline_page

    return render_timeline_page(timeline).encode()


def _text(timeline: Timeline, *, terminal: bool) -> bytes:
    from onrecord.views.timeline import TimelineReport

    return render_tables(TimelineReport(timeline), terminal=terminal)


_RENDERERS: Mapping[str, Callable[[Timeline], bytes]] = {"json": _json, "ical": _calendar, "html": _page}


def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
    return _Timelines(stream, _RENDERERS.get(form, lambda timeline: _text(timeline, terminal=terminal)))


TIMELINES = Results(
    read_page_or_records,
    _choose,
    {".txt": "text", ".json": "json", ".ics": "ical", ".ical": "ical", ".html": "html", ".htm": "html"},
    piped="json",
    gradual=False,
    count=lambda record: len(record.events or ()),
)
