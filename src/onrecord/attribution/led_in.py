"""What stands alone in the next paragraph after "The governor added:", without quotation marks.

Quotations with marks are `introduced`'s.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.attribution.draft import Draft
from onrecord.attribution.introduced import clause_before
from onrecord.schema.article import Block, BlockKind
from onrecord.schema.span import Span

LED_IN_RULE = "rule.led-in.1"
CONFIDENCE = 0.9
"""After 12 such paragraphs on PolNeAR train and dev the next one is always annotated, 9 times all of it."""

_SAYS = re.compile(
    r"(?:said|says|added|adds|wrote|writes|continued|continues|tweeted|posted|explained|explains|concluded|responded|replied"
    r"|stated)(?:\s(?:in|on|to|via|at)\b[^,;]{0,60})?$|told\s[^,;]{3,60}$"
)
"""A verb of which what follows the colon is all that was said."""


def led_in(text: str, blocks: Sequence[Block], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The paragraphs that another one leads to, where none of `drafts` has its verb or goes in or out of the words."""
    body = [block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)]
    for number, before in enumerate(body[:-1]):
        colon = before.span.end - 1
        clause = clause_before(text, colon) if text[colon] == ":" else None
        content = _alone(text, body[number + 1 :]) if clause and _SAYS.match(text[clause[1].start : colon]) else ()
        if clause and content and not any(_is_other(draft, clause[1], content) for draft in drafts):
            yield Draft(clause[:1], clause[1:], content, CONFIDENCE, LED_IN_RULE)


def _is_other(draft: Draft, cue: Span, content: Sequence[Span]) -> bool:
    parts = (*draft.source, *draft.cue, *draft.content)
    inside = [any(span.covers(part) for span in content) for part in parts]
    shares = any(part.overlaps(span) for part in parts for span in content)
    return any(part.overlaps(cue) for part in draft.cue) or (shares and not all(inside))


def _alone(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """The first of `blocks`, with those that go on with a block quotation; nothing where it has quotation marks."""
    if blocks[0].kind is BlockKind.QUOTE:
        return tuple(block.span for block in takewhile(lambda block: block.kind is BlockKind.QUOTE, blocks))
    return () if re.search(r"[“”\"]", blocks[0].span.of(text)) else (blocks[0].span,)
