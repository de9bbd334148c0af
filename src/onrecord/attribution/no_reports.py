"""What is tagged as a report and reports nothing: asking for anonymity, and a vote that is still to be held."""

import re

from onrecord.attribution.draft import Draft
from onrecord.schema.span import hull

_ASKED = re.compile(
    r"\b(?:ask|request|insist|demand|prefer|want|wish|declin|refus)\w*(?:\s+(?:on|for|to|by|of|that))*$", re.IGNORECASE
)
_ANONYMOUS = re.compile(
    r"(?:to\s+)?(?:(?:not\s+(?:to\s+)?)?be(?:ing)?\s+(?:named|identified|quoted\s+by\s+name)"
    r"|(?:remain|stay|be)\s+(?:anonymous|unnamed)|anonymity\b"
    r"|(?:his|her|their|that\s+(?:his|her|their))\s+(?:\w+\s+)?names?\s+(?:not\s+)?be\b)",
    re.IGNORECASE,
)
"""Not to be named: why a source has no name, not what it says."""

_TO_COME = re.compile(
    r"(?:will|would|shall|(?:is|are|was|were)\s+(?:\w+\s+)?to|could|may|might)\s+(?:\w+ly\s+|also\s+|then\s+)?"
    r"(?:vote|debate|deliberate)(?:\s+(?:on|about|over))?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:whether|that|if|to|not|no|yes|for|against|in\s+favou?r)\b|[“\"‘']", re.IGNORECASE)
"""What begins a content that says how somebody will vote, or on which question."""


def reports_nothing(text: str, draft: Draft) -> bool:
    """Whether the content is that the source wants no name, or the matter of a vote that is to come."""
    if not draft.cue or not draft.source:
        return False
    cue, content = hull(draft.cue).of(text), draft.content[0].of(text)
    if _ASKED.search(cue) and _ANONYMOUS.match(content):
        return True
    return bool(_TO_COME.fullmatch(cue)) and not _CLAUSE.match(content)
