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
_TO = re.compile(
    r"(?P<comma>,\s*(?:(?:and|as well as|along with)\s+)?(?:to\s+)?)|(?P<and>\s+(?:(?:and\s+)?to|as well as)\s+)"
)
_END = re.compile(
    r"\s+[-–—]+\s|[—()\[\]]|[.!?…]+[\"”’)]*\s*$|:"
    r"|[,;]?\s+(?:according to|which|who|whose|where|when|while|whether|because|since|but|although|though|as part of"
    r"|ahead of|during|before|after|when|amid|following|by (?:phone|telephone|video)"
    r"|over (?:lunch|dinner|breakfast|coffee)"
    r"|(?:at|in|on) (?:a|an|the|their|his|her|its|this|that|today[’']s) (?:[\w-]+ ){0,3}"
    r"(?:meeting|summit|talks|call|conversation|session|interview|statement|dinner|lunch|sidelines|margins|phone"
    r"|conference|ceremony|visit|post|tweet|briefing)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|among (?:other|others)"
    r"|(?:next|last|this) (?:week|month|year|weekend|spring|summer|autumn|fall|winter)|today|tomorrow|yesterday)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:will|would|has|have|had|is|are|was|were|said|says|did|does|do|can|could|may|might|must|should|shall|told"
    r"|he|she|they|we|it|I|that|agreed|agree|noted|added)\b"
)
_VERB = re.compile(
    r"(?:[a-z]+ly\s+)?(?P<verb>[a-z]+)\s+(?:to|that|the|a|an|his|her|their|its|how|him|them|for|on|with|in|as)\b"
)
_GERUND = re.compile(r"(?:not\s+)?[a-z]{2,}ing\s+(?:the|an?|his|her|its|their|that|some|[A-Z][\w’'.-]+)\b")
_NO_TOPIC = re.compile(
    r"(?:in|on|at|with|by|during|after|before|for|from|to|into|including|such as|among|about|over|as|if|whether|yet|so"
    r"|then|later|who|which|what|there|this|these|those|nothing|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tomorrow|yesterday)$)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"\b[a-z]{2,}(?:ed|ood|ook|ound|ave)\s+(?:the|a|an|his|her|its|their|to|that|it|out|up)\b")
"""A verb with its object: the list has run on into the next clause."""
_DATE = re.compile(
    r"^(?:last|next|this)\s|^(?:[A-Z][a-z]{2,8}\.?\s\d|(?:the\s)?\d|\$)|^(?:money|funds|taxes|questions|doubts|concerns|eyebrows)\b"
)
"""What is no topic: a time, an amount, and what one raises without talking."""
_OPENING_WORDS = re.compile(r"(?:(?:both|also|then|later|the likes of|about|on)\s+)+", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|as well as|along with|together with|plus)\b|&|;")
_EDGES = " \t\"“”‘’'«»,;"
_SHARED = re.compile(
    r"\b(?:between|in|of|on|with|against|over|among|from|to|for)\s+(?:[\w’'.-]+\s+){0,3}[A-Z][\w’'.-]*$"
)
_LINKED = re.compile(r"\s(?:of|on|for|to|in|with|from|between|about|over|against)\s")
_WHOLE = re.compile(r"(?:the|an?|his|her|its|their|this|that|[A-Z]\S*|new|possible|how)\b")
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*$")
_MODIFIER = re.compile(
    r"(?:the\s+|its\s+|their\s+|his\s+|her\s+)?(?:\w+(?:ic|al|ary|ive|ous|ean|ian|ern|ish|lear|eign|orld)|missile|defen[cs]e|state|air|sea|land|health|food"
    r"|youth|oil|gas|public|private)$",
)
_ENDS_OPEN = re.compile(
    r"\s(\w+(?:ic|al|ary|ive|ous|able|ible|ane)|public|private|foreign|emerging|developing|new|local|open|safe)$"
)
"""An adjective at the end: its noun stands behind the "and"."""
_NOUNS = frozenset(
    (
        "traffic pandemic epidemic music republic clinic topic arsenal capital proposal withdrawal approval trial"
        " disposal arrival hospital festival journal canal initiative offensive incentive executive narrative"
        " library military salary judiciary treasury boundary logistic plane crane hurricane table"
    ).split()
)
_BOUND = re.compile(r"\b(?:between|both|mutual)\b(?:\s+[\w’'.-]+){0,3}$", re.IGNORECASE)


def read_topics(text: str, start: int, end: int, *, least: int = 2, by_to: bool = False) -> tuple[Span, ...]:
    """The topics of the list that begins at `start` and ends by `end`; empty if there are fewer than `least`.

    `by_to` reads "from X to Y".
    """
    stop = _END.search(text, start, end)
    end = stop.start() if stop else end
    parts = _parts(text, start, end, _TO if by_to else _SEPARATOR)
    topics = list(_topics(text, parts))
    if len(topics) > 1 and not by_to and not _is_list(text, topics):
        return ()
    return tuple(topics) if len(topics) >= least else ()


def _is_list(text: str, topics: Sequence[Span]) -> bool:
    """Whether the parts can only be topics side by side.

    Commas alone are an apposition, or a list that broke off; "the war in X, Y and Z" is one topic or three, and "the
    effects of A on B and C" one or two.
    """
    first, last = topics[0].of(text), topics[-1].of(text)
    if not _AND.search(text, topics[-2].end, topics[-1].start):
        return False
    if _SHARED.search(first) and all(_NAME.fullmatch(topic.of(text)) for topic in topics[1:]):
        return False
    return len(topics) > 2 or not _LINKED.search(first) or bool(_WHOLE.match(last) or _LINKED.search(last))


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
        if topic is None or not _is_topic(topic.of(text)) or (kept and not _is_like(kept[0].of(text), topic.of(text))):
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
    start = opening.end() if opening else start
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if end > start else None


def _is_topic(words: str) -> bool:
    if len(words.split()) > LONGEST or _is_rest(words) or not any(map(str.isalpha, words)):
        return False
    verb = _VERB.match(words)
    if _NO_TOPIC.match(words) or _PREDICATE.search(words) or _DATE.search(words):
        return False
    is_verb = verb is not None and (verb["verb"].endswith("ed") or verb["verb"] in past_forms())
    return not is_verb and not _CLAUSE.search(words)


def _is_like(first: str, other: str) -> bool:
    """Whether both, or neither, are what somebody does ("fighting crime"): a list keeps to one kind."""
    return bool(_GERUND.match(first)) == bool(_GERUND.match(other))


def _is_rest(words: str) -> bool:
    return words.lower().removeprefix("and ").removeprefix("a range of ").removeprefix("the ") in words_of(
        "rest"
    ) or bool(
        re.match(r"(?:and\s+)?(?:many\s+|several\s+|various\s+)?other\b", words) and any_of("topics").search(words)
    )


def _share(one: str, other: str) -> bool:
    """Whether two conjuncts make one topic."""
    ends = _ENDS_OPEN.search(one)
    if ends and ends[1] not in _NOUNS and len(other.split()) > 1 and not _WHOLE.match(other):
        return True
    if _MODIFIER.match(one) and len(other.split()) > 1 and not _MODIFIER.match(other):
        return not one.lower().startswith(("the ", "its ", "their ", "his ", "her ")) or len(one.split()) > 1
    return bool(_BOUND.search(one) or (_SHARED.search(one) and _NAME.match(other)))
