"""`onrecord timeline`: pages and records in, one time line of all of them out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from onrecord import Timeline
from onrecord.cli.output import Gathered, Writer, render_json, render_tables
from onrecord.cli.reading import Options, Results, read_inputs
from onrecord.cli.records import read_page_or_records
from onrecord.timeline import join_articles, read_article


def plot_inputs(inputs: Sequence[str], form: str | None, output: Path | None, options: Options) -> int:
    """The time line of what is in `inputs`; gives the exit code, and raises what `read_inputs` does."""
    return read_inputs(inputs, form, output, options, TIMELINES)


def _calendar(timeline: Timeline) -> bytes:
    from onrecord.views.calendar import render_calendar

    return render_calendar(timeline)


def _page(timeline: Timeline) -> bytes:
    from onrecord.views.timeline_page import render_timeline_page

    return render_timeline_page(timeline).encode()


def _text(timeline: Timeline, *, terminal: bool) -> bytes:
    from onrecord.views.timeline import TimelineReport

    return render_tables(TimelineReport(timeline), terminal=terminal)


_RENDERERS: Mapping[str, Callable[[Timeline], bytes]] = {"json": render_json, "ical": _calendar, "html": _page}


def _choose(form: str, stream: BinaryIO, *, several: bool, terminal: bool) -> Writer:  # noqa: ARG001
    render = _RENDERERS.get(form, partial(_text, terminal=terminal))
    return Gathered(stream, read_article, lambda articles, failures: render(join_articles(articles, failures)))


TIMELINES = Results(
    read_page_or_records,
    _choose,
    {".txt": "text", ".json": "json", ".ics": "ical", ".ical": "ical", ".html": "html", ".htm": "html"},
    piped="json",
    gradual=False,
    count=lambda record: len(record.events or ()),
)
