"""Whether what is said now is the opposite of what was said before, or gives another figure."""

import re

from onrecord.revisions.earlier import WORDS
from onrecord.revisions.wording import is_negative, shared
from onrecord.schema.span import Span

_RULED_OUT = re.compile(
    r"rul(?:ing|ed) out|(?:vow|promis|pledg|swear|sw[eo]r|say|said|insist|declar)\w*(?: that)?"
    r"(?: \w+ (?:would|will))? (?:not|never)\b"
)
"""What refuses something so plainly that saying anything else without a negation gives it up."""
_SAYING = re.compile(r"sa(?:id|ying)|insist|announc|declar")
_WOULD = re.compile(r"\b(?:would|will|won[’']t|wouldn[’']t)\b")
_OPPOSED = re.compile(r"oppos|reject|dismiss|refus")
_IN_FAVOUR = re.compile(r"\b(?:back|support|favou?r|endors|embrac|accept|agree|welcom)\w*")
_FIGURE = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b",
    re.IGNORECASE,
)


def without(content: Span, part: Span) -> list[Span]:
    """What of `content` lies before and after `part`."""
    if not content.overlaps(part):
        return [content]
    return [Span(content.start, max(content.start, part.start)), Span(min(content.end, part.end), content.end)]


def is_opposite(before: str, after: str) -> bool:
    """Whether the two differ in polarity: a refusal that is now none, or a promise that is now denied."""
    if is_negative(before) == is_negative(after):
        return False
    if not after.strip():
        return False
    if _SAYING.match(before) and not _WOULD.search(before):
        return False
    turned = _OPPOSED.match(before) and _IN_FAVOUR.search(after)
    return bool(_RULED_OUT.match(before) or turned) or shared(before, after)[0] >= WORDS


def is_other_number(before: str, after: str) -> bool:
    """Whether both give a figure, about one thing, and not the same."""
    ours, theirs = set(_FIGURE.findall(before)), set(_FIGURE.findall(after))
    return bool(ours and theirs) and not ours & theirs
