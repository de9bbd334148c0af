"""A time line as a calendar (iCalendar, RFC 5545): the events whose days are known well enough."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from onrecord.schema.event import EventStatus
from onrecord.timeline import ArticleFacts, Group, Line, Report, Timeline
from onrecord.views.dates import show_when
from onrecord.views.lines import HEADINGS, about, evidence, title, who
from onrecord.views.plain import count, one_line
from onrecord.views.web import is_web_address

WIDEST = 31
"""Days an event of the calendar may span: what happened some day of a year would fill that year."""

UNKNOWN_STAMP = datetime(1970, 1, 1, tzinfo=UTC)
"""The stamp of an event whose article has no date: RFC 5545 wants one, and a clock would make two runs differ."""

_STATUS = {
    Group.HAPPENED: "CONFIRMED",
    Group.UNDER_WAY: "CONFIRMED",
    Group.PLANNED: "CONFIRMED",
    Group.TALKED_ABOUT: "TENTATIVE",
    Group.OFF: "CANCELLED",
}


def render_calendar(timeline: Timeline) -> bytes:
    """An all-day event for each line that is bounded by at most `WIDEST` days; how many are left out is said."""
    articles = {article.id: article for article in timeline.articles}
    fitting = [(line, days) for line in timeline.lines if (days := _days(line))]
    calendar = Calendar()
    calendar.add("prodid", "-//onrecord//timeline//EN")
    calendar.add("version", "2.0")
    about_it = _about(timeline, len(fitting))
    for name in ("description", "x-wr-caldesc"):  # the second is what calendars read before RFC 7986
        calendar.add(name, vText(about_it))
    for line, days in fitting:
        calendar.add_component(_event(line, days, articles))
    return bytes(calendar.to_ical())


def _about(timeline: Timeline, fitting: int) -> str:
    left = len(timeline.lines) + len(timeline.undated) - fitting
    names = "; ".join(map(title, timeline.articles))
    return f"Events in {names or 'no article'}" + (
        f". Left out: {count(left, 'event')} without a date, or with one wider than {WIDEST} days" if left else ""
    )


def _days(line: Line) -> tuple[date, date] | None:
    """The first and the last day, where both are known and near each other."""
    when = line.when
    if not (when and when.earliest and when.latest):
        return None
    first, last = date.fromisoformat(when.earliest), date.fromisoformat(when.latest)
    fits = (last - first).days < WIDEST and last < date.max
    return (first, last) if fits else None


def _event(line: Line, days: tuple[date, date], articles: Mapping[str, ArticleFacts]) -> Event:
    first, last = days
    event = Event()
    event.add("uid", f"{line.id}@onrecord")
    event.add("dtstamp", _stamp(articles[line.reports[0].article]))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # the first day after it
    event.add("summary", vText(_summary(line)))
    event.add("status", _status(line))
    event.add("transp", "TRANSPARENT")  # nobody's day is busy because of the news
    event.add("categories", [line.type.value, line.status.value])
    event.add("description", vText("\n".join(_description(line, articles))))
    if line.place:
        event.add("location", vText(one_line(line.place)))
    url = next((link for report in line.reports if (link := _link(report, articles))), None)
    if url:
        event.add("url", url)
    return event


def _status(line: Line) -> str:
    # the day of a postponed event may be the old one or the new one
    return "TENTATIVE" if line.status is EventStatus.POSTPONED else _STATUS[line.group]


def _summary(line: Line) -> str:
    """What the words say; before them how it stands where it has not happened, behind them that the day is open."""
    before = "" if line.group is Group.HAPPENED else f"{line.status.value.capitalize()}: "
    open_day = "" if line.when and line.when.day else f" (within {show_when(line.when)})"
    return f"{before}{one_line(line.what)}{open_day}"


def _description(line: Line, articles: Mapping[str, ArticleFacts]) -> Iterator[str]:
    group = "" if line.group.value == line.status.value else f" ({HEADINGS[line.group].lower()})"
    yield f"{line.type.value}, {line.status.value}{group}"
    if line.when:
        yield f"{show_when(line.when)}, in the text “{one_line(line.when.words.text)}”"
    if names := who(line):
        yield f"Who: {names}"
    for report in line.reports:
        article = articles[report.article]
        for source, words in evidence(report):
            yield f"{source[0].upper()}{source[1:]}, in {title(article)} ({about(article)}):"
            yield words


def _link(report: Report, articles: Mapping[str, ArticleFacts]) -> str | None:
    url = articles[report.article].url
    return url if url and is_web_address(url) else None


def _stamp(article: ArticleFacts) -> datetime:
    """When the article was published, in UTC; midnight where only the day is known."""
    try:
        stamp = datetime.fromisoformat(article.published or "")
        utc = stamp.astimezone(UTC) if stamp.tzinfo else datetime.combine(stamp.date(), time(), UTC)
    except (ValueError, OverflowError):
        return UNKNOWN_STAMP
    return utc.replace(microsecond=0)
