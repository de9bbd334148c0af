"""Names that are tagged in one place and not in another: a name is one wherever it stands as it is written."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence

from onrecord.mentions.name import Name
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

_STATES = re.compile(r"(?<![\w.’'@-])(?:U\.S\.A?\.?|U\.K\.|US|USA|UK)(?![\w-])")
"""Countries by their letters; among words in capitals, "US" may be the pronoun."""

_SHOUTED = re.compile(r"\b[A-Z]{2,}\W+$"), re.compile(r"\W+[A-Z]{2,}\b")
_WORD = re.compile(r"(?<![\w@#./’'-])[A-Z][\w’'-]*")
_CAPITAL = re.compile(r"\b(?!(?:The|An?|In|At|On|Of|To|By|From|For|With|And|But)\s)[A-Z][\w’'-]*\s$")
_NEAR = 20
"""Characters on either side in which the neighbouring word is looked at."""

_LONG = 3
"""Letters that a word has at least to be taken for a name again."""


def add_repeated(text: str, names: Sequence[Name]) -> list[Name]:
    """`names` with the same words elsewhere, and with countries that are written by their letters."""
    taken = [name.span for name in names]
    states = [Name(span, EntityType.PLACE) for span in _states(text) if _is_free(span, taken)]
    taken = sorted([*taken, *(name.span for name in states)])
    lower = set(re.findall(r"\b[a-z]+\b", text))
    again = [name for name in _repeated(text, names, lower) if _is_free(name.span, taken)]
    lowered = [name for name in _in_lower_case(text, names) if _is_free(name.span, taken)]
    found = sorted([*names, *states, *lowered, *_trusted(text, names, again)], key=lambda name: name.span)
    taken = [name.span for name in found]
    last = [name for name in _last_names(text, names, lower) if _is_free(name.span, taken)]
    return sorted([*found, *last], key=lambda name: name.span)


def _last_names(text: str, names: Sequence[Name], lower: Container[str]) -> Iterator[Name]:
    """Where the last name of a person stands alone, if it is no other word of the text ("Orr, 51, took over")."""
    others = {name.span.of(text) for name in names if name.kind is not EntityType.PERSON}
    full = (name.span.of(text).split() for name in names if name.kind is EntityType.PERSON)
    lasts = {words[-1] for words in full if len(words) > 1 and len(words[-1]) > _LONG and words[-1].isalpha()}
    known = {word for word in lasts if word[0].isupper() and word.lower() not in lower} - others
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match[0])
        span = Span(match.start(), match.start() + len(word))
        if word in known and not _is_part(text, span):
            yield Name(span, EntityType.PERSON)


def _states(text: str) -> Iterator[Span]:
    for match in _STATES.finditer(text):
        before, after = (text[max(match.start() - _NEAR, 0) : match.start()], text[match.end() : match.end() + _NEAR])
        if not _SHOUTED[0].search(before) and not _SHOUTED[1].match(after):
            yield Span(*match.span())


def _repeated(text: str, names: Sequence[Name], lower: Container[str]) -> Iterator[Name]:
    """Where the words of a name stand, not beside another word with a capital; `lower` are the words without one."""
    known = {name.span.of(text): name.kind for name in names if len(name.span) >= _LONG}
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in known:
        lengths[words.split()[0]].add(len(words))
    end = 0
    for match in _WORD.finditer(text):
        head = re.sub(r"['’]s?$", "", match[0]).split("-")[0]
        for length in sorted(lengths.get(head, ()), reverse=True):
            span = Span(match.start(), match.start() + length)
            words = span.of(text)
            kind = known.get(words)
            vague = " " not in words and (kind is EntityType.PERSON or words.lower() in lower)
            if kind and not vague and span.start >= end and not _is_part(text, span):
                end = span.end
                yield Name(span, kind)


def _in_lower_case(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Where a place is written without its capital ("in orvik")."""
    places = {
        name.span.of(text).lower() for name in names if name.kind is EntityType.PLACE and len(name.span) > _LONG + 1
    }
    for match in re.finditer(r"\b(?:in|to|from|at|near)\s([a-z]{5,})\b", text):
        if match[1] in places:
            yield Name(Span(*match.span(1)), EntityType.PLACE)


def _is_part(text: str, span: Span) -> bool:
    """Whether a word with a capital stands right before or behind."""
    before, after = text[max(span.start - _NEAR, 0) : span.start], text[span.end : span.end + _NEAR]
    return bool(re.match(r"\w|\s+[A-Z]|-[A-Z]", after) or _CAPITAL.search(before))


def _trusted(text: str, names: Sequence[Name], again: Sequence[Name]) -> list[Name]:
    """Those of `again` whose words are tagged as often as they are not."""
    tagged = Counter(name.span.of(text) for name in names)
    missed = Counter(name.span.of(text) for name in again)
    # a place is also named before what happened there ("the Harrow fighting"), where it is not so clear that it is one
    return [
        name
        for name in again
        if tagged[name.span.of(text)] * (2 if name.kind is EntityType.PLACE else 1) >= missed[name.span.of(text)]
    ]


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether none of `taken`, which are in order, overlaps `span`."""
    place = bisect_left(taken, span.start, key=lambda other: other.end)
    return not any(other.overlaps(span) for other in taken[place : place + 2])
