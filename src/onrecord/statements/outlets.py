"""Names of outlets: platforms, broadcasters, programmes and the press, known by list or by how they are called."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.lexicon import read_table
from onrecord.schema.span import Span

_CAPITALS = r"[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,4}"


_NO_DEMONYM = "".join(
    f"(?<!{ending})" for ending in "ish ese ian ean can ench eek iss tch raqi aeli tani hai man Arab State".split()
)
"""Keeps "French radio" and "State television" from being names."""


class OutletKind(StrEnum):
    """What sort of outlet a name is."""

    PLATFORM = "platform"
    BROADCASTER = "broadcaster"
    PROGRAMME = "programme"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Outlet:
    """The name of an outlet and its sort; a sort that only the name suggests is the press."""

    span: Span
    kind: OutletKind


def find_outlet(text: str, start: int, end: int) -> Outlet | None:
    """The first outlet named between `start` and `end`, with a "The" that is part of its name."""
    known = next((m for m in _known().finditer(text, start, end) if not _is_part(text, m, start)), None)
    named = [match for pattern in _suggestive() if (match := pattern.search(text, start, end))]
    first = min((m for m in (known, *named) if m), key=lambda m: (m.start("name"), -m.end("name")), default=None)
    if first is None:
        return None
    kind = _kinds().get(first["name"].removeprefix("The "), OutletKind.PRESS)
    return Outlet(Span(*first.span("name")), _kinds().get(first["name"], kind))


def _is_part(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a name that is a word as well ("Forbes", "Dawn") is part of a longer name, such as a person's."""
    if not match["name"].istitle() or " " in match["name"]:
        return False
    before = re.search(r"([\w’'.-]+)\s$", text[max(start, match.start() - 30) : match.start()])
    named = bool(before and before[1][0].isupper() and not before[1].endswith(("'s", "’s")))
    return named or bool(re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]))


def named_outlet(text: str, phrase: Span) -> Outlet | None:
    """The outlet that `phrase` is, or whose man or woman it names ("NBC's Andrea Mitchell")."""
    after = _sort_after().match(text, phrase.end)
    outlet = find_outlet(text, phrase.start, after.end() if after else phrase.end)
    return outlet if outlet and (outlet.kind is not OutletKind.PLATFORM) else None


@cache
def _kinds() -> dict[str, OutletKind]:
    sorts = frozenset(OutletKind)
    return {n: OutletKind(kind) for kind, names in read_table("outlets") if kind in sorts for n in names.split(";")}


@cache
def _known() -> re.Pattern[str]:
    names = sorted(_kinds(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w@#.-])(?P<name>(?:The\s)?(?:{'|'.join(map(re.escape, names))}))(?![\w-]|\.\w)")


@cache
def _sorts() -> dict[str, str]:
    """The names or words of each class, as alternatives of a pattern."""
    return {kind: "|".join(map(re.escape, words.split(";"))) for kind, words in read_table("outlets")}


@cache
def _sort_after() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_sorts()['after']})\b")


@cache
def _suggestive() -> tuple[re.Pattern[str], ...]:
    """Unknown names that say what they are: "the Ardal Herald", "the newspaper Ardal Bladet", "Radio Ardal"."""
    rows = _sorts()
    name = r"(?:The\s)?[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,3}"
    before = "newspaper|magazine|news agency|broadcaster|news website|news site|news channel|tabloid"
    return (
        re.compile(r"(?<![\w@./-])(?P<name>[A-Za-z][\w-]{2,}(?:\.[a-z]{2,4}){1,2})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?P<name>{name}\s+(?:{rows['surname']}))(?!\w|\s+[A-Z])"),
        re.compile(rf"\b(?:{before})\s+(?P<name>{_CAPITALS}(?:\s+of\s+[A-Z][\w-]*)?)"),
        re.compile(r"(?<![\w-])(?P<name>(?:Radio|TV|Canal|Channel)\s+[A-Z0-9][\w-]*(?:\s+[A-Z][\w-]*)?)"),
        # a call sign: "KRTV" may be anything, "station KRTV" and "KRTV-TV" are stations
        re.compile(r"(?<![\w-])(?:station\s+(?P<name>[KW][A-Z]{2,3}(?:-[AFT][MV])?))(?![\w-])"),
        re.compile(r"(?<![\w-])(?P<name>[KW][A-Z]{2,3}-(?:TV|FM|AM))(?![\w-])"),
        re.compile(rf"(?<![\w-])(?P<name>{_CAPITALS}){_NO_DEMONYM}\s+(?:{rows['after']})\b(?!\s+[A-Z])"),
    )
