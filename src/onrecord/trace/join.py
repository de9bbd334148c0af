"""Claims of articles → one trace: candidates of the same speaker that are near each other, then the decision."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.trace.article import ArticleClaims, Claim, Told, read_article
from onrecord.trace.pairs import SIMILAR, cosine, judge_claims, link_told, select_links, was_said_before
from onrecord.trace.rows import Link, Trace
from onrecord.trace.speakers import Speaker

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives the vectors of texts, ``[n, width]``, of unit length: `onrecord.load_embedder()`, say."""

BLOCK = 512
"""Rows of the table of similarities that are held at a time."""

_ROUNDING = 1e-4
"""What a table of similarities may be off; those near the border are computed again, each by itself."""


def trace_of(records: Iterable[Record], embed: Embed, *, speaker: str | None = None, about: str | None = None) -> Trace:
    """The trace of all `records`, read one after the other; see `join_articles`."""
    return join_articles([read_article(record) for record in records], embed, speaker=speaker, about=about)


def join_articles(
    articles: Iterable[ArticleClaims],
    embed: Embed,
    failures: Iterable[Failure] = (),
    *,
    speaker: str | None = None,
    about: str | None = None,
) -> Trace:
    """The trace of a set; an article given twice counts once.

    `speaker` keeps those whose name has all of its words, `about` the links of which either side has all of its words.
    """
    once: dict[str, ArticleClaims] = {}
    for article in articles:
        once.setdefault(article.facts.id, article)
    found = [link for group in _groups(once.values(), speaker) for link in _links(group, embed)]
    chosen = select_links(link for link in found if _is_about(link, about))
    return Trace(
        revisions=tuple(link for link in chosen if link.kind),
        hints=tuple(link for link in chosen if not link.kind),
        articles=tuple(article.facts for article in once.values()),
        failures=tuple(failures),
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """What is claimed by all who may be one speaker, and what articles tell was revised of it."""

    claims: tuple[Claim, ...]
    told: tuple[Told, ...]


def _groups(articles: Iterable[ArticleClaims], speaker: str | None) -> Iterator[_Group]:
    """Those that are named alike or have one identifier, where there is more than one article."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    told: dict[str, list[Told]] = defaultdict(list)
    alias: dict[str, str] = {}
    for article in articles:
        for claim in article.claims:
            if not speaker or _has_words(claim.speaker.name, speaker):
                claims[_merged(claim.speaker, alias)].append(claim)
        for one in article.told:
            if not speaker or _has_words(one.owner.name, speaker):
                told[_merged(one.owner, alias)].append(one)
    for key in _roots(claims, alias):
        members = [name for name in claims if _root(name, alias) == key]
        group = _Group(
            tuple(claim for name in members for claim in claims[name]),
            tuple(one for name, ones in told.items() if _root(name, alias) == key for one in ones),
        )
        if len({one.quote.article for one in group.claims} | {one.by.article for one in group.told}) > 1:
            yield group


def _merged(who: Speaker, alias: dict[str, str]) -> str:
    """The key of `who`, after all keys of `who` were made one."""
    first, *others = (_root(key, alias) for key in who.keys)
    for other in others:
        if other != first:
            alias[other] = first
    return first


def _root(key: str, alias: Mapping[str, str]) -> str:
    while key in alias:
        key = alias[key]
    return key


def _roots(keys: Iterable[str], alias: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_root(key, alias) for key in keys))


def _links(group: _Group, embed: Embed) -> Iterator[Link]:
    claims = group.claims
    vectors = embed([claim.text for claim in claims])
    for told in group.told:
        if found := link_told(told, claims):
            yield found[1]
    for one, other in _near(claims, vectors):
        judged = judge_claims(claims[one], claims[other])
        similarity = cosine(vectors[one], vectors[other]) if judged else 0.0
        if judged is None or similarity < SIMILAR:
            continue
        if not (judged.must_be_new and was_said_before(judged.later, judged.earlier, claims)):
            yield judged.link(similarity)


def _near(claims: Sequence[Claim], vectors: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Pairs of claims of two articles that may be near each other; the table is made in blocks."""
    articles = _numbers(claim.quote.article for claim in claims)
    for start in range(0, len(claims), BLOCK):
        rows = slice(start, start + BLOCK)
        table = vectors[rows] @ vectors.T
        table[articles[rows, None] == articles] = -1
        for row, column in np.argwhere(table >= SIMILAR - _ROUNDING).tolist():
            if start + row < column:
                yield start + row, column


def _numbers(values: Iterable[Hashable]) -> NDArray[np.int64]:
    """A number for each value, the same for equal ones."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], np.int64)


def _is_about(link: Link, about: str | None) -> bool:
    return not about or any(_has_words(quote.text, about) for quote in (link.earlier, link.later))


def _has_words(text: str, asked: str) -> bool:
    words = text.casefold()
    return all(word in words for word in asked.casefold().split())
