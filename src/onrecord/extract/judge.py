"""Which segments of a page are the article: trafilatura says so, and resiliparse keeps watch over what is quoted."""

import re
from collections.abc import Sequence
from itertools import accumulate

from onrecord.extract.opinions import Opinion, form_opinion, kept_by
from onrecord.extract.segment import Segment

THIN = 60
"""Words. Where trafilatura finds fewer and another place has three times as many, the other place is believed."""
GAP = 6
"""Segments left out between two that are kept, at most, for the two to belong to one run."""
REACH = 6
"""Segments as long as prose that neither extractor keeps, at most, between the article and a quotation that is brought
back."""
PROSE = 60
"""Characters of a line that can stand for a paragraph."""

_QUOTE = re.compile(r"[“”\"„«]")


def judge(segments: Sequence[Segment], first: Opinion, second: Opinion) -> tuple[list[bool], dict[int, str]]:
    """Which segments are the article, and why the others that hold quotation marks are not."""
    kept, also = kept_by(first, segments), kept_by(second, segments)
    _settle_hidden(segments, kept)
    if first.words < THIN and second.words > 3 * first.words:
        kept = [mine and segment.furniture is None for mine, segment in zip(also, segments, strict=True)]
    _settle_short(segments, kept)
    return kept, _bring_back(segments, kept, also)


def _bring_back(segments: Sequence[Segment], kept: list[bool], also: list[bool]) -> dict[int, str]:
    """Keep captions and quoted passages that belong to the article after all; the reasons why the rest does not.

    A passage comes back with the paragraph before it, which may name who speaks.
    """
    places = [n for n, keep in enumerate(kept) if keep]
    if not places:
        return {}
    start, end = places[0], places[-1]
    # short lines do not count: a live report has a time and a heading between any two of its paragraphs
    strange = list(
        accumulate(
            not (mine or its) and len(segment.text) >= PROSE
            for mine, its, segment in zip(kept, also, segments, strict=True)
        )
    )
    reasons: dict[int, str] = {}
    for n, segment in enumerate(segments):
        inside = start < n < end
        quoted = _QUOTE.search(segment.text) is not None
        if kept[n] or not (inside or (quoted and also[n])):
            continue
        near = inside or (strange[start] - strange[n] if n < start else strange[n] - strange[end]) <= REACH
        if inside and segment.is_caption and segment.furniture is None:
            kept[n] = len(segment.text.split()) >= 4
        elif quoted and near and _may_be_ours(segment):
            kept[n] = True
            if n and also[n - 1] and len(segments[n - 1].text) >= PROSE and _may_be_ours(segments[n - 1]):
                kept[n - 1] = True
        elif quoted:
            where = segment.furniture or ("hidden" if segment.hidden else segment.tag)
            reasons[n] = f"quoted outside the article ({where.strip()})"
    return reasons


def _may_be_ours(segment: Segment) -> bool:
    return segment.furniture is None and segment.linked < 0.5 and segment.tag != "h1" and not segment.hidden


def _settle_hidden(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Hidden text that trafilatura keeps is kept once: streamed pages hide all of it, others a second copy."""
    if not any(keep and segment.hidden for keep, segment in zip(kept, segments, strict=True)):
        return
    shown = form_opinion("page", "\n".join(segment.text for segment in segments if not segment.hidden))
    for n, segment in enumerate(segments):
        if segment.hidden:
            kept[n] = kept[n] and not shown.holds(segment.text)


def _settle_short(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Short lines that happen to be in the article as well are kept only in a run of kept ones that has a long one."""
    run: list[int] = []
    for n, segment in enumerate(segments):
        if not kept[n]:
            continue
        if run and n - run[-1] > GAP:
            _settle_run(segments, kept, run)
            run.clear()
        if len(segment.text) < 40 and segment.furniture and segment.linked > 0.8:
            kept[n] = False
        else:
            run.append(n)
    _settle_run(segments, kept, run)


def _settle_run(segments: Sequence[Segment], kept: list[bool], run: list[int]) -> None:
    if not any(len(segments[n].text) >= PROSE for n in run):
        for n in run:
            kept[n] = len(segments[n].text) >= 40
