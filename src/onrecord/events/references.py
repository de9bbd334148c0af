"""Where an article refers to its entities: mentions, descriptions of leaders, and "I" and "we" of who speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.registers import place_of
from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement

_OWNING = frozenset({"his", "her", "their", "its", "my", "our"})
_FIRST = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_LEADERS = frozenset({"president", "prime minister", "premier", "chancellor", "king", "queen", "leader", "ruler"})
_LEADER = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s(?P<people>[A-Z][\w.-]+)\s"
    r"(?P<title>leader|counterpart|(?:vice\s|deputy\s)?president|prime\sminister|premier|chancellor|king|queen"
    r"|(?:foreign|defen[cs]e|finance|interior|trade)\sminister)\b"
)
"""A description of somebody by office and country ("the Russian leader")."""

_TWO = re.compile(
    r"\b(?:(?:the\s(?:two|pair)|both)(?:\s(?:sides|leaders|men|women|countries|nations|presidents|ministers|parties"
    r"|governments|allies|neighbou?rs)\b|(?=\s(?:[a-z]+ed|have|had|will|met|spoke|held|are|were)\b))|they\b)",
    re.IGNORECASE,
)
"""Words for two parties that the text has spoken of."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that mean one or more entities, and whether what follows belongs to these."""

    span: Span
    entities: tuple[Entity, ...]
    possessive: bool


def find_references(text: str, entities: Sequence[Entity], statements: Sequence[Statement]) -> list[Reference]:
    """The references of an article in their order."""
    found = [_reference(text, mention.span, entity) for entity in entities for mention in entity.mentions]
    taken = {reference.span.start for reference in found}
    described = [r for r in _described(text, entities) if r.span.start not in taken]
    return sorted([*found, *described, *_first_persons(text, entities, statements)], key=lambda r: r.span.start)


def _reference(text: str, span: Span, entity: Entity) -> Reference:
    owns = re.match(r"['’]s?\b|['’]\s", text[span.end : span.end + 3]) is not None
    return Reference(span, (entity,), owns or span.of(text).lower() in _OWNING)


def _described(text: str, entities: Sequence[Entity]) -> Iterator[Reference]:
    people = [entity for entity in entities if entity.type is EntityType.PERSON and entity.roles]
    for match in _LEADER.finditer(text):
        country = place_of(match["people"])
        meant = [one for one in people if country and holds_office(one, country, match["title"])]
        if len(meant) == 1:
            yield _reference(text, Span(*match.span()), meant[0])


def holds_office(person: Entity, country: str, title: str = "leader") -> bool:
    """Whether the article calls `person` the holder of an office of `country` that `title` may stand for."""
    for role in person.roles:
        words = f"{role.title} {role.organization or ''}"
        lower = words.lower()
        fits = title == "counterpart" or title in lower or (title == "leader" and any(t in lower for t in _LEADERS))
        if fits and any(place_of(word) == country for word in words.split()):
            return True
    return False


def _first_persons(text: str, entities: Sequence[Entity], statements: Sequence[Statement]) -> Iterator[Reference]:
    known = {entity.id: entity for entity in entities}
    taken: set[int] = set()
    for statement in sorted(statements, key=lambda s: sum(c.end - c.start for c in s.content)):
        for content in statement.content:
            for match in _FIRST.finditer(text, content.start, content.end):
                if match.start() not in taken and statement.speaker in known:
                    yield _reference(text, Span(*match.span()), known[statement.speaker])
                taken.add(match.start())


def find_pairs(text: str, sentence: Span, block: Span, pair: tuple[Entity, ...], told: Span | None) -> list[Reference]:
    """References of `sentence` by "the two" and "they" to `pair`, the parties of the last event of two, `told` there.

    "They" may be anybody, so it counts only in the paragraph of that event, or beside "the two".
    """
    if len(pair) != 2 or told is None:
        return []
    matches = list(_TWO.finditer(text, sentence.start, sentence.end))
    numbered = [m for m in matches if m[0].lower() != "they"]
    near = bool(numbered) or block.covers(told)
    return [
        Reference(Span(*m.span()), pair, bool(re.match(r"['’]s?\s", text[m.end() : m.end() + 3])))
        for m in matches
        if near or m[0].lower() != "they"
    ]
