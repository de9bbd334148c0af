"""One record → the audit of its article."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from onrecord.audit.rows import ArticleAudit, ChannelCount, Naming, RoleName, SpeakerRow, Stretch, Tally, Unsourced
from onrecord.audit.shares import KINDS, by_prominence, order_channels, share_of, shares_by
from onrecord.audit.words import Words
from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Polarity, SpeakerKind, Statement
from onrecord.text import find_quotations

_KIND_OF_TYPE = {
    EntityType.PERSON: SpeakerKind.PERSON,
    EntityType.ORGANIZATION: SpeakerKind.ORGANIZATION,
    EntityType.PLACE: SpeakerKind.ORGANIZATION,  # a place that speaks ("Washington said") is its government
    EntityType.GROUP: SpeakerKind.GROUP,
    EntityType.DOCUMENT: SpeakerKind.DOCUMENT,
    EntityType.UNNAMED: SpeakerKind.UNNAMED,
}


class _Hand(Enum):
    """How close to the speaker the article is; open where the record does not say whether others stand between."""

    FIRST = "first"
    SECOND = "second"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with what an audit asks of it; `speaker` is `None` for nobody and for not resolved."""

    statement: Statement
    speaker: Entity | None
    kind: SpeakerKind | None
    hand: _Hand
    words: frozenset[int]


def audit_article(record: Record) -> ArticleAudit:
    """The sources of one article; it rests on what `record` resolved and resolves nothing more."""
    article = record.article
    words = Words(article.text)
    said = _resolve(record, words)
    rows = {key: _row(list(group), len(said)) for key, group in groupby(sorted(said, key=_key), _key)}
    return ArticleAudit(
        article=article.id,
        url=article.url,
        headline=article.headline,
        publisher=article.publisher,
        published=article.published.value,
        tally=_tally(record, words, said, rows),
        speakers=by_prominence(rows.values()),
    )


def _resolve(record: Record, words: Words) -> tuple[_Said, ...]:
    entities = {entity.id: entity for entity in record.entities or ()}
    statements = {statement.id: statement for statement in record.statements}
    return tuple(
        _Said(
            statement,
            speaker := entities.get(statement.speaker or ""),
            _kind(statement, speaker),
            _hand(statement, statements),
            words.within(statement.content),
        )
        for statement in record.statements
    )


def _kind(statement: Statement, speaker: Entity | None) -> SpeakerKind | None:
    """What sort of source it is; without a speaker only *none* counts, for the others it is open who spoke."""
    said = statement.speaker_kind
    if speaker is None:
        return said if said is SpeakerKind.NONE and statement.speaker is None else None
    if speaker.type is EntityType.GROUP and _is_described(speaker):
        return SpeakerKind.UNNAMED
    if speaker.type is EntityType.UNNAMED or said in (None, SpeakerKind.NONE):
        return _KIND_OF_TYPE[speaker.type]
    return said


def _is_described(group: Entity) -> bool:
    """Whether the article only describes `group` ("passengers", "three doctors") and names nobody in it."""
    return bool(group.mentions) and all(mention.kind is not MentionKind.NAME for mention in group.mentions)


def _hand(statement: Statement, statements: Mapping[str, Statement]) -> _Hand:
    """Second hand if someone else's statement encloses it, or someone passed it on."""
    if statement.via:
        return _Hand.SECOND
    parent, seen = statement.parent, {statement.id}
    while parent and parent not in seen:
        seen.add(parent)
        outer = statements.get(parent)
        # "he said he believes": who tells of his own words stands between nobody
        if outer is None or statement.speaker is None or outer.speaker != statement.speaker:
            return _Hand.SECOND
        if outer.via:
            return _Hand.SECOND
        parent = outer.parent
    # what nobody said, nobody said at first hand
    nobody = statement.speaker is None and statement.speaker_kind is SpeakerKind.NONE
    return _Hand.OPEN if statement.via is None or nobody else _Hand.FIRST


def _key(said: _Said) -> str:
    """Groups the statements of one speaker; an identifier is never empty, and holds no space."""
    return said.speaker.id if said.speaker else f"{_naming(said.kind)} speaker"


def _naming(kind: SpeakerKind | None) -> Naming:
    match kind:
        case None:
            return Naming.NOT_RESOLVED
        case SpeakerKind.NONE:
            return Naming.NONE
        case SpeakerKind.UNNAMED:
            return Naming.UNNAMED
        case _:
            return Naming.NAMED


def _row(said: Sequence[_Said], total: int) -> SpeakerRow:
    speaker = said[0].speaker
    kind = Counter(one.kind for one in said).most_common(1)[0][0]
    hands = Counter(one.hand for one in said)
    return SpeakerRow(
        name=speaker.name if speaker else None,
        naming=_naming(kind),
        kind=kind if speaker else None,
        entity=speaker.id if speaker else None,
        wikidata=speaker.links.wikidata if speaker else None,
        roles=_roles(speaker) if speaker else (),
        articles=1,
        statements=len(said),
        share_of_statements=share_of(len(said), total),
        words=len(frozenset[int]().union(*(one.words for one in said))),
        first_hand=hands[_Hand.FIRST],
        second_hand=hands[_Hand.SECOND],
        hand_open=hands[_Hand.OPEN],
        not_said=_not_said(said),
        channels=_channels(said),
    )


def _roles(speaker: Entity) -> tuple[RoleName, ...]:
    return tuple(dict.fromkeys(RoleName(role.title, role.organization) for role in speaker.roles))


def _tally(record: Record, words: Words, said: Sequence[_Said], rows: Mapping[str, SpeakerRow]) -> Tally:
    hands = Counter(one.hand for one in said)
    counts = _words_by_label(said, rows)
    return Tally(
        words=len(words),
        statements=len(said),
        statement_words=len(frozenset[int]().union(*(one.words for one in said))),
        naming=shares_by(Naming, rows.values(), counts),
        kinds=shares_by(KINDS, rows.values(), counts),
        first_hand=hands[_Hand.FIRST],
        second_hand=hands[_Hand.SECOND],
        hand_open=hands[_Hand.OPEN],
        not_said=_not_said(said),
        channels=_channels(said),
        longest=_longest(record, said),
        unsourced_statements=sum(one.kind is SpeakerKind.NONE for one in said),
        unsourced_quotations=_unsourced(record, words),
    )


def _words_by_label(said: Iterable[_Said], rows: Mapping[str, SpeakerRow]) -> Mapping[str, int]:
    """How many words the statements of each naming and of each kind hold; a word in two of them counts once."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for one in said:
        row = rows[_key(one)]
        for label in {row.naming, row.kind or row.naming}:
            found[label].update(one.words)
    return {label: len(words) for label, words in found.items()}


def _channels(said: Iterable[_Said]) -> tuple[ChannelCount, ...]:
    channels = (one.statement.channel for one in said)
    return order_channels(Counter(channel.kind if channel else None for channel in channels))


def _not_said(said: Iterable[_Said]) -> int:
    """What somebody is said not to have said; who gave no comment has denied no report."""
    statements = [one.statement for one in said]
    return sum(s.polarity is Polarity.NEGATIVE and s.act is not Act.DECLINE for s in statements)


def _longest(record: Record, said: Iterable[_Said]) -> Stretch | None:
    """The most words in consecutive statements of one speaker; what is nested rests on the outermost speaker."""
    outer = sorted((one for one in said if not one.statement.parent), key=_place)
    runs = (list(run) for _, run in groupby(outer, _key))
    stretches = [_stretch(record.article.id, run[0].speaker.name, run) for run in runs if run[0].speaker]
    return max(stretches, key=lambda s: (s.words, s.statements, -s.start), default=None)


def _place(said: _Said) -> tuple[int, int]:
    content = said.statement.content
    return (content[0].start, content[-1].end) if content else (0, 0)


def _stretch(article: str, speaker: str, run: Sequence[_Said]) -> Stretch:
    spans = [span for one in run for span in one.statement.content] or [Span(0, 0)]
    return Stretch(
        article,
        speaker,
        min(span.start for span in spans),
        max(span.end for span in spans),
        len(run),
        len(frozenset[int]().union(*(one.words for one in run))),
    )


def _unsourced(record: Record, words: Words) -> tuple[Unsourced, ...]:
    """The quotations that no attribution touches, be it with its content or, as a nickname may, with its source."""
    text, size = record.article.text, len(record.article.text)
    blocks = [Span(min(block.start, size), min(block.end, size)) for block in record.article.blocks]
    touched = [span for a in record.attributions for part in (a.source, a.cue, a.content) for span in part]
    touched += [span for statement in record.statements for span in statement.content]
    return tuple(
        Unsourced(record.article.id, q.span.start, q.span.end, len(words.within([q.inner])), q.span.of(text))
        for q in find_quotations(text, blocks)
        if len(q.inner) and not any(q.inner.overlaps(span) for span in touched)
    )
