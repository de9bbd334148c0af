"""Names in a text: where the network tags one, to the letter, and of which kind."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np

from onrecord.encoder import Chain, Reading, best_tags
from onrecord.lexicon import nouns, read_table
from onrecord.mentions.acronyms import add_short_forms
from onrecord.mentions.labels import KINDS, LABELS
from onrecord.mentions.name import Name
from onrecord.mentions.no_names import drop_no_names, in_address
from onrecord.mentions.repeated import add_repeated
from onrecord.mentions.whole import make_whole
from onrecord.registers import place_of
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span
from onrecord.text import ends_abbreviation

_STOP = re.compile(r"(?<=[a-z]{2})[.!?]\s+(?=[A-Z])")
_EDGE = "\"“”'‘’()[],;:.!?…-–— "


def find_names(reading: Reading) -> tuple[Name, ...]:
    """The names of persons, organizations and places, in order."""
    found = []
    spans = reading.words.spans
    scored = list(zip(reading.windows, reading.scores, strict=True))
    offsets = [window.words.start + unit.start for window, _ in scored for unit in window.paragraphs]
    rows = [scores.names[unit.start : unit.stop] for window, scores in scored for unit in window.paragraphs]
    for offset, tags in zip(offsets, best_tags(rows, _legal()) if rows else (), strict=True):
        for start, stop, kind in _runs(tags):
            run = Span(spans[offset + start].start, spans[offset + stop - 1].end)
            parts = (_tidy(reading.text, part) for part in _within_sentences(reading.text, run))
            found += [Name(s, kind) for s in parts if kind is not None and any(map(str.isalnum, s.of(reading.text)))]
    found = [name for name in found if not in_address(reading.text, name.span)]
    whole = make_whole(reading.text, _agreed(reading.text, found))
    whole = add_short_forms(reading.text, whole)
    agreed = _agreed(reading.text, drop_no_names(reading.text, whole))
    return _agreed(reading.text, add_repeated(reading.text, agreed))


@cache
def _legal() -> Chain:
    """No potentials but this: I of a kind follows B or I of that kind."""
    step = np.zeros((len(LABELS), len(LABELS)), np.float32)
    start = np.zeros(len(LABELS), np.float32)
    for to, label in enumerate(LABELS):
        if label.startswith("I-"):
            start[to] = -1e4
            for come, before in enumerate(LABELS):
                if before[2:] != label[2:]:
                    step[come, to] = -1e4
    return Chain(start, step, np.zeros(len(LABELS), np.float32))


def _runs(tags: list[int]) -> list[tuple[int, int, EntityType | None]]:
    runs: list[tuple[int, int, EntityType | None]] = []
    for n, tag in enumerate(tags):
        if tag and tag % 2:
            runs.append((n, n + 1, KINDS[tag // 2]))
        elif tag:
            runs[-1] = (runs[-1][0], n + 1, runs[-1][2])
    return runs


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
    for mark in ("'s", "’s"):
        if text[start:end].endswith(mark):
            end -= 2
    while start < end and text[start] in _EDGE:
        start += 1
    opening = re.match(r"(?:the|The|an?|An?)\s+|", text[start:end])
    start += opening.end() if opening else 0
    if text[end : end + 1] == "." and ends_abbreviation(text[start:end]):
        end += 1
    return Span(start, end)


_FIRST_NAMES = frozenset({"hunter", "dean", "mason", "parker", "cooper", "baker", "star", "major", "duke", "earl"})
"""Nouns for people that are first names as well."""


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
    if title and (noun in nouns("title") or trade):
        return without_title(text, Span(span.start + title.end(), span.end))
    return span


def _agreed(text: str, names: list[Name]) -> tuple[Name, ...]:
    """`names` with one kind for one spelling; a last name follows the full names that it belongs to."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    bodies = _first_words(text, names)
    towns = {match["town"] for match in _DATELINE.finditer(text)} - {
        n.span.of(text).split()[-1].upper() for n in names if n.kind is EntityType.PERSON and " " in n.span.of(text)
    }
    for name in names:
        words = name.span.of(text)
        votes[words][name.kind] += 1
        if name.kind is EntityType.PERSON and " " in words:
            votes[words.rsplit(maxsplit=1)[-1]][name.kind] += 1
    agreed = []
    for name in names:
        words = name.span.of(text)
        kind = votes[words].most_common(1)[0][0]
        if (
            kind is EntityType.PERSON
            and (words in bodies or _SHOUTED.fullmatch(words))
            and not _titled(text, name.span)
        ):
            kind = EntityType.ORGANIZATION
        if (kind is EntityType.ORGANIZATION and _is_country(words)) or words.upper() in towns:
            kind = EntityType.PLACE
        span = without_title(text, name.span) if kind is EntityType.PERSON else name.span
        agreed.append(replace(name, kind=kind, span=span))
    return tuple(sorted(agreed, key=lambda n: n.span))


_DATELINE = re.compile(
    r"^(?P<town>[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3})(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?(?:,\s\w+\.?\s\d{1,2})?"
    r"\s(?:\([^)\n]{1,30}\)\s)?(?:[–—]|-{1,2})\s",
    re.MULTILINE,
)
"""A town in capitals that opens a line, with a dash after it: "ALDBY, Norland (Wire) – …"."""


def _is_country(words: str) -> bool:
    """Whether this is the name of a country, not of a world body or of a seat ("the Kremlin")."""
    place = place_of(words)
    own = place is not None and (words == place or words.replace(".", "") in ("US", "UK", "USA", "UAE"))
    return own and not re.search(r"\b(?:Union|Nations|Organization|Council|Commission|Fund|Bank|NATO)\b", words)


_SHOUTED = re.compile(r"[A-Z]{3,}|(?!Ma?c|De|Di|Du|Da|La|Le|Lo|Jo|Mar|Van|Von|Fitz|Anna)[A-Z][a-z]+[A-Z]\w+")
"""A lone word in capitals or with one inside ("GullWatch"): a body's name rather than a person's."""


def _first_words(text: str, names: list[Name]) -> set[str]:
    """Outlets, and first words of bodies' names ("Harrow" of "Harrow Motor Company"), that are no person's here."""
    words = [(name.kind, name.span.of(text).split()) for name in names]
    firsts = {parts[0] for kind, parts in words if kind is EntityType.ORGANIZATION and len(parts) > 1}
    return (firsts | _outlets()) - {
        part for kind, parts in words if kind is EntityType.PERSON and len(parts) > 1 for part in parts
    }


@cache
def _outlets() -> frozenset[str]:
    """The outlets whose name is one word."""
    return frozenset(name for _, listed in read_table("outlets") for name in listed.split(";") if name[0].isupper())


def _titled(text: str, span: Span) -> bool:
    before = re.search(r"(\w+)\.?\s$", text[max(span.start - 20, 0) : span.start])
    return bool(before and before[1].lower() in nouns("title") | nouns("person"))
