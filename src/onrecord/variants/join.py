"""Quotations of many articles → the utterances that several of them quote."""

from collections import defaultdict
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
from onrecord.variants.groups import Node, Ties, group_ties, node_of
from onrecord.variants.quotes import ArticleQuotes, Quote, read_article
from onrecord.variants.rows import Change, Cluster, Link, Place, Stretch, Variant, Variants
from onrecord.variants.same import is_same_utterance


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
    nodes = {_node(quote): quote for quote in quotes}
    groups = group_ties(_tie(quotes))
    return Variants(
        clusters=tuple(cluster_of([nodes[node] for node in group], texts) for group in groups),
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


def _node(quote: Quote) -> Node:
    return node_of(quote.place, quote.day.isoformat() if quote.day else None, len(quote.words), quote.norms)


def _tie(quotes: Sequence[Quote]) -> Ties:
    """For each quotation those that are certainly the same utterance."""
    by_words: dict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_words[quote.norms].append(quote)
    forms = list(by_words.values())
    found: dict[Node, set[Node]] = defaultdict(set)
    for one, other in _compared(forms):
        found[_node(one)].add(_node(other))
        found[_node(other)].add(_node(one))
    return {node: frozenset(others) for node, others in found.items()}


def _compared(forms: Sequence[Sequence[Quote]]) -> Iterator[tuple[Quote, Quote]]:
    for form in forms:
        if len(form) > 1:
            alike = align(form[0], form[0])
            yield from tied(alike, combinations(form, 2))
    for one, other in find_candidates([form[0].norms for form in forms]):
        yield from tied(align(forms[one][0], forms[other][0]), product(forms[one], forms[other]))


def tied(alignment: Alignment, pairs: Iterable[tuple[Quote, Quote]]) -> Iterator[tuple[Quote, Quote]]:
    """The `pairs`, all in the words that `alignment` compares, that are one utterance."""
    return ((a, b) for a, b in pairs if is_same_utterance(Alignment(a, b, alignment.runs)))


def cluster_of(group: Sequence[Quote], texts: Mapping[str, str]) -> Cluster:
    """The utterance of which `group` are the reports, the reference first; `texts` are those of their articles."""
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
        id=identity_of(quote.place for quote in group),
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


def identity_of(places: Iterable[Place]) -> str:
    """The identifier of the utterance reported at `places`: another one as soon as one more article reports it."""
    lines = sorted(f"{place.article}|{place.statement}" for place in places)
    return "qv-" + sha256("\n".join(lines).encode()).hexdigest()[:12]


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
