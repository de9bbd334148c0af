"""Two records → what both articles report, what differs in it, and what only one of them has."""

from collections import Counter
from collections.abc import Iterator

from onrecord.comparison.article_rows import Heard, Said, TwoArticles
from onrecord.comparison.differences import find_dates, find_figures
from onrecord.comparison.reports import pair_statements, say
from onrecord.comparison.same import names_of
from onrecord.schema.article import Facts
from onrecord.schema.entity import EntityType
from onrecord.schema.record import Record


def compare_articles(one: Record, other: Record) -> TwoArticles:
    """What two articles share; it rests on what the records resolved and resolves nothing more."""
    both = pair_statements(one, other)
    return TwoArticles(
        one=Facts(*one.article.facts),
        other=Facts(*other.article.facts),
        both=both,
        only_one=tuple(_left(one, {pair.one.statement for pair in both})),
        only_other=tuple(_left(other, {pair.other.statement for pair in both})),
        figures=tuple(find_figures(one, other)),
        dates=tuple(find_dates(one, other)),
        heard_one=tuple(_heard(one, other)),
        heard_other=tuple(_heard(other, one)),
    )


def _left(record: Record, taken: set[str]) -> Iterator[Said]:
    return (say(record, statement) for statement in record.statements if statement.id not in taken)


def _heard(record: Record, other: Record) -> Iterator[Heard]:
    """The named speakers of `record` whom `other` does not let speak, most statements first."""
    times = Counter(statement.speaker for statement in record.statements)
    speak = {statement.speaker for statement in other.statements}
    known = {name for entity in other.entities or () if entity.id in speak for name in names_of(entity)}
    speakers = [entity for entity in record.entities or () if times[entity.id] and entity.type in _NAMED]
    for entity in sorted(speakers, key=lambda entity: -times[entity.id]):
        if not names_of(entity) & known:
            yield Heard(entity.name, times[entity.id])


_NAMED = frozenset(EntityType) - {EntityType.UNNAMED, EntityType.GROUP}
