"""Roles as the article states them: before a name, after it in apposition, in a clause, or in a sentence about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import nouns
from onrecord.mentions.name import Name
from onrecord.mentions.stated import find_fronted, find_introduced, find_predicate
from onrecord.mentions.words import SHORT, role_nouns, singular
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span


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
            near = (_before(text, name.span), *_after(text, name.span), _clause(text, name.span))
            for span in (
                *near,
                find_introduced(text, name.span),
                find_fronted(text, name.span),
                find_predicate(text, name.span),
            ):
                head = role_head(span.of(text)) if span else None
                if span and head:
                    found.append(FoundRole(name.span, span, head, _organization(text, span, names)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Where a role stands: right before a name, before it with a comma, after it, after "and", in a clause."""

    before: re.Pattern[str]
    set_off: re.Pattern[str]
    after: re.Pattern[str]
    more: re.Pattern[str]
    clause: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    person = role_nouns()
    modifier = "|".join(sorted(nouns("modifier"), key=len, reverse=True))
    capital = r"(?:(?:[A-Z]\.)+|[A-Z](?:[\w&’'-]|\.(?=\w))*)"
    join = r"(?:(?:and|of|of the|the|for)\s+)?"
    body = rf"(?:for|to|at|on|in|of)\s+(?:the\s+)?{capital}(?:\s+{join}{capital}){{0,5}}"
    of = rf"(?:\s+of\s+(?:state|staff|police|parliament|operations|communications)\b)?(?:\s+{body})?"
    lead = rf"(?:(?:{capital}|[a-z]+-[a-z]+(?=\s)|(?i:{modifier}))(?:['’]s|['’])?[\s-]+){{0,6}}"
    noun = rf"(?i:{person})s?"
    title = rf"(?:(?i:{person})s?|(?i:{'|'.join(SHORT)})s?\.?)"
    word = r"(?:(?!(?:[a-z]\w{2,}|\w{5,})\.\s)(?!(?:who|whose|which|that|the|said|told|and)\s)[\w.&’'-]+\s+)"
    says = r"said|told|says|added|answered|confirmed|declined|denied|explained|replied|responded|wrote"
    stop = rf"\s(?:{says}|until|when|before|after|since|and\s+(?:an?|former|current|longtime|now)\s)"
    tail = rf"(?:\s+(?:of|for|to|at|on|in|with|from)\s+(?:(?!{stop})(?:[^,.;:—()“”\"]|(?<=[\s.][A-Z])\.)){{2,80}})?"
    owner = r"(?:(?:the|a|an|one of the|his|her|their|its|[A-Z][\w.]*['’]s)\s+)?"
    end = rf"(?=[,;:—)]|(?<![A-Z])\.|\s+(?:who|and|{says}|until|when|before|after|since)\b|$)"
    no_role = r"(?:his|her|their|other|is|was|are|were|has|had|have)\s"
    verb = r"(?:is|was|has been|had been|serves? as|served as|works? as|worked as)\s+(?:now\s+|also\s+|once\s+)?"
    named = r"(?:identified|described|introduced|called)\s+(?:himself|herself|themselves)\s+(?:as\s+)?"
    return _Patterns(
        re.compile(rf"(?:^|(?<=[\s“\"(]))(?P<role>{lead}{title}{of}(?:\s+and\s+{lead}{title}{of})?),?\s+$"),
        re.compile(
            rf"(?:^|(?<=[\s“\"(]))(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+|(?=[A-Z][\w.]*['’]s?\s))"
            rf"(?P<role>(?:(?!\w{{3,}}\.\s){word}){{0,5}}?{noun}{tail}),\s+$"
        ),
        re.compile(rf",\s+(?:then\s+|now\s+)?(?P<role>{owner}{word}{{0,5}}?{noun}{tail}){end}"),
        re.compile(rf",?\s+and\s+(?P<role>{owner}(?:(?!{no_role}){word}){{0,5}}?{noun}{tail}){end}"),
        re.compile(rf",?\s+who\s+(?:{verb}|{named})(?P<role>{owner}{word}{{0,4}}?{noun}{tail}){end}"),
    )


_NO_ROLE = re.compile(
    r"(?:(?:The|A|An|But|And|So|Yet|On|In|At|For|When|While|As|After|Before|If|With|By|From|That|Then|Now|Last|This|Both"
    r"|Even|Like|To|Of|Under|Over|Since|During|Amid|Following|Despite|Among|Although|Because|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Sept|Nov|Dec)ember|October)\s+)+"
)
"""Words with a capital at a sentence's begin, and days, which are no part of a role."""


def _before(text: str, name: Span) -> Span | None:
    """The title or role right before the name ("Press secretary Ann Orr", "the governor of Ohio, Ann Orr")."""
    start = max(name.start - 120, text.rfind("\n", 0, name.start) + 1)
    words = text[start : name.start]
    if not any(singular(word.lower()) in nouns("person") for word in re.findall(r"[A-Za-z-]+", words)):
        return None  # the expression is slow, and most names have no role before them
    match = _patterns().before.search(words)
    if words.rstrip().endswith(","):
        match = _patterns().set_off.search(words) or match
        if match and (_is_plural(match["role"]) or not _SET_OFF.match(text, name.end)):
            return None
    if match is None:
        return None
    role = Span(start + match.start("role"), start + match.end("role"))
    first = role.of(text).split()[0].lower()
    whole = first in nouns("modifier") | nouns("person")  # "Readout of Vice President Orr's Call"
    if not whole and re.search(r"[A-Z]\w*\s+of\s+$", text[start : role.start]):  # "House of Commons Speaker"
        last = role.of(text).split()[-1]
        return Span(role.end - len(last), role.end)
    whose = _OF_ANOTHER.match(role.of(text))
    if whose and _is_title(whose["title"]):  # "an aide to Senator Orr": the senator is not the aide
        role = Span(role.start + whose.start("whole"), role.end)
    two = _TWO_OFFICES.match(role.of(text))
    if two and singular(two["one"].lower()) in nouns("office"):  # "the vice president and President Orr" are two
        role = Span(role.start + two.end(), role.end)
    opening = _NO_ROLE.match(role.of(text))
    return Span(role.start + opening.end(), role.end) if opening and opening.end() < len(role) else role


_OF_ANOTHER = re.compile(
    r".*\b(?:of|to|for|with|from|by)\s+(?:the\s+)?(?P<whole>(?:(?:Prime|Vice|Deputy|First|Foreign|Former|former)\s+)*(?P<title>[A-Z][a-z]+)\.?)$"
)


def _is_title(word: str) -> bool:
    """Whether a word stands before a name as its title; "justice" is more often what a minister is for."""
    return word.lower() in (nouns("title") | SHORT.keys() | {"minister", "chairman"}) - {"justice"}


_TWO_OFFICES = re.compile(r"(?:[\w-]+\s+){0,3}?(?P<one>[\w-]+)\s+and\s+(?=[A-Z])")

_SET_OFF = re.compile(r"\s*(?:[;:)”\",.\n]|$)|\s+(?:of|who|and|said|told|says)\b(?!\s*[,.])")
"""What follows a name in apposition: not a verb ("To voters, Orr spoke of …"), nor a lone one ("…, Orr said, …")."""


def _is_plural(role: str) -> bool:
    front = re.split(r"\s+(?:of|for|to|at|on|in|with|from|who|and)\s", role, maxsplit=1)[0]
    return any(singular(word.lower()) != word.lower() for word in front.split()[-1:])


def _after(text: str, name: Span) -> tuple[Span, ...]:
    """The role in apposition, and the one that it is joined to by "and"."""
    end = _line_end(text, name.end)
    match = _patterns().after.match(text, name.end, end)
    if match is None or _is_subject(text, name, match):
        return ()
    more = _patterns().more.match(text, match.end("role"), end)
    return tuple(Span(*m.span("role")) for m in (match, more) if m)


def _line_end(text: str, start: int) -> int:
    """Where what may be a role after `start` ends at the latest: with its paragraph."""
    return min(len(text), start + _REACH, *(at for at in [text.find("\n", start)] if at >= 0))


_FRONTED = re.compile(
    r"(?:^|[.!?”\"]\s+|\n)(?:After|Although|As|Asked|Before|Because|Contacted|If|Once|Reached|Since|When|While)\s[^.!?\n]*$"
)
_REACH = 300
"""Characters after a name in which a role ends."""

_CLOSED = re.compile(r"\s*[,.;:—)]|\s*$")


def _is_subject(text: str, name: Span, role: re.Match[str]) -> bool:
    """Whether what looks like an apposition is the subject: "When I called Orr, an aide to Vance said …"."""
    return (
        not _CLOSED.match(text, role.end()) and _FRONTED.search(text[max(name.start - 160, 0) : name.start]) is not None
    )


def _clause(text: str, name: Span) -> Span | None:
    match = _patterns().clause.match(text, name.end, _line_end(text, name.end))
    return Span(*match.span("role")) if match else None


def role_head(role: str) -> str | None:
    """The noun of a role: the last person noun before the first preposition, in lower case and in the singular."""
    front = re.split(r"\s+(?:of|for|to|at|on|in|with|from|who|and)\s", role, maxsplit=1)[0]
    for word in reversed(re.findall(r"[A-Za-z-]+", front)):
        if re.fullmatch(role_nouns(), noun := singular(word.lower())):
            return noun
    return None


def _organization(text: str, role: Span, names: Sequence[Name]) -> Span | None:
    """The first organization or place named in the role, as it stands there."""
    inside = [n.span for n in names if role.covers(n.span) and n.kind is not EntityType.PERSON]
    if inside:
        return inside[0]
    of = re.search(r"\b(?:of|for|at)\s+(?P<body>(?:the\s+)?[A-Z][^,;]*)$", role.of(text))
    return Span(role.start + of.start("body"), role.start + of.end("body")) if of else None
