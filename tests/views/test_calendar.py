from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from onrecord import Record, timeline_of
from onrecord.schema.article import DateSource, Published
from onrecord.schema.event import EventStatus
from onrecord.views.calendar import UNKNOWN_STAMP, WIDEST, render_calendar
from tests.timeline.samples import HARBOUR, LINES, Told, record_of_events


def read(*records: Record) -> tuple[Any, list[Any]]:
    """The calendar as the library reads it back, and its events."""
    calendar: Any = Calendar.from_ical(render_calendar(timeline_of(records)))
    return calendar, calendar.walk("VEVENT")


def test_what_is_written_is_read_back() -> None:
    calendar, (met, visit) = read(HARBOUR)
    assert (met["dtstart"].dt, met["dtend"].dt) == (date(2026, 3, 2), date(2026, 3, 3))
    assert (visit["dtstart"].dt, visit["dtend"].dt) == (date(2026, 6, 1), date(2026, 7, 1))
    assert met["summary"] == "Ada Quill met Bo Fenn in Lorn on Monday"
    assert visit["summary"] == "Planned: They will visit Skarn in June (within Jun 2026)"
    assert (met["location"], met["url"], met["transp"]) == ("Lorn", "https://news.example/bridge", "TRANSPARENT")
    assert (
        "According to Ada Quill (paraphrase), in Harbour towns to talk (The Example, 2 Mar 2026):\n"
        "They will visit Skarn in June" in visit["description"]
    )
    assert calendar["description"] == (
        "Events in Harbour towns to talk. Left out: 4 events without a date, or with one wider than 31 days"
    )


@pytest.mark.parametrize(
    ("status", "written"),
    [
        (EventStatus.HAPPENED, "CONFIRMED"),
        (EventStatus.UNDER_WAY, "CONFIRMED"),
        (EventStatus.PLANNED, "CONFIRMED"),
        (EventStatus.PROPOSED, "TENTATIVE"),
        (EventStatus.UNDER_DISCUSSION, "TENTATIVE"),
        (EventStatus.HYPOTHETICAL, "TENTATIVE"),
        (EventStatus.POSTPONED, "TENTATIVE"),
        (EventStatus.CANCELLED, "CANCELLED"),
        (EventStatus.DENIED, "CANCELLED"),
    ],
)
def test_status(status: EventStatus, written: str) -> None:
    _, (event,) = read(record_of_events(LINES, [Told("met", status=status, time="on Monday")]))
    assert event["status"] == written
    assert event["summary"].startswith("Ada" if status is EventStatus.HAPPENED else status.value.capitalize())


@pytest.mark.parametrize(
    ("published", "stamp"),
    [
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
        ("2026-03-02T01:30:00+02:00", datetime(2026, 3, 1, 23, 30, tzinfo=UTC)),
        ("0001-01-01T01:30:00+02:00", UNKNOWN_STAMP),
        ("2026-03", UNKNOWN_STAMP),
        (None, UNKNOWN_STAMP),
    ],
)
def test_the_stamp_is_the_publication_and_no_clock(published: str | None, stamp: datetime) -> None:
    article = replace(HARBOUR.article, published=Published(published, "day", DateSource.META))
    _, events = read(replace(HARBOUR, article=article))
    assert {event["dtstamp"].dt for event in events} == {stamp}


def test_the_same_time_line_gives_the_same_bytes() -> None:
    written = {render_calendar(timeline_of([HARBOUR])) for _ in range(2)}
    assert len(written) == 1
    assert {event["uid"] for event in read(HARBOUR)[1]} == {event["uid"] for event in read(HARBOUR)[1]}


@pytest.mark.parametrize(("latest", "events"), [("2026-07-01", 1), ("2026-07-02", 0)])
def test_a_month_is_the_widest(latest: str, events: int) -> None:
    record = record_of_events(LINES, [Told("visit", time="in June")])
    times = tuple(replace(time, latest=latest) for time in record.times or ())
    assert (date.fromisoformat(latest) - date(2026, 6, 1)).days + 1 == WIDEST + 1 - events
    assert len(read(replace(record, times=times))[1]) == events


def test_odd_text_does_not_break_the_calendar() -> None:
    odd = "A; b, c\\n \x1b[31m\nBEGIN:VEVENT"
    record = replace(HARBOUR, article=replace(HARBOUR.article, headline=odd, url="javascript:alert(1)"))
    _, events = read(record)
    assert len(events) == 2
    assert all("url" not in event and "\x1b" not in event["description"] for event in events)


def test_no_article_makes_an_empty_calendar() -> None:
    assert read()[1] == []
