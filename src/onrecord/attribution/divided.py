"""Two reports that were taken for one: "Orr said it was an accident, hours after inspectors told reporters that …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span

DIVIDED_RULE = "rule.divided.1"
CONFIDENCE = 0.8
"""As for other reports that syntax settles. In 450 articles of PolNeAR no content goes on over such words; its
annotators join two parts only where the second report is the same person's ("when he said")."""

_LEADS = r"(?:after|as|before|even as|though|when|while|whereas)\s+"
"""What leads to a clause with a report of its own."""
_OTHER = re.compile(
    rf",?\s+(?:\w+\s+){{0,2}}{_LEADS}"
    r"(?P<source>(?!(?:he|she|they|it|i|we)\b)(?:[\w.’'-]+\s+){1,6}?)"
    r"(?P<cue>(?:had\s+)?(?:told|said|announced|argued|claimed|insisted|reported|revealed|stated|warned))"
    r"(?:\s+[\w.’'-]+){0,4}\s+",
    re.IGNORECASE,
)


_CALLED = re.compile(
    r",?\s+(?:[a-z][\w’'-]*,?\s+){0,8}"
    r"(?P<source>(?:(?:the|an?|his|her|its|their)\s+(?:[\w.’'-]+\s+){1,4}?|(?:[A-Z][\w.’'-]*\s+){1,4}|(?:he|she|they)\s+))"
    r"(?P<cue>(?:ha[sd]\s+|have\s+)?(?:called|described|dubbed|termed|labell?ed|branded|deemed))\s+(?:it\s+|them\s+)?(?:as\s+)?",
)
"""Up to a quotation that is another's name for what was said ("… a decision the mayor's office called “…”")."""


_AFTER = re.compile(
    rf"\b{_LEADS}"
    r"(?P<source>(?=(?:the|an?|its|their)\s|[A-Z])[\w.’'-]+(?:\s[\w.’'-]+){0,6}"
    r"(?:,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3},)?)\s*$"
)
"""The subject of such a clause, its name between commas, up to the verb."""
_REACH = 120
"""Characters before a verb in which its subject begins."""


def _own_subject(text: str, draft: Draft) -> Draft:
    """`draft` with the subject of its own clause ("… denied it after the chief, Orr, told …")."""
    if not draft.source or not draft.cue or draft.source[-1].end > draft.cue[0].start:
        return draft
    start = max(draft.cue[0].start - _REACH, draft.source[-1].end)
    found = _AFTER.search(text, start, draft.cue[0].start)
    if found is None or any(
        found.start("source") < part.end and part.start < draft.cue[0].start for part in draft.content
    ):
        return draft
    words = found["source"].rstrip(" ,")
    source = Span(found.start("source"), found.start("source") + len(words))
    return replace(draft, source=(source,))


def divided(text: str, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """`drafts`, each without what another person than its source says in the same sentence; that is a draft too."""
    drafts = [_own_subject(text, draft) for draft in drafts]
    cues = {cue.start for draft in drafts for cue in draft.cue}
    for draft in drafts:
        content = draft.content
        for n, (one, other) in enumerate(pairwise(content), 1):
            found = _OTHER.fullmatch(text, one.end, other.start) or _CALLED.fullmatch(text, one.end, other.start)
            if found and not any(one.end <= cue.start < other.start for cue in draft.cue):
                yield replace(draft, content=content[:n])
                if found.start("cue") not in cues:
                    source, cue = Span(found.start("source"), found.end("source")), Span(*found.span("cue"))
                    source = Span(source.start, source.start + len(source.of(text).rstrip()))
                    yield Draft((source,), (cue,), content[n:], CONFIDENCE, DIVIDED_RULE)
                break
        else:
            yield draft
