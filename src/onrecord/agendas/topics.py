"""A list of topics that begins at a place in a sentence → the span of each.

A list is cut at commas and "and"; what cannot be a topic (a clause, another verb, "he said") ends it. Two nouns that
share a word ("nuclear and missile tests", "the wars in X and Y", "relations between X and Y") stay one topic.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.agendas.words import any_of, words_of
from onrecord.lexicon import past_forms
from onrecord.schema.span import Span

LONGEST = 12
"""Words of one topic; what is longer is a clause."""

_SEPARATOR = re.compile(
    r"(?P<comma>[,;]\s*[\"”’]?\s*(?:(?:and|as well as|along with|together with|plus)\s+(?:also\s+)?)?)"
    r"|(?P<and>\s+(?:and(?:\s+also)?|as well as|along with|together with|plus|&)\s+)",
)
_TO = re.compile(r"(?P<comma>,\s*(?:and\s+)?(?:to\s+)?)|(?P<and>\s+(?:and\s+)?to\s+)")
_END = re.compile(
    r"\s+[-–—]+\s|[—()\[\]]|[.!?…]+[\"”’)]*\s*$|:"
    r"|[,;]?\s+(?:according to|which|who|whose|where|when|while|whether|because|since|but|although|though|as part of"
    r"|ahead of|during|before|after|when|amid|following|by (?:phone|telephone|video)|over (?:lunch|dinner|breakfast|coffee)"
    r"|(?:at|in|on) (?:a|an|the|their|his|her|its|this|that|today[’']s) (?:[\w-]+ ){0,3}"
    r"(?:meeting|summit|talks|call|conversation|session|interview|statement|dinner|lunch|sidelines|margins|phone"
    r"|conference|ceremony|visit|post|tweet|briefing)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|among (?:other|others))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:will|would|has|have|had|is|are|was|were|said|says|did|does|do|can|could|may|might|must|should|shall|told"
    r"|he|she|they|we|it|I|that|agreed|agree|noted|added)\b"
)
_VERB = re.compile(r"(?:[a-z]+ly\s+)?(?P<verb>[a-z]+)\s+(?:to|that|the|a|an|his|her|their|its|how|him|them|for|on|with|in|as)\b")
_NO_TOPIC = re.compile(
    r"(?:in|on|at|with|by|during|after|before|for|from|to|into|including|such as|among|about|over|as|if|whether|yet|so"
    r"|then|later|who|which|what|there|this|these|those)\b",
    re.IGNORECASE,
)
_OPENING_WORDS = re.compile(r"(?:both|also|everything from|how|the likes of|as well as)\s+", re.IGNORECASE)
_EDGES = " \t\"“”‘’'«»,;"
_SHARED = re.compile(r"\b(?:between|in|of|on|with|against|over|among|from|to|for)\s+(?:[\w’'.-]+\s+){0,3}[A-Z][\w’'.-]*$")
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*$")
_MODIFIER = re.compile(
    r"(?:the\s+|its\s+|their\s+|his\s+|her\s+)?(?:\w+(?:ic|al|ary|ive|ous|ean|ian|ern|ish|lear|eign|orld)|missile|defen[cs]e|state|air|sea|land|health|food"
    r"|youth|oil|gas|public|private)$",
)
_BOUND = re.compile(r"\b(?:between|both|mutual)\b(?:\s+[\w’'.-]+){0,3}$", re.IGNORECASE)


def read_topics(text: str, start: int, end: int, *, by_to: bool = False) -> tuple[Span, ...]:
    """The topics of the list that begins at `start` and ends by `end`; empty unless there are at least two.

    `by_to` reads "from X to Y".
    """
    stop = _END.search(text, start, end)
    end = stop.start() if stop else end
    topics = list(_topics(text, _parts(text, start, end, _TO if by_to else _SEPARATOR)))
    return tuple(topics) if len(topics) > 1 else ()


def _parts(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[Span, bool]]:
    """What stands between separators; whether the separator before it is a bare "and"."""
    parts: list[tuple[Span, bool]] = []
    at, bare = start, False
    for match in separator.finditer(text, start, end):
        parts.append((Span(at, max(at, match.start())), bare))
        at, bare = match.end(), match["and"] is not None
    return [*parts, (Span(at, max(at, end)), bare)]


def _topics(text: str, parts: Sequence[tuple[Span, bool]]) -> Iterator[Span]:
    kept: list[Span] = []
    for part, bare in parts:
        topic = _trimmed(text, part)
        if topic is None and not part.of(text).strip(_EDGES):
            continue
        if topic is None or not _is_topic(topic.of(text)):
            break
        if bare and kept and _share(kept[-1].of(text), topic.of(text)):
            kept[-1] = Span(kept[-1].start, topic.end)
        else:
            kept.append(topic)
    yield from kept


def _trimmed(text: str, part: Span) -> Span | None:
    start, end = part.start, part.end
    while start < end and text[start] in _EDGES:
        start += 1
    opening = _OPENING_WORDS.match(text, start, end)
    start = opening.end() if opening and not text[start:end].lower().startswith("how") else start
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if end > start else None


def _is_topic(words: str) -> bool:
    if len(words.split()) > LONGEST or _is_rest(words) or not any(map(str.isalpha, words)):
        return False
    verb = _VERB.match(words)
    if _NO_TOPIC.match(words):
        return False
    is_verb = verb is not None and (verb["verb"].endswith("ed") or verb["verb"] in past_forms())
    return not is_verb and not _CLAUSE.search(words)


def _is_rest(words: str) -> bool:
    return words.lower().removeprefix("and ").removeprefix("a range of ").removeprefix("the ") in words_of("rest") or bool(
        re.match(r"(?:and\s+)?(?:many\s+|several\s+|various\s+)?other\b", words) and any_of("topics").search(words)
    )


def _share(one: str, other: str) -> bool:
    """Whether two conjuncts make one topic."""
    if _MODIFIER.match(one) and len(other.split()) > 1 and not _MODIFIER.match(other):
        return not one.lower().startswith(("the ", "its ", "their ", "his ", "her ")) or len(one.split()) > 1
    return bool(_BOUND.search(one) or (_SHARED.search(one) and _NAME.match(other)))
