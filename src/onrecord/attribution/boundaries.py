"""Where a span ends, to the letter: marks and stops that belong to it are taken in, those that do not are left out."""

import re
from collections.abc import Sequence

from onrecord.schema.span import Span
from onrecord.text import MARKS, Quotation, ends_abbreviation

_DAY = re.compile(
    r"\s+(?:on |earlier |late |early |last )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?$"
)
_CLITIC = re.compile(r"(?<=\w)['’](?:s|re|ve|ll|d|m)\b")
"""The verb that an apostrophe ties to its subject ("he's going to think")."""

_OPENING = {")": "(", "]": "["}
_TRAILING = frozenset(",;:–—-.!?… ")
_LEADING = frozenset(",;:–—-.… ")


def tidy(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """`span` without loose punctuation at its edges, and with both marks of a quotation that it fills.

    A full stop is kept where it ends an abbreviation, and where it stands inside the quotation that the span ends with.
    """
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _LEADING or text[start] in MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _TRAILING or text[end - 1] in MARKS):
        end -= 1
    if start == end:
        return span
    for quotation in quotations:
        if quotation.inner.start <= start < quotation.inner.end and not text[quotation.inner.start : start].strip(" ."):
            start = quotation.span.start
        if quotation.inner.start < end <= quotation.inner.end and not text[end : quotation.inner.end].strip(
            " .,!?;:…—–-'’"
        ):
            end = quotation.span.end
    if start and _CLITIC.match(text, start - 1):
        start -= 1
    return Span(start, _with_stop(text, start, end))


def without_day(text: str, span: Span) -> Span:
    """A source or cue without a day at its end ("the ministry on Monday", "said Thursday")."""
    day = _DAY.search(span.of(text))
    return Span(span.start, span.start + day.start()) if day else span


def _with_stop(text: str, start: int, end: int) -> int:
    """`end`, moved over the full stop of an abbreviation ("D.C.", "Mr.", "Jr.") or a bracket ("(D-Me.)")."""
    close = end + 1 if text[end : end + 2] == ".)" else end
    opening = _OPENING.get(text[close : close + 1])
    if opening and text.count(opening, start, end) > text.count(text[close], start, end):
        return close + 1
    if text[end : end + 1] != ".":
        return end
    return end + 1 if ends_abbreviation(text[start:end]) else end


def whole_quotations(content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """`content` with each quotation that a fragment enters or leaves half-way taken whole: nobody quotes half of it.

    A quotation of which less than half is content is left alone, because what is inside may be reported speech of its
    own; so is one without a closing mark, because its end is a guess.
    """
    grown: list[Span] = []
    for span in content:
        start, end = span.start, span.end
        for quotation in quotations:
            inner = quotation.inner
            shared = min(end, inner.end) - max(start, inner.start)
            if quotation.closed and 2 * shared > len(inner):
                start, end = min(start, inner.start), max(end, inner.end)
        if grown and start <= grown[-1].end:
            grown[-1] = Span(grown[-1].start, max(grown[-1].end, end))
        else:
            grown.append(Span(start, end))
    return tuple(grown)
