"""Where words stand in a text, for drafts made by hand."""

from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span


def place(text: str, words: str) -> tuple[Span, ...]:
    """The first place of `words`, as a part of a draft."""
    start = text.index(words)
    return (Span(start, start + len(words)),)


def draft(text: str, source: str, cue: str, content: str) -> Draft:
    """A draft of these words."""
    return Draft(place(text, source), place(text, cue), place(text, content), 0.9, "test")
