"""Which statements of one version of a page are in another one, too: the same words of the same source."""

from collections import Counter
from collections.abc import Iterator

from onrecord.schema.record import Record
from onrecord.schema.span import Span

_Wording = tuple[str, ...]


def same_statements(earlier: Record, later: Record) -> dict[str, str]:
    """The statements of `earlier` that `later` has, too, by their keys, with their keys there.

    What was said and its source are the same letter for letter, and stand only once in each version: of two that read
    alike nothing tells which is which.
    """
    there = {wording: key for key, wording in _single(later)}
    return {key: there[wording] for key, wording in _single(earlier) if wording in there}


def _single(record: Record) -> Iterator[tuple[str, _Wording]]:
    """The statements whose words and source stand once in the article."""
    sources = {one.id: one.source or () for one in record.attributions}

    def words(spans: tuple[Span, ...]) -> _Wording:
        return tuple(span.of(record.article.text) for span in spans)

    found = {
        one.id: (one.text, *words(one.content), "", *words(sources.get(one.attribution, ())))
        for one in record.statements
    }
    often = Counter(found.values())
    return ((key, wording) for key, wording in found.items() if often[wording] == 1)
