"""Audits of articles → the audit of the set."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter

from onrecord.audit.article import audit_article
from onrecord.audit.rows import ArticleAudit, Audit, ChannelCount, Naming, SpeakerRow, Tally
from onrecord.audit.shares import KINDS, by_prominence, order_channels, share_of, shares_by
from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.schema.statement import ChannelKind

_Key = tuple[str | int | None, ...]


def audit_records(records: Iterable[Record]) -> Audit:
    """The audit of all `records`, one after the other, so that they need not all be held."""
    return join_articles([audit_article(record) for record in records])


def join_articles(articles: Sequence[ArticleAudit], failures: Iterable[Failure] = ()) -> Audit:
    """The audit of a set; an article given twice counts twice."""
    speakers = _join_speakers(articles)
    tallies = [article.tally for article in articles]
    return Audit(
        total=_add_up(tallies, speakers), speakers=speakers, articles=tuple(articles), failures=tuple(failures)
    )


def _join_speakers(articles: Sequence[ArticleAudit]) -> tuple[SpeakerRow, ...]:
    total = sum(article.tally.statements for article in articles)
    known = _known_identities(row for article in articles for row in article.speakers)
    groups: defaultdict[_Key, list[SpeakerRow]] = defaultdict(list)
    for n, article in enumerate(articles):
        namesakes: Counter[_Key] = Counter()
        for row in article.speakers:
            key = _key(n, row, known)
            # two of one name in one article are two there, and stay two
            namesakes[key] += 1
            groups[(*key, namesakes[key])].append(row)
    return by_prominence(_join(group, total) for group in groups.values())


def _known_identities(rows: Iterable[SpeakerRow]) -> Mapping[_Key, str]:
    """The identifiers that belong to a name; where two of the same name have different ones, none does."""
    found: defaultdict[_Key, set[str]] = defaultdict(set)
    for row in rows:
        if row.wikidata:
            found[_name_key(row)].add(row.wikidata)
    return {key: min(identities) for key, identities in found.items() if len(identities) == 1}


def _name_key(row: SpeakerRow) -> _Key:
    return (row.naming, row.kind, (row.name or "").casefold())


def _key(n: int, row: SpeakerRow, known: Mapping[_Key, str]) -> _Key:
    """What makes two rows the same speaker: never for unnamed ones, two officials are two until told otherwise."""
    if row.naming is Naming.UNNAMED:
        return (n, row.entity)
    identity = row.wikidata or known.get(_name_key(row))
    return (row.naming, row.kind, None, identity) if identity else _name_key(row)


def _join(rows: Sequence[SpeakerRow], total: int) -> SpeakerRow:
    most = max(rows, key=attrgetter("statements"))
    statements = sum(row.statements for row in rows)
    return SpeakerRow(
        name=most.name,
        naming=most.naming,
        kind=most.kind,
        entity=None,
        wikidata=next((row.wikidata for row in rows if row.wikidata), None),
        roles=tuple(dict.fromkeys(role for row in rows for role in row.roles)),
        articles=len(rows),
        statements=statements,
        share_of_statements=share_of(statements, total),
        words=sum(row.words for row in rows),
        first_hand=sum(row.first_hand for row in rows),
        second_hand=sum(row.second_hand for row in rows),
        hand_open=sum(row.hand_open for row in rows),
        not_said=sum(row.not_said for row in rows),
        channels=_add_channels(row.channels for row in rows),
    )


def _add_up(tallies: Sequence[Tally], speakers: Collection[SpeakerRow]) -> Tally:
    words: Counter[str] = Counter()
    for tally in tallies:
        words.update({share.label: share.words for share in (*tally.naming, *tally.kinds)})
    stretches = (tally.longest for tally in tallies if tally.longest)
    return Tally(
        words=sum(tally.words for tally in tallies),
        statements=sum(tally.statements for tally in tallies),
        statement_words=sum(tally.statement_words for tally in tallies),
        naming=shares_by(Naming, speakers, words),
        kinds=shares_by(KINDS, speakers, words),
        first_hand=sum(tally.first_hand for tally in tallies),
        second_hand=sum(tally.second_hand for tally in tallies),
        hand_open=sum(tally.hand_open for tally in tallies),
        not_said=sum(tally.not_said for tally in tallies),
        channels=_add_channels(tally.channels for tally in tallies),
        longest=max(stretches, key=lambda stretch: (stretch.words, stretch.statements), default=None),
        unsourced_statements=sum(tally.unsourced_statements for tally in tallies),
        unsourced_quotations=tuple(quotation for tally in tallies for quotation in tally.unsourced_quotations),
    )


def _add_channels(channels: Iterable[tuple[ChannelCount, ...]]) -> tuple[ChannelCount, ...]:
    counts: Counter[ChannelKind | None] = Counter()
    for several in channels:
        counts.update({one.kind: one.statements for one in several})
    return order_channels(counts)
