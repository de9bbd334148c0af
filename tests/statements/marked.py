"""Articles written with their attribution marked in place: <s>source</s> <q>cue</q> <c>content</c>."""

import re

from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span

_TAG = re.compile(r"</?([sqc])>")


def marked(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Article, Attribution]:
    """The article without the tags, each line a block, and the one attribution that the tags mark."""
    plain: list[str] = []
    spans: dict[str, list[Span]] = {"s": [], "q": [], "c": []}
    at = length = start = 0
    for tag in _TAG.finditer(text):
        plain.append(text[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if tag[0][1] == "/":
            spans[tag[1]].append(Span(start, length))
        else:
            start = length
    plain.append(text[at:])
    whole = "".join(plain)
    blocks, begin = [], 0
    for line in whole.split("\n"):
        blocks.append(Block(kind, begin, begin + len(line)))
        begin += len(line) + 1
    article = Article(
        id="ar-1",
        url=None,
        headline=None,
        standfirst=None,
        byline=(),
        publisher=None,
        published=Published(None, None, DateSource.UNKNOWN),
        modified=None,
        language="en",
        text=whole,
        blocks=tuple(blocks),
        dropped=(),
    )
    source, cue, content = (tuple(spans[role]) for role in "sqc")
    return article, Attribution("at-1", source, cue, content, 1.0, "test")


def shown(article: Article, span: Span | None) -> str | None:
    """The characters of `span`, or `None`."""
    return span.of(article.text) if span else None
