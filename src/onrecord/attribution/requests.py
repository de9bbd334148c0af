"""Requests by their frame, "X asked Y to do Z", where the network reads one report only: inside another report, or
with a subject that two share.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.attribution.draft import Draft
from onrecord.lexicon import past_forms
from onrecord.schema.span import Span
from onrecord.text import sentence_end

REQUEST_RULE = "rule.request.1"
REQUEST_CONFIDENCE = 0.8
_REACH = 120
"""Characters before the cue in which its subject can stand."""
_LONGEST = 600
"""Characters of a content; a longer one has lost its end."""

_NAME = r"[A-Z][\w.’'-]{0,40}(?:[ \u00a0][A-Z][\w.’'-]{0,40}){0,4}"
_WHOM = rf"(?:him|her|them|us|me|reporters|@\w+|{_NAME}|(?:the|his|her|their)\s+[a-z-]+(?:\s+[a-z-]+)?)"
_WHEN = (
    r"(?:\s+(?:(?:on|last|this|earlier)\s+)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|week|month|year"
    r"|in\s[A-Z][a-z]+))?"
)
_REQUEST = re.compile(
    rf"\b(?P<cue>(?:asked|urged|begged|ordered|instructed|told|advised|encouraged|implored))\s+{_WHOM}{_WHEN}\s+"
    r"(?P<content>(?:not\s+)?to\s+[a-z]+)"
)
_SUBJECT = re.compile(
    rf"(?P<source>{_NAME}|\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)|\b[Tt]he\s+[a-z-]+)\s+(?:(?:had|has|have|also|then|later|first|again|\w+ly)\s+)*$"
)
_SHARED = re.compile(r"(?:,|\band|\bbut)\s+(?:(?:then|also|first|later|again|\w+ly)\s+)*$")
_SUBJECTS = r"(?:he|she|it|they|we|I|there|the|this|that|those|these)"
_LINKS = r"(?:and|but|because|while|although|when|after|before|as|if)"


def requests(text: str, paragraphs: Sequence[Span], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The requests that `drafts` have not, as attributions of their own."""
    for paragraph in paragraphs:
        for match in _REQUEST.finditer(text, paragraph.start, paragraph.end):
            cue = Span(*match.span("cue"))
            if any(part.overlaps(cue) for d in drafts for part in (*d.cue, *d.source)):
                continue
            around = [d for d in drafts if any(part.covers(cue) for part in d.content)]
            home = min((p for d in around for p in d.content if p.covers(cue)), key=len, default=paragraph)
            source = _source(text, home, cue, drafts)
            if source is not None:
                content = Span(match.start("content"), _end(text, match.start("content"), home.end))
                draft = Draft((source,), (cue,), (content,), REQUEST_CONFIDENCE, REQUEST_RULE)
                yield draft.nested() if around else draft


def _source(text: str, home: Span, cue: Span, drafts: Sequence[Draft]) -> Span | None:
    """The subject right before `cue`, or that of a report which `cue` is joined to ("asked her to …, then said")."""
    near = max(home.start, cue.start - _REACH)
    subject = _SUBJECT.search(text, near, cue.start)
    if subject:
        return Span(*subject.span("source"))
    if not _SHARED.search(text, near, cue.start):
        return None
    end = sentence_end(text, cue.end, min(home.end, cue.end + _LONGEST))
    joined = [
        d.source[-1]
        for d in drafts
        if d.source
        and d.cue
        and home.start <= d.source[-1].start < cue.start < d.cue[0].start < end
        and sentence_end(text, d.source[-1].end, home.end) >= cue.end
    ]
    return joined[-1] if joined else None


def _end(text: str, start: int, limit: int) -> int:
    """Where the clause that begins at `start` ends: with its sentence, or before a comma or another clause."""
    end = sentence_end(text, start, min(limit, start + _LONGEST))
    following = _next_clause().search(text, start, end)
    return following.start() if following else end


@cache
def _next_clause() -> re.Pattern[str]:
    """A comma, a clause with a subject of its own, or a past that shares the subject of the request ("and left")."""
    pasts = "|".join(sorted(past_forms()))
    return re.compile(rf",|;|\s[—–-]+\s|\s+{_LINKS}\s+{_SUBJECTS}\b|\s+(?:and|but)\s+(?:then\s+)?(?:{pasts}|\w+ed)\b")
