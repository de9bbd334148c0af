"""The channel of a whole text, by its headline: a release, a briefing, an interview printed turn by turn."""

import re

from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.schema.statement import ChannelKind

_OCCASIONS = (
    (ChannelKind.PRESS_CONFERENCE, "press conference|news conference|press availability"),
    (ChannelKind.BRIEFING, "(?:press |background |media )?briefing|gaggle"),
    (ChannelKind.INTERVIEW, "interview(?:s|ed)?"),
    (ChannelKind.HEARING, "hearing|testimony"),
    (ChannelKind.CALL, "(?:press |conference )call"),
    (ChannelKind.SPEECH, "remarks|speech|address"),
    (ChannelKind.STATEMENT, "statement|message"),
)
"""Words of headlines, the most telling first: "Remarks by … in Press Conference" is a press conference."""


def find_occasion(article: Article, attribution: Attribution) -> tuple[ChannelKind, Span] | None:
    """What the headline calls the text of which `attribution` is a turn, or the whole; the word with it."""
    headline = next((block.span for block in article.blocks if block.kind is BlockKind.HEADLINE), None)
    if (
        headline is None
        or attribution.cue
        or not attribution.source
        or not _is_layout(article.text, headline, attribution)
    ):
        return None
    for kind, words in _OCCASIONS:
        match = re.compile(rf"\b(?:{words})\b", re.IGNORECASE).search(article.text, headline.start, headline.end)
        if match:
            return kind, Span(*match.span())
    return None


def _is_layout(text: str, headline: Span, a: Attribution) -> bool:
    """Whether the source stands in the headline and the words below it, or right before them as a label."""
    source, first = a.source[0], a.content[0]
    if headline.covers(source):
        return not headline.covers(first)
    between = text[source.end : first.start]
    return source.end < first.start and not between.strip(":.) \u00a0")
