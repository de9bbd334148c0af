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


_READOUT = re.compile(r"Readout of\b.*\b(?P<word>(?P<call>calls?)|meetings?|conversations?)\s+with\b", re.IGNORECASE)
_EARLIER = re.compile(r"\bha[ds]\b|\bduring\b|\b(?:last|earlier|previously|announced)\b", re.IGNORECASE)
"""What tells that something was said before the talk that a readout is of."""


def find_readout(article: Article, attribution: Attribution) -> tuple[ChannelKind, Span] | None:
    """The call or the meeting of which the article is the readout; what was said at another time is left out."""
    headline = next((block.span for block in article.blocks if block.kind is BlockKind.HEADLINE), None)
    match = _READOUT.match(article.text, headline.start, headline.end) if headline else None
    if match is None or not attribution.cue or not attribution.source or _is_headline(article, attribution.cue[0]):
        return None
    around = article.text[attribution.source[0].start : max(attribution.cue[-1].end, attribution.source[-1].end)]
    if _EARLIER.search(around):
        return None
    return ChannelKind.CALL if match["call"] else ChannelKind.CONVERSATION, Span(*match.span("word"))


def is_set_apart(article: Article, a: Attribution) -> bool:
    """Whether the layout alone says who speaks: the headline above the words, or a label right before them."""
    if a.cue or not a.source or _is_headline(article, a.content[0]):
        return False
    before = article.text[a.source[0].end : a.content[0].start]
    return _is_headline(article, a.source[0]) or (before != "" and not before.strip(":.) \u00a0"))


def _is_headline(article: Article, span: Span) -> bool:
    block = block_at(article, Span(span.start, span.start))
    return block is not None and block.kind is BlockKind.HEADLINE
