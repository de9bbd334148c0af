"""Sum of parts: a total and the figures it is said to consist of.

A sum that comes out is accepted in loose wording, as chance seldom makes one. A sum that does not is called wrong only
where the words claim a whole: all parts listed, of one unit, and close enough to the total to be its parts at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.figures.counted import is_person
from onrecord.figures.parts import FINAL, OPEN, REST, Part, add_parts, read_parts
from onrecord.figures.quantity import Finding, Kind, Quantity
from onrecord.figures.scene import Scene, marks_in
from onrecord.figures.totals import wholes

_SUMMED = frozenset({Kind.COUNT, Kind.MONEY, Kind.TIMES, Kind.DURATION, Kind.POINTS})
_INTRO = re.compile(
    r"(?P<filler>[^:;()—]{0,110}?)(?P<intro>:|\s—|\s\(|,?\s(?:(?:made\sup|composed|consist(?:ing|s|ed)|comprised)\sof|comprising|comprises"
    r"|of\s(?:which|whom)|divided\sinto|split\s(?:into|between)),?|,)\s?"
)
_SOME = re.compile(r"\b(?:includ\w+|among|at\sleast|such\sas)\b")
_OF_THEM = re.compile(r"<\w+>\sof\s(?:them|these|those)\b")
_SINGLE = re.compile(
    r"(?:,|\band|,\sand)\s(?:an?|another)\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z-]+)(?=[,.;)—]|\s(?:and|who|aged)\b|\s?$|\s—)"
)
_PREPOSITION = r"for|against|in|on|at|from|to|by|with|of|as"
_MOST = 1000
"""Above it, parts behind a comma are as often the largest ones as all of them."""
_BODY = re.compile(
    r"\b(?:jury|panel|board|team|crew|group|cabinet|delegation|party|committee|council|staff|family)\sof\s$"
)
"""What consists of people, so that they need no noun: "a jury of 12"."""
_SHORT = 30
"""Characters between the parts of a list that no "and" closes; more is a tale, which may go on."""


def find_sums(scene: Scene) -> Iterator[Finding]:
    """Findings on the totals of the sentence that their parts follow."""
    marks = marks_in(scene.masked)
    if sum(kind in _SUMMED for _, _, kind, _ in marks) < 2:
        return
    others = wholes(scene)
    for _, end, kind, n in marks:
        total = scene.marks[n]
        if n not in others and kind in _SUMMED and isinstance(total, Quantity) and total.value and not total.each:
            found = _after_total(scene, total, scene.masked[end:])
            if found:
                yield found


def _after_total(scene: Scene, total: Quantity, rest: str) -> Finding | None:
    """The total first: "12 people: seven men and five women"."""
    at = 0
    while intro := _INTRO.match(rest, at):
        found = _listed(scene, total, rest[: intro.end("filler")], intro["intro"].strip(), rest[intro.end() :])
        if found:
            return found
        at = intro.end()
        if at > 120:
            break
    return None


def _listed(scene: Scene, total: Quantity, filler: str, intro: str, tail: str) -> Finding | None:
    closed = _closed(intro, tail)
    if total.noun is None and total.kind is Kind.COUNT and _BODY.search(scene.words_before(total).lower()):
        total = replace(total, noun="people")
    if filler.count("<") > (intro == ":"):
        return None
    parts = read_parts(scene, total, closed, free_lead=intro == ":")
    if parts is None or len(parts) + len(_singles(total, closed)) < 2:
        return None
    singles = len(_singles(total, closed))
    for n in range(len(parts), 0, -1):
        for extra in (0, singles):
            if n + extra > 1 and (found := add_parts(total, parts[:n], extra, sure=False)):
                return found
    sure = _is_whole(total, parts, intro, closed) and not (
        intro == "," and (len(filler) > 60 or _is_parallel(filler, closed))
    )
    if sure and singles and add_parts(total, parts, 0, sure=True) is None:
        return None
    return add_parts(total, parts, singles, sure=sure)


def _is_parallel(filler: str, closed: str) -> bool:
    """As in "42 votes for Quill, 18 for Orr and 16 for Fell": the first is no total, but the first of a row."""
    said = re.match(r"[^<>]*<\w+>\s(?:[a-z]+\s)?(" + _PREPOSITION + r")\b", closed)
    return bool(said) and said is not None and bool(re.search(rf"\b{said[1]}\b", filler))


def _closed(intro: str, tail: str) -> str:
    """The words of the list: to the closing mark that belongs to `intro`, else to the end."""
    end = {"(": ")", "—": " — "}.get(intro)
    return tail.split(end, maxsplit=1)[0] if end else tail


def _singles(total: Quantity, closed: str) -> list[str]:
    """The parts without a number: "and a child"."""
    if total.kind is not Kind.COUNT or not (total.noun is None or is_person(total.noun)):
        return []
    return [m["noun"] for m in _SINGLE.finditer(closed) if is_person(m["noun"]) or is_person(m["noun"] + "s")]


def _is_whole(total: Quantity, parts: Sequence[Part], intro: str, closed: str) -> bool:
    """Whether the words claim that the parts are all there are."""
    if (
        total.value is None
        or len(parts) < 2
        or total.value == len(parts)
        or any((p.quantity.value or 0) >= total.value for p in parts)
    ):
        return False  # "three actions: one, …; two, …; and three, …"; no part is as much as its whole
    if REST.search(parts[-1].before):
        return not _SOME.search(closed)
    every = sum(kind in "nmxru" for _, _, kind, _ in marks_in(closed)) == len(parts)
    if not every or OPEN.search(closed) or _OF_THEM.search(closed) or not all(_is_of(total, p) for p in parts):
        return False
    return _is_finished(parts, intro) and (_is_apposed(total, parts) if intro == "," else _is_told(total, parts, intro))


def _is_finished(parts: Sequence[Part], intro: str) -> bool:
    """Whether the list ends: by an "and", or with the brackets or the sentence that hold it."""
    return bool(FINAL.search(parts[-1].before)) or (
        intro in {":", "("} and all(len(part.before) < _SHORT for part in parts[1:])
    )


def _is_told(total: Quantity, parts: Sequence[Part], intro: str) -> bool:
    """Whether it is told what the total counts, be it by its parts ("a jury of 12, made up of seven women …")."""
    if total.kind is not Kind.COUNT or total.noun is not None:
        return True
    return len(intro) > 1 and all(is_person(part.quantity.noun) for part in parts)


def _is_apposed(total: Quantity, parts: Sequence[Part]) -> bool:
    """Whether parts that only a comma sets off from the total can be no row that the total opens."""
    nouns = {part.quantity.noun for part in parts}
    named = total.kind is not Kind.COUNT or (total.noun is not None and total.noun not in nouns)
    return named and _is_class(total, parts) and total.exact and (total.value or 0) <= _MOST


_GENERAL = frozenset("people persons victims dead deaths individuals fatalities casualties".split())
_SEXES = frozenset("men women boys girls males females adults children minors republicans democrats".split())


def _is_class(total: Quantity, parts: Sequence[Part]) -> bool:
    """Whether what the parts count falls under what the total counts: "seven soldiers, three officers" is a row."""
    nouns = {part.quantity.noun for part in parts} - {None}
    if total.kind is not Kind.COUNT or not nouns:
        return True
    return total.noun not in _SEXES and ((total.noun in _GENERAL and not nouns & _GENERAL) or nouns <= _SEXES)


def _is_of(total: Quantity, part: Part) -> bool:
    """Whether the part counts what the total counts, as far as its words tell."""
    noun = part.quantity.noun
    if total.kind is not Kind.COUNT or noun is None or noun == total.noun:
        return True
    return is_person(noun) and (is_person(total.noun) or total.noun is None)
