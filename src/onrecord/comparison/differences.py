"""Figures and days that two articles give differently."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.comparison.article_rows import Amount, DatePair, FigurePair
from onrecord.comparison.same import stems
from onrecord.schema.record import Record
from onrecord.schema.span import Passage, Span
from onrecord.text import sentences
from onrecord.timeline import Line, read_article

_Thing = tuple[str, frozenset[str]]
"""A unit and the words for what is counted."""


def find_figures(one: Record, other: Record) -> Iterator[FigurePair]:
    """The things for which both give a number, and not the same ones; what has no name is compared with nothing."""
    ours, theirs = _amounts(one), _amounts(other)
    for thing, amounts in ours.items():
        values = {amount.value for amount in theirs.get(thing, ())}
        if values and values != {amount.value for amount in amounts}:
            what = next(f.what for f in one.figures or () if f.what and stems(f.what) == thing[1])
            yield FigurePair(what, thing[0] or None, tuple(amounts), tuple(theirs[thing]))


def _amounts(record: Record) -> Mapping[_Thing, list[Amount]]:
    found: defaultdict[_Thing, list[Amount]] = defaultdict(list)
    for figure in record.figures or ():
        # "the first president", "the second vote" number things and do not count them
        if figure.value is not None and figure.what and figure.unit != "ordinal":
            words, sentence = _passage(record, figure.span), _passage(record, _sentence(record, figure.span))
            found[figure.unit or "", stems(figure.what)].append(Amount(figure.value, words, sentence))
    return found


def _passage(record: Record, span: Span) -> Passage:
    return Passage(span.start, span.end, span.of(record.article.text))


def _sentence(record: Record, span: Span) -> Span:
    block = next((block.span for block in record.article.blocks if block.span.covers(span)), span)
    return next((s for s in sentences(record.article.text, block) if s.covers(span)), block)


def find_dates(one: Record, other: Record) -> Iterator[DatePair]:
    """Events of one type with the same named parties on different days, where each article has one such event."""
    ours, theirs = _dated(read_article(one).lines), _dated(read_article(other).lines)
    for kind, lines in ours.items():
        others = theirs.get(kind, ())
        if len(lines) == len(others) == 1 and _apart(lines[0], others[0]):
            yield DatePair(lines[0].type, lines[0], others[0])


_Parties = frozenset[tuple[str, str]]


def _dated(lines: Sequence[Line]) -> Mapping[tuple[str, _Parties], list[Line]]:
    found: defaultdict[tuple[str, _Parties], list[Line]] = defaultdict(list)
    for line in lines:
        parties = frozenset((party.wikidata or party.name.casefold(), party.role) for party in line.participants)
        named = all(party.named for party in line.participants)
        if line.when and line.when.is_dated and parties and named:
            found[line.type, parties].append(line)
    return found


def _apart(one: Line, other: Line) -> bool:
    """Whether no day can be that of both."""
    if not one.when or not other.when:
        return False
    first, second = one.when, other.when
    return (first.latest or "9999") < (second.earliest or "") or (second.latest or "9999") < (first.earliest or "")
