"""Segments → pieces: what each part of the article is, and what is dropped and why."""

import re
from collections.abc import Sequence

from onrecord.extract.draft import Piece
from onrecord.extract.furniture import find_furniture, is_said
from onrecord.extract.headline import key
from onrecord.extract.judge import PROSE
from onrecord.extract.opening import find_byline, find_stamp
from onrecord.extract.plain import split_dateline
from onrecord.extract.segment import Segment
from onrecord.schema.article import BlockKind, Candidate, Dropped

BEFORE = 6
"""Segments before the body in which a byline or date line is looked for, where the page has no heading."""
REPEATED = 40
"""Characters. Shorter lines may stand in an article twice; of longer ones the first is kept."""
TEASER = 0.9
"""After the last paragraph a subheading with that share of its characters in links leads to another article."""

_KINDS = {"li": BlockKind.LIST, "dd": BlockKind.LIST, "tr": BlockKind.LIST}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STANDFIRST = re.compile(
    r"stand-?first|sub-?head(?:line|ing)?|sub-?title|\bdek\b|\bdeck\b|article-summary|excerpt|\blede\b", re.IGNORECASE
)


def build_pieces(
    segments: Sequence[Segment],
    kept: Sequence[bool],
    reasons: dict[int, str],
    headline: str | None,
    heading: int | None,
    candidates: Sequence[Candidate],
) -> tuple[list[Piece], list[Dropped], tuple[Candidate, ...]]:
    """The pieces in document order: headline, what opens the article, body; the rest is dropped with a reason."""
    building = _Building(segments, kept, headline, heading, candidates)
    for n, segment in enumerate(segments):
        if n != heading:
            building.take(n, segment, reasons.get(n))
    return building.pieces, building.dropped, tuple(building.candidates)


class _Building:
    """A page read from top to bottom. Not a dataclass: it grows."""

    def __init__(
        self,
        segments: Sequence[Segment],
        kept: Sequence[bool],
        headline: str | None,
        heading: int | None,
        stated: Sequence[Candidate],
    ) -> None:
        bodies = [n for n, keep in enumerate(kept) if keep and n != heading and _is_body(segments[n])]
        self.start, self.end = (bodies[0], bodies[-1]) if bodies else (len(segments), len(segments))
        self.kept = kept
        self.stated = [key(candidate.value) for candidate in stated if candidate.field == "standfirst"]
        self.opens = heading if heading is not None else self.start - BEFORE - 1
        self.pieces = [Piece(BlockKind.HEADLINE, headline)] if headline else []
        self.dropped: list[Dropped] = []
        self.candidates: list[Candidate] = []
        self.seen = {key(headline)} if headline else set()
        self.opened = False

    def take(self, n: int, segment: Segment, reason: str | None) -> None:
        """Make a piece of the segment, or drop it."""
        again = key(segment.text) in self.seen
        if again and n <= self.start:
            return
        furniture = find_furniture(segment.text)
        kind = self._open(segment, n, furniture) if self.opens < n <= self.start else None
        if kind is None and self.kept[n] and furniture is None:
            kind = _kind(segment)
            if again and len(segment.text) >= REPEATED:
                kind, furniture = None, "stands on the page twice"
            elif n > self.end and _is_teaser(segment, kind):
                kind, furniture = None, "link to another page"
        if kind is None:
            self._drop(segment, furniture or reason)
        else:
            self._add(kind, segment)

    def _open(self, segment: Segment, n: int, furniture: str | None) -> BlockKind | None:
        """The kind of a segment that stands between heading and body, if it is one of those that open an article."""
        kinds = {piece.kind for piece in self.pieces}
        names, stamp = find_byline(segment.text), find_stamp(segment.text)
        if names and BlockKind.BYLINE not in kinds:
            self.candidates += [Candidate("byline", name, "byline") for name in names]
            return BlockKind.BYLINE
        if stamp:
            self.candidates.append(Candidate("modified" if stamp[1] else "published", stamp[0], "byline"))
            return BlockKind.DATELINE
        if furniture is None and BlockKind.STANDFIRST not in kinds and n < self.start and self._is_standfirst(segment):
            self.candidates.append(Candidate("standfirst", segment.text, "text"))
            return BlockKind.STANDFIRST
        return None

    def _is_standfirst(self, segment: Segment) -> bool:
        if segment.linked > 0.5 or not 4 <= len(segment.text.split()) <= 60:
            return False
        mine = key(segment.text)
        if any(mine == other or (len(other) > 40 and mine.startswith(other[:-3])) for other in self.stated):
            return True
        return _STANDFIRST.search(segment.marks) is not None and segment.furniture is None

    def _add(self, kind: BlockKind, segment: Segment) -> None:
        self.seen.add(key(segment.text))
        if kind is BlockKind.PARAGRAPH and not self.opened:
            self.opened = True
            pieces, candidates = split_dateline(segment.text)
            self.pieces += pieces
            self.candidates += candidates
        else:
            self.pieces.append(Piece(kind, segment.text))

    def _drop(self, segment: Segment, reason: str | None) -> None:
        """List what a reader may want to check: anything recognised, quoted, or as long as a sentence."""
        short = len(segment.text.split()) < 6 and not is_said(segment.text)
        if reason != "empty line" and (reason is not None or not short):
            where = (segment.furniture or segment.tag).strip()
            self.dropped.append(Dropped(segment.text, reason or f"outside the article ({where})"))


def _is_body(segment: Segment) -> bool:
    return len(segment.text) >= PROSE and not segment.is_caption and "figure" not in segment.within


def _is_teaser(segment: Segment, kind: BlockKind) -> bool:
    return kind is BlockKind.SUBHEADING and segment.linked >= TEASER and not is_said(segment.text)


def _kind(segment: Segment) -> BlockKind:
    if segment.embedded:
        return BlockKind.EMBED
    if segment.is_caption:
        return BlockKind.CAPTION
    if segment.tag in _KINDS:
        return _KINDS[segment.tag]
    if segment.tag in _HEADINGS:
        return BlockKind.SUBHEADING
    if "blockquote" in segment.within:
        return BlockKind.QUOTE
    return BlockKind.LIST if "li" in segment.within else BlockKind.PARAGRAPH
