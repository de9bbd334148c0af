"""A record made by hand, for tests that need one but not the engine."""

import re
from hashlib import sha256

from onrecord.schema.article import Article, Block, BlockKind, DateSource, Dropped, Evidence, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.record import Engine, Record
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Act,
    Form,
    Polarity,
    Selector,
    Statement,
    TextPositionSelector,
    TextQuoteSelector,
)

LINES = (
    (BlockKind.HEADLINE, "Bridge will reopen, mayor says"),
    (BlockKind.STANDFIRST, "The crossing closed in May."),
    (
        BlockKind.PARAGRAPH,
        "Mayor Ada Quill said Monday that her deputy had told her “the bridge is safe” & sound <now>.",
    ),
    (BlockKind.PARAGRAPH, "“We never rushed,” she added. “Nobody did.”"),
)
TEXT = "\n\n".join(line for _, line in LINES)


def span_of(words: str, text: str = TEXT) -> Span:
    """The first place of `words`."""
    start = text.index(words)
    return Span(start, start + len(words))


def _blocks() -> tuple[Block, ...]:
    return tuple(Block(kind, span_of(line).start, span_of(line).end) for kind, line in LINES)


ARTICLE = Article(
    id="ar-" + sha256(TEXT.encode()).hexdigest()[:12],
    url="https://news.example/bridge",
    headline=LINES[0][1],
    standfirst=LINES[1][1],
    byline=("Tom Fell",),
    publisher="The Example",
    published=Published("2026-03-02", "day", DateSource.META, (Evidence("2026-03-02", "meta"),)),
    modified=None,
    language="en",
    text=TEXT,
    blocks=_blocks(),
    dropped=(Dropped("Subscribe to our newsletter", "navigation"),),
)

RELATIONS = (
    ("mayor", "says", ("Bridge will reopen",), Form.INDIRECT),
    ("Mayor Ada Quill", "said", ("that her deputy had told her “the bridge is safe” & sound <now>",), Form.MIXED),
    ("her deputy", "had told", ("“the bridge is safe” & sound <now>",), Form.MIXED),
    ("she", "added", ("“We never rushed,”", "“Nobody did.”"), Form.DIRECT),
)


def record_of(article: Article) -> Record:
    """The record of the article above."""
    pairs = [_relation(n, *row) for n, row in enumerate(RELATIONS)]
    return Record(
        engine=Engine("onrecord", "0.1.0", "by-hand"),
        article=article,
        attributions=tuple(a for a, _ in pairs),
        statements=tuple(s for _, s in pairs),
    )


def _relation(n: int, source: str, cue: str, content: tuple[str, ...], form: Form) -> tuple[Attribution, Statement]:
    spans = tuple(span_of(words) for words in content)
    place = re.search(rf"\b{re.escape(source)}\b", TEXT)
    assert place
    attribution = Attribution(f"at-{n}", (Span(*place.span()),), (span_of(cue),), spans, 0.75, "hand.v1")
    selector = Selector(
        tuple(
            TextQuoteSelector(s.of(TEXT), TEXT[max(0, s.start - 8) : s.start], TEXT[s.end : s.end + 8]) for s in spans
        ),
        tuple(TextPositionSelector(s.start, s.end) for s in spans),
        "https://news.example/bridge#:~:text=bridge",
    )
    statement = Statement(
        id=f"st-{n}", attribution=f"at-{n}", speaker=None, speaker_kind=None, form=form, act=Act.ASSERT,
        polarity=Polarity.POSITIVE, text=" […] ".join(content), content=spans, channel=None, venue=None,
        addressees=None, said=None, via=None, parent="st-1" if n == 2 else None, justification=None, issues=None,
        selector=selector, confidence=0.75,
    )  # fmt: skip
    return attribution, statement
