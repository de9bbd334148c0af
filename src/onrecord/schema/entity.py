"""Entities: who and what an article names, the places where it does, and what it says they are."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.span import Span


class EntityType(StrEnum):
    """What sort of thing an entity is; *unnamed* is a source that the article does not name."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class MentionKind(StrEnum):
    """How a mention refers: by name, by description, by pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters that refer to an entity."""

    start: int
    end: int
    kind: MentionKind

    @property
    def span(self) -> Span:
        """The characters of the mention."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Role:
    """An office or relation as the article states it, with the characters that say so."""

    title: str
    organization: str | None
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The characters that state the role."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Links:
    """Identifiers in outside registers, only where certain."""

    wikidata: str | None = None
    bioguide: str | None = None
    state_historian: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that the article refers to; `name` is its fullest name there, or a description if it is unnamed."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
    links: Links
