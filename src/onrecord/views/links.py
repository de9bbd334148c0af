"""The words of a trace that all its views share."""

from collections.abc import Mapping
from datetime import date

from onrecord.trace import ArticleFacts, Change, Link, Quote, Trace
from onrecord.views.dates import NO_DATE, show_day
from onrecord.views.plain import count, one_line

HINTS = "To be compared: nobody is said to have taken anything back"
"""The heading of hints."""


def heading(link: Link) -> str:
    """What the link is: the kind of a revision, the grade of a hint."""
    return (link.kind or link.grade or "").capitalize()


def who(link: Link) -> str:
    """The speaker, and the name in the earlier article where it differs."""
    later, earlier = one_line(link.later.speaker or ""), one_line(link.earlier.speaker or "")
    return later if later == earlier or not earlier else f"{later} ({earlier})"


def when(quote: Quote) -> str:
    """The day of the quote, and which day it is."""
    return f"{quote.dated} {show_day(date.fromisoformat(quote.day))}" if quote.day else NO_DATE


def where(quote: Quote, articles: Mapping[str, ArticleFacts]) -> str:
    """The article by its headline, with its publisher."""
    article = articles[quote.article]
    name = article.headline or f"(no headline, {article.id})"
    return one_line(", ".join(filter(None, (name, article.publisher))))


def show_change(change: Change) -> str:
    """What differs, in words."""
    earlier, later = one_line(change.earlier), one_line(change.later)
    if not earlier:
        return f"“{later}” added ({change.kind})"
    return f"“{earlier}” left out ({change.kind})" if not later else f"“{earlier}” became “{later}” ({change.kind})"


def reasons(link: Link) -> str:
    """Why the two stand together, and why both are taken for one speaker."""
    order = "" if link.earlier.day and link.later.day else "; not in order of time: a date is missing"
    return one_line(f"{link.reason}; {link.same}{order}")


def summary(trace: Trace) -> str:
    """What was found in how many articles."""
    statements = sum(article.statements for article in trace.articles)
    found = f"{count(len(trace.revisions), 'revision')} and {count(len(trace.hints), 'hint')}"
    return f"{found} in {count(statements, 'statement')} of {count(len(trace.articles), 'article')}"


def unread(trace: Trace) -> int:
    """How many records were made without looking for revisions."""
    return sum(article.revisions is None for article in trace.articles)
