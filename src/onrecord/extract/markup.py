"""HTML → draft: the page is cut into segments, two extractors say which are the article, and the page's own characters
are kept. Runs in the child process only.
"""

import re
from collections.abc import Sequence

import htmldate
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.extract.build import build_pieces
from onrecord.extract.dates import find_date_in_url, normalize_date
from onrecord.extract.draft import Draft, Piece
from onrecord.extract.headline import alike, choose_headline
from onrecord.extract.judge import THIN, judge
from onrecord.extract.metadata import find_article_body, find_metadata
from onrecord.extract.opinions import ask_resiliparse, ask_trafilatura, find_unaccounted
from onrecord.extract.plain import draft_plain
from onrecord.extract.segment import Segment, find_segments
from onrecord.schema.article import BlockKind, Candidate


def draft_markup(html: str, url: str | None) -> Draft:
    """The parts of the article on an HTML page."""
    root = _parse(html)
    if root is None:
        return Draft((), (), ())
    candidates = find_metadata(root)
    body = find_article_body(root)
    dates = _date_in_page(html, url, candidates)
    for element in list(root.iter("script", "style", "template", "noscript", "select")):
        element.drop_tree()
    segments = find_segments(root)
    heading = _first_heading(segments, candidates)
    sites = tuple(candidate.value for candidate in candidates if candidate.field == "publisher") + _hosts(url)
    headline = choose_headline(candidates, segments[heading].text if heading is not None else None, sites)
    opinions = (ask_trafilatura(root, url), ask_resiliparse(root))
    kept, reasons = judge(segments, *opinions)
    words = sum(len(segment.text.split()) for segment, keep in zip(segments, kept, strict=True) if keep)
    if body and words < THIN and len(body.split()) > 3 * words:
        return _from_body(body, headline, candidates + dates)
    pieces, dropped, more = build_pieces(segments, kept, reasons, headline, heading, candidates)
    dropped += find_unaccounted(opinions, [piece.text for piece in pieces] + [item.text for item in dropped])
    return Draft(tuple(pieces), tuple(dropped), _headline_candidates(headline, candidates) + more + dates)


def _parse(html: str) -> HtmlElement | None:
    # a declared encoding is of no use any more: these are characters
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", html).replace("\x00", "")
    if not html.strip():
        return None
    # comments go, as in trafilatura's own parser: pages full of them are cut in two otherwise
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False
    )
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (ValueError, SyntaxError):
        return None


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

    A date that the page states as that of its last change is none of publication: of eleven such finds on the
    development pages seven were wrong. The latest date allowed is fixed, because htmldate's default is today and
    the same input must give the same bytes.
    """
    if any(candidate.field == "published" and normalize_date(candidate.value) for candidate in candidates):
        return ()
    found = htmldate.find_date(html, url=None, original_date=True, max_date="2099-12-31")
    changed = [normalize_date(candidate.value) for candidate in candidates if candidate.field == "modified"]
    if not found or (url and find_date_in_url(url) == found) or found in {day[0][:10] for day in changed if day}:
        return ()
    return (Candidate("published", found, "htmldate"),) if found[:4] in html and found[8:].lstrip("0") in html else ()


def _hosts(url: str | None) -> tuple[str, ...]:
    match = re.match(r"https?://(?:www\.)?([^/:]+)", url or "")
    return (match.group(1), match.group(1).split(".")[0]) if match else ()
