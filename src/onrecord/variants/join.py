"""Quotations of many articles → the utterances that several of them quote."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations, product

from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.schema.revision import RevisionKind
from onrecord.variants.align import Alignment, align
from onrecord.variants.candidates import find_candidates
from onrecord.variants.changes import find_changes, is_faithful
from onrecord.variants.diff import find_diff
from onrecord.variants.quotes import ArticleQuotes, Quote, read_article
from onrecord.variants.rows import Change, Cluster, Link, Stretch, Variant, Variants
from onrecord.variants.same import is_same_utterance

_ABOUT_AS_LONG = 0.9
"""Share of the words of the longest form from which on one that more articles have is the reference."""


def variants_of(records: Iterable[Record]) -> Variants:
    """The variants in all `records`, read one after the other, so that they need not all be held."""
    return join_articles([read_article(record) for record in records])


def join_articles(articles: Iterable[ArticleQuotes], failures: Iterable[Failure] = ()) -> Variants:
    """The variants of a set; an article given twice counts once."""
    once: dict[str, ArticleQuotes] = {}
    for article in articles:
        once.setdefault(article.facts.id, article)
    quotes = [quote for article in once.values() for quote in article.quotes]
    texts = {key: article.text for key, article in once.items()}
    ties = _tie(quotes)
    return Variants(
        clusters=tuple(_cluster(group, texts) for group in _groups(ties)),
        articles=tuple(article.facts for article in once.values()),
        failures=tuple(failures),
    )


def select_clusters(variants: Variants, *, speaker: str | None = None, changed_only: bool = False) -> Variants:
    """`variants` with the clusters in which somebody is called `speaker`, in part or whole, and something changed."""
    wanted = " ".join((speaker or "").lower().split())
    kept = (
        cluster
        for cluster in variants.clusters
        if (cluster.changed or not changed_only)
        and any(wanted in (variant.speaker or "").lower() for variant in cluster.variants)
    )
    return replace(variants, clusters=tuple(kept))


Ties = Mapping[Quote, frozenset[Quote]]


def _tie(quotes: Sequence[Quote]) -> Ties:
    """For each quotation those that are certainly the same utterance."""
    by_words: dict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_words[quote.norms].append(quote)
    forms = list(by_words.values())
    found: dict[Quote, set[Quote]] = defaultdict(set)
    for one, other in _compared(forms):
        found[one].add(other)
        found[other].add(one)
    return {quote: frozenset(others) for quote, others in found.items()}


def _compared(forms: Sequence[Sequence[Quote]]) -> Iterator[tuple[Quote, Quote]]:
    for form in forms:
        if len(form) > 1:
            alike = align(form[0], form[0])
            yield from _same(alike, combinations(form, 2))
    for one, other in find_candidates([form[0].norms for form in forms]):
        yield from _same(align(forms[one][0], forms[other][0]), product(forms[one], forms[other]))


def _same(alignment: Alignment, pairs: Iterable[tuple[Quote, Quote]]) -> Iterator[tuple[Quote, Quote]]:
    """The `pairs`, all in the words that `alignment` compares, that are one utterance."""
    return ((a, b) for a, b in pairs if is_same_utterance(Alignment(a, b, alignment.runs)))


def _groups(ties: Ties) -> Iterator[tuple[Quote, ...]]:
    """The reference of each utterance with all that are tied to it: never a chain from one to the next."""
    taken: set[Quote] = set()
    for quote in sorted(ties, key=_order):
        free = ties[quote] - taken
        if quote in taken or not free:
            continue
        members = {quote, *free}
        centre = _reference(quote, members, ties)
        taken |= members
        yield (centre, *sorted(members - {centre}, key=_order))


def _order(quote: Quote) -> tuple[int, str, str, str]:
    return -len(quote.words), str(quote.day or "9999"), quote.place.article, quote.place.statement


def _reference(longest: Quote, members: set[Quote], ties: Ties) -> Quote:
    """The longest, or one about as long in words that more articles have, if all others are tied to it too."""
    votes = Counter(member.norms for member in members)
    enough = _ABOUT_AS_LONG * len(longest.words)
    able = [m for m in members if len(m.words) >= enough and members <= ties[m] | {m} and votes[m.norms] > 1]
    return min([longest, *able], key=lambda quote: (-votes[quote.norms], _order(quote)))


def _cluster(group: Sequence[Quote], texts: Mapping[str, str]) -> Cluster:
    reference = group[0]
    compared = [_compare(reference, quote, texts) for quote in group]
    faithful = {one.quote for one in compared if is_faithful(one.changes)}
    longest = max(len(quote.words) for quote in group)
    shortest = min(len(quote.words) for quote in faithful)
    wordings: dict[tuple[str, ...], int] = {}
    variants = tuple(
        _variant(
            one,
            wordings.setdefault(one.quote.norms, len(wordings) + 1),
            reference=one.quote is reference,
            longest=len(one.quote.words) == longest,
            faithful=one.quote in faithful,
            shortest=one.quote in faithful and len(one.quote.words) == shortest,
        )
        for one in compared
    )
    return Cluster(
        id=_identity(group),
        speaker=_speaker(group),
        changed=any(one.changes for one in compared),
        variants=variants,
        links=tuple(Link(RevisionKind.QUOTE_VARIANT, reference.place, quote.place) for quote in group[1:]),
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """A quotation beside the reference."""

    quote: Quote
    changes: tuple[Change, ...]
    diff: tuple[Stretch, ...]


def _compare(reference: Quote, quote: Quote, texts: Mapping[str, str]) -> _Compared:
    alignment = align(reference, quote)
    both = (texts[reference.place.article], texts[quote.place.article])
    return _Compared(quote, find_changes(alignment, both), find_diff(alignment, both))


def _identity(group: Sequence[Quote]) -> str:
    places = sorted(f"{quote.place.article}|{quote.place.statement}" for quote in group)
    return "qv-" + sha256("\n".join(places).encode()).hexdigest()[:12]


def _speaker(group: Sequence[Quote]) -> str | None:
    """The name that the reference gives, or else the first that a report has."""
    return next((quote.speaker.name for quote in group if quote.speaker), None)


def _variant(
    one: _Compared, wording: int, *, reference: bool, longest: bool, faithful: bool, shortest: bool
) -> Variant:
    quote = one.quote
    return Variant(
        place=quote.place,
        wording=wording,
        text=quote.text,
        content=quote.pieces,
        words=len(quote.words),
        form=quote.form,
        speaker=quote.speaker.name if quote.speaker else None,
        source=quote.source,
        link=quote.link,
        confidence=quote.confidence,
        reference=reference,
        longest=longest,
        shortest_faithful=shortest,
        faithful=faithful,
        changes=one.changes,
        diff=one.diff,
    )
