"""Names as they are compared: without case, accents, honorifics and points, and whether one stands for one only."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import read_table
from onrecord.schema.entity import Entity, EntityType, MentionKind

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_ACRONYM = re.compile(r"(?:[A-Z]\.?){1,5}")
"""Letters that may stand for many names: "AP", "U.N."."""


WHY = {
    "bare": "a name without a role or body that would tell it from namesakes",
    "twin": "its article has two of this name",
    "last": "only one name, not a full name",
    "many": "a name that many bear",
    "acronym": "an acronym, which may stand for others",
    "described": "only described, not named",
    "kind": "unnamed sources, groups and documents are never one across articles",
}
"""Why an entity is put together with no other."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared. `words` is its normal form; `initials` stand between first and last name.

    `why` is the word in `WHY` that tells why the name, be it with a role, stands for no one across articles.
    """

    words: str
    initials: tuple[str, ...] = ()
    why: str | None = None


def fold(text: str) -> str:
    """`text` in lower case and plain letters: no accents, no points, words parted by single spaces."""
    lower = text.casefold().replace("&", " and ")
    if not lower.isascii():
        lower = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
        lower = "".join(c for c in lower if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"['’ʼ.]", "", lower)).split())


def normalize_name(entity: Entity) -> Name:
    """The name of `entity` as it is compared."""
    return _read(entity.name, entity.type, any(one.kind is MentionKind.NAME for one in entity.mentions))


@lru_cache(maxsize=50_000)
def _read(name: str, kind: EntityType, named: bool) -> Name:  # noqa: FBT001  a key of the cache
    if kind is EntityType.PERSON:
        read = _person(name)
    elif kind in {EntityType.ORGANIZATION, EntityType.PLACE}:
        words = canonical(fold(name).removeprefix("the "))
        read = Name(words, (), _why_not_distinct(name, words, kind))
    else:
        return Name(fold(name), (), "kind")
    return read if named else Name(read.words, (), "described")


def _person(name: str) -> Name:
    tokens = fold(name).split()
    while len(tokens) > 1 and tokens[0] in words_of("honorific"):
        tokens = tokens[1:]
    initials = tuple(token for token in tokens if len(token) == 1)
    tokens = [token for token in tokens if len(token) > 1]
    full = [token for token in tokens if token not in words_of("particle") | words_of("generation")]
    return Name(" ".join(tokens) or fold(name), initials, None if len(full) > 1 else "last")


def _why_not_distinct(name: str, words: str, kind: EntityType) -> str | None:
    """Why many may bear the name of a body or place."""
    if is_canonical(words):
        return None
    bare = name.removeprefix("The ").removeprefix("the ")
    if _ACRONYM.fullmatch(bare) and bare not in _outlets():
        return "acronym"
    if bare[:1].islower():
        return "described"
    vague = words_of("ambiguous" if kind is EntityType.PLACE else "generic")
    telling = [word for word in words.split() if word not in vague and len(word) > 1]
    if kind is EntityType.PLACE and telling:
        return None
    # "British" names no body, "British Army" does; so does "United Nations Security Council"
    several = " " in words and any(words.startswith(f"{known} ") for known in _canonical().values())
    if several or any(word not in _peoples() or (" " in words and place_of_people(word)) for word in telling):
        return None
    return "many"


def canonical(folded: str) -> str:
    """The one name for several forms: "us", "usa" and "america" are "united states"."""
    return _canonical().get(folded, folded)


def is_canonical(folded: str) -> bool:
    """Whether `folded` is such a name, known to stand for one only."""
    return folded in _canonical().values()


def place_of_people(word: str) -> str | None:
    """The place of an adjective: "polish" gives "poland"; several places, none."""
    return _peoples().get(word)


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a kind in ``same_names.tsv``."""
    rows = [words for name, words in read_table("same_names") if name == kind]
    return frozenset(word for words in rows for word in words.split())


@cache
def _canonical() -> Mapping[str, str]:
    rows = [words.split("|") for name, words in read_table("same_names") if name == "same"]
    return {fold(form): fold(row[0]) for row in rows for form in row}


@cache
def _peoples() -> Mapping[str, str | None]:
    found: dict[str, str | None] = {}
    for place, words in read_table("peoples"):
        for word in words.split(","):
            key, name = fold(word), canonical(fold(place))
            found[key] = name if found.get(key, name) == name else None
    return found


@cache
def _outlets() -> frozenset[str]:
    known = {"platform", "broadcaster", "press"}
    return frozenset(name for kind, names in read_table("outlets") if kind in known for name in names.split(";"))
