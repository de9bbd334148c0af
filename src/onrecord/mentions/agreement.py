"""Of which kind names are: one for one spelling in an article, and none where it is no person's or no body's."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from onrecord.lexicon import nouns, read_table
from onrecord.mentions.edges import without_title
from onrecord.mentions.name import Name
from onrecord.registers import place_of
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span


def agree(text: str, names: Sequence[Name], towns: Collection[str] = ()) -> tuple[Name, ...]:
    """`names` with one kind for one spelling; a last name follows the full names that it belongs to.

    `towns` are those of datelines, in capitals.
    """
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    persons = (name.span.of(text).split() for name in names if name.kind is EntityType.PERSON)
    full = [person for person in persons if len(person) > 1]
    parts = frozenset(word for person in full for word in person)
    bodies = _first_words(text, names) - parts
    people = parts | _ALSO_FIRST_NAMES
    places = _ROOMS.union(towns) - {person[-1].upper() for person in full}
    for name in names:
        words = name.span.of(text)
        votes[words][name.kind] += 1
        if name.kind is EntityType.PERSON and " " in words:
            votes[words.rsplit(maxsplit=1)[-1]][name.kind] += 1
    agreed = []
    for name in names:
        words = name.span.of(text)
        kind = votes[words].most_common(1)[0][0]
        country = _is_country(words) and (kind is EntityType.ORGANIZATION or words not in people)
        if country or not places.isdisjoint((words, words.upper())):
            kind = EntityType.PLACE
        elif kind is EntityType.PERSON and _is_body(text, name.span, bodies):
            kind = EntityType.ORGANIZATION
        span = without_title(text, name.span) if kind is EntityType.PERSON else name.span
        agreed.append(replace(name, kind=kind, span=span))
    return tuple(sorted(agreed, key=lambda n: n.span))


def dateline_towns(text: str) -> frozenset[str]:
    """The towns in capitals that open a line, which are places wherever they are named."""
    return frozenset(match["town"] for match in _DATELINE.finditer(text))


_DATELINE = re.compile(
    r"^(?P<town>[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3})(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?(?:,\s\w+\.?\s\d{1,2})?"
    r"\s(?:\([^)\n]{1,30}\)\s)?(?:[–—]|-{1,2})\s",
    re.MULTILINE,
)
"""A town in capitals that opens a line, with a dash after it: "ALDBY, Norland (Wire) – …"."""


@lru_cache(maxsize=4096)
def _is_country(words: str) -> bool:
    """Whether this is the name of a country, not of a world body or of a seat ("the Kremlin")."""
    place = place_of(words)
    own = place is not None and (words == place or words.replace(".", "") in ("US", "UK", "USA", "UAE"))
    return own and not re.search(r"\b(?:Union|Nations|Organization|Council|Commission|Fund|Bank|NATO)\b", words)


_ALSO_FIRST_NAMES = frozenset({"Chad", "Georgia", "Jordan"})
"""Countries that people are called, too."""

_ROOMS = frozenset(
    {"Oval Office", "West Wing", "East Room", "Rose Garden", "Situation Room", "Civic Center", "Capitol Hill"}
    | {"ISS", "International Space Station"}
)
"""Places where bodies are at work."""

_SHOUTED = re.compile(r"[A-Z]{3,}|(?!Ma?c|De|Di|Du|Da|La|Le|Lo|Jo|Mar|Van|Von|Fitz|Anna)[A-Z][a-z]+[A-Z]\w+")
"""A lone word in capitals or with one inside ("GullWatch"): a body's name rather than a person's."""


def _is_body(text: str, span: Span, bodies: Container[str]) -> bool:
    """Whether what is tagged as a person is a body: one of `bodies`, or a word in capitals without a title."""
    words = span.of(text)
    return (words in bodies or _SHOUTED.fullmatch(words) is not None) and not _titled(text, span)


def _first_words(text: str, names: Sequence[Name]) -> frozenset[str]:
    """Outlets, and first words of bodies' names ("Harrow" of "Harrow Motor Company")."""
    words = (name.span.of(text).split() for name in names if name.kind is EntityType.ORGANIZATION)
    return _outlets().union(parts[0] for parts in words if len(parts) > 1)


@cache
def _outlets() -> frozenset[str]:
    """The outlets whose name is one word."""
    return frozenset(name for _, listed in read_table("outlets") for name in listed.split(";") if name[0].isupper())


def _titled(text: str, span: Span) -> bool:
    before = re.search(r"(\w+)\.?\s$", text[max(span.start - 20, 0) : span.start])
    return bool(before and before[1].lower() in nouns("title") | nouns("person"))
