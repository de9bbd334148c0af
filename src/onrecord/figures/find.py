"""An article → its figures."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from math import isfinite

from onrecord.figures.changes import find_changes, find_gains
from onrecord.figures.clocks import find_hours
from onrecord.figures.days import find_days
from onrecord.figures.definites import find_definites
from onrecord.figures.intervals import find_intervals
from onrecord.figures.lists import find_lists
from onrecord.figures.majorities import find_majorities
from onrecord.figures.naming import find_names
from onrecord.figures.quantity import Finding, Quantity
from onrecord.figures.read import find_quantities
from onrecord.figures.repeats import find_repeats
from onrecord.figures.scene import Mark, Scene, build_scene
from onrecord.figures.shares import find_shares
from onrecord.figures.sums import find_sums
from onrecord.figures.totals import find_totals
from onrecord.figures.weekdays import find_weekdays
from onrecord.schema.article import Article
from onrecord.schema.entity import Entity
from onrecord.schema.figure import Figure, FigureCheck
from onrecord.schema.span import Span
from onrecord.schema.timex import Timex, TimexType
from onrecord.text import plain, sentences

_YEARS = re.compile(r"\b(?:1[789]|20)\d\d\b")
_CHECKS = (
    find_sums,
    find_totals,
    find_lists,
    find_names,
    find_hours,
    find_weekdays,
    find_intervals,
    find_changes,
    find_gains,
    find_shares,
    find_majorities,
)


def find_figures(article: Article, entities: Sequence[Entity], times: Sequence[Timex]) -> tuple[Figure, ...]:
    """The figures that `article` states, in order of their place, each checked where its sentence allows."""
    del entities
    words = plain(article.text.replace("—", " "))
    dates = [(time.start, time.end) for time in times if time.type in {TimexType.DATE, TimexType.TIME}]
    years = frozenset(int(year) for year in _YEARS.findall(words))
    quantities: list[Quantity] = []
    findings: list[Finding] = []
    for block in article.blocks:
        marks = _marks(article.text, words, block.span, dates)
        if not marks and "both " not in words[block.start : block.end]:
            continue
        scenes = list(_scenes(article, block.span, marks, years))
        quantities += [mark for mark in marks if isinstance(mark, Quantity)]
        findings += [found for scene in scenes for check in _CHECKS for found in check(scene)]
        findings += find_repeats(scenes)
        findings += find_definites(scenes)
    return _build(article, quantities, _decide(findings))


def _marks(text: str, words: str, block: Span, dates: Sequence[tuple[int, int]]) -> list[Mark]:
    """The days and quantities of `block` in order; a number that belongs to a time is only looked at, not shown."""
    days = list(find_days(words, block.start, block.end))
    marks: list[Mark] = list(days)
    edges = [block.start, *(edge for day in days for edge in (day.start, day.end)), block.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for found in find_quantities(text, words, start, end):
            hidden = any(first <= found.start and found.end <= last for first, last in dates)
            marks.append(replace(found, shown=False) if hidden else found)
    return sorted(marks, key=lambda mark: mark.start)


def _scenes(article: Article, block: Span, marks: Sequence[Mark], years: frozenset[int]) -> Iterator[Scene]:
    """The sentences of `block`, those without a mark included: they part what stands before from what follows."""
    published = _published(article)
    at = 0
    for sentence in sentences(article.text, block):
        end = at
        while end < len(marks) and marks[end].end <= sentence.end:
            end += 1
        held = [mark for mark in marks[at:end] if mark.start >= sentence.start]
        yield build_scene(article.text, sentence, held, published, years)
        at = end


def _published(article: Article) -> dt.date | None:
    value = article.published.value or ""
    return dt.date.fromisoformat(value[:10]) if len(value) >= 10 else None


def _decide(findings: Iterable[Finding]) -> dict[Span, Finding]:
    """One finding for each figure: that it comes out in one way outweighs that it does not in another."""
    decided: dict[Span, Finding] = {}
    for found in findings:
        span = Span(found.total.start, found.total.end)
        if span not in decided or found.check is FigureCheck.CONSISTENT:
            decided.setdefault(span, found)
            if decided[span].check is not FigureCheck.CONSISTENT:
                decided[span] = found
    return decided


def _build(article: Article, quantities: Sequence[Quantity], decided: dict[Span, Finding]) -> tuple[Figure, ...]:
    used = {Span(q.start, q.end) for found in decided.values() for q in (found.total, *found.parts)}
    every = {Span(q.start, q.end): q for found in decided.values() for q in (found.total,)}
    every |= {Span(q.start, q.end): q for q in quantities if q.shown or Span(q.start, q.end) in used}
    return tuple(_figure(article, every[span], decided.get(span)) for span in sorted(every))


def _figure(article: Article, quantity: Quantity, found: Finding | None) -> Figure:
    low, high = quantity.bounds.low, quantity.bounds.high
    bounded = quantity.unit != "weekday"
    return Figure(
        id=_identify(article, quantity),
        start=quantity.start,
        end=quantity.end,
        value=quantity.value,
        unit=quantity.unit,
        what=quantity.what,
        parts=tuple(_identify(article, part) for part in found.parts) if found else (),
        check=found.check if found else FigureCheck.UNCHECKED,
        explanation=found.explanation if found else None,
        low=low if bounded and isfinite(low) else None,
        high=high if bounded and isfinite(high) else None,
    )


def _identify(article: Article, quantity: Quantity) -> str:
    place = f"{article.id}|{quantity.start}-{quantity.end}"
    return "fg-" + sha256(place.encode()).hexdigest()[:12]
