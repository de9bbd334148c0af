"""Parts of records for tests, sound and plain: each says only what is special about its own.

The samples of all folders are made of them. Whatever a test does not tell has one value here: an article of the first
of March in The Example; a statement that is indirect, asserts something, and was looked at in every way.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind
from onrecord.schema.record import Engine
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Act,
    Form,
    Polarity,
    Selector,
    SpeakerKind,
    Statement,
    TextPositionSelector,
    TextQuoteSelector,
)

BY_HAND = Engine("onrecord", "0.1.0", "by-hand")


def span_of(words: str, text: str, start: int = 0) -> Span:
    """The first place of `words` from `start` on."""
    place = text.index(words, start)
    return Span(place, place + len(words))


def published_on(day: str | None, source: DateSource = DateSource.META) -> Published:
    """The date of an article, or that it has none."""
    return Published(day, "day" if day else None, source if day else DateSource.UNKNOWN)


def article_of(
    lines: Sequence[str], id: str, *, kinds: Sequence[BlockKind] = (BlockKind.HEADLINE,), **others: Any
) -> Article:
    """The article of `lines`: of these `kinds`, and from there on paragraphs."""
    text, blocks, start = "\n\n".join(lines), [], 0
    for line, kind in zip(lines, [*kinds, *[BlockKind.PARAGRAPH] * len(lines)], strict=False):
        blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + len("\n\n")
    plain = Article(
        id=id, url=f"https://news.example/{id}", headline=lines[0], standfirst=None, byline=(), publisher="The Example",
        published=published_on("2026-03-01"), modified=None, language="en", text=text, blocks=tuple(blocks), dropped=(),
    )  # fmt: skip
    return replace(plain, **others)


def entity_of(name: str, text: str, start: int = 0, **others: Any) -> Entity:
    """The person whom `text` names so, with the first mention from `start` on."""
    place = span_of(name, text, start)
    plain = Entity(
        f"en-{name}", EntityType.PERSON, name, (), (), (Mention(place.start, place.end, MentionKind.NAME),), Links()
    )
    return replace(plain, **others)


def statement_of(key: str, text: str, *content: Span, margin: int = 8, **others: Any) -> Statement:
    """The statement ``st-KEY`` of ``at-KEY``: the words of `text` at `content`, quoted with `margin` around."""
    quotes = (
        TextQuoteSelector(s.of(text), text[max(0, s.start - margin) : s.start], text[s.end : s.end + margin])
        for s in content
    )
    plain = Statement(
        id=f"st-{key}", attribution=f"at-{key}", speaker=None, speaker_kind=None, form=Form.INDIRECT, act=Act.ASSERT,
        polarity=Polarity.POSITIVE, text=" […] ".join(s.of(text) for s in content), content=content, channel=None,
        venue=None, addressees=(), said=None, via=(), parent=None, justification=None, issues=(),
        selector=Selector(tuple(quotes), tuple(TextPositionSelector(s.start, s.end) for s in content), None),
        confidence=0.9,
    )  # fmt: skip
    if others.get("speaker") and "speaker_kind" not in others:
        others["speaker_kind"] = SpeakerKind.PERSON
    return replace(plain, **others)
