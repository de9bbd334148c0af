"""What is tagged as a name and is none: peoples, bare titles, storms, parts of addresses."""

import re
from collections.abc import Iterable

from onrecord.lexicon import nouns
from onrecord.mentions.name import Name
from onrecord.mentions.words import peoples
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span


def drop_no_names(text: str, names: Iterable[Name]) -> list[Name]:
    """`names` without the adjectives of peoples, bare titles, and storms that are called for people."""
    kept = [name for name in names if not _is_no_name(text, name)]
    storms = {name.span.of(text) for name in kept if _STORM.search(text, max(name.span.start - 20, 0), name.span.start)}
    return [name for name in kept if name.span.of(text) not in storms or name.kind is not EntityType.PERSON]


_STORM = re.compile(r"\b(?:[Hh]urricane|[Tt]yphoon|[Cc]yclone|[Ss]torm)s?\s$")
"""Before a name, what makes it that of a storm, in the whole article."""


def _is_no_name(text: str, name: Name) -> bool:
    """Whether what was tagged is the adjective of a country, or a title that lost its name ("Prime", "Councillor")."""
    words = name.span.of(text)
    if words.islower() and name.kind is EntityType.ORGANIZATION:
        return True  # "the union"
    if words.lower() in _SMALL or words == "FY" or (words == "Vice" and _VICE.match(text, name.span.end)):
        return True
    if words in peoples() and (name.kind is not EntityType.PERSON or words.endswith("s")):
        return True
    if name.kind is EntityType.PERSON and _is_address(words):
        return True
    title = words.lower() in nouns("modifier") | nouns("person") | nouns("title")
    return (
        name.kind is EntityType.PERSON
        and title
        and (words.lower() in _ADDRESSED or not _COURTESY.search(text, max(name.span.start - 5, 0), name.span.start))
    )


_SMALL = frozenset({"the", "a", "an", "of", "and"})
_VICE = re.compile(r"\s(?:President|Chair|Mayor|Premier|Chancellor|Admiral|Governor)")
"""What follows "Vice" where it is no name."""

_OPENING = frozenset({"mr", "mr.", "madam", "madame", "mister", "vice", "prime", "deputy"})


def _is_address(words: str) -> bool:
    """Whether somebody is addressed by a title alone: "Madam Vice President"."""
    first, *rest = words.lower().split()
    return bool(rest) and first in _OPENING and all(word in _OPENING or word in _ADDRESSED for word in rest)


_ADDRESSED = frozenset("ambassador chairman director governor minister president secretary senator speaker".split())
"""Titles by which people are addressed: "Mr. Ambassador" is nobody's name."""


_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s$")
"""Before a word that is a title as well, what makes it a name ("Mr. King")."""


_ADDRESS = re.compile(r"\w@\w|://|^\W*www\.|\w\.(?:com|org|net|gov|edu|co\.uk|html?|docx?|pdf|xls)\b")
"""What a word has that is an address or the name of a file."""


_LONGEST = 200
"""Characters on either side of a name in which an address is looked for."""


def in_address(text: str, span: Span) -> bool:
    """Whether a name is part of a word that is an address."""
    start, end = span.start, span.end
    while start > max(span.start - _LONGEST, 0) and not text[start - 1].isspace():
        start -= 1
    while end < min(span.end + _LONGEST, len(text)) and not text[end].isspace():
        end += 1
    return end - start > len(span) and _ADDRESS.search(text, start, end) is not None
