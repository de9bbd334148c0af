"""Names that stand among others of their kind: in a list, and where a letter says from whom and to whom it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from onrecord.lexicon import nouns
from onrecord.mentions.name import Name
from onrecord.mentions.words import peoples
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

_WORDS = r"[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*){0,2}"
_ITEMS = re.compile(rf"(?P<items>(?:,\s{_WORDS}){{1,3}})(?:,\s(?:(?:and|or)\s)?|\s(?:and|or)\s)")
"""What stands between two of a list."""


def add_listed(text: str, names: Sequence[Name]) -> list[Name]:
    """`names` with those that a list has between two of a kind, and with the people of mail and letters."""
    people = {name.span: name for name in _of_letters(text)}
    known = [_signing(text, people.pop(name.span, name)) for name in names]
    added = [*_between(text, known)]
    taken = [name.span for name in (*known, *added)]
    added += [name for span, name in people.items() if not any(span.overlaps(other) for other in taken)]
    return sorted([*known, *added], key=lambda name: name.span)


def _between(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Bodies between bodies and places between places ("Orvik, | Gullwatch, | Harrow Foods and Vale")."""
    for one, other in pairwise(names):
        items = _ITEMS.fullmatch(text, one.span.end, other.span.start)
        if items is None or one.kind is not other.kind or one.kind is EntityType.PERSON:
            continue
        for item in re.finditer(_WORDS, items["items"]):
            if item[0] not in peoples() and item[0].split()[-1].lower() not in nouns("person") | nouns("title"):
                yield Name(Span(items.start("items") + item.start(), items.start("items") + item.end()), one.kind)


_NAME = r"(?:[A-Z][a-z]+(?:\s(?:[A-Z]\.?\s)?[A-Z][a-z’'-]+){0,2}|[A-Z]{2,3})"
_FULL_NAME = r"[A-Z][a-z]+\s(?:[A-Z]\.?\s)?[A-Z][A-Za-z’'-]+"
_GREETING = r"(?:(?:Best|Kind(?:est)?|Warm(?:est)?)\s)?(?:[Rr]egards|Sincerely|Yours(?:\s\w+)?|Cheers|Thanks|Thx)"
_LETTERS = (
    re.compile(rf"^{_GREETING}[,.!]?\n\s*(?P<name>{_NAME})$", re.MULTILINE),
    re.compile(rf"^(?:(?:Dear|Hi|Hello|Hey)\s)?(?P<name>{_NAME}),\n", re.MULTILINE),
    re.compile(r"[\"“](?P<name>(?!The\s)[\w.'’-]+(?:\s[\w.'’-]+){0,3})[\"”]\s?<(?=\S{1,80}@)"),
    re.compile(rf"^(?P<name>{_FULL_NAME})\s(?=\S{{1,80}}@\S|(?:Direct|Phone|Tel|Fax|Office)\b)", re.MULTILINE),
)
"""Who signs a letter; to whom it is, on a line of its own; who is named before an address of mail, or a telephone."""


_BEFORE_SIGNING = re.compile(rf"(?:^|\n){_GREETING}[,.!]?\n\s*$")
_LINE = 40
"""Characters before a name in which a letter's last line begins."""


def _signing(text: str, name: Name) -> Name:
    """`name`, as a person's where it stands below a letter's greeting, whatever else is on its line."""
    signs = _BEFORE_SIGNING.search(text[max(name.span.start - _LINE, 0) : name.span.start])
    return replace(name, kind=EntityType.PERSON) if signs and not _LEGAL.search(name.span.of(text)) else name


_LEGAL = re.compile(r"\b(?:Inc|Ltd|LLC|Corp|PLC|Association|Committee|Council|Group|Office|Union)\b")
"""A body that signs."""


def _of_letters(text: str) -> Iterator[Name]:
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _LETTERS):
        if match["name"].lower() not in _NOBODY:
            yield Name(Span(*match.span("name")), EntityType.PERSON)


_NOBODY = frozenset(
    "all also best cheers dear everybody everyone folks friends hello hey hi however madam meanwhile no ps regards"
    " sincerely sir team thanks yes yours".split()
)
"""What stands in those places as well."""
