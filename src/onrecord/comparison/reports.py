"""Which statements of two articles report the same."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.comparison.article_rows import BothSaid, Said
from onrecord.comparison.same import names_of, stems
from onrecord.lexicon import read_table
from onrecord.schema.record import Record
from onrecord.schema.statement import Statement
from onrecord.text import plain
from onrecord.variants import join_articles, read_article
from onrecord.variants.align import align
from onrecord.variants.changes import find_changes
from onrecord.variants.diff import find_diff
from onrecord.variants.quotes import Quote

ALIKE = 0.5
"""The share of all their content words that two reports of one speaker have in common from which on they are one.

Set by hand: half of the words is more than a shared topic gives.
"""

FEWEST = 3
"""Content words in common at least."""

_NO = frozenset("no not never nobody none nothing neither nor cannot without".split())


@dataclass(frozen=True, slots=True)
class _Report:
    """A statement with what tells whether another reports the same."""

    statement: Statement
    names: frozenset[str]
    words: frozenset[str]
    denies: bool


def pair_statements(one: Record, other: Record) -> tuple[BothSaid, ...]:
    """What both report, in the order of `one`: first the utterances that both quote, then what both tell alike."""
    quoted = tuple(_quoted(one, other))
    taken = {said.statement for pair in quoted for said in (pair.one, pair.other)}
    places = {statement.id: n for n, statement in enumerate(one.statements)}
    return tuple(sorted((*quoted, *_told(one, other, taken)), key=lambda pair: places[pair.one.statement]))


def say(record: Record, statement: Statement) -> Said:
    """The statement with the name of its speaker."""
    name = next((entity.name for entity in record.entities or () if entity.id == statement.speaker), None)
    return Said(
        statement.id, name, statement.form, statement.act, statement.polarity, statement.text, statement.selector.link
    )


def _quoted(one: Record, other: Record) -> Iterator[BothSaid]:
    """The quotations of one utterance: of each article the one that gives most of it."""
    sides = (read_article(one), read_article(other))
    ours, theirs = ({quote.place.statement: quote for quote in side.quotes} for side in sides)
    for cluster in join_articles(sides).clusters:
        reports = sorted(cluster.variants, key=lambda variant: -variant.words)
        first = next((v.place.statement for v in reports if v.place.article == one.article.id), None)
        second = next((v.place.statement for v in reports if v.place.article == other.article.id), None)
        if first and second:
            yield _beside(one, other, ours[first], theirs[second])


def _beside(one: Record, other: Record, first: Quote, second: Quote) -> BothSaid:
    alignment, texts = align(first, second), (one.article.text, other.article.text)
    return BothSaid(
        one=say(one, _statements(one)[first.place.statement]),
        other=say(other, _statements(other)[second.place.statement]),
        quoted=True,
        changes=tuple(dict.fromkeys(change.kind for change in find_changes(alignment, texts))),
        diff=find_diff(alignment, texts),
    )


def _told(one: Record, other: Record, taken: set[str]) -> Iterator[BothSaid]:
    """Reports of one speaker in similar words, the most similar ones first; each statement once."""
    ours, theirs = _reports(one, taken), _reports(other, taken)
    scored = sorted(
        ((likeness, -n, -m) for n, a in enumerate(ours) for m, b in enumerate(theirs) if (likeness := _likeness(a, b))),
        reverse=True,
    )
    used: set[str] = set()
    for _, n, m in scored:
        first, second = ours[-n].statement, theirs[-m].statement
        if not {first.id, second.id} & used:
            used |= {first.id, second.id}
            yield BothSaid(say(one, first), say(other, second), quoted=False, changes=(), diff=())


def _reports(record: Record, taken: set[str]) -> tuple[_Report, ...]:
    names = {entity.id: names_of(entity) for entity in record.entities or ()}
    return tuple(
        _Report(one, names.get(one.speaker or "", frozenset()), _content(one.text), _denies(one.text))
        for one in record.statements
        if one.id not in taken
    )


def _likeness(one: _Report, other: _Report) -> float:
    """The share of content words in common; 0 for two speakers, where it says too little, or if one denies it."""
    common = one.words & other.words
    if len(common) < FEWEST or not one.names & other.names or one.denies != other.denies:
        return 0.0
    share = len(common) / len(one.words | other.words)
    return share if share >= ALIKE and one.statement.polarity is other.statement.polarity else 0.0


def _content(text: str) -> frozenset[str]:
    return stems(text) - _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for _, words in read_table("function_words") for word in words.split())


def _denies(text: str) -> bool:
    return any(word in _NO or word.endswith("n't") for word in re.findall(r"[\w']+", plain(text)))


def _statements(record: Record) -> Mapping[str, Statement]:
    return {statement.id: statement for statement in record.statements}
