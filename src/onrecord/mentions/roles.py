"""Roles as the article states them: before a name, after it in apposition, or in a relative clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.mentions.names import Name
from onrecord.mentions.words import nouns
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

_SHORT = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "gen": "general", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "dr": "doctor",
    "rev": "reverend", "prof": "professor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role of the name at `owner`; `head` is its noun, in lower case and in the singular."""

    owner: Span
    span: Span
    head: str
    organization: Span | None


def find_roles(text: str, names: Sequence[Name]) -> tuple[FoundRole, ...]:
    """The roles of the persons among `names`."""
    found = []
    for name in names:
        if name.kind is EntityType.PERSON:
            spans = (_before(text, name.span), _after(text, name.span), _clause(text, name.span))
            for span in spans:
                head = role_head(span.of(text)) if span else None
                if span and head:
                    found.append(FoundRole(name.span, span, head, _organization(text, span, names)))
    return tuple(found)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A role before a name, after it, and in a clause that follows it."""
    person = "|".join(sorted(nouns("person") | set(_SHORT), key=len, reverse=True))
    modifier = "|".join(sorted(nouns("modifier"), key=len, reverse=True))
    capital = r"(?:(?:[A-Z]\.)+|[A-Z](?:[\w&’'-]|\.(?=\w))*)"
    join = r"(?:(?:and|of|of the|the|for)\s+)?"
    of = rf"(?:\s+(?:of|for|to|at|on|in)\s+(?:the\s+)?{capital}(?:\s+{join}{capital}){{0,5}})?"
    lead = rf"(?:(?:{capital}|(?i:{modifier}))(?:['’]s|['’])?[\s-]+){{0,6}}"
    noun = rf"(?i:{person})s?\.?"
    word = r"(?:(?!(?:who|whose|which|said|told|and)\s)[\w.&’'-]+\s+)"
    tail = r"(?:\s+(?:of|for|to|at|on|in|with|from)\s+[^,.;:—()“”\"]{2,80})?"
    owner = r"(?:(?:the|a|an|one of the|his|her|their|its|[A-Z][\w.]*['’]s)\s+)?"
    verb = r"(?:is|was|has been|had been|serves? as|served as|works? as|worked as)\s+(?:now\s+|also\s+|once\s+)?"
    return (
        re.compile(rf"(?:^|(?<=[\s“\"(]))(?P<role>{lead}{noun}{of}(?:\s+and\s+{lead}{noun}{of})?),?\s+$"),
        re.compile(
            rf",\s+(?:then\s+|now\s+)?(?P<role>{owner}{word}{{0,5}}?{noun}{tail})"
            r"(?=[,.;:—)]|\s+(?:who|and|said|told)\b|$)"
        ),
        re.compile(
            rf",?\s+who\s+{verb}(?P<role>{owner}{word}{{0,4}}?{noun}{tail})(?=[,.;:—)]|\s+(?:and|said|told)\b|$)"
        ),
    )


_NO_ROLE = re.compile(
    r"(?:(?:The|A|An|But|And|So|Yet|On|In|At|For|When|While|As|After|Before|If|With|By|From|That|Then|Now|Last|This|Both"
    r"|Even|Like|To|Of|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Sept|Nov|Dec)ember|October)\s+)+"
)
"""Words with a capital at a sentence's begin, and days, which are no part of a role."""


def _before(text: str, name: Span) -> Span | None:
    """The title or role right before the name ("Press secretary Ann Orr", "the governor of Ohio, Ann Orr")."""
    start = max(name.start - 120, text.rfind("\n", 0, name.start) + 1)
    words = text[start : name.start]
    if not any(singular(word.lower()) in nouns("person") for word in re.findall(r"[A-Za-z-]+", words)):
        return None  # the expression is slow, and most names have no role before them
    match = _patterns()[0].search(words)
    if match is None:
        return None
    role = Span(start + match.start("role"), start + match.end("role"))
    opening = _NO_ROLE.match(role.of(text))
    return Span(role.start + opening.end(), role.end) if opening and opening.end() < len(role) else role


def _after(text: str, name: Span) -> Span | None:
    match = _patterns()[1].match(text, name.end, min(len(text), name.end + 200))
    return Span(*match.span("role")) if match else None


def _clause(text: str, name: Span) -> Span | None:
    match = _patterns()[2].match(text, name.end, min(len(text), name.end + 200))
    return Span(*match.span("role")) if match else None


def role_head(role: str) -> str | None:
    """The noun of a role: the last person noun before the first preposition, in lower case and in the singular."""
    front = re.split(r"\s+(?:of|for|to|at|on|in|with|from|who|and)\s", role, maxsplit=1)[0]
    for word in reversed(re.findall(r"[A-Za-z-]+", front)):
        noun = singular(word.lower())
        if noun in nouns("person"):
            return noun
    return None


def singular(word: str) -> str:
    """A noun in the singular, short titles written out."""
    word = _SHORT.get(word, word)
    if word in nouns("person"):
        return word
    for ending, single in (("men", "man"), ("ies", "y"), ("s", "")):
        if word.endswith(ending) and (stem := word.removesuffix(ending) + single) in nouns("person"):
            return stem
    return word


def _organization(text: str, role: Span, names: Sequence[Name]) -> Span | None:
    """The first organization or place named in the role, as it stands there."""
    inside = [n.span for n in names if role.covers(n.span) and n.kind is not EntityType.PERSON]
    if inside:
        return inside[0]
    of = re.search(r"\b(?:of|for|at)\s+(?P<body>(?:the\s+)?[A-Z][^,;]*)$", role.of(text))
    return Span(role.start + of.start("body"), role.start + of.end("body")) if of else None
