"""Roles that a sentence states of its subject: in front of it ("A former teacher, Orr …") or as its predicate."""

import re
from functools import cache

from onrecord.lexicon import nouns
from onrecord.mentions.words import role_nouns, singular
from onrecord.schema.span import Span
from onrecord.text import MARKS, ends_abbreviation, sentence_end

_REACH = 200
"""Characters before a name in which its sentence begins, and after it in which the predicate ends."""

_BEGIN = re.compile(r"(?:^|[.!?]\s+)(?=[A-Z][^.!?]*$)")
_FRONT = re.compile(r"(?:A|An|The|Once an?|Formerly an?|Long an?)\s+(?P<role>[^“”\"—;:]{3,})$")
_ATTRIBUTED = re.compile(
    r"\b(?:said|says?|told|according|alleg\w+|claim\w*|argu\w+|accus\w+|wrote|stated|ruled|reportedly|believed?)\b"
)
"""Words by which somebody answers for a sentence: a role in it is not the article's own word."""

_PARTIES = frozenset("democrat republican conservative liberal socialist independent victim suspect".split())
"""Nouns that say of a person what he or she was for a time, or is said to be, rather than a role."""


def find_fronted(text: str, name: Span) -> Span | None:
    """The role with which a sentence begins before its subject, the name: "A clerk at the port, Orr keeps books"."""
    start = _sentence_start(text, name.start)
    front = text[start : name.start]
    if not re.search(r",\s+$", front) or not re.match(r"\s+[a-z]+\b(?!\s*[,.])", text[name.end : name.end + 30]):
        return None
    match = _FRONT.match(front.rstrip().removesuffix(","))
    if match is None:
        return None
    phrase = match["role"].split(",")[0]
    if not _has_head(phrase) or re.search(r"\b(?:who|which|that|was|were|is|has|had|will|when|if)\b", phrase):
        return None
    return Span(start + match.start("role"), start + match.start("role") + len(phrase))


_INTRODUCED = re.compile(
    r"\b(?:has|had|have|got|gets|elected|chose|named|hired|found)\s+(?:now\s+)?(?:an?|its|their)\s+"
    r"(?P<role>[\w’'-]+(?:\s[\w’'-]+){0,4}?)(?P<rest>(?:\s[a-z]+){0,4}):\s+$"
)
"""What a sentence says that a place or a body has, before a colon and a name: "The port has a new chief: Edda Orr"."""


def find_introduced(text: str, name: Span) -> Span | None:
    """The role that a colon leads from to the name: "The town had a Green mayor until May: Edda Orr"."""
    if not text.endswith(": ", 0, name.start) or re.match(r"\s+(?![a-z]*who\b)[\w“]", text[name.end : name.end + 6]):
        return None
    start = _sentence_start(text, name.start)
    for match in _INTRODUCED.finditer(text, start, name.start) if start >= 0 else ():
        found = match["role"] + match["rest"]
        ends = [word.end() for word in re.finditer(r"[\w’'-]+", found) if _is_person(word[0])]
        if ends:
            return Span(match.start("role"), match.start("role") + ends[-1])
    return None


def find_predicate(text: str, name: Span) -> Span | None:
    """The role that the name, as the subject at the begin of a sentence, is said to have: "Orr is the mayor of …".

    Only in the article's own words: not in a quotation, nor where somebody answers for the sentence.
    """
    if name.start != _sentence_start(text, name.start):
        return None
    match = _predicate().match(text, name.end, min(len(text), name.end + _REACH))
    if match is None or _ATTRIBUTED.search(text, match.end(), sentence_end(text, match.end(), len(text))):
        return None
    noun = singular(match["noun"].lower())
    return None if noun in _PARTIES else Span(*match.span("role"))


@cache
def _predicate() -> re.Pattern[str]:
    word = r"(?:(?!(?:who|whose|which|said|told|and|of|to|by)\s)[\w.&’'-]+\s+)"
    stop = r"\s(?:who|and|when|until|before|after|since|but)\s"
    tail = rf"(?:\s+(?:of|for|at|on|in|with|from)\s+(?:(?!{stop})[^,.;:—()“”\"]){{2,80}})?"
    verb = r"(?:is|was|became|has\s+been|had\s+been|(?:serves|served|works|worked)\s+as)"
    return re.compile(
        rf"(?:,\s+[^,.;]{{2,60}},)?\s+{verb}\s+(?:now\s+|also\s+|once\s+)?"
        rf"(?:the|an?|one\s+of\s+the|[A-Z][\w.]*['’]s)\s+(?P<role>{word}{{0,4}}?(?P<noun>(?i:{role_nouns()}))s?{tail})"
        r"(?=[,.;:—)]|\s+(?:who|and|when|until|before|after|but)\b|$)"
    )


def _sentence_start(text: str, place: int) -> int:
    """Where the sentence that `place` stands in begins; `place` itself where a quotation is open before it."""
    start = max(place - _REACH, text.rfind("\n", 0, place) + 1)
    for match in re.compile(r"[.!?]\s+(?=[A-Z])").finditer(text, start, place):
        if not ends_abbreviation(text[start : match.start()]):
            start = match.end()
    return start if not any(mark in MARKS for mark in text[start:place]) else -1


def _has_head(phrase: str) -> bool:
    """Whether the noun before the first preposition is one for people."""
    front = re.split(r"\s+(?:of|for|to|at|on|in|with|from|who|and)\s", phrase, maxsplit=1)[0].split()
    return bool(front) and _is_person(front[-1])


def _is_person(word: str) -> bool:
    noun = singular(word.lower())
    return noun in nouns("person") or re.fullmatch(role_nouns(), noun) is not None
