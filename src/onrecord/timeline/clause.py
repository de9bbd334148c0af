"""The sentence around an event, and the part of it that tells the event: always words of the article in one piece."""

import re
from collections.abc import Iterable, Iterator

from onrecord.schema.article import Article
from onrecord.schema.span import Span, hull
from onrecord.text import ends_abbreviation, sentence_end

LONGEST = 200
"""Characters of a line at most, where it can be had from clauses."""

_FEWEST = 4
"""Words of a line at least: "to meet" says nothing."""

_CONJUNCTIONS = (
    "and but or nor yet so while whereas which who whom whose where when after before as because although though since "
    "until till unless if whether once saying adding".split()
)
_EDGE = re.compile(rf"[;:]\s+|\s+[–—-]+\s+|—|,\s+(?=(?:{'|'.join(_CONJUNCTIONS)})\b)|(?<=,[”\"])\s+", re.IGNORECASE)
"""What parts clauses; a bare comma does not, it also parts the members of a list."""

_LINK = re.compile(r"(?:and|but|or|nor|yet|so|that|where|while|whereas),?\s+(?=\S)", re.IGNORECASE)
"""What only ties a clause to what was said before; "if" and "who" stay, they say how it is meant."""

_LOOSE = ",;:.…–—"
_AFTER = re.compile(r"[.!?…]*[\"”’')\]]*")
_OPENING = {"“": "”", '"': '"', "(": ")", "[": "]"}
_CLOSING = {close: open_ for open_, close in _OPENING.items()}


def sentence_of(article: Article, at: int) -> Span:
    """The sentence of `article` that holds the character `at`; it never leaves its block."""
    text = article.text
    block = next((b.span for b in article.blocks if b.start <= at < b.end), Span(0, len(text)))
    for sentence in _sentences(text, block):
        if at < sentence.end:
            return _trimmed(text, sentence)
    return _trimmed(text, block)


def _sentences(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    while start < block.end:
        end = sentence_end(text, start, block.end)
        after = _AFTER.match(text, end, block.end)
        end = after.end() if after else end
        end = max(end, start + 1)
        yield Span(start, end)
        start = end


def clause_of(text: str, within: Span, trigger: Span, others: Iterable[Span]) -> Span:
    """The clauses of `within` from the first to the last that hold the event's words: `trigger` and `others`.

    Where that is longer than `LONGEST`, only the clause of the trigger; where that is a mere word or two, all of
    `within` or the other clauses again.
    """
    if not within.covers(trigger):
        return trigger
    clauses = [_bare(text, clause) for clause in _clauses(text, within)]
    told = [span for span in (trigger, *others) if within.covers(span)]
    own = hull([trigger, *(clause for clause in clauses if clause.overlaps(trigger))])
    wide = hull([own, *(clause for clause in clauses if any(clause.overlaps(span) for span in told))])
    for candidate in (wide, own, hull([trigger, _bare(text, within)])):
        if len(candidate) <= LONGEST and len(candidate.of(text).split()) >= _FEWEST:
            return candidate
    return own


def _clauses(text: str, within: Span) -> Iterator[Span]:
    start = within.start
    for edge in _EDGE.finditer(text, within.start, within.end):
        if edge.start() > start:
            yield Span(start, edge.start())
        start = max(edge.end(), start)
    if start < within.end:
        yield Span(start, within.end)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    if not words.strip():
        return span
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _bare(text: str, span: Span) -> Span:
    """`span` without what ties it to others at its ends: punctuation, conjunctions, marks that it does not pair."""
    start, end = span.start, span.end
    while start < end:
        words = text[start:end]
        if link := _LINK.match(words):
            start += link.end()
        elif _is_loose(words, 0):
            start += 1
        elif _is_loose(words, -1):
            end -= 1
        else:
            return Span(start, end)
    return span


def _is_loose(words: str, place: int) -> bool:
    """Whether the character at that end of `words` belongs to what is around them."""
    mark = words[place]
    if mark == "." and place == -1:
        return not ends_abbreviation(words[:-1])
    if mark.isspace() or mark in _LOOSE:
        return True
    pair = (_CLOSING if place else _OPENING).get(mark)
    return pair is not None and pair not in (words[:-1] if place else words[1:])
