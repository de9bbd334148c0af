"""Records made by hand for the tests of the store: persons and bodies with roles, and what they say."""

from dataclasses import dataclass
from hashlib import sha256

from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind, Role
from onrecord.schema.record import Engine, Record
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Act,
    Form,
    Polarity,
    Selector,
    SpeakerKind,
    Statement,
    TextPositionSelector,
    TextQuoteSelector,
)

AT = "2026-11-27T04:00:00Z"


@dataclass(frozen=True)
class Who:
    """Somebody in an article: ``Who("Lena Okafor", "mayor of Leeds", "Leeds")``."""

    name: str
    title: str | None = None
    organization: str | None = None
    wikidata: str | None = None
    bioguide: str | None = None
    type: EntityType = EntityType.PERSON


def body(name: str) -> Who:
    return Who(name, type=EntityType.ORGANIZATION)


def article(number: int, *people: Who, url: str | None = None, words: str = "the pier will open") -> Record:
    """The article `number`, in which each of `people` says something, in order."""
    lines = [f"{who.title or ''} {who.name} said {words} {number} {n}.".strip() for n, who in enumerate(people)]
    text = "\n\n".join([f"Headline {number}", *lines])
    key = "ar-" + sha256(f"{url}{text}{number}".encode()).hexdigest()[:12]
    blocks, start = [Block(BlockKind.HEADLINE, 0, len(f"Headline {number}"))], len(f"Headline {number}") + 2
    entities, attributions, statements = [], [], []
    for n, (line, who) in enumerate(zip(lines, people, strict=True)):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(line)))
        at = start + line.index(who.name)
        name = Span(at, at + len(who.name))
        cue = Span(name.end + 1, name.end + 5)
        content = Span(cue.end + 1, start + len(line) - 1)
        local, told = f"en-{key[3:]}-{n}", content.of(text)
        title = who.title and text.index(who.title, start)
        roles = (Role(who.title, who.organization, title, title + len(who.title)),) if who.title and title else ()
        mention = Mention(name.start, name.end, MentionKind.NAME)
        links = Links(wikidata=who.wikidata, bioguide=who.bioguide)
        entities.append(Entity(local, who.type, who.name, (), roles, (mention,), links))
        attributions.append(Attribution(f"at-{key[3:]}-{n}", (name,), (cue,), (content,), 0.9, "hand.v1"))
        quote = TextQuoteSelector(told, text[max(content.start - 8, 0) : content.start], text[content.end :][:8])
        statements.append(
            Statement(
                id=f"st-{key[3:]}-{n}",
                attribution=f"at-{key[3:]}-{n}",
                speaker=local,
                speaker_kind=SpeakerKind.PERSON,
                form=Form.INDIRECT,
                act=Act.ASSERT,
                polarity=Polarity.POSITIVE,
                text=told,
                content=(content,),
                channel=None,
                venue=None,
                addressees=(),
                said=None,
                via=(),
                parent=None,
                justification=None,
                issues=(),
                selector=Selector((quote,), (TextPositionSelector(content.start, content.end),), None),
                confidence=0.9,
            )
        )
        start += len(line) + 2
    made = Article(
        id=key, url=url or f"https://news.example/{number}", headline=f"Headline {number}", standfirst=None, byline=(),
        publisher="The Example" if number % 2 else "Other Post",
        published=Published(f"2026-{number % 12 + 1:02d}-01", "day", DateSource.META), modified=None, language="en",
        text=text, blocks=tuple(blocks), dropped=(),
    )  # fmt: skip
    return Record(
        engine=Engine("by-hand", "1", None), article=made, entities=tuple(entities), attributions=tuple(attributions),
        statements=tuple(statements), times=(), events=(), revisions=(), figures=(), agendas=(), checks=(),
    )  # fmt: skip
