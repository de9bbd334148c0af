"""Count of an enumeration: "four countries: Ghana, Senegal, Benin and Togo" are four."""

import re
from collections.abc import Iterator
from functools import cache
from math import isfinite

from onrecord.figures.counted import is_person, is_title
from onrecord.figures.quantity import Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene
from onrecord.lexicon import read_table
from onrecord.schema.figure import FigureCheck

_MOST = 12
"""Nobody lists more by name; above it, a list is a choice."""

_WORD = r"[A-ZÀ-Þ][\w.'’&-]*"
_NAME = rf"(?:the\s)?{_WORD}(?:\s(?:{_WORD}|of|the|de|da|di|van|von|bin|al|el|la|y))*?"
_NAMES = re.compile(
    rf"(?P<items>{_NAME}(?:,\s{_NAME})*(?P<oxford>,)?\s(?:and|&)\s{_NAME})(?P<close>\s?[,;)—]|\s–|\s-|\s--|$)"
)
_NAMES_BEFORE = re.compile(
    rf"(?P<items>(?!(?:In|At|For|With|But|And|From|On|By)\s){_NAME}(?:,\s{_NAME})*(?P<oxford>,)?\s(?:and|&)\s{_NAME}),\s(?:the\s|all\s)?$"
)
_ADJUNCT = re.compile(r"\s(?:of|to|from|in|for|at|with)\s")
_PLAIN_ITEM = r"[\w'’-]+(?:\s[\w'’-]+){0,2}?"
_PLAIN = re.compile(rf"(?P<items>{_PLAIN_ITEM}(?:,\s{_PLAIN_ITEM})+(?P<oxford>,)?\sand\s{_PLAIN_ITEM})(?P<close>[.]?$)")
_INTRO = re.compile(r"(?P<filler>[^:;,()—–<>]{0,50}?)(?P<intro>:|,(?:\snamely)?|\s?[—–]|\s\(|\s--)\s?(?:both\s)?")
_ON = re.compile(
    r"\s?(?:(?:,\s)?(?:and|or|plus|as\swell\sas|along\swith|together\swith|among|includ)|(?:[a-z]+\s)?among\b)"
)
_DIRECTIONS = frozenset("north south east west northern southern eastern western central upper lower".split())
_TOWNS = frozenset(
    "cities towns places communities counties suburbs airports venues villages sites states locations".split()
)
_SUFFIX = re.compile(r",\s(?:Jr|Sr|Inc|Ltd|LLC|Corp|Co|II|III|D|R)\b\.?")
_NEXT = re.compile(r",\s(?:and\s)?the\s[A-Z]")
_NO_ITEM = re.compile(r"\b(?:in|at|on|by|for|from|with|to|is|are|was|were|who|which|that|said|says|not|or|both)\b")


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of peoples, which a list after a count may hold instead of names."""
    return frozenset(form.lower() for _, words in read_table("peoples") for form in words.split(", "))


def find_lists(scene: Scene) -> Iterator[Finding]:
    """Findings on the counts that a list of names follows."""
    for mark in scene.marks:
        if isinstance(mark, Quantity) and _can_be_listed(mark):
            found = _counted_list(scene, mark)
            if found:
                yield found


def _can_be_listed(mark: Quantity) -> bool:
    value = mark.value or 0
    return mark.kind is Kind.COUNT and mark.what is not None and mark.exact and isfinite(value) and 2 <= value <= _MOST


def _counted_list(scene: Scene, mark: Quantity) -> Finding | None:
    rest = scene.words_after(mark)[1 + len(mark.what or "") :]
    intro = _INTRO.match(rest)
    if intro is None:
        return _listed_before(scene, mark)
    adjunct = intro["intro"].strip() != ":" and intro["filler"].strip()
    if adjunct and not _ADJUNCT.match(intro["filler"]):
        return None
    tail = _SUFFIX.sub("", rest[intro.end() :])
    names = _NAMES.match(tail)
    listed = names or (_PLAIN.match(tail) if intro["intro"] == ":" else None)
    if listed is None or (listed is not names and _NO_ITEM.search(listed["items"])):
        return _listed_before(scene, mark)
    count = listed["items"].count(", ") + 2 - bool(listed["oxford"])
    explanation = f"{listed['items']}: {count}; stated: {write(mark.value)}"
    if count == mark.value:
        return Finding(mark, (), FigureCheck.CONSISTENT, explanation)
    if not adjunct and _is_sure(mark, listed, tail, count, colon=intro["intro"].strip() == ":"):
        return Finding(mark, (), FigureCheck.INCONSISTENT, explanation)
    return None


def _listed_before(scene: Scene, mark: Quantity) -> Finding | None:
    """As in "Britain, Italy and Greece, three countries with …": accepted where it comes out, never called wrong."""
    listed = _NAMES_BEFORE.search(scene.words_before(mark))
    if listed is None:
        return None
    count = listed["items"].count(", ") + 2 - bool(listed["oxford"])
    text = f"{listed['items']}: {count}; stated: {write(mark.value)}"
    return Finding(mark, (), FigureCheck.CONSISTENT, text) if count == mark.value else None


def _is_sure(mark: Quantity, listed: re.Match[str], tail: str, count: int, *, colon: bool) -> bool:
    """Whether the list is all there is of it, each item one."""
    rest = tail[listed.end("items") :].strip()
    goes_on = rest[:1] == "," and (colon or bool(_NEXT.match(rest)) or not rest[1:].lstrip()[:1].islower())
    if abs(count - (mark.value or 0)) > 2 or _ON.match(tail[listed.end("items") :]) or goes_on:
        return False
    if rest and rest[0] not in ",;)—–-":
        return False
    items = re.split(r",\s(?:and\s)?|\sand\s", listed["items"])
    if items[0].split()[-1].lower() in _DIRECTIONS or (
        mark.noun != "languages" and any(item.lower() in _adjectives() for item in items)
    ):
        return False  # "North and Central America", "three nationals, Syrian and Lebanese"
    titled = any(item[:1].isupper() and is_title(item.split()[0]) for item in items[1:])
    bare = not any(item.lower().startswith(("the ", "a ", "an ")) for item in items) or not is_person(mark.noun)
    places = count > (mark.value or 0) and bool(listed["oxford"]) and mark.noun in _TOWNS
    return not titled and not places and bare
