"""A few articles made by hand, with all that can be searched for; everybody in them is invented."""

from dataclasses import dataclass
from hashlib import sha256

from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind, Role
from onrecord.schema.record import Engine, Record
from onrecord.schema.revision import Revision, RevisionKind
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Act,
    Channel,
    ChannelKind,
    Form,
    Polarity,
    Selector,
    SpeakerKind,
    Statement,
    TextPositionSelector,
    TextQuoteSelector,
)
from onrecord.schema.timex import Timex, TimexType


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
    text = "\n\n".join([headline, *(one.paragraph for one in said)])
    spans = [Span(text.index(one.paragraph), text.index(one.paragraph) + len(one.paragraph)) for one in said]
    head = Block(BlockKind.HEADLINE, 0, len(headline))
    blocks = (head, *(Block(BlockKind.PARAGRAPH, span.start, span.end) for span in spans))
    key = sha256(text.encode()).hexdigest()[:12]
    statements = tuple(_statement(f"{key}-{n}", text, one) for n, one in enumerate(said))
    return Record(
        engine=Engine("hand", "1", None),
        article=Article(
            id=f"ar-{key}", url=url or f"https://news.example/{key}", headline=headline, standfirst=None, byline=(),
            publisher=publisher, published=Published(published, "day", DateSource.META), modified=None, language="en",
            text=text, blocks=blocks, dropped=(),
        ),
        entities=tuple({one.speaker: _entity(text, one) for one in said if one.speaker}.values()),
        attributions=tuple(
            Attribution(one.attribution, (), (), one.content, 0.9, "hand.v1") for one in statements
        ),
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
    mention = Mention(place, place + len(name), MentionKind.NAME)
    return Entity(f"en-{name}", EntityType.PERSON, name, one.aliases, roles, (mention,), Links(wikidata=one.wikidata))


def _statement(key: str, text: str, one: Said) -> Statement:
    start = text.index(f"“{one.words}”")
    content = Span(start, start + len(one.words) + 2)
    words = content.of(text)
    return Statement(
        id=f"st-{key}", attribution=f"at-{key}", speaker=f"en-{one.speaker}" if one.speaker else None,
        speaker_kind=one.kind, form=one.form, act=one.act, polarity=one.polarity, text=words, content=(content,),
        channel=Channel(*one.channel) if one.channel else None, venue=None, addressees=(),
        said=f"ti-{one.said}" if one.said else None, via=(), parent=None, justification=None, issues=(),
        selector=Selector(
            (TextQuoteSelector(words, "", ""),), (TextPositionSelector(content.start, content.end),), None
        ),
        confidence=0.9,
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
