"""Embedded posts: what the post says, its author said, word for word."""

import re
from collections.abc import Sequence
from itertools import groupby

from onrecord.attribution.draft import Draft
from onrecord.schema.article import Block, BlockKind
from onrecord.schema.span import Span, hull

EMBED_RULE = "rule.embed.1"
CONFIDENCE = 0.98
"""The signature names the author; what remains is a wrong reading of the page."""

_SIGNATURE = re.compile(r"(?:—|–|--|-)\s*(?P<author>[^\n(]{1,60}?)\s*\(@\w{1,30}\)[^\n]{0,60}$")
"""How an embedded post is signed: a dash, the author's name, the handle in brackets, the date."""


def embedded_posts(text: str, blocks: Sequence[Block]) -> list[Draft]:
    """One attribution for each run of embed blocks that ends with the author's signature."""
    found = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind is BlockKind.EMBED:
            found += _posts(text, [block.span for block in run])
    return found


def _posts(text: str, spans: Sequence[Span]) -> list[Draft]:
    posts: list[Draft] = []
    start = 0
    for n, span in enumerate(spans):
        signature = _SIGNATURE.search(text, span.start, span.end)
        if signature is None:
            continue
        words = hull((*spans[start : n + 1],))
        end = words.start + len(text[words.start : signature.start()].rstrip())
        if end > words.start:
            author = Span(*signature.span("author"))
            posts.append(Draft((author,), (), (Span(words.start, end),), CONFIDENCE, EMBED_RULE))
        start = n + 1
    return posts
