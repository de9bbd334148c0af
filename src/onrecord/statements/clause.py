"""The clause of a statement: the words of its own sentence that are outside of what is said."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.schema.article import Article, Block
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span, hull
from onrecord.text import ends_abbreviation, find_quotations

REACH = 500
"""Characters before and after cue and source in which the clause is looked for."""

HIDDEN = "\0"
"""What stands for each character of a content or a quotation."""

CLOSERS = "”\"»’'"
"""Marks that end a quotation."""

_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")
_SOFT_BREAK = re.compile(
    r"[;:\0]|[–—]|\s--?\s"
    r"|\b(?:that|who|whom|whose|which|when|where|while|as|because|after|before|since|if|although|though|but|unless"
    r"|until|so|nor|adding|citing|referring|noting|saying|responding|whether|amid|following|despite|aimed|directed)\b"
    r"|,\s+(?!(?:speaking|writing|appearing|testifying|talking|posting|addressing|during)\b)[a-z]+ing\b"
    r"|\band\s+(?:he|she|they|it|we|then|later|also|has|have|had|was|were|is|are|will|would|[a-z]{2,}ed|said|told|wrote)\b"
)
_HARD_BREAK = re.compile(r"[;:\0]|[–—]|\s--?\s|,\s+(?:and|but|while|whereas|or|so|yet)\b")

_THAT = re.compile(r"\bthat\b")
_FRONT = re.compile(r"\W*(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Ss]peaking|[Ww]riting)\s")
"""What begins a phrase in front of a clause, in which "that" is a relative ("In an interview that aired …")."""

Place = Literal["opening", "source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the clause: what it follows, and its characters in `Clause.text`."""

    after: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A window on the article in which contents and quotations are hidden, and the stretches that are the clause's own.

    All places are those of `text`; `to_article` gives those of the article. `source` is `None` if it stands elsewhere;
    `closed` are the ends of contents that end with a quotation mark.
    """

    text: str
    offset: int
    sentence: Span
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    zones: tuple[Zone, ...]
    closed: tuple[int, ...]

    def to_article(self, start: int, end: int) -> Span:
        """The characters of the article that are ``[start, end)`` here."""
        return Span(start + self.offset, end + self.offset)

    def tight(self, zone: Zone) -> Zone:
        """`zone` up to the first word that begins another clause; the opening from the last such place on."""
        if zone.after == "opening":
            breaks = [match.end() for match in _HARD_BREAK.finditer(self.text, zone.start, zone.end)]
            start = breaks[-1] if breaks else zone.start
            nested = [] if _FRONT.match(self.text, start) else list(_THAT.finditer(self.text, start, zone.end))
            return Zone(zone.after, nested[-1].end() if nested else start, zone.end)
        first = _SOFT_BREAK.search(self.text, zone.start, zone.end)
        return Zone(zone.after, zone.start, first.start() if first else zone.end)

    def quoted_until(self, at: int) -> bool:
        """Whether a content ends at `at` with a quotation mark of its own."""
        return at in self.closed

    def zones_after(self, *places: Place) -> Iterator[Zone]:
        """The zones that follow one of `places`, each up to the first word that begins another clause."""
        return (self.tight(zone) for zone in self.zones if zone.after in places)


def own_clause(article: Article, attribution: Attribution) -> Clause | None:
    """The clause of `attribution`, or `None` if it has no cue."""
    a = attribution
    block = block_at(article, a.cue[0]) if a.cue else None
    return _own_clause(article.text, block.span, a.source, a.cue, a.content) if block else None


def block_at(article: Article, span: Span) -> Block | None:
    """The block that `span` stands in."""
    place = bisect_right(article.blocks, span.start, key=lambda block: block.start) - 1
    block = article.blocks[place] if place >= 0 else None
    return block if block and block.span.covers(span) else None


@lru_cache(maxsize=4)  # the functions of this stage ask for the same clause one after the other
def _own_clause(
    text: str, block: Span, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> Clause:
    window = _window(block, source, cue, content)
    quoted = find_quotations(text, [window])
    inside = next((q.inner for q in quoted if q.inner.covers(cue[0])), None)
    if inside:
        window, quoted = inside, find_quotations(text, [inside])
    hidden = [s for s in content if s.overlaps(window)]
    hidden += [q.inner for q in quoted if not any(q.inner.overlaps(s) for s in (*cue, *source))]
    masked = _mask(text, window, hidden, (*cue, *source))
    base = window.start
    own = [_shift(s, window) for s in content if s.overlaps(window)]
    cues = tuple(_shift(s, window) for s in cue if window.covers(s))
    sentence = _sentence(text[window.start : window.end], masked, cues, own)
    sources = [_shift(s, window) for s in source if window.covers(s)]
    near = [s for s in sources if sentence.covers(s)]
    return Clause(
        masked,
        base,
        sentence,
        hull(near) if near else None,
        cues,
        tuple(own),
        tuple(_zones(sentence, near, cues, own)),
        tuple(s.end for s in own if text[s.end + base - 1] in CLOSERS),
    )


def _window(block: Span, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Span:
    start = min([cue[0].start, *(s.start for s in source if block.covers(s) and cue[0].start - s.end < REACH)])
    end = max([cue[-1].end, *(s.end for s in source if block.covers(s) and s.start - cue[-1].end < REACH)])
    for span in content:
        if block.covers(span):
            start = span.start if 0 <= start - span.end < REACH else start
            end = span.end if 0 <= span.start - end < REACH else end
    return Span(max(block.start, start - REACH), min(block.end, end + REACH))


def _shift(span: Span, window: Span) -> Span:
    return Span(max(span.start, window.start) - window.start, min(span.end, window.end) - window.start)


def _mask(text: str, window: Span, hidden: Sequence[Span], kept: Sequence[Span]) -> str:
    characters = list(text[window.start : window.end])
    for span in hidden:
        start, end = max(span.start, window.start), min(span.end, window.end)
        characters[start - window.start : end - window.start] = HIDDEN * max(end - start, 0)
    for span in kept:
        start, end = max(span.start, window.start), min(span.end, window.end)
        characters[start - window.start : max(end, start) - window.start] = text[start : max(end, start)]
    return "".join(characters)


def _sentence(text: str, masked: str, cue: Sequence[Span], content: Sequence[Span]) -> Span:
    """The sentence that the cue stands in; stops inside contents and quotations are none of its ends."""
    start, end = 0, len(text)
    for stop in _STOP.finditer(text):
        if not _ends_sentence(text, masked, stop, cue, content):
            continue
        if stop.end() <= cue[0].start:
            start = stop.end()
        elif stop.start() >= cue[-1].end:
            end = stop.start()
            break
    return Span(start, max(start, end))


def _ends_sentence(text: str, masked: str, stop: re.Match[str], cue: Sequence[Span], content: Sequence[Span]) -> bool:
    following = text[stop.end() : stop.end() + 4].lstrip(" \"“‘'([\u00a0")
    if following[:1].islower() or ends_abbreviation(text[max(stop.start() - 30, 0) : stop.start()]):
        return False
    if masked[stop.start()] != HIDDEN:
        return True
    inside = masked[stop.end() : stop.end() + 1] == HIDDEN
    leads = any(s.start <= stop.start() < s.end and s.end <= cue[0].start for s in content)
    return not inside and not leads


def _zones(sentence: Span, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Iterator[Zone]:
    parts: list[tuple[Place, Span]] = [("source", s) for s in source]
    parts += [("cue", s) for s in cue]
    parts += [("content", s) for s in content]
    after: Place = "opening"
    at = sentence.start
    for place, span in sorted((p for p in parts if p[1].overlaps(sentence)), key=lambda p: p[1]):
        if span.start > at:
            yield Zone(after, at, span.start)
        if span.end > at:
            after, at = place, span.end
    if at < sentence.end:
        yield Zone(after, at, sentence.end)
