"""Who is the same across articles: by a register, or by the full name where nothing stated speaks against it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.trace.words import base_of

_TITLES = frozenset("mr mrs ms dr sir dame lord lady sen senator rep gov governor president prime minister the".split())
_GENERATIONS = frozenset("jr sr ii iii iv".split())
_EMPTY = frozenset("former of the a an for and in at to acting deputy then ex state party".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of one article, by what the article says of it.

    `names` are the words of the full name without initials, `initials` the letters between them, `roles` the bases of
    the words for its offices.
    """

    article: str
    entity: str
    name: str
    wikidata: str | None
    names: tuple[str, ...]
    initials: tuple[str, ...]
    generation: str | None
    roles: frozenset[str]

    @property
    def keys(self) -> tuple[str, ...]:
        """Under what the same speaker may stand in another article."""
        return tuple(filter(None, (self.wikidata, " ".join(self.names))))

    @property
    def kept_under(self) -> tuple[str, ...]:
        """Where to keep what was said, so that whoever may be the same finds it by `sought_under`."""
        name = " ".join(self.names)
        return (self.wikidata, f"{name} (register)") if self.wikidata else (name,)

    @property
    def sought_under(self) -> tuple[str, ...]:
        """The same identifier, or the name in articles that are not both sure which one; no place twice."""
        name = " ".join(self.names)
        return (self.wikidata or f"{name} (register)", name)


def speaker_of(article: str, entity: Entity | None) -> Speaker | None:
    """`entity` as a speaker that can be found again; `None` for whoever is only described or has one name only."""
    if entity is None or entity.type not in {EntityType.PERSON, EntityType.ORGANIZATION}:
        return None
    if not any(mention.kind is MentionKind.NAME for mention in entity.mentions):
        return None
    words = [word.strip(".,").casefold() for word in entity.name.replace("’", "'").split()]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    generation = words.pop() if len(words) > 1 and words[-1] in _GENERATIONS else None
    names = tuple(word for word in words if len(word) > 1)
    if not entity.links.wikidata and not _can_be_found(entity, names):
        return None
    initials = tuple(word for word in words if len(word) == 1)
    return Speaker(
        article, entity.id, entity.name, entity.links.wikidata, names, initials, generation,
        frozenset(_roles(entity)),
    )  # fmt: skip


def _can_be_found(entity: Entity, names: tuple[str, ...]) -> bool:
    """A person by more than the last name; a body by a name of its own, not as "the ministry" or "police"."""
    if len(names) >= 2:
        return True
    acronym = entity.name.isupper() and len(entity.name) >= 3
    return entity.type is EntityType.ORGANIZATION and acronym and bool(names)


def _roles(entity: Entity) -> Iterator[str]:
    for role in entity.roles:
        for word in f"{role.title} {role.organization or ''}".casefold().split():
            if word not in _EMPTY:
                yield base_of(word.strip(".,’'"))


def may_be_one(one: Speaker, other: Speaker) -> bool:
    """Whether the two have one identifier, or the same name and not two identifiers."""
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    return one.names == other.names


def why_same(one: Speaker, other: Speaker) -> str | None:
    """Why the two are certainly one, or `None`."""
    if one.wikidata and other.wikidata:
        return f"the register has both as {one.wikidata}" if one.wikidata == other.wikidata else None
    if one.names != other.names or one.generation != other.generation:
        return None
    shared = one.roles & other.roles
    if one.initials != other.initials:
        missing = not (one.initials and other.initials)
        return "the same name but for an initial, and the same office" if shared and missing else None
    conflict = one.roles and other.roles and not shared
    return None if conflict else f"the same full name{' and office' if shared else ''}"
