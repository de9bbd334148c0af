"""When an article without a date was published, from what it says itself: a set of days, or one, never a guess.

A day that a register or the text dates, and what the article says of its distance ("days after"), give a window; the
weekday of the news in its lead leaves of the window the days on which that could be written. One day is left only
where the article says that this weekday is still going on ("earlier Thursday"); otherwise it may as well be the next.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.registers import Journey, journeys_to, towns
from onrecord.schema.article import Article, BlockKind, DateSource, Evidence, Published
from onrecord.schema.span import Span
from onrecord.text.plain import plain
from onrecord.times.direction import find_direction
from onrecord.times.find import Expression
from onrecord.times.meaning import Fixed, Recurring
from onrecord.times.moment import Grain
from onrecord.times.words import number_of

_WEEK = dt.timedelta(days=6)
_NEAR = 120
"""Characters around the name of a town in which the journey and what it was for are spoken of."""

_PURPOSE = re.compile(
    r"\b(?:summit|meeting|visit|trip|talks|met|meets|visited|travell?ed|session|conference|dialogue)\b"
)
_DISTANCE = re.compile(
    r"\b(?:come|comes|coming|follows|announced|is)\s(?:just\s|only\s)?(?:(?P<count>an?|one|two|three|four|five|six|several|a\sfew|\d)\s)?"
    r"(?P<unit>days?|weeks?)\safter\b"
)
"""How long after something the news comes, told in the present tense."""

_SEVERAL = {"day": (2, 6), "week": (8, 27)}
"""Days that "days" and "weeks" without a number stand for: fewer is one of them, more is the next unit."""


@dataclass(frozen=True, slots=True)
class _Window:
    """Days between which the article was published, and why."""

    first: dt.date
    last: dt.date
    reason: str


def infer_published(article: Article, expressions: Sequence[Expression]) -> Published:
    """The date of `article`, which has none, with `inferred` as its source; as it was where nothing dates it.

    Several days that are left stand as a one-of set of EDTF in the evidence, and the date stays open.
    """
    words = plain(article.text)
    windows = [*_dated_by_journey(article, words), *_dated_by_text(article, expressions)]
    lead = _weekday_of_news(article, words, expressions)
    if not windows or lead is None:
        return article.published
    first, last = max(w.first for w in windows), min(w.last for w in windows)
    weekday, expression = lead
    days = [d for d in _days(first, last) if (d.weekday() - weekday) % 7 in {0, 1}]
    days = [d for d in days if d - dt.timedelta(days=(d.weekday() - weekday) % 7) >= first]
    going_on = re.search(rf"\bearlier\s(?:on\s)?{re.escape(expression.span.of(words).split()[-1])}\b", words)
    if going_on:
        days = [d for d in days if d.weekday() == weekday]
    if not days:
        return article.published
    reasons = [Evidence(f"{w.first}/{w.last}", f"inferred: {w.reason}") for w in windows]
    name = expression.span.of(article.text)
    still = f" and “{article.text[going_on.start() : going_on.end()]}”" if going_on else ""
    reasons.append(Evidence(f"[{','.join(map(str, days))}]", f"inferred: weekday of the news “{name}”{still}"))
    rest = article.published.evidence
    if len(days) > 1:
        return Published(None, None, DateSource.INFERRED, (*reversed(reasons), *rest))
    chosen = Evidence(str(days[0]), "inferred")
    return Published(str(days[0]), "day", DateSource.INFERRED, (chosen, *reasons, *rest))


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=n) for n in range((last - first).days + 1))


def _dated_by_journey(article: Article, words: str) -> Iterator[_Window]:
    """Windows that begin with a journey of the register, from which the article counts the days."""
    for journey, at in _journeys(article.text, words):
        distance = _distance(words, article, at)
        if distance:
            low, high, told = distance
            reason = (
                f"{journey.register} {journey.row}: {journey.traveller} in {journey.locale}, {journey.start}; “{told}”"
            )
            yield _Window(journey.end + dt.timedelta(days=low), journey.end + dt.timedelta(days=high), reason)


def _journeys(text: str, words: str) -> Iterator[tuple[Journey, int]]:
    """The one journey of the register to each town named beside a meeting, by travellers and hosts the text names."""
    known = towns()
    named = frozenset(re.findall(r"[A-Z][a-z]+", text))
    for match in re.finditer(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?", text):
        for town in (match[0], match[0].split()[0]):
            if town.lower() not in known:
                continue
            around = words[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
            if not _PURPOSE.search(around):
                continue
            found = [j for j in journeys_to(town) if _is_named(j, text, named)]
            if len({(j.start, j.end) for j in found}) == 1:
                yield found[0], match.start()
            break


def _is_named(journey: Journey, text: str, named: frozenset[str]) -> bool:
    """Whether the text names the traveller in full, and somebody whom the register says was met there.

    `named` are the capitalized words of the text, which rule out most travellers at once.
    """
    parts = journey.traveller.replace(".", "").split()
    if parts[0] not in named or not named.issuperset(re.findall(r"[A-Z][a-z]+", parts[-1])):
        return False
    full = re.search(rf"\b{re.escape(parts[0])}\s(?:\w\.?\s)?{re.escape(parts[-1])}\b", text)
    met = re.findall(r"[A-Z][a-z]{2,}", journey.remarks)
    persons = [first + " " + last for first, last in pairwise(met)] + [met[-1]] if met else []
    host = any(
        re.search(rf"\b(?:[A-Z]\w+\s){re.escape(name.split()[-1])}\b", text)
        for name in persons
        if name.split()[-1] not in _NO_NAMES and name.split()[-1] in named
    )
    return bool(full) and host


_NO_NAMES = frozenset(
    "President Minister Prime King Queen Secretary Summit Meeting Foreign Chancellor General Bilateral Attended"
    " Met".split()
)


def _distance(words: str, article: Article, at: int) -> tuple[int, int, str] | None:
    """The days from the journey spoken of at `at` to the news, least and most, and the words that tell."""
    block = next((b for b in article.blocks if b.start <= at < b.end), None)
    match = _DISTANCE.search(words, block.start, block.end) if block else None
    if match is None or match.start() > at:
        return None
    unit = match["unit"].removesuffix("s")
    count = number_of(match["count"]) if match["count"] else (1.0 if match["unit"] == unit else None)
    low, high = _SEVERAL[unit] if count is None else (int(count) * (7 if unit == "week" else 1),) * 2
    return low, high, article.text[match.start() : match.end()]


def _dated_by_text(article: Article, expressions: Sequence[Expression]) -> Iterator[_Window]:
    """The week that begins with the last day that the text names in full, with its weekday."""
    full = [
        (meaning.moment.start, e)
        for e in expressions
        if isinstance(meaning := e.meaning, Fixed)
        and meaning.moment.grain is Grain.DAY
        and re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", e.span.of(plain(article.text)))
    ]
    if full:
        day, expression = max(full, key=lambda found: found[0])
        block = next((b.span for b in article.blocks if b.span.covers(expression.span)), None)
        if block and find_direction(plain(article.text), expression.span, block) < 0:
            yield _Window(day, day + _WEEK, f"past day “{expression.span.of(article.text)}”")


def _weekday_of_news(article: Article, words: str, expressions: Sequence[Expression]) -> tuple[int, Expression] | None:
    """The weekday of what the first two paragraphs tell as past, outside of quotations."""
    body = [b for b in article.blocks if b.kind in {BlockKind.STANDFIRST, BlockKind.PARAGRAPH}][:3]
    for expression in expressions:
        meaning = expression.meaning
        block = next((b.span for b in body if b.span.covers(expression.span)), None)
        if block and isinstance(meaning, Recurring) and meaning.name.startswith("weekday"):
            return (int(meaning.name.split()[1]), expression) if _is_told(words, expression.span, block) else None
    return None


def _is_told(words: str, span: Span, block: Span) -> bool:
    return find_direction(words, span, block) < 0
