"""How to find a statement again, in the record's text and on the publisher's page."""

from collections.abc import Sequence
from urllib.parse import quote, urldefrag

from onrecord.schema.span import Span
from onrecord.schema.statement import Selector, TextPositionSelector, TextQuoteSelector

CONTEXT = 32
"""Characters before and after the words that a quote selector keeps, as common annotation tools do."""

_LONG = 12
"""Words from which on a deep link names only the first and the last of them."""


def make_selector(text: str, content: Sequence[Span], url: str | None) -> Selector:
    """A quote and a position selector for each span of `content`, and the deep link to the first of them.

    Source: W3C Web Annotation Data Model 4.2.4 and 4.2.5; WICG Scroll-To-Text-Fragment.
    """
    quotes = tuple(
        TextQuoteSelector(s.of(text), text[max(s.start - CONTEXT, 0) : s.start], text[s.end : s.end + CONTEXT])
        for s in content
    )
    positions = tuple(TextPositionSelector(s.start, s.end) for s in content)
    return Selector(quotes, positions, _deep_link(content[0].of(text), url) if url else None)


def _deep_link(words: str, url: str) -> str:
    parts = words.partition("\n")[0].strip("\"“”'‘’«» ").split()
    halves = [parts] if len(parts) < _LONG else [parts[:5], parts[-5:]]
    encoded = ",".join(quote(" ".join(half), safe="").replace("-", "%2D") for half in halves)
    return f"{urldefrag(url).url}#:~:text={encoded}"
