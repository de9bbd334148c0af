"""Page → article."""

from onrecord.errors import PageError
from onrecord.extract.assemble import assemble
from onrecord.extract.child import draft_in_child
from onrecord.extract.draft import Draft
from onrecord.extract.furniture import PAYWALL
from onrecord.extract.guard import refuse_hostile_markup
from onrecord.extract.language import refuse_other_languages
from onrecord.extract.plain import draft_plain
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.page import Page

MAX_CHARACTERS = 1_000_000
"""The longest article: ten times the longest in PolNeAR, in characters."""
MIN_WORDS = 25
"""Fewer words in the body of an HTML page are no article."""
STUB_WORDS = 60
"""A body of fewer words beside a notice to subscribe is the teaser of a page that is locked."""
LOCKED_WORDS = 40
"""Likewise where only the JSON-LD says that the page is locked: short pieces say so and are there in full."""

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.EMBED})


def extract_article(page: Page, *, timeout: float = 20.0) -> Article:
    """The article on `page`; HTML is given `timeout` seconds.

    Raises:
        PageError: ``too-large``, ``hostile``, ``timeout``, ``memory``, ``crash``, ``no-article``, ``paywall``,
            ``language``.
    """
    if page.media == "text":
        _refuse_long(page, len(page.content))
        draft = draft_plain(page.content)
    else:
        refuse_hostile_markup(page)
        draft = draft_in_child(page, timeout=timeout)
        _refuse_long(page, sum(len(piece.text) for piece in draft.pieces))
    _refuse_empty(draft, page)
    body = " ".join(piece.text for piece in draft.pieces)
    return assemble(draft, page, refuse_other_languages(body, page.asked))


def _refuse_long(page: Page, length: int) -> None:
    if length > MAX_CHARACTERS:
        raise PageError(
            f"{page.asked}: {length:,} characters of text; give one article of at most {MAX_CHARACTERS:,}",
            code="too-large",
        )


def _refuse_empty(draft: Draft, page: Page) -> None:
    words = sum(_count_words(piece.text) for piece in draft.pieces if piece.kind in _BODY)
    locked = words < STUB_WORDS and any(PAYWALL.search(item.text) for item in draft.dropped)
    locked = locked or (words < LOCKED_WORDS and any(item.field == "locked" for item in draft.candidates))
    if locked:
        raise PageError(
            f"{page.asked}: only a teaser of {words} words stands before the paywall; save the full page and give that",
            code="paywall",
        )
    if not draft.pieces or (page.media == "html" and words < MIN_WORDS):
        raise PageError(f"{page.asked}: no article found on the page; give the page of one article", code="no-article")


def _count_words(text: str) -> int:
    # scripts without spaces: two characters are about a word, so that such a page is refused for its language
    return len(text.split()) + sum(char > "\u2e7f" for char in text) // 2
