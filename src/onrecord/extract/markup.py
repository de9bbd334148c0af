"""HTML → draft: the page is cut into segments, two extractors say which are the article, and the page's own characters
are kept. Runs in the child process only.
"""

import re
from collections.abc import Sequence

import htmldate
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.extract.dates import find_date_in_url, normalize_date
from onrecord.extract.draft import Draft, Piece
from onrecord.extract.furniture import find_furniture, is_said
from onrecord.extract.headline import alike, choose_headline, key
from onrecord.extract.metadata import find_article_body, find_metadata
from onrecord.extract.opening import find_byline, find_stamp
from onrecord.extract.opinions import ask_resiliparse, ask_trafilatura, kept_by
from onrecord.extract.plain import draft_plain, split_dateline
from onrecord.extract.segment import Segment, find_segments
from onrecord.schema.article import BlockKind, Candidate, Dropped

THIN = 60
"""Words. Where trafilatura finds fewer and another place has three times as many, the other place is believed."""
REACH = 6
"""A passage that only resiliparse kept comes back if it is at most so many segments from the article's own."""

_KINDS = {"li": BlockKind.LIST, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION, "dd": BlockKind.LIST}
_STANDFIRST = re.compile(
    r"stand-?first|sub-?head(?:line|ing)?|sub-?title|\bdek\b|\bdeck\b|article-summary|excerpt|\blede\b", re.IGNORECASE
)
_BYLINE = re.compile(r"by-?line|\bauthors?\b", re.IGNORECASE)
_CAPTION = re.compile(r"caption|photo-?credit|image-?credit", re.IGNORECASE)
_QUOTE = re.compile(r"[“”\"„«]")


def draft_markup(html: str, url: str | None) -> Draft:
    """The parts of the article on an HTML page."""
    root = _parse(html)
    if root is None:
        return Draft((), (), ())
    candidates = find_metadata(root)
    body = find_article_body(root)
    dates = _date_in_page(html, url, candidates)
    for element in list(root.iter("script", "style", "template", "noscript")):
        element.drop_tree()
    segments = find_segments(root)
    heading = _first_heading(segments, candidates)
    sites = tuple(candidate.value for candidate in candidates if candidate.field == "publisher") + _hosts(url)
    headline = choose_headline(candidates, segments[heading].text if heading is not None else None, sites)
    kept, reasons = _judge(segments, root, url)
    words = sum(len(segment.text.split()) for segment, keep in zip(segments, kept, strict=True) if keep)
    if body and words < THIN and len(body.split()) > 3 * words:
        return _from_body(body, headline, candidates + dates)
    pieces, dropped, more = _build(segments, kept, reasons, headline, heading, candidates)
    return Draft(tuple(pieces), tuple(dropped), _headline_candidates(headline, candidates) + more + dates)


def _parse(html: str) -> HtmlElement | None:
    # a declared encoding is of no use any more: these are characters
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", html).replace("\x00", "")
    if not html.strip():
        return None
    try:
        return document_fromstring(
            html.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", huge_tree=False)
        )
    except (ValueError, SyntaxError):
        return None


def _judge(segments: tuple[Segment, ...], root: HtmlElement, url: str | None) -> tuple[list[bool], dict[int, str]]:
    """Which segments are the article, and why the others that matter are not."""
    first, _ = ask_trafilatura(root, url)
    second = ask_resiliparse(root)
    kept, also = kept_by(first, segments), kept_by(second, segments)
    if first.words < THIN and second.words > 3 * first.words:
        kept = [mine and segment.furniture is None for mine, segment in zip(also, segments, strict=True)]
    _settle_short(segments, kept)
    places = [n for n, keep in enumerate(kept) if keep]
    first_place, last_place = (places[0], places[-1]) if places else (0, -REACH - 1)
    reasons: dict[int, str] = {}
    for n, segment in enumerate(segments):
        inside = first_place < n < last_place
        if kept[n]:
            continue
        if inside and segment.furniture is None and _kind(segment) is BlockKind.CAPTION:
            kept[n] = len(segment.text.split()) >= 4
        elif _QUOTE.search(segment.text) and (also[n] or inside):
            near = first_place - REACH <= n <= last_place + REACH
            kept[n] = near and segment.furniture is None and segment.linked < 0.5 and segment.tag != "h1"
            if kept[n]:
                last_place = max(last_place, n)
            else:
                reasons[n] = f"quoted outside the article ({segment.furniture or segment.tag})"
    return kept, reasons


def _settle_short(segments: tuple[Segment, ...], kept: list[bool]) -> None:
    """Short lines that happen to be in the article as well are kept only beside something kept."""
    long = [keep and len(segment.text) >= 60 for keep, segment in zip(kept, segments, strict=True)]
    for n, segment in enumerate(segments):
        if kept[n] and len(segment.text) < 40:
            kept[n] = any(long[max(n - REACH, 0) : n + REACH + 1]) and not (segment.furniture and segment.linked > 0.8)


def _first_heading(segments: tuple[Segment, ...], candidates: Sequence[Candidate]) -> int | None:
    """The heading of the article: the ``h1`` (else ``h2``) that a candidate agrees with, else the first ``h1``."""
    titles = [candidate.value for candidate in candidates if candidate.field == "headline"]
    for tag in ("h1", "h2"):
        places = [n for n, segment in enumerate(segments) if tag in segment.within and len(segment.text.split()) >= 2]
        agreed = next((n for n in places if any(alike(segments[n].text, title) for title in titles)), None)
        if agreed is not None:
            return agreed
        if tag == "h1" and places and not titles:
            return places[0]
    return None


def _build(
    segments: tuple[Segment, ...],
    kept: list[bool],
    reasons: dict[int, str],
    headline: str | None,
    heading: int | None,
    candidates: Sequence[Candidate],
) -> tuple[list[Piece], list[Dropped], tuple[Candidate, ...]]:
    """The pieces in document order: headline, what opens the article, body; the rest is dropped with a reason."""
    bodies = [n for n, keep in enumerate(kept) if keep and n != heading and _is_body(segments[n])]
    start = bodies[0] if bodies else len(segments)
    pieces = [Piece(BlockKind.HEADLINE, headline)] if headline else []
    more: list[Candidate] = []
    dropped: list[Dropped] = []
    seen = {key(headline)} if headline else set()
    standfirst_open = True
    opened = False
    for n, segment in enumerate(segments):
        opening = (heading is not None and heading < n <= start) or (
            heading is None and n <= start and n >= start - REACH
        )
        kind = None
        if n == heading or (key(segment.text) in seen and n <= start):
            continue
        names = find_byline(segment.text) if opening else None
        stamp = find_stamp(segment.text) if opening else None
        furniture = find_furniture(segment.text)
        if names and BlockKind.BYLINE not in {piece.kind for piece in pieces}:
            kind = BlockKind.BYLINE
            more += [Candidate("byline", name, "byline") for name in names]
        elif stamp:
            kind = BlockKind.DATELINE
            more.append(Candidate("modified" if stamp[1] else "published", stamp[0], "byline"))
        elif furniture is None and opening and standfirst_open and _is_standfirst(segment, n < start, candidates):
            kind = BlockKind.STANDFIRST
            standfirst_open = False
            more.append(Candidate("standfirst", segment.text, "text"))
        elif kept[n] and furniture is None:
            kind = _kind(segment)
        if kind is None:
            reason = furniture if kept[n] or furniture not in (None, "empty line") else reasons.get(n)
            if reason != "empty line":
                _drop(dropped, segment, reason)
            continue
        if kind is BlockKind.PARAGRAPH and not opened:
            opened = True
            pieces += split_dateline(segment.text)
        else:
            pieces.append(Piece(kind, segment.text))
        seen.add(key(segment.text))
    return pieces, dropped, tuple(more)


def _drop(dropped: list[Dropped], segment: Segment, reason: str | None) -> None:
    """List what a reader may want to check: anything recognised, quoted, or as long as a sentence."""
    if reason is None and len(segment.text.split()) < 6 and not is_said(segment.text):
        return
    dropped.append(Dropped(segment.text, reason or f"outside the article ({segment.furniture or segment.tag})"))


def _is_body(segment: Segment) -> bool:
    return len(segment.text) >= 60 and not _CAPTION.search(segment.marks) and "figure" not in segment.within


def _is_standfirst(segment: Segment, before_body: bool, candidates: Sequence[Candidate]) -> bool:  # noqa: FBT001
    if not before_body or segment.linked > 0.5 or not 4 <= len(segment.text.split()) <= 60:
        return False
    mine = key(segment.text)
    descriptions = [key(candidate.value) for candidate in candidates if candidate.field == "standfirst"]
    if any(mine == other or (len(other) > 40 and mine.startswith(other[:-3])) for other in descriptions):
        return True
    return _STANDFIRST.search(segment.marks) is not None and segment.furniture is None


def _kind(segment: Segment) -> BlockKind:
    if segment.embedded:
        return BlockKind.EMBED
    if segment.tag in _KINDS:
        return _KINDS[segment.tag]
    if ("figure" in segment.within and _CAPTION.search(segment.marks)) or "figcaption" in segment.within:
        return BlockKind.CAPTION
    if segment.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return BlockKind.SUBHEADING
    if "blockquote" in segment.within:
        return BlockKind.QUOTE
    return BlockKind.LIST if "li" in segment.within else BlockKind.PARAGRAPH


def _from_body(body: str, headline: str | None, candidates: tuple[Candidate, ...]) -> Draft:
    """The article as the page's JSON-LD has it, where the mark-up holds none."""
    plain = draft_plain(f"{headline}\n\n{body}" if headline and "\n" in body else body)
    pieces = plain.pieces
    if headline and not any(piece.kind is BlockKind.HEADLINE for piece in pieces):
        pieces = (Piece(BlockKind.HEADLINE, headline), *pieces)
    return Draft(pieces, plain.dropped, _headline_candidates(headline, candidates))


def _headline_candidates(headline: str | None, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    own = (Candidate("headline", headline, "text"),) if headline else ()
    return own + tuple(candidates)


def _date_in_page(html: str, url: str | None, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """What htmldate finds where the page does not say its date in so many words; it must stand in the page.

    The latest date allowed is fixed, because htmldate's default is today and the same input must give the same bytes.
    """
    if any(candidate.field == "published" and normalize_date(candidate.value) for candidate in candidates):
        return ()
    found = htmldate.find_date(html, url=None, original_date=True, max_date="2099-12-31")
    if not found or (url and find_date_in_url(url) == found):
        return ()
    return (Candidate("published", found, "htmldate"),) if found[:4] in html and found[8:].lstrip("0") in html else ()


def _hosts(url: str | None) -> tuple[str, ...]:
    match = re.match(r"https?://(?:www\.)?([^/:]+)", url or "")
    return (match.group(1), match.group(1).split(".")[0]) if match else ()
