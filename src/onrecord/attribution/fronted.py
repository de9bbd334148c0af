"""A source that begins at its subject: "In findings published on Monday, [scientists] say …"."""

import re
from dataclasses import replace

from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span

_BEFORE = re.compile(
    r"(?:^|[.!?:”\"\n]\s*)(?:In|At|On|During|After|Amid|With|Following|Under|From|Through|Before|Since)\s+$"
)
"""A preposition that begins the sentence: what follows it, up to a comma, is no subject."""

_BY_WHOM = re.compile(r"(?:^|[.!?:”\"\n]\s*)(?:[A-Z][a-z]+ed|Under|After|During|In)\b[^.!?,;:“”\"\n]{0,60}\sby\s$")
"""A clause in front, up to who asks: "Under questioning by | the lawyer, Edda Vale, [Orr] said"."""
_CLAUSE = 90
"""Characters before a source in which such a clause begins."""

_COMMA = re.compile(r",\s+(?=[^\W\d])")
_REACH = 12
"""Characters before a source that are looked at; the longest preposition has nine."""

_BY = re.compile(r"by\s+(?P<who>[^,]+?)(?=\s(?:to\sbe|to\shave|as)\s|$)")
"""The agent of a passive, and what follows it: "is seen [by many] to be late"."""

_WHAT = re.compile(
    r"(?:an?|the)\s(?:accusation|account|allegation|charge|claim|decision|denial|figure|idea|move|number|plan|pledge|promise|step"
    r"|suggestion|view)\s(?:that\s|which\s)?(?=\S)",
    re.IGNORECASE,
)
"""What somebody says something of, before who says it: "a pledge [Orr] says was broken"."""


_ASKED = re.compile(r"Asked|Challenged|Confronted|Pressed|Questioned")
_ANSWERS = re.compile(
    r"[^.!?;:“”\"\n]{0,120},\s(?P<who>(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}|he|she))"
    r"\s(?P<cue>said|replied|answered|responded|conceded|admitted|denied|insisted|acknowledged),?\s"
)
"""From who asks to whoever answers and what ("Asked by a lawyer, [Orr] [said] that …")."""


def _with_answer(text: str, draft: Draft) -> Draft:
    """`draft` with whoever answers as its source, where only who asks was found."""
    if len(draft.cue) != 1 or not _ASKED.fullmatch(draft.cue[0].of(text)):
        return draft
    answer = _ANSWERS.fullmatch(text, draft.cue[0].end, draft.content[0].start)
    if answer is None:
        return draft
    return replace(draft, source=(Span(*answer.span("who")),), cue=(Span(*answer.span("cue")),))


def only_subject(text: str, draft: Draft) -> Draft:
    """`draft` with a source that begins at its subject."""
    draft = _with_answer(text, draft)
    agent = _BY.match(text, draft.source[0].start, draft.source[0].end) if draft.source else None
    if agent:
        return replace(draft, source=(Span(*agent.span("who")), *draft.source[1:]))
    if not draft.source or not draft.cue or draft.cue[0].start < draft.source[0].end:
        return draft
    source = draft.source[0]
    what = _WHAT.match(text, source.start, source.end)
    if what and text[what.end()].isupper():
        return replace(draft, source=(Span(what.end(), source.end), *draft.source[1:]))
    if _BY_WHOM.search(text, max(0, source.start - _CLAUSE), source.start):
        start = max((comma.end() for comma in _COMMA.finditer(text, source.start, source.end)), default=source.start)
        return replace(draft, source=(Span(start, source.end), *draft.source[1:]))
    comma = _COMMA.search(text, source.start, source.end)
    if comma is None or not _BEFORE.search(text[max(0, source.start - _REACH) : source.start]):
        return draft
    return replace(draft, source=(Span(comma.end(), source.end), *draft.source[1:]))
