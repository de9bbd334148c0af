"""Draft → article: fixes the text, the offsets and the choice among candidates."""

import hashlib

from onrecord.extract.dates import choose_date, find_date_in_url
from onrecord.extract.draft import Draft, Piece
from onrecord.schema.article import Article, Block, BlockKind, Candidate, Published
from onrecord.schema.page import Page


def assemble(draft: Draft, page: Page, language: str | None) -> Article:
    """The article that `draft` describes. Its id derives from URL and text alone."""
    text, blocks = join_pieces(draft.pieces)
    candidates = page.stated + draft.candidates + _from_page(page)
    digest = hashlib.sha256(f"{page.url or ''}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    modified = choose_date(candidate for candidate in candidates if candidate.field == "modified")
    return Article(
        id=f"a{digest[:16]}",
        url=page.url,
        headline=_text_of(draft.pieces, BlockKind.HEADLINE),
        standfirst=_text_of(draft.pieces, BlockKind.STANDFIRST),
        byline=_names(candidates),
        publisher=next((candidate.value for candidate in candidates if candidate.field == "publisher"), None),
        published=_published(candidates),
        modified=modified if modified.value else None,
        language=language,
        text=text,
        blocks=blocks,
        dropped=tuple(dict.fromkeys(draft.dropped)),
        candidates=candidates,
    )


def join_pieces(pieces: tuple[Piece, ...]) -> tuple[str, tuple[Block, ...]]:
    """The text, blocks parted by an empty line (a space after a dateline), and the blocks in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for n, piece in enumerate(pieces):
        blocks.append(Block(piece.kind, at, at + len(piece.text)))
        gap = "" if n + 1 == len(pieces) else " " if piece.tight else "\n\n"
        parts += [piece.text, gap]
        at += len(piece.text) + len(gap)
    return "".join(parts), tuple(blocks)


def _from_page(page: Page) -> tuple[Candidate, ...]:
    found = [Candidate("published", page.published, "option")] if page.published else []
    in_url = find_date_in_url(page.url) if page.url else None
    if in_url:
        found.append(Candidate("published", in_url, "url"))
    return tuple(found)


def _published(candidates: tuple[Candidate, ...]) -> Published:
    return choose_date(candidate for candidate in candidates if candidate.field == "published")


def _text_of(pieces: tuple[Piece, ...], kind: BlockKind) -> str | None:
    return next((piece.text for piece in pieces if piece.kind is kind), None)


def _names(candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    """All names from the most trusted place that has any."""
    first = next((candidate.source for candidate in candidates if candidate.field == "byline"), None)
    named = (candidate.value for candidate in candidates if candidate.field == "byline" and candidate.source == first)
    return tuple(dict.fromkeys(named))
