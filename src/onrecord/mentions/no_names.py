"""What is tagged as a name and is none: peoples, bare titles, abbreviations, storms, parts of addresses."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.lexicon import nouns, read_table
from onrecord.mentions.name import Name
from onrecord.mentions.words import peoples
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span


def drop_no_names(text: str, names: Iterable[Name]) -> list[Name]:
    """`names` without peoples, bare titles, abbreviations, storms that are called for people, and the sky."""
    kept = [name for name in names if not any(test(text, name) for test in _TESTS)]
    sky = {name.span.of(text) for name in kept} & _SKY
    stormy = _STORM_AT_ALL.search(text) is not None
    persons = [name.span for name in kept if name.kind is EntityType.PERSON]
    storms = {span.of(text) for span in persons if stormy and _is_storm(text, span)}
    none = storms | (sky if len(sky) > 1 else set())
    return [name for name in kept if name.span.of(text) not in none]


_SKY = frozenset("Jupiter Mars Mercury Moon Neptune Pluto Saturn Sun Uranus Venus".split())
"""Where two of them are named it is the sky that is meant."""

_STORM = r"\b(?:[Hh]urricane|[Tt]yphoon|[Cc]yclone|[Ss]torm)s?"
_STORM_BEFORE, _STORM_AT_ALL = re.compile(rf"{_STORM}\s$"), re.compile(rf"{_STORM}\b")
"""Before a name, what makes it that of a storm, in the whole article."""
_HITS = re.compile(r"\s(?:battered|devastated|flooded|lashed|made landfall|pounded|ravaged|slammed|swept)\b")
"""What a storm does to a land."""


def _is_storm(text: str, span: Span) -> bool:
    """Whether a person in an article with a storm is the storm: so called, or by what it does."""
    before = _STORM_BEFORE.search(text, max(span.start - 20, 0), span.start)
    return before is not None or _HITS.match(text, span.end) is not None


def _is_common_word(text: str, name: Name) -> bool:
    """A word that would be one with a capital only: "the union", "the City", "of"."""
    words = name.span.of(text)
    if words.islower() and name.kind is EntityType.ORGANIZATION:
        return True
    if words in _VAGUE and _POINTING.search(text, max(name.span.start - 6, 0), name.span.start):
        return True
    return words.lower() in _SMALL or _OF_TITLE.match(text, name.span.start, name.span.end + 12) is not None


_OF_TITLE = re.compile(
    r"(?:City|University)\s(?:Attorney|Chancellor|Manager|President|Provost)\b|(?:U\.S\.\s)?District\sJudge\b"
)
"""A common noun that is part of a title ("University President")."""

_VAGUE = frozenset({"City", "University", "World"})
"""Common nouns that are no name, even with a capital."""
_POINTING = re.compile(r"\b(?:the|this|our|that)\s$")
_SMALL = frozenset({"the", "a", "an", "of", "and"})


def _is_abbreviation(text: str, name: Name) -> bool:
    """Short for what names nobody ("RFP", "the F" of an "F-16"); "the CPA" may be a body."""
    body = text.endswith("the ", 0, name.span.start)
    short = name.kind is not EntityType.PLACE and name.span.of(text) in _abbreviations(body=body)
    return short or (name.kind is EntityType.ORGANIZATION and _MODEL.match(text, name.span.start) is not None)


@cache
def _abbreviations(*, body: bool) -> frozenset[str]:
    """Abbreviations that name nobody; where it may be a `body`, without those of offices."""
    rows = [(kind, words) for kind, words in read_table("abbreviations") if not body or kind != "offices"]
    return frozenset(word for _, words in rows for word in words.split())


_MODEL = re.compile(r"[A-Z]-\d")


def _is_no_place(text: str, name: Name) -> bool:
    """A house in a street ("12 Gull Road"), a side in a conflict ("East/West"), or a storm."""
    words = name.span.of(text)
    around = text[max(name.span.start - 1, 0) : name.span.end + 1]
    if _IS_STORM.match(words) or _PART.match(text, name.span.start):
        return True
    number = _NUMBER.search(text, max(name.span.start - 7, 0), name.span.start)
    return _HOUSE.match(text, number.start() if number else name.span.start, name.span.end) is not None or (
        "/" in around and _SIDE.fullmatch(words) is not None
    )


_SIDE = re.compile(r"(?:North|South|East|West)(?:-\w+)?")
_PART = re.compile(r"(?:Apt|Block|Floor|Gate|Room|Sector|Ste|Suite|Unit)\.?\s?-?\s?\d")
_NUMBER = re.compile(r"\b\d{1,5}\s$")
_IS_STORM = re.compile(r"(?:Hurricane|Typhoon|Cyclone|Storm|Tropical\sStorm)\s[A-Z][a-z]+$")
_HOUSE = re.compile(r"\d+\s(?:[\w.]+\s){1,3}(?:Ave|Avenue|Blvd|Boulevard|Dr|Drive|Lane|Rd|Road|St|Street)\b")


def _is_people(text: str, name: Name) -> bool:
    """The adjective of a country ("Norwegian"), a people, or those who believe something ("Zionists")."""
    words = name.span.of(text)
    person = name.kind is EntityType.PERSON
    return (words in peoples() and (not person or words.endswith("s"))) or (
        not person and _FOLLOWERS.fullmatch(words) is not None
    )


_FOLLOWERS = re.compile(r"[A-Z][a-z]+(?:ists|erners)|Neo-?(?:cons?|conservatives?|[a-z]+s)|Nazis")


def _is_title(text: str, name: Name) -> bool:
    """A title that lost its name ("Prime", "Councillor"), or by which somebody is addressed ("Madam President")."""
    words = name.span.of(text)
    if words == "Vice" and _VICE.match(text, name.span.end):
        return True
    if name.kind is not EntityType.PERSON:
        return False
    title = words.lower() in nouns("modifier") | nouns("person") | nouns("title")
    courtesy = _COURTESY.search(text, max(name.span.start - 5, 0), name.span.start)
    return _is_address(words) or (title and (words.lower() in _ADDRESSED or not courtesy))


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

_TESTS = (_is_common_word, _is_abbreviation, _is_no_place, _is_people, _is_title)

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
