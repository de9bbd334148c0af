"""A record made by hand, for tests that need one but not the engine."""

import re
from dataclasses import replace
from hashlib import sha256

from onrecord.schema.article import Article, BlockKind, DateSource, Dropped, Evidence, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Form,
    Statement,
)
from tests import building
from tests.building import BY_HAND, article_of, statement_of

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
    return building.span_of(words, text)


ARTICLE = article_of(
    [line for _, line in LINES],
    "ar-" + sha256(TEXT.encode()).hexdigest()[:12],
    kinds=[kind for kind, _ in LINES],
    url="https://news.example/bridge",
    standfirst=LINES[1][1],
    byline=("Tom Fell",),
    published=Published("2026-03-02", "day", DateSource.META, (Evidence("2026-03-02", "meta"),)),
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
        engine=BY_HAND,
        article=article,
        attributions=tuple(a for a, _ in pairs),
        statements=tuple(s for _, s in pairs),
    )


def _relation(n: int, source: str, cue: str, content: tuple[str, ...], form: Form) -> tuple[Attribution, Statement]:
    spans = tuple(span_of(words) for words in content)
    place = re.search(rf"\b{re.escape(source)}\b", TEXT)
    assert place
    attribution = Attribution(f"at-{n}", (Span(*place.span()),), (span_of(cue),), spans, 0.75, "hand.v1")
    statement = statement_of(
        str(n), TEXT, *spans, form=form, addressees=None, via=None, parent="st-1" if n == 2 else None, issues=None,
        confidence=0.75,
    )  # fmt: skip
    selector = replace(statement.selector, link="https://news.example/bridge#:~:text=bridge")
    return attribution, replace(statement, selector=selector)
