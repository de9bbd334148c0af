"""Two claims → the link between them, and the links of two articles → those worth showing: what every trace rests on.

A set that is traced at once and a store that grows article by article both decide here, so they cannot disagree.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from onrecord.trace.article import Claim, Told
from onrecord.trace.compare import find_changes
from onrecord.trace.decide import Verdict, decide, decide_told
from onrecord.trace.rows import Link, Quote
from onrecord.trace.speakers import may_be_one, why_same
from onrecord.trace.words import Part, Word

SIMILAR = 0.6
"""The cosine from which two claims are compared at all; nearly the same words have 0.8 and more."""

UNKNOWN_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Judged:
    """Two claims of one speaker that make a link if they are near enough, and why."""

    earlier: Claim
    later: Claim
    verdict: Verdict
    same: str

    @property
    def must_be_new(self) -> bool:
        """Whether it holds only if the later claim was not made before: polarity alone says that it revises."""
        return bool(self.verdict.kind) and not self.verdict.cued

    def link(self, similarity: float) -> Link:
        """The link, of claims with that cosine."""
        sides = (self.earlier.quote, self.earlier.words), (self.later.quote, self.later.words)
        return _made(*sides, self.verdict, self.same, similarity)


def judge_claims(one: Claim, other: Claim) -> Judged | None:
    """What two claims are to each other, in whatever order they are given."""
    same = why_same(one.speaker, other.speaker)
    if same is None or one.quote.article == other.quote.article or _is_repeated(one, other):
        return None
    earlier, later = sorted((one, other), key=place_of)
    ordered = bool(earlier.quote.day and later.quote.day and earlier.quote.day != later.quote.day)
    if verdict := decide(earlier, later, ordered=ordered):
        return Judged(earlier, later, verdict, same)
    verdict = None if ordered else decide(later, earlier, ordered=ordered)
    return Judged(later, earlier, verdict, same) if verdict else None


def _is_repeated(one: Claim, other: Claim) -> bool:
    """Whether it is the same words again, as when many outlets carry a quote: no news."""
    return (one.text, one.act, one.negative) == (other.text, other.act, other.negative)


def place_of(claim: Claim) -> tuple[str, str, int]:
    """The order of claims: by day, undated last, then so that it is always the same."""
    return claim.quote.day or UNKNOWN_DAY, claim.quote.article, claim.quote.claim.start


def cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """How near two vectors of unit length are; the same to the last digit wherever the two stand in a table."""
    return float(np.dot(one.astype(np.float64), other.astype(np.float64)))


def link_told(told: Told, claims: Iterable[Claim]) -> tuple[Claim, Link] | None:
    """The claim of an earlier article that is certainly what `told` is about, that agrees best, and the link."""
    best: tuple[Verdict, Claim, str] | None = None
    for claim in sorted(claims, key=place_of):
        same = why_same(claim.speaker, told.owner)
        if claim.quote.article == told.by.article or claim.told or same is None or _is_later(claim.quote, told.by):
            continue
        verdict = decide_told(claim, told)
        if verdict and (best is None or verdict.strength > best[0].strength):
            best = verdict, claim, same
    if best is None:
        return None
    verdict, claim, same = best
    return claim, _made((claim.quote, claim.words), (told.by, told.revised), verdict, same, 1.0)


def was_said_before(later: Claim, earlier: Claim, claims: Iterable[Claim]) -> bool:
    """Whether the speaker had said `later` already when `earlier` was said: it may be an old statement told again."""
    return any(is_said_again(later, claim) and not _is_later(claim.quote, earlier.quote) for claim in claims)


def is_said_again(claim: Claim, other: Claim) -> bool:
    """Whether two articles have whoever may be one speaker make the very same claim."""
    if claim.quote.article == other.quote.article or not may_be_one(claim.speaker, other.speaker):
        return False
    words = _bases(other.words)
    return bool(words) and words == _bases(claim.words)


def _is_later(one: Quote, other: Quote) -> bool:
    return bool(one.day and other.day and one.day > other.day)


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


def select_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Of all `links` those that are shown, in order; what is kept of two articles depends on their links alone."""
    chosen = sorted(_distinct(links), key=_order)
    revised = {(link.later.article, link.later.claim, link.earlier.article) for link in chosen if link.kind}
    # a hint says no more than a revision between the same two articles
    return tuple(
        link for link in chosen
        if link.kind or (link.later.article, link.later.claim, link.earlier.article) not in revised
    )  # fmt: skip


def _distinct(links: Iterable[Link]) -> Iterator[Link]:
    """Of the revisions, and of the hints, between the same two articles, the surest of those that share words."""
    kept: dict[tuple[object, ...], list[frozenset[str]]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (-link.confidence, link.id, -link.similarity, link.reason)):
        key = (link.kind is None, link.earlier.article, link.later.article)
        words = frozenset((link.earlier.claim.text + " " + link.later.claim.text).casefold().split())
        if not any(len(words & other) * 2 > min(len(words), len(other)) for other in kept[key]):
            kept[key].append(words)
            yield link


def _order(link: Link) -> tuple[str, str, str, int, str]:
    later, earlier = link.later, link.earlier
    return later.day or UNKNOWN_DAY, earlier.day or UNKNOWN_DAY, later.article, later.claim.start, link.id
