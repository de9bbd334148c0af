"""Records with speakers, made by hand: the people, the board and the tramway are invented."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, Links, Role
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Channel,
    ChannelKind,
    Polarity,
    Selector,
    SpeakerKind,
    Statement,
)
from tests.building import BY_HAND, article_of, span_of, statement_of
from tests.samples import ARTICLE


@dataclass(frozen=True)
class Said:
    """A statement in short: its words, the name of its speaker, and what else differs from the plainest one."""

    words: str
    speaker: str | None = None
    kind: SpeakerKind | None = None
    channel: ChannelKind | None = None
    via: tuple[str, ...] | None = ()
    parent: int | None = None
    polarity: Polarity = Polarity.POSITIVE


def named(name: str, type_: EntityType, *roles: tuple[str, str | None], wikidata: str | None = None) -> Entity:
    stated = tuple(Role(title, organization, 0, 1) for title, organization in roles)
    return Entity(f"en-{name}", type_, name, (), stated, (), Links(wikidata))


def record_with(lines: Sequence[str], entities: Sequence[Entity], said: Sequence[Said], id: str = "ar-tram") -> Record:
    """The record of an article with the headline and the paragraphs `lines`."""
    article = article_of(
        lines, id, url=ARTICLE.url, standfirst=ARTICLE.standfirst, byline=ARTICLE.byline, published=ARTICLE.published,
        dropped=ARTICLE.dropped,
    )  # fmt: skip
    spans = [span_of(one.words, article.text) for one in said]
    return Record(
        engine=BY_HAND,
        article=article,
        entities=tuple(entities),
        attributions=tuple(Attribution(f"at-{n}", (), (), (span,), 0.9, "hand.v1") for n, span in enumerate(spans)),
        statements=tuple(_statement(n, one, spans[n], article.text) for n, one in enumerate(said)),
    )


def _statement(n: int, said: Said, span: Span, text: str) -> Statement:
    return statement_of(
        str(n), text, span, speaker=said.speaker and f"en-{said.speaker}", speaker_kind=said.kind,
        polarity=said.polarity, channel=Channel(said.channel, None) if said.channel else None, addressees=None,
        via=said.via, parent=None if said.parent is None else f"st-{said.parent}", issues=None,
        selector=Selector((), (), None),
    )  # fmt: skip


VOSS = named("Mara Voss", EntityType.PERSON, ("chair", "Tramway Board"), ("chair", "Tramway Board"), ("engineer", None))
BOARD = named("Tramway Board", EntityType.ORGANIZATION)
RIDERS = named("riders", EntityType.GROUP)
SURVEY = named("roof survey", EntityType.DOCUMENT)
OFFICIAL = named("a city official", EntityType.UNNAMED)
LORN = named("Lorn", EntityType.PLACE)

LINES = (
    "Tram depot will close",
    "The depot will close in May, Mara Voss said. “The roof is rotten,” she told reporters.",
    "A city official said the board had been told that it leaks, which Lorn denied it had ever said. The “Old Barn” "
    "opened in 1911.",
    "The survey found 1,200 cracked tiles. Riders said they were angry. It is said to be haunted.",
    "“Nothing is decided, and nobody asked us,” read a banner.",
)
TRAM = record_with(
    LINES,
    (VOSS, BOARD, RIDERS, SURVEY, OFFICIAL, LORN),
    (
        Said("The depot will close in May", "Mara Voss", SpeakerKind.PERSON),
        Said("“The roof is rotten,”", "Mara Voss", SpeakerKind.PERSON, ChannelKind.INTERVIEW),
        Said("the board had been told that it leaks", "a city official", SpeakerKind.UNNAMED, via=None),
        Said("it leaks", "Tramway Board", SpeakerKind.ORGANIZATION, parent=2),
        Said("had ever said", "Lorn", None, polarity=Polarity.NEGATIVE),
        Said("1,200 cracked tiles", "roof survey", SpeakerKind.DOCUMENT, via=("en-Tramway Board",)),
        Said("they were angry", "riders", SpeakerKind.GROUP),
        Said("be haunted", None, SpeakerKind.NONE),
        Said("The “Old Barn”", None, None, via=None),
    ),
)
