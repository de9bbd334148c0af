"""What stands alone in the next paragraph after "The governor added:", with quotation marks or without."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.attribution.draft import Draft
from onrecord.schema.article import Block, BlockKind
from onrecord.schema.span import Span
from onrecord.text import MARKS

LED_IN_RULE = "rule.led-in.1"
CONFIDENCE = 0.9
"""After 12 such paragraphs on PolNeAR train and dev the next one is always annotated, 9 times all of it."""

_CAPITAL = r"[A-Z][\w.’'-]*"
_LEAD = re.compile(
    rf"(?:^|[.!?][”\"]?\s+)(?P<source>{_CAPITAL}(?:\s(?:{_CAPITAL}|of|the|de|van|von|bin|al)){{0,5}}"
    r"|(?:The|His|Her|Their|An?)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+)(?:,\s[^.;:]{3,80},)?\s+"
    r"(?P<cue>(?:(?:also|then|later|further|\w+ly)\s)?(?:said|says|added|adds|wrote|writes|continued|continues|tweeted|posted"
    r"|explained|explains|concluded|responded|replied|noted|stated|went on|goes on)\b(?P<rest>[^.:;“”\"]{0,80})):$",
    re.MULTILINE,
)
_SHORT = 30
"""Characters between the verb and the colon at most where no mark tells that what follows is quoted."""


def led_in(text: str, blocks: Sequence[Block], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The paragraphs that another one leads to, where none of `drafts` has its verb or goes in or out of the words."""
    body = [block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)]
    for number, before in enumerate(body[:-1]):
        lead = _LEAD.search(text, before.span.start, before.span.end)
        content = _quoted(text, body[number + 1 :], lead["rest"]) if lead else ()
        if lead and content:
            source, cue = Span(*lead.span("source")), Span(*lead.span("cue"))
            if not any(_is_other(draft, cue, content) for draft in drafts):
                yield Draft((source,), (cue,), content, CONFIDENCE, LED_IN_RULE)


def _is_other(draft: Draft, cue: Span, content: Sequence[Span]) -> bool:
    parts = (*draft.source, *draft.cue, *draft.content)
    inside = [any(span.covers(part) for span in content) for part in parts]
    shares = any(part.overlaps(span) for part in parts for span in content)
    return any(part.overlaps(cue) for part in draft.cue) or (shares and not all(inside))


def _quoted(text: str, blocks: Sequence[Block], rest: str) -> tuple[Span, ...]:
    """The quotation that begins the first of `blocks`, or all of it where it is nothing else, with what goes on."""
    first = blocks[0]
    span = first.span
    if text[span.start] in MARKS:
        close = max(text.rfind(mark, span.start + 2, span.end) for mark in MARKS)
        return (Span(span.start, close + 1 if close > 0 else span.end),)
    if first.kind is BlockKind.QUOTE:
        return tuple(block.span for block in takewhile(lambda block: block.kind is BlockKind.QUOTE, blocks))
    marked = any(mark in span.of(text) for mark in '“”"')
    return () if marked or len(rest) > _SHORT else (span,)
