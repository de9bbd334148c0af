"""Quotations that the model leaves without a cue because the cue stands in another sentence or paragraph.

Source: the newspaper convention that a quotation of several paragraphs opens its marks in each of them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span
from onrecord.text import Quotation

RULE = "rule.continuation.1"
SHARE = 0.85
"""Confidence of a continuation, as a share of the confidence of what it continues."""

_OCCASION = re.compile(r"(?:\s(?!(?:that|and|but|when|as|after|before|because|while|who)\b)[\w.’'-]+){1,8}\.\s+")
"""To whom, when and where the words before were said: "Orr told the Courier in an interview."."""

_LONG = 4
"""Words from which on a quotation is taken for speech, not for a name or a scare quote."""


def continue_quotations(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """`drafts`, with re-opened quotations joined to their statement, and lone ones given to the last speaker."""
    found = list(drafts)
    for group in _chains(quotations):
        owners = [n for n, draft in enumerate(found) if any(holds(draft, q) for q in group)]
        if len(group) > 1 and len(owners) == 1:
            missing = [q.span for q in group if not holds(found[owners[0]], q)]
            content = tuple(sorted((*found[owners[0]].content, *missing)))
            found[owners[0]] = replace(found[owners[0]], content=content)
        elif not owners and all(_is_free(q, found) for q in group):
            number = next(n for n, p in enumerate(paragraphs) if p.covers(group[0].span))
            home = paragraphs[number]
            speech = _is_speech(text, home, group[0])
            last = _speaking_before(text, paragraphs[: number + 1], quotations, group[0], found) if speech else None
            if last is not None and home.start <= last.content[0].start:
                content = tuple(sorted((*last.content, *(q.span for q in group))))
                found[found.index(last)] = replace(last, content=content)
            elif last is not None:
                confidence = round(last.confidence * SHARE, 3)
                found.append(Draft(last.source, (), tuple(q.span for q in group), confidence, RULE))
    return found


def _chains(quotations: Sequence[Quotation]) -> list[list[Quotation]]:
    """Quotations in groups: each that the next paragraph re-opens goes with the next one."""
    chains: list[list[Quotation]] = []
    open_chain = False
    for quotation in quotations:
        if open_chain:
            chains[-1].append(quotation)
        else:
            chains.append([quotation])
        open_chain = quotation.reopens
    return chains


def holds(draft: Draft, quotation: Quotation) -> bool:
    """Whether most of `quotation` is content of `draft`."""
    shared = sum(max(0, min(s.end, quotation.inner.end) - max(s.start, quotation.inner.start)) for s in draft.content)
    return 2 * shared > len(quotation.inner)


def _is_free(quotation: Quotation, drafts: Sequence[Draft]) -> bool:
    """Whether no attribution has words in `quotation`."""
    return not any(
        span.overlaps(quotation.span) for draft in drafts for span in (*draft.content, *draft.cue, *draft.source)
    )


def _is_speech(text: str, home: Span, quotation: Quotation) -> bool:
    """Whether `quotation` is a sentence of its own in its paragraph: it begins where one can and ends as one."""
    inner = quotation.inner.of(text).strip()
    before = text[home.start : quotation.span.start].rstrip()
    after = text[quotation.span.end : home.end].strip()
    begins = not before or before[-1] in '.!?”"’'
    ends = not quotation.closed or inner[-1:] in ".!?…" or after[:1] in (".", "!", "?")
    return begins and ends and len(inner.split()) >= _LONG and inner[0].isupper()


def _speaking_before(
    text: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    quotation: Quotation,
    drafts: Sequence[Draft],
) -> Draft | None:
    """The attribution of the direct speech that `quotation`, in the last of `paragraphs`, continues, or None.

    It must end right before `quotation`, but for its occasion: in the same paragraph, or in the paragraph before, of
    which it is the last attribution, where `quotation` fills its own paragraph from the first letter to the last.
    """
    home = paragraphs[-1]
    earlier = sorted((d for d in drafts if d.source and _end(d) <= quotation.span.start), key=_end, reverse=True)
    # one by one, the last first: a text of thousands of quotation marks would take minutes otherwise
    last = next((draft for draft in earlier if _is_direct(draft, quotations)), None)
    if last is None:
        return None
    between = text[_end(last) : quotation.span.start]
    ended = not any(c.isalnum() for c in between) or _OCCASION.fullmatch(between)
    if home.start <= _end(last):
        return last if ended else None
    fills = not any(c.isalnum() for c in text[home.start : quotation.span.start] + text[quotation.span.end : home.end])
    neighbours = len(paragraphs) > 1 and paragraphs[-2].start <= _end(last) <= paragraphs[-2].end
    return last if fills and neighbours and ended else None


def _end(draft: Draft) -> int:
    return max(span.end for span in (*draft.content, *draft.cue, *draft.source))


def _is_direct(draft: Draft, quotations: Sequence[Quotation]) -> bool:
    return any(len(q.inner) > 20 and holds(draft, q) for q in quotations)
