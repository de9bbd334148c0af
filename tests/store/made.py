"""Records made by hand for the tests of the store: persons and bodies with roles, and what they say."""

from dataclasses import dataclass
from hashlib import sha256

from onrecord.schema.article import Article, Block
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, Links, Role
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Statement,
)
from tests.building import BY_HAND, article_of, entity_of, published_on, span_of, statement_of

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
    lines = [f"Headline {number}", *lines]
    text = "\n\n".join(lines)
    key = sha256(f"{url}{text}{number}".encode()).hexdigest()[:12]
    made = article_of(
        lines, f"ar-{key}", url=url or f"https://news.example/{number}",
        publisher="The Example" if number % 2 else "Other Post",
        published=published_on(f"2026-{number % 12 + 1:02d}-01"),
    )  # fmt: skip
    parts = [_part(f"{key}-{n}", made, made.blocks[n + 1], who) for n, who in enumerate(people)]
    entities, attributions, statements = zip(*parts, strict=True) if parts else ((), (), ())
    return Record(
        engine=BY_HAND, article=made, entities=entities, attributions=attributions, statements=statements,
        times=(), events=(), revisions=(), figures=(), agendas=(), checks=(),
    )  # fmt: skip


def _part(key: str, article: Article, block: Block, who: Who) -> tuple[Entity, Attribution, Statement]:
    """What `who` says in the paragraph at `block`."""
    text = article.text
    name = span_of(who.name, text, block.start + len(who.title or ""))
    cue = Span(name.end + 1, name.end + 5)
    content = Span(cue.end + 1, block.end - 1)
    title = block.start
    roles = (Role(who.title, who.organization, title, title + len(who.title)),) if who.title else ()
    links = Links(wikidata=who.wikidata, bioguide=who.bioguide)
    entity = entity_of(who.name, text, name.start, type=who.type, id=f"en-{key}", roles=roles, links=links)
    attribution = Attribution(f"at-{key}", (name,), (cue,), (content,), 0.9, "hand.v1")
    return entity, attribution, statement_of(key, text, content, speaker=entity.id)
