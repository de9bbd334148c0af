"""A source without what stands before the subject ("In findings published on Monday, scientists say …")."""

import re
from dataclasses import replace

from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span

_BEFORE = re.compile(
    r"(?:^|[.!?:”\"\n]\s*)(?:In|At|On|During|After|Amid|With|Following|Under|From|Through|Before|Since)\s+$"
)
"""A preposition that begins the sentence: what follows it, up to a comma, is no subject."""

_COMMA = re.compile(r",\s+(?=[^\W\d])")
_REACH = 12
"""Characters before a source that are looked at; the longest preposition has nine."""


def without_fronted(text: str, draft: Draft) -> Draft:
    """`draft` with a source that begins at its subject, where a preposition before it governs its first words."""
    if not draft.source or not draft.cue or draft.cue[0].start < draft.source[0].end:
        return draft
    source = draft.source[0]
    comma = _COMMA.search(text, source.start, source.end)
    if comma is None or not _BEFORE.search(text[max(0, source.start - _REACH) : source.start]):
        return draft
    return replace(draft, source=(Span(comma.end(), source.end), *draft.source[1:]))
