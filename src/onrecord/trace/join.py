"""Claims of articles → one trace: candidates of the same speaker that are near each other, then the decision."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.trace.article import ArticleClaims, Claim, Told, read_article
from onrecord.trace.compare import find_changes
from onrecord.trace.decide import Verdict, decide, decide_told
from onrecord.trace.rows import Link, Quote, Trace
from onrecord.trace.speakers import Speaker, why_same
from onrecord.trace.words import Part, Word

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives the vectors of texts, ``[n, width]``, of unit length: `onrecord.load_embedder()`, say."""

SIMILAR = 0.6
"""The cosine from which two claims are compared at all; nearly the same words have 0.8 and more."""

BLOCK = 512
"""Rows of the table of similarities that are held at a time."""

_UNKNOWN = "9999-12-31"


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
    chosen = sorted(_distinct(link for link in found if _is_about(link, about)), key=_order)
    return Trace(
        revisions=tuple(link for link in chosen if link.kind),
        hints=tuple(_only_hints(chosen)),
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
        yield from _told_links(told, claims)
    for one, other, similarity in _near(claims, vectors):
        earlier, later, ordered = _in_order(one, other)
        same = why_same(earlier.speaker, later.speaker)
        if same is None:
            continue
        verdict = decide(earlier, later, ordered=ordered)
        if verdict is None and not ordered:
            earlier, later = later, earlier
            verdict = decide(earlier, later, ordered=ordered)
        if verdict and (verdict.cued or not verdict.kind or not _was_said_before(later, earlier, claims)):
            yield _made((earlier.quote, earlier.words), (later.quote, later.words), verdict, same, similarity)


def _told_links(told: Told, claims: Sequence[Claim]) -> Iterator[Link]:
    """The claim of an earlier article that is certainly what `told` is about: the one that agrees best."""
    best: tuple[float, Claim, Verdict, str] | None = None
    for claim in claims:
        same = why_same(claim.speaker, told.owner)
        if claim.quote.article == told.by.article or claim.told or same is None or _is_later(claim.quote, told.by):
            continue
        verdict = decide_told(claim, told)
        if verdict and (best is None or verdict.strength > best[0]):
            best = verdict.strength, claim, verdict, same
    if best:
        _, claim, verdict, same = best
        yield _made((claim.quote, claim.words), (told.by, told.revised), verdict, same, 1.0)


def _near(claims: Sequence[Claim], vectors: NDArray[np.float32]) -> Iterator[tuple[Claim, Claim, float]]:
    """Pairs of claims from two articles that are near each other; the table is made in blocks, by plain arithmetic."""
    articles = _numbers(claim.quote.article for claim in claims)
    # the same words again, as when many outlets carry a quote, are no news
    wordings = _numbers((claim.text, claim.act, claim.negative) for claim in claims)
    for start in range(0, len(claims), BLOCK):
        rows = slice(start, start + BLOCK)
        table = vectors[rows] @ vectors.T
        table[(articles[rows, None] == articles) | (wordings[rows, None] == wordings)] = -1
        for row, column in np.argwhere(table >= SIMILAR):
            if start + row < column:
                yield claims[start + row], claims[column], float(table[row, column])


def _numbers(values: Iterable[Hashable]) -> NDArray[np.int64]:
    """A number for each value, the same for equal ones."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], np.int64)


def _in_order(one: Claim, other: Claim) -> tuple[Claim, Claim, bool]:
    """The earlier of the two, the later, and whether that is certain."""
    if one.quote.day and other.quote.day and one.quote.day != other.quote.day:
        return (one, other, True) if one.quote.day < other.quote.day else (other, one, True)
    return one, other, False


def _is_later(one: Quote, other: Quote) -> bool:
    return bool(one.day and other.day and one.day > other.day)


def _was_said_before(later: Claim, earlier: Claim, claims: Iterable[Claim]) -> bool:
    """Whether the speaker had said `later` already when `earlier` was said: it may be an old statement told again."""
    later_words = _bases(later.words)
    for claim in claims:
        if claim is later or claim.quote.article == later.quote.article or _is_later(claim.quote, earlier.quote):
            continue
        words = _bases(claim.words)
        if words and words == later_words:
            return True
    return False


def _bases(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.base for word in words if word.part in {Part.CONTENT, Part.NAME, Part.NEGATION, Part.FIGURE})


_Side = tuple[Quote, Sequence[Word]]
"""A quote, and the words of it that were compared."""


def _made(one: _Side, other: _Side, verdict: Verdict, same: str, similarity: float) -> Link:
    (earlier, words), (later, other_words) = one, other
    marks = (verdict.kind, earlier.article, earlier.claim.start, later.article, later.claim.start)
    return Link(
        id="tr-" + sha256("|".join(map(str, marks)).encode()).hexdigest()[:12],
        kind=verdict.kind,
        grade=verdict.grade,
        earlier=earlier,
        later=later,
        same=same,
        reason=verdict.reason,
        changes=find_changes(words, other_words),
        similarity=round(similarity, 3),
        confidence=round(verdict.strength * min(earlier.confidence, later.confidence), 3),
    )


def _distinct(links: Iterable[Link]) -> Iterator[Link]:
    """Of the revisions, and of the hints, between the same two articles, the surest of those that share words."""
    kept: dict[tuple[object, ...], list[frozenset[str]]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (-link.confidence, link.id)):
        key = (link.kind is None, link.earlier.article, link.later.article)
        words = frozenset((link.earlier.claim.text + " " + link.later.claim.text).casefold().split())
        if not any(len(words & other) * 2 > min(len(words), len(other)) for other in kept[key]):
            kept[key].append(words)
            yield link


def _only_hints(links: Sequence[Link]) -> Iterator[Link]:
    """The hints that say more than a revision between the same two articles already does."""
    revised = {(link.later.article, link.later.claim, link.earlier.article) for link in links if link.kind}
    for link in links:
        if not link.kind and (link.later.article, link.later.claim, link.earlier.article) not in revised:
            yield link


def _order(link: Link) -> tuple[str, str, str, int]:
    later, earlier = link.later, link.earlier
    return later.day or _UNKNOWN, earlier.day or _UNKNOWN, later.article, later.claim.start


def _is_about(link: Link, about: str | None) -> bool:
    return not about or any(_has_words(quote.text, about) for quote in (link.earlier, link.later))


def _has_words(text: str, asked: str) -> bool:
    words = text.casefold()
    return all(word in words for word in asked.casefold().split())
