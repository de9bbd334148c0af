"""What an article says of an entity that tells it from its namesakes: identifiers, offices, bodies, initials.

Each piece is a short line, ``kind:value``; what is said in the same lines is taken for the same.
"""

import re
from dataclasses import fields
from functools import lru_cache

from onrecord.schema.entity import Entity, EntityType, Links
from onrecord.store.names import Name, canonical, fold, is_canonical, place_of_people, words_of

REGISTERS = tuple(field.name for field in fields(Links))

_ENDS = frozenset("of for at in to the a an and city town county".split())
_PARTS = re.compile(r" (?:of|for|to|at|in|from|since|until|on) ")


def evidence_of(entity: Entity, name: Name) -> frozenset[str]:
    """What `entity` is known by, in its article."""
    found = {f"id:{register}={value}" for register in REGISTERS if (value := getattr(entity.links, register))}
    if entity.type is EntityType.PERSON:
        found |= {f"initial:{letter}" for letter in name.initials}
        for role in entity.roles:
            found |= _role(role.title, role.organization)
    elif name.why is None:
        found.add("name:full")
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _role(title: str, organization: str | None) -> frozenset[str]:
    """The evidence in a role: the office without its time, the body or place, and both together."""
    words, places = _split(fold(title), fold(organization or ""))
    bodies = {body for body in (_body(organization), *places) if body}
    found = {f"org:{body}" for body in bodies}
    head = _PARTS.split(words)[0].split()[-1:]
    if not head or head[0] not in words_of("office") | words_of("post"):
        return frozenset(found)
    found |= {f"office:{words}@{body}" for body in bodies}
    return frozenset(found | {f"title:{words}"} if head[0] in words_of("office") else found)


def _split(title: str, organization: str) -> tuple[str, set[str]]:
    """The words of an office, and the places in it: "turkish president" is "president" and turkey."""
    if organization:
        title = re.sub(rf"\b{re.escape(organization)}s?\b", " ", title)
    tokens = [token for token in title.split() if token not in words_of("time")]
    places = {place for token in tokens if (place := place_of_people(token))}
    tokens = [token for token in tokens if not place_of_people(token)]
    words = re.split(r" (?:from|since|until) ", " ".join(tokens))[0].split()
    while words and words[-1] in _ENDS:
        words.pop()
    while words and words[0] in _ENDS:
        words.pop(0)
    return " ".join(words), places


def _body(organization: str | None) -> str | None:
    """The words that tell a body from others: "leeds city council" and "city of leeds" are "leeds"."""
    whole = canonical(fold(organization or "").removeprefix("the "))
    if is_canonical(whole):
        return whole
    telling = " ".join(word for word in whole.split() if word not in words_of("generic"))
    if telling and not (place_of_people(telling) and telling != whole):
        return (place_of_people(telling) or canonical(telling)) if len(telling) > 2 else None
    # "labour party", "european council", yet not "house"
    return whole if " " in whole else None


def describe(piece: str) -> str:
    """A piece of evidence for people."""
    kind, _, value = piece.partition(":")
    if kind == "id":
        register, _, identifier = value.partition("=")
        return f"{register.replace('_', '-')} {identifier}"
    return _WORDS.get(kind, "“{}”").format(value)


_WORDS = {"title": "the role “{}”", "org": "the body or place “{}”", "name": "the full name"}
