"""Statements as rows: what a table of them holds, whatever the format of the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.exports.selection import Keep, has_failed_check, revisions_of, select_entries
from onrecord.schema.article import Article
from onrecord.schema.record import Record
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Channel
from onrecord.timeline.clause import sentence_of
from onrecord.views.outline import Entry

NO_CHANNEL = Channel(None, None)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement with its article, without identifiers that lead nowhere; `docs/exports.md` defines the fields.

    `None` means not stated or not looked for; `start` and `end` are characters of the article's text.
    """

    article: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    published_day: date | None
    statement: str
    number: int
    within: str | None
    speaker: str | None
    speaker_kind: str | None
    roles: tuple[str, ...]
    wikidata: str | None
    source: str
    cue: str
    form: str
    act: str
    polarity: str
    channel: str | None
    outlet: str | None
    venue: str | None
    addressees: tuple[str, ...]
    via: tuple[str, ...]
    said: str | None
    said_earliest: date | None
    said_latest: date | None
    said_words: str | None
    quote: str
    sentence: str
    start: int
    end: int
    content: tuple[Span, ...]
    justification: str | None
    issues: tuple[str, ...]
    confidence: float
    link: str | None
    has_revision: bool | None
    revisions: tuple[str, ...]
    has_failed_check: bool | None


def list_rows(record: Record, keep: Keep = None) -> Iterator[StatementRow]:
    """The rows of the statements of `record` to export."""
    for entry in select_entries(record, keep):
        yield _row(record, entry)


def day_of(value: str | None) -> date | None:
    """The day that an ISO 8601 `value` begins with, if it is known to the day."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def sentence_around(article: Article, spans: tuple[Span, ...]) -> Span:
    """From the first sentence that `spans` touch to the last."""
    whole = hull(spans)
    last = sentence_of(article, max(whole.start, whole.end - 1))
    return hull((sentence_of(article, whole.start), last, whole))


def words_of(text: str, spans: tuple[Span, ...]) -> str:
    """The words of `spans`, with "…" where words lie between them."""
    return " … ".join(span.of(text) for span in spans)


def _row(record: Record, entry: Entry) -> StatementRow:
    article, statement, speaker, said = record.article, entry.statement, entry.speaker, entry.said
    text, channel, whole = article.text, statement.channel or NO_CHANNEL, hull(statement.content)
    revisions = revisions_of(record, statement)
    return StatementRow(
        article=article.id,
        url=article.url,
        headline=article.headline,
        publisher=article.publisher,
        published=article.published.value,
        published_day=day_of(article.published.value),
        statement=statement.id,
        number=entry.number,
        within=statement.parent,
        speaker=speaker.name if speaker else None,
        speaker_kind=statement.speaker_kind,
        roles=tuple(_role(role.title, role.organization) for role in speaker.roles) if speaker else (),
        wikidata=speaker.links.wikidata if speaker else None,
        source=words_of(text, entry.attribution.source),
        cue=words_of(text, entry.attribution.cue),
        form=statement.form,
        act=statement.act,
        polarity=statement.polarity,
        channel=channel.kind,
        outlet=channel.outlet,
        venue=statement.venue,
        addressees=entry.addressees,
        via=entry.via,
        said=said.edtf if said else None,
        said_earliest=day_of(said.earliest) if said else None,
        said_latest=day_of(said.latest) if said else None,
        said_words=said.span.of(text) if said else None,
        quote=statement.text,
        sentence=sentence_around(article, statement.content).of(text),
        start=whole.start,
        end=whole.end,
        content=statement.content,
        justification=statement.justification.of(text) if statement.justification else None,
        issues=statement.issues or (),
        confidence=statement.confidence,
        link=statement.selector.link,
        has_revision=None if record.revisions is None else bool(revisions),
        revisions=tuple(revision.kind.value for revision in revisions),
        has_failed_check=has_failed_check(record, statement),
    )


def _role(title: str, organization: str | None) -> str:
    return f"{title} ({organization})" if organization else title
