"""Where a sentence ends: only for clauses, never to decide a quotation."""

import re
from collections.abc import Iterator

from onrecord.schema.span import Span

ABBREVIATIONS = frozenset(
    (
        *(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "gen",
            "sen",
            "sens",
            "rep",
            "reps",
            "gov",
            "govs",
            "messrs",
            "lt",
            "col",
            "sgt",
            "capt",
            "st",
        ),
        *("jr", "sr", "inc", "corp", "co", "ltd", "no", "vs", "etc", "dept", "rev", "hon", "jan", "feb", "mar", "apr"),
        *("aug", "sept", "oct", "nov", "dec", "u.s", "u.n", "u.k", "d.c", "a.m", "p.m", "e.u", "ph.d"),
    )
)
"""Words after which a full stop ends no sentence, in lower case and without their last stop."""

_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")


def sentence_end(text: str, start: int, limit: int) -> int:
    """The place after the last letter of the sentence that goes on at `start`; `limit` where none ends before it."""
    for match in _STOP.finditer(text, start, limit):
        if not ends_abbreviation(text[start : match.start()]) or match.end() >= limit:
            return match.start()
    return limit


COMMA = re.compile(r",(?!\d)")
"""A comma that is none of a number."""


def sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of `within` in order, each without the stop that ends it."""
    start = within.start
    while start < within.end:
        end = sentence_end(text, start, within.end)
        yield Span(start, end)
        start = end + 1


def ends_abbreviation(words: str) -> bool:
    """Whether the last of `words` is an abbreviation or an initial, so that a stop after it belongs to it."""
    last = words.rsplit(maxsplit=1)[-1].strip("\"“”'‘’([").lower() if words.strip() else ""
    initial = len(last) == 1 and last.isalpha() and last != "i"
    return initial or last in ABBREVIATIONS or ("." in last and last.replace(".", "").isalpha())
