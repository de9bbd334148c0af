"""How to find a statement again, in the record's text and on the publisher's page."""

from collections.abc import Sequence

from onrecord.schema.span import Span
from onrecord.schema.statement import Selector, TextPositionSelector, TextQuoteSelector
from onrecord.text import deep_link

CONTEXT = 32
"""Characters before and after the words that a quote selector keeps, as common annotation tools do."""


def make_selector(text: str, content: Sequence[Span], url: str | None) -> Selector:
    """A quote and a position selector for each span of `content`, and the deep link to the first of them.

    Source: W3C Web Annotation Data Model 4.2.4 and 4.2.5; WICG Scroll-To-Text-Fragment.
    """
    quotes = tuple(
        TextQuoteSelector(s.of(text), text[max(s.start - CONTEXT, 0) : s.start], text[s.end : s.end + CONTEXT])
        for s in content
    )
    positions = tuple(TextPositionSelector(s.start, s.end) for s in content)
    return Selector(quotes, positions, deep_link(content[0].of(text), url) if url else None)
