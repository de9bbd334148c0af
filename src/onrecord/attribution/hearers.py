"""The subject of a cue: who was warned or got word is no source, who was quoted as saying something is."""

import re
from dataclasses import replace

from onrecord.attribution.draft import Draft
from onrecord.schema.span import hull

_TOLD = re.compile(
    r"(?:(?:ha[sd]|have|having|is|are|was|were|been|being|be|get|gets|got|\w+ly|n[o']t|never|also|again|later|first|repeatedly)\s+)*"
    r"(?:is|are|was|were|been|being|be|got)\s+(?:\w+ly\s+|also\s+|later\s+|again\s+|never\s+|not\s+|first\s+|once\s+)*"
    r"(?:told|warned|informed|assured|advised|asked|urged|ordered|briefed|notified|reminded|instructed|alerted|questioned"
    r"|promised|given\s.*)(?:\s+(?:about|of|on|to|that))?",
    re.IGNORECASE,
)
"""The passive of what is done to a hearer."""

_WORD = (
    r"(?:warnings?|notices?|notifications?|word|assurances?|guarantees?|threats?|complaints?|reports?|letters?|messages?|e-?mails?"
    r"|calls?|tips?|indications?|instructions?|orders?|promises?|confirmation)"
)
_GOT = re.compile(
    rf"(?:(?:ha[sd]|have|having|had|was|were|been|never|also|not|already|later)\s+)*"
    rf"(?:(?:got|gets?|getting|gotten|receiv\w+)\s(?:.*\s)?|(?:had|has|have|having)\s+(?:no|little|any|ample|advance|prior|previous)\s(?:\w+\s)?)"
    rf"{_WORD}(?:\s+(?:of|about|from|on|to|that|which|saying|said|says|\w+ing))*",
    re.IGNORECASE,
)
"""A report that comes in."""

_ASKED_FOR = re.compile(r",\sasked(?:\s\w+)?\sfor\s(?:an?\s)?(?:comment|reaction|response|statement)")
"""A participle that sets off its subject: "the port, asked for comment, …"."""

_CLAUSE = re.compile(r"(?:that|whether|to|not|if)\b|[“\"‘']", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:that|said|says|saying)$", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|little|not|never)\b|n['’]t\b", re.IGNORECASE)
_QUOTED_AS = re.compile(r"\b(?:quoted|heard|overheard|cited|recorded)\s+(?:as\s+)?(?:saying|telling)\b", re.IGNORECASE)


def receives(text: str, draft: Draft) -> bool:
    """Whether the source before the cue is who hears it: "the mayor was warned that …", "Orr got word that …"."""
    if not draft.source or not draft.cue or draft.source[-1].end > draft.cue[0].start:
        return False
    cue = hull(draft.cue).of(text)
    apart = _ASKED_FOR.match(text, draft.source[-1].end)
    return bool(apart or _TOLD.fullmatch(cue) or _GOT.fullmatch(cue))


def settle_subject(text: str, draft: Draft) -> Draft | None:
    """`draft` without a source that only hears it, and with who is quoted as its source; `None` where nobody reports.

    "She had no warning of the strike" reports nothing; "she got a warning that the bridge was unsafe" does, and leaves
    open who said so.
    """
    if not draft.source and len(draft.content) > 1 and draft.cue and _QUOTED_AS.search(hull(draft.cue).of(text)):
        first, *rest = draft.content
        return replace(draft, source=(first,), content=tuple(rest)) if first.end < draft.cue[0].start else draft
    if not receives(text, draft):
        return draft
    cue = hull(draft.cue).of(text)
    if _GOT.fullmatch(cue) or re.search(r"\bgiven\s|\basked\b.*\bfor$", cue):
        worded = _SAYS.search(cue) or _CLAUSE.match(draft.content[0].of(text))
        if _NONE.search(cue) or not worded:
            return None
    return replace(draft, source=())
