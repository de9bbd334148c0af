"""Plain text as scraped → draft."""

import re
from itertools import pairwise
from statistics import median

from onrecord.extract.draft import Draft, Piece
from onrecord.extract.furniture import find_furniture
from onrecord.extract.opening import date_in, find_byline, find_dateline, find_stamp, is_standfirst
from onrecord.schema.article import BlockKind, Candidate, Dropped

OPENING = 12
"""Paragraphs before the body, at most: headline, standfirst, bylines and date lines."""
_SPACE = " \t\r\n\f\v"
_BULLET = re.compile(r"(?:[•▪◦‣*·]|-(?= )|\d{1,2}[.)](?= ))\s*\S")
_CAPTION = re.compile(
    r"(?:\(?(?:image|photo|picture|credit|file photo|caption)s?:|.{0,250}\((?:AP )?(?:Photo|Image)[ /:]).*",
    re.IGNORECASE,
)


def draft_plain(text: str) -> Draft:
    """The parts of a plain-text article: paragraphs parted by empty lines, one to a line, or wrapped at a width."""
    kept: list[str] = []
    dropped: list[Dropped] = []
    for paragraph in split_paragraphs(text):
        reason = find_furniture(paragraph)
        if reason is None:
            kept.append(paragraph)
        elif reason != "empty line":
            dropped.append(Dropped(paragraph, reason))
    pieces, candidates = _label(kept)
    return Draft(tuple(pieces), tuple(dropped), tuple(candidates))


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`; lines that only wrap are joined by a space, nothing else changes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n").replace("\u2028", "\n")
    groups = [group.split("\n") for group in re.split(r"\n[ \t\f\v\u00a0]*\n+", text)]
    groups = [[line for line in group if line.strip()] for group in groups]
    wrapped = is_wrapped(groups)
    found: list[str] = []
    for group in groups:
        found.extend(_unwrap(group) if wrapped else (line.strip(_SPACE) for line in group))
    return [paragraph for paragraph in found if paragraph]


def is_wrapped(groups: list[list[str]]) -> bool:
    """Whether the lines of a text end where a column ends and not where a paragraph ends."""
    inner = [line.rstrip() for group in groups for line in group[:-1]]
    if len(inner) < 3:
        return False
    lengths = [len(line) for line in inner]
    full = sum(not line.endswith((".", "!", "?", "”", '"', ":", "’")) for line in inner)
    return 45 <= median(lengths) <= 95 and max(lengths) <= 110 and full >= 0.6 * len(inner)


def _unwrap(lines: list[str]) -> list[str]:
    """Join wrapped lines; an indented line, or one after a line that ends early, begins a paragraph."""
    if not lines:
        return []
    width = max(len(line.rstrip()) for line in lines)
    paragraphs = [[lines[0].strip(_SPACE)]]
    for before, line in pairwise(lines):
        indented = line[:1] in " \t" and before[:1] not in " \t"
        room = width - len(before.rstrip())
        early = room > len(line.split()[0]) + 1 and before.rstrip().endswith((".", "!", "?", "”", '"'))
        if indented or early:
            paragraphs.append([])
        paragraphs[-1].append(line.strip(_SPACE))
    return [" ".join(part) for part in paragraphs]


def _label(paragraphs: list[str]) -> tuple[list[Piece], list[Candidate]]:
    """The kind of each paragraph, by its form and its place: what opens the article, then its body."""
    pieces: list[Piece] = []
    candidates: list[Candidate] = []
    for n, paragraph in enumerate(paragraphs[:OPENING]):
        kind, found = _open(paragraph, tuple(paragraphs[n + 1 : n + 5]), [piece.kind for piece in pieces])
        if kind is None:
            break
        pieces.append(Piece(kind, paragraph))
        candidates += found
    body = paragraphs[len(pieces) :]
    if body:
        parts, stated = split_dateline(body[0])
        pieces += parts
        candidates += stated
    pieces += [Piece(_body_kind(paragraph), paragraph) for paragraph in body[1:]]
    return pieces, candidates


def _open(
    paragraph: str, following: tuple[str, ...], before: list[BlockKind]
) -> tuple[BlockKind | None, list[Candidate]]:
    """What part of an article's opening a paragraph is, `None` for the first of the body, and what it tells."""
    if names := find_byline(paragraph):
        return BlockKind.BYLINE, [Candidate("byline", name, "byline") for name in names]
    if stamp := find_stamp(paragraph):
        return BlockKind.DATELINE, [Candidate("modified" if stamp[1] else "published", stamp[0], "dateline")]
    if BlockKind.HEADLINE not in before and _is_headline(paragraph, following):
        return BlockKind.HEADLINE, [Candidate("headline", paragraph, "text")]
    if before[-1:] == [BlockKind.HEADLINE] and is_standfirst(paragraph, following):
        return BlockKind.STANDFIRST, [Candidate("standfirst", paragraph, "text")]
    return None, []


def split_dateline(paragraph: str) -> tuple[list[Piece], list[Candidate]]:
    """The first paragraph, with its dateline, if any, as a piece of its own, and the day that the dateline tells.

    The line itself is not changed.
    """
    end = find_dateline(paragraph)
    if end is None:
        return [Piece(_body_kind(paragraph), paragraph)], []
    dateline = Piece(BlockKind.DATELINE, paragraph[:end], tight=True)
    day = date_in(dateline.text)
    return [dateline, Piece(BlockKind.PARAGRAPH, paragraph[end:].lstrip(_SPACE))], (
        [Candidate("published", day, "dateline")] if day else []
    )


def _body_kind(paragraph: str) -> BlockKind:
    if _BULLET.match(paragraph):
        return BlockKind.LIST
    if len(paragraph) < 400 and _CAPTION.fullmatch(paragraph):
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH


def _is_headline(paragraph: str, following: tuple[str, ...]) -> bool:
    """Whether the first paragraph is a headline: short, one line, without the full stop of a sentence.

    Some archives end every headline with a full stop; then it is one if it is short beside what follows and a
    headline's words are capitals.
    """
    words = paragraph.split()
    if not following or not 2 <= len(words) <= 30 or len(paragraph) > 220 or find_dateline(paragraph):
        return False
    if paragraph.rstrip()[-1:] not in '.”"':
        return True
    longer = max(len(other) for other in following)
    capitals = sum(word[:1].isupper() for word in words[1:] if len(word) > 3)
    long_words = sum(len(word) > 3 for word in words[1:])
    return len(words) <= 18 and longer > len(paragraph) and (len(words) <= 14 or capitals > 0.6 * long_words)
