"""Where something was said is no part of what was said: "dismissed the claim [in a statement on Thursday]"."""

import re
from dataclasses import replace
from functools import cache

from onrecord.attribution.draft import Draft
from onrecord.lexicon import read_table
from onrecord.schema.span import Span

_OF_SAYING = frozenset({"statement", "interview", "press conference", "briefing", "post"})
"""Channels that no deed but only words go through: at the end of a clause they are the cue's too."""

_DAY = (
    r"(?:\s+(?:on|late|early|earlier|last|this|released|published|posted|issued|aired)){0,3}"
    r"(?:\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|morning|afternoon|evening|night|week|month|year"
    r"|[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?)){0,2}"
)
_LEAST = 2
"""Words that must be left."""


@cache
def _tail() -> re.Pattern[str]:
    """The phrase at the end of a content that leads to a channel."""
    phrases = []
    for kind, leads, words in read_table("channels"):
        if kind in _OF_SAYING and leads not in ("verb", "source"):
            nouns = "|".join(word.replace("_", r"\s") for word in words.split())
            owner = r"(?:an?|the|his|her|its|their)\s(?:(?!of\b)[\w-]{1,20}\s){0,2}"
            phrases.append(rf"(?:{'|'.join(leads.split())})\s{owner}(?:{nouns})")
    return re.compile(rf"\s(?:{'|'.join(phrases)}|on\s(?:Twitter|Facebook|Instagram)){_DAY}$")


def without_channel(text: str, draft: Draft) -> Draft:
    """`draft` without the channel at the end of its content, where its cue stands before it."""
    last = draft.content[-1]
    if not draft.cue or last.start < draft.cue[-1].end:
        return draft
    words = last.of(text)
    found = _tail().search(words)
    if found is None or len(words[: found.start()].split()) < _LEAST:
        return draft
    return replace(draft, content=(*draft.content[:-1], Span(last.start, last.start + found.start())))
