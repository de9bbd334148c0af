"""A query as conditions of the index; its words reach the index as terms, never through a parser."""

from collections.abc import Callable, Iterable

import tantivy
from tantivy import FieldType, Occur

from onrecord.search.days import FIRST, LAST, find_stretch
from onrecord.search.fields import FIELDS, Kind
from onrecord.search.query import Query, Term
from onrecord.search.schema import SCHEMA, stems, tokens

AROUND = 0.3
"""How much a word counts that stands in the sentence, the headline or the name, next to one that was said."""


def compile_query(query: Query) -> tantivy.Query:
    """The conditions of `query` but for `like:`."""
    parts = [(term.negated, _free(term) if not term.field else _filter(term)) for term in query.terms]
    wanted = [part for negated, part in parts if not negated and part]
    unwanted = [(Occur.MustNot, part) for negated, part in parts if negated and part]
    return all_of(*(wanted or [tantivy.Query.all_query()]), unwanted=unwanted)


def is_scored(query: Query) -> bool:
    """Whether some statements answer `query` better than others."""
    return any(not term.field and not term.negated for term in query.terms)


def all_of(*wanted: tantivy.Query, unwanted: Iterable[tuple[Occur, tantivy.Query]] = ()) -> tantivy.Query:
    """What meets all of `wanted`."""
    if len(wanted) == 1 and not unwanted:
        return wanted[0]
    return tantivy.Query.boolean_query([*((Occur.Must, part) for part in wanted), *unwanted])


def ids_query(ids: Iterable[int]) -> tantivy.Query:
    """The statements with these numbers.

    For hundreds of them a set of terms takes four times as long.
    """
    terms = (tantivy.Query.term_query(SCHEMA, "id", number) for number in ids)
    return tantivy.Query.boolean_query([(Occur.Should, tantivy.Query.const_score_query(term, 1.0)) for term in terms])


def between(field: str, low: int | None, high: int | None) -> tantivy.Query:
    """Where the number in `field` is from `low` to `high`."""
    return tantivy.Query.range_query(SCHEMA, field, FieldType.Integer, low, high)


def _term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(SCHEMA, field, value)


def _any_of(parts: list[tantivy.Query]) -> tantivy.Query:
    return parts[0] if len(parts) == 1 else tantivy.Query.boolean_query([(Occur.Should, part) for part in parts])


def _free(term: Term) -> tantivy.Query | None:
    (value,) = term.values
    return _phrase("exact", value) if term.exact else _word(value)


def _word(value: str) -> tantivy.Query | None:
    """A word around the statement; said in it, it counts more."""
    found = stems(value)
    if not found:
        return None
    around = [tantivy.Query.boost_query(_term("around", stem), AROUND) for stem in found]
    said = [(Occur.Should, _term("words", stem)) for stem in found]
    return tantivy.Query.boolean_query([*((Occur.Must, part) for part in around), *said])


def _phrase(field: str, value: str) -> tantivy.Query | None:
    words = tokens(value)
    if len(words) < 2:
        return _term(field, words[0]) if words else None
    return tantivy.Query.phrase_query(SCHEMA, field, list(words))


def _filter(term: Term) -> tantivy.Query | None:
    compiled = [part for value in term.values if (part := _COMPILERS[FIELDS[term.field].kind](term.field, value))]
    # what only narrows down says nothing about which answer is better
    return tantivy.Query.const_score_query(_any_of(compiled), 0.0) if compiled else None


def _stretch(field: str, value: str) -> tantivy.Query | None:
    """Only what lies within the stretch for certain: a month is not in a day of it."""
    if field == "published" and len(value) == 4:
        # the commonest stretch, and many times faster than to look at every day
        return _term("year", value)
    low, high = find_stretch(value) or (FIRST, LAST)
    sides = []
    if low > FIRST:
        sides.append(between(f"{field}_from", low, None))
    if high < LAST:
        sides.append(between(f"{field}_until", None, high))
    return all_of(*sides)


def _all_words(field: str, value: str) -> tantivy.Query | None:
    found = stems(value)
    return all_of(*(_term(field, stem) for stem in found)) if found else None


_COMPILERS: dict[Kind, Callable[[str, str], tantivy.Query | None]] = {
    Kind.WORDS: _phrase,
    Kind.ALL: _all_words,
    Kind.KEY: _term,
    Kind.CHOICE: _term,
    Kind.DAYS: _stretch,
    Kind.LIKE: lambda _field, _value: None,
}
