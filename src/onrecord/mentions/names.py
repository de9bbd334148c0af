"""Names in a text: where the network tags one, to the letter, and of which kind."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from onrecord.encoder import Chain, Reading, best_tags
from onrecord.mentions.labels import KINDS, LABELS
from onrecord.mentions.words import nouns, peoples
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span
from onrecord.text import ends_abbreviation

_EDGE = "\"“”'‘’()[],;:.!?…-–— "


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its kind."""

    span: Span
    kind: EntityType


def find_names(reading: Reading) -> tuple[Name, ...]:
    """The names of persons, organizations and places, in order."""
    found = []
    spans = reading.words.spans
    scored = list(zip(reading.windows, reading.scores, strict=True))
    offsets = [window.words.start + unit.start for window, _ in scored for unit in window.paragraphs]
    rows = [scores.names[unit.start : unit.stop] for window, scores in scored for unit in window.paragraphs]
    for offset, tags in zip(offsets, best_tags(rows, _legal()) if rows else (), strict=True):
        for start, stop, kind in _runs(tags):
            span = _tidy(reading.text, Span(spans[offset + start].start, spans[offset + stop - 1].end))
            if kind is not None and any(map(str.isalnum, span.of(reading.text))):
                found.append(Name(span, kind))
    return _agreed(reading.text, _joined(reading.text, found))


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


_LOOSE = re.compile(r"\s+(?:of|for|the|and|in|on|to|at)$")
_JOINS = re.compile(r"\s+(?:of|for|of the|for the|on|to the)\s+|\s+")


def _joined(text: str, names: list[Name]) -> list[Name]:
    """`names` with bodies whose name was cut at a small word whole ("Union | for | Harbor Reform")."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and text[last.span.end : name.span.start] == "-":
            joined[-1] = Name(Span(last.span.start, name.span.end), name.kind)
        elif last is not None and _is_one(text, last, name):
            joined[-1] = Name(Span(last.span.start, name.span.end), EntityType.ORGANIZATION)
        else:
            joined.append(name)
    kept = []
    for name in joined:
        loose = _LOOSE.search(name.span.of(text))
        kept.append(replace(name, span=Span(name.span.start, name.span.start + loose.start())) if loose else name)
    return [name for name in kept if not _is_no_name(name.span.of(text), name.kind)]


def _is_no_name(words: str, kind: EntityType) -> bool:
    """Whether what was tagged is the adjective of a country, or a title that lost its name ("Prime", "Councillor")."""
    if kind is EntityType.PLACE:
        return words in peoples()
    return kind is EntityType.PERSON and words.lower() in nouns("modifier") | nouns("person") | nouns("title")


def _is_one(text: str, one: Name, other: Name) -> bool:
    """Whether two neighbours are parts of one body's name."""
    between = text[one.span.end : other.span.start]
    if one.kind is not EntityType.ORGANIZATION or not _JOINS.fullmatch(between):
        return False
    loose = bool(_LOOSE.search(one.span.of(text)))
    if other.kind is EntityType.ORGANIZATION:
        return loose or between.strip() != ""
    return other.kind is EntityType.PLACE and (loose or between.strip().startswith("of"))


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


def without_title(text: str, span: Span) -> Span:
    """`span` without titles before the name ("Mrs. Orr", "President Orr")."""
    title = re.match(r"([A-Za-z.-]+)\s+(?=\S)", span.of(text))
    if title and title[1].lower().rstrip(".") in nouns("title"):
        return without_title(text, Span(span.start + title.end(), span.end))
    return span


def _agreed(text: str, names: list[Name]) -> tuple[Name, ...]:
    """`names` with one kind for one spelling; a last name follows the full names that it belongs to."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in names:
        words = name.span.of(text)
        votes[words][name.kind] += 1
        if name.kind is EntityType.PERSON and " " in words:
            votes[words.rsplit(maxsplit=1)[-1]][name.kind] += 1
    agreed = []
    for name in names:
        kind = votes[name.span.of(text)].most_common(1)[0][0]
        span = without_title(text, name.span) if kind is EntityType.PERSON else name.span
        agreed.append(replace(name, kind=kind, span=span))
    return tuple(sorted(agreed, key=lambda n: n.span))
