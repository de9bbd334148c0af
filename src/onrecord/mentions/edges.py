"""Where a name that is tagged begins and ends: without marks and articles, and never over the end of a sentence."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import nouns, read_table
from onrecord.mentions.name import Name
from onrecord.registers import place_of
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span
from onrecord.text import ends_abbreviation

_STOP = re.compile(r"(?<=[a-z]{2})[.!?]\s+(?=[A-Z])")
_EDGE = "\"“”'‘’()[],;:.!?…-–— "
_OPENING = re.compile(r"(?:P\.\s?P?\.?S\b\.?:?(?:\s+|$)|(?:the|The|an?|An?)\s+|)")
_CRY = re.compile(r"!(?=['’]s|\s(?:and|has|is|or|said|says|was|will)\b)")
"""A mark of exclamation within a sentence is part of a name ("Yahoo! and others")."""
_ASIDE = re.compile(r"\s[-–—]{1,2}\s.*", re.DOTALL)
"""After a person's name: what he is ("Edda Orr - Analyst")."""


def trim(text: str, tagged: Name) -> Iterator[Name]:
    """What of `tagged` are names: one, or one in each sentence, and a town and its state apart."""
    for part in _within_sentences(text, tagged.span):
        aside = _ASIDE.search(text, part.start, part.end) if tagged.kind is EntityType.PERSON else None
        span = _tidy(text, Span(part.start, aside.start()) if aside else part)
        if tagged.kind is not EntityType.PERSON and not place_of(span.of(text)):
            span = _with_own_possessive(text, span)
        if any(map(str.isalpha, span.of(text))):
            yield from _town_and_state(text, Name(span, tagged.kind))


def _within_sentences(text: str, span: Span) -> Iterator[Span]:
    """`span` in parts, where a sentence ends inside it ("… by Edda Orr. | Orr said")."""
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if not ends_abbreviation(text[start : stop.start()]):
            yield Span(start, stop.start())
            start = stop.end()
    yield Span(start, span.end)


def _tidy(text: str, span: Span) -> Span:
    """`span` without a possessive, marks, an article and courtesy titles at its edges, with an abbreviation's stop."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start] in _EDGE:
        start += 1
    opening = _OPENING.match(text[start:end])
    start += opening.end() if opening else 0
    if (text[end : end + 1] == "." and ends_abbreviation(text[start:end])) or _CRY.match(text, end):
        end += 1
    return Span(start, end)


_AT = re.compile(r"\b(?:at|to|near|outside|inside|an?|the|former|local|visit(?:ed)?)\s$", re.IGNORECASE)
_POSSESSIVE = re.compile(
    r"\s?['’]s(?=\s?[.,;:!?)]|\n|$|\s(?:in|on|at|for|to|near|and|or|is|are|was|were|has|had|with|by|from|after|before|around|when|where|that"
    r"|which|will|would)\b)"
)


_NEARBY = 2000
"""Characters on either side in which a name with its own possessive must not stand without it."""


def _with_own_possessive(text: str, span: Span) -> Span:
    """`span` with the possessive of a place to go to that has it in its name ("at Orvik's in May")."""
    own = _POSSESSIVE.match(text, span.end) if _AT.search(text, max(span.start - 10, 0), span.start) else None
    if own is None:
        return span
    alone = rf"\b{re.escape(span.of(text))}\b(?!\s?['’]s)"
    near = text[max(span.start - _NEARBY, 0) : span.end + _NEARBY]
    return span if re.search(alone, near) else Span(span.start, own.end())


_PART = re.compile(
    r"(?:north|south|east|west|central|upper|lower|greater|new|baja|northern|southern|eastern|western|papua\snew|mid"
    r"|lake|mount|fort|port|gulf|sea|republic|people|university|bank|county|the|of|and|in|[\W_]+)$",
    re.IGNORECASE,
)
"""What before a state's name belongs to it, or makes another name of both."""


def _town_and_state(text: str, name: Name) -> Iterator[Name]:
    """`name`, or a town and its state, which are written without a comma ("Harrow California")."""
    words = name.span.of(text)
    found = _ends_in_state().search(words) if name.kind is EntityType.PLACE and not place_of(words) else None
    if found is None or _PART.search(words[: found.start()]):
        yield name
        return
    yield Name(Span(name.span.start, name.span.start + found.start()), name.kind)
    yield Name(Span(name.span.start + found.start("state"), name.span.end), name.kind)


@cache
def _ends_in_state() -> re.Pattern[str]:
    rows = read_table("states")
    full = "|".join(sorted((re.escape(name) for name, _ in rows), key=len, reverse=True))
    short = "|".join(re.escape(form) for _, forms in rows for form in forms.split())
    postal = "|".join(
        form.capitalize() for _, forms in rows for form in forms.split() if form.isupper() and form.isalpha()
    )
    return re.compile(rf"\s+(?P<state>(?i:{full})|{short}|{postal})$")


_FIRST_NAMES = frozenset({"hunter", "dean", "mason", "parker", "cooper", "baker", "star", "major", "duke", "earl"})
"""Nouns for people that are first names as well."""

_KIN = frozenset({"aunt", "auntie", "uncle", "grandma", "grandpa", "granny", "doctor"})
"""What family and patients call somebody before the name."""

_RANK = re.compile(r"(?:Vice|Deputy|Prime|First|Acting|Interim|Former)[\s-]+(?P<title>[A-Z][a-z]+)\s+(?=\S)")
"""A title of two words before a name ("Vice President Orr")."""


def without_title(text: str, span: Span) -> Span:
    """`span` without titles before the name ("Mrs. Orr", "President Orr")."""
    realm = re.match(r"(\w+)\s+(?=\w+\s\w)", span.of(text))
    if realm and place_of(realm[1]) and text.endswith(" of ", 0, span.start):  # "the minister of Harrow Edda Orr"
        return Span(span.start + realm.end(), span.end)
    rank = _RANK.match(span.of(text))
    if rank and rank["title"].lower() in nouns("title") | {"minister"}:
        return without_title(text, Span(span.start + rank.end(), span.end))
    title = re.match(r"([A-Za-z.-]+)\s+(?=\S)", span.of(text))
    noun = title[1].lower().rstrip(".") if title else ""
    trade = noun in nouns("person") - _FIRST_NAMES and len(span.of(text).split()) > 2
    if title and (noun in nouns("title") | _KIN or trade):
        return without_title(text, Span(span.start + title.end(), span.end))
    return span
