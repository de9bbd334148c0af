"""Lines of articles → one time line; an event that several articles tell is one line where that is certain."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.schema.event import EventType
from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.timeline.article import ArticleTimeline, read_article
from onrecord.timeline.rows import Line, Party, Report, Timeline

_OPEN_END = "9999-12-31"

ONE_PARTY = frozenset({EventType.RESIGNATION})
"""Events that one party has once a day: there the name of that one is enough."""

ONE_PARTY_AND_PLACE = frozenset({EventType.VISIT})
"""Events that one party has once a day in one place."""


def timeline_of(records: Iterable[Record]) -> Timeline:
    """The time line of all `records`, read one after the other, so that they need not all be held."""
    return join_articles([read_article(record) for record in records])


def join_articles(articles: Iterable[ArticleTimeline], failures: Iterable[Failure] = ()) -> Timeline:
    """The time line of a set; an article given twice stands on it once."""
    once: dict[str, ArticleTimeline] = {}
    for article in articles:
        once.setdefault(article.facts.id, article)
    lines: tuple[Line, ...] = ()
    for article in once.values():
        lines = _with(lines, [line for line in article.lines if _is_dated(line)])
    return Timeline(
        lines=tuple(sorted(lines, key=_order)),
        undated=tuple(line for article in once.values() for line in article.lines if not _is_dated(line)),
        articles=tuple(article.facts for article in once.values()),
        failures=tuple(failures),
    )


def _is_dated(line: Line) -> bool:
    return line.when is not None and line.when.is_dated


def _with(lines: Sequence[Line], new: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` and those of one more article; two that a line could be are none that it certainly is."""
    pairs = [(old, line) for old in lines for line in new if _is_same(old, line)]
    olds, news = Counter(old.id for old, _ in pairs), Counter(line.id for _, line in pairs)
    certain = {old.id: line for old, line in pairs if olds[old.id] == news[line.id] == 1}
    joined = {line.id for line in certain.values()}
    return (
        *(_joined(old, certain[old.id]) if old.id in certain else old for old in lines),
        *(line for line in new if line.id not in joined),
    )


def _order(line: Line) -> tuple[str, str]:
    """By the first day, then the last; sorting is stable, so the order of the articles decides between equals."""
    when = line.when
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    return earliest or latest or _OPEN_END, latest or _OPEN_END


def _is_same(line: Line, other: Line) -> bool:
    """Whether two articles certainly tell of one event: of each report of `line`, what `docs/timeline.md` asks for."""
    (told,) = other.reports
    if (line.type, line.status) != (other.type, other.status):
        return False
    return all(_agree(line.type, report, told) for report in line.reports)


def _agree(kind: EventType, one: Report, other: Report) -> bool:
    day = one.when and one.when.day
    if not day or not other.when or day != other.when.day:
        return False
    if one.place and other.place and one.place.casefold() != other.place.casefold():
        return False
    shared = len(list(_shared(one.participants, other.participants)))
    if shared >= 2:
        return True
    alone = shared == len(one.participants) == len(other.participants) == 1
    same_place = bool(one.place and other.place)
    return alone and (kind in ONE_PARTY or (kind in ONE_PARTY_AND_PLACE and same_place))


def _shared(some: Sequence[Party], others: Sequence[Party]) -> Iterator[Party]:
    """Those of `some` that are named among `others` too, in the same part."""
    for party in some:
        if party.named and any(_is_one(party, other) for other in others):
            yield party


def _is_one(party: Party, other: Party) -> bool:
    if not other.named or party.role != other.role:
        return False
    if party.wikidata and other.wikidata:
        return party.wikidata == other.wikidata
    return party.name.casefold() == other.name.casefold()


def _joined(line: Line, other: Line) -> Line:
    new = [party for party in other.participants if not any(_is_one(party, old) for old in line.participants)]
    return replace(
        line,
        participants=(*line.participants, *new),
        place=line.place or other.place,
        confidence=max(line.confidence, other.confidence),
        reports=(*line.reports, *other.reports),
    )
