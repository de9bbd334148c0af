"""A few articles made by hand, with all that can be searched for; everybody in them is invented."""

from dataclasses import dataclass
from hashlib import sha256

from onrecord.schema.article import DateSource, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, Links, Role
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision, RevisionKind
from onrecord.schema.statement import (
    Act,
    Channel,
    ChannelKind,
    Form,
    Polarity,
    SpeakerKind,
    Statement,
)
from onrecord.schema.timex import Timex, TimexType
from tests.building import BY_HAND, article_of, entity_of, span_of, statement_of


@dataclass(frozen=True)
class Said:
    """A statement in a paragraph of its own."""

    speaker: str | None
    words: str
    role: str | None = None
    act: Act = Act.ASSERT
    form: Form = Form.DIRECT
    kind: SpeakerKind | None = SpeakerKind.PERSON
    channel: tuple[ChannelKind, str | None] | None = None
    polarity: Polarity = Polarity.POSITIVE
    said: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None

    @property
    def paragraph(self) -> str:
        """The words in their sentence."""
        return f"{self.speaker or 'Nobody'} said “{self.words}” on the quay."


def record_of(
    headline: str,
    publisher: str | None,
    published: str | None,
    *said: Said,
    url: str | None = None,
    revised: bool = False,
) -> Record:
    """A record of `said`; with `revised`, its first statement revises the second."""
    lines = [headline, *(one.paragraph for one in said)]
    key = sha256("\n\n".join(lines).encode()).hexdigest()[:12]
    article = article_of(
        lines, f"ar-{key}", url=url or f"https://news.example/{key}", publisher=publisher,
        published=Published(published, "day", DateSource.META),
    )  # fmt: skip
    statements = tuple(_statement(f"{key}-{n}", article.text, one) for n, one in enumerate(said))
    return Record(
        engine=BY_HAND,
        article=article,
        entities=tuple({one.speaker: _entity(article.text, one) for one in said if one.speaker}.values()),
        attributions=tuple(Attribution(one.attribution, (), (), one.content, 0.9, "hand.v1") for one in statements),
        statements=statements,
        times=tuple(_time(one.said) for one in said if one.said), events=(),
        revisions=(_revision(statements),) if revised else (), figures=(), agendas=(), checks=(),
    )  # fmt: skip


def _revision(statements: tuple[Statement, ...]) -> Revision:
    revised, by = statements[1].id, statements[0].id
    return Revision("re-1", RevisionKind.CORRECTION, revised, by, None, None, 0.9)


def _time(day: str) -> Timex:
    return Timex(f"ti-{day}", 0, 1, TimexType.DATE, day, day, day, day, "published")


def _entity(text: str, one: Said) -> Entity:
    name = one.speaker or ""
    place = text.index(f"{name} said")
    roles = (Role(one.role, None, place, place + 1),) if one.role else ()
    return entity_of(name, text, place, aliases=one.aliases, roles=roles, links=Links(wikidata=one.wikidata))


def _statement(key: str, text: str, one: Said) -> Statement:
    return statement_of(
        key, text, span_of(f"“{one.words}”", text), margin=0, speaker=one.speaker and f"en-{one.speaker}",
        speaker_kind=one.kind, form=one.form, act=one.act, polarity=one.polarity,
        channel=Channel(*one.channel) if one.channel else None, said=one.said and f"ti-{one.said}",
    )  # fmt: skip


BRIDGE = record_of(
    "Bridge to Lorn stays closed", "Lorn Courier", "2024-03-05",
    Said("Ada Quill", "The bridges are safe", "mayor of Lorn", Act.DENY, channel=(ChannelKind.PRESS_CONFERENCE, None),
         said="2024-03-04", aliases=("Mrs Quill",), wikidata="Q900001"),
    Said("Bo Fenn", "The bridge has a crack in it", "engineer", Act.WARN, channel=(ChannelKind.POST, "Chatterbox")),
    Said("a person familiar with the report", "Nobody looked at the cables", kind=SpeakerKind.UNNAMED),
    revised=True,
)  # fmt: skip
FERRY = record_of(
    "Ferry returns", "The Harbour Post", "2024-05",
    Said("Ada Quill", "The ferry will not run in winter", "mayor", Act.PROMISE, wikidata="Q900001"),
    Said("Bo Fenn", "I did not call the ferry a re-opened toll road", polarity=Polarity.NEGATIVE, form=Form.MIXED),
)  # fmt: skip
TAXES = record_of(
    "Council talks about money", None, None,
    Said(None, "Property taxes must fall", kind=None, form=Form.INDIRECT),
    Said("Café Union", "Rents are too high", kind=SpeakerKind.ORGANIZATION, act=Act.CRITICIZE),
)  # fmt: skip
ALL = (BRIDGE, FERRY, TAXES)
