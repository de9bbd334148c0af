"""The events of records as a calendar: that of the time line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.exports.selection import Keep, select_records
from onrecord.schema.record import Record
from onrecord.timeline import join_articles, read_article
from onrecord.views.calendar import render_calendar


def write_calendar(records: Iterable[Record], keep: Keep = None) -> Iterator[bytes]:
    """An iCalendar with the events whose days are known; of a selection those that its statements tell of.

    Source: RFC 5545.
    """
    articles = [read_article(_told(record, keep)) for record in select_records(records, keep)]
    yield render_calendar(join_articles(articles, ()))


def _told(record: Record, keep: Keep) -> Record:
    if keep is None or record.events is None:
        return record
    return replace(record, events=tuple(e for e in record.events if any(key in keep for key in e.according_to)))
