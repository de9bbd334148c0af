"""Texts whose layout says who speaks, and through which channel: a release, a briefing, an interview turn by turn."""

import re

from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.schema.statement import ChannelKind
from onrecord.statements.clause import block_at


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_OCCASIONS = (
    (ChannelKind.PRESS_CONFERENCE, _words("press conference|news conference|press availability")),
    (ChannelKind.BRIEFING, _words("(?:press |background |media )?briefing|gaggle")),
    (ChannelKind.INTERVIEW, _words("interview(?:s|ed)?")),
    (ChannelKind.HEARING, _words("hearing|testimony")),
    (ChannelKind.CALL, _words("(?:press |conference )call")),
    (ChannelKind.SPEECH, _words("remarks|speech|address")),
    (ChannelKind.STATEMENT, _words("statement|message")),
)
"""Words of headlines, the most telling first: "Remarks by … in Press Conference" is a press conference."""


def find_occasion(article: Article, attribution: Attribution) -> tuple[ChannelKind, Span] | None:
    """What the headline calls the text of which `attribution` is a turn, or the whole; the word with it."""
    headline = next((block.span for block in article.blocks if block.kind is BlockKind.HEADLINE), None)
    if headline is None or not is_set_apart(article, attribution):
        return None
    found = ((kind, words.search(article.text, headline.start, headline.end)) for kind, words in _OCCASIONS)
    return next(((kind, Span(*match.span())) for kind, match in found if match), None)


def is_set_apart(article: Article, a: Attribution) -> bool:
    """Whether the layout alone says who speaks: the headline above the words, or a label right before them."""
    if a.cue or not a.source or _is_headline(article, a.content[0]):
        return False
    before = article.text[a.source[0].end : a.content[0].start]
    return _is_headline(article, a.source[0]) or (before != "" and not before.strip(":.) \u00a0"))


def _is_headline(article: Article, span: Span) -> bool:
    block = block_at(article, Span(span.start, span.start))
    return block is not None and block.kind is BlockKind.HEADLINE
