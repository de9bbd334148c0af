"""Lists of names and things that a sentence says are so many: "Quill, Orr and Fell were the three winners"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.figures.counted import is_title
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene
from onrecord.schema.figure import FigureCheck

_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|de|da|di|van|von|bin|al|el))*?"
_NAMES = rf"{_NAME}(?:,\s{_NAME})*,?\sand\s{_NAME}"
_THING = r"(?:an?\s|the\s)?[\w'’-]+(?:\s[\w'’-]+){0,3}?"
_THINGS = rf"{_THING}(?:,\s{_THING})+,?\sand\s{_THING}"
_EQUATED = r"\s(?:are|were|make\sup|made\sup|became|remain|remained)\s(?:among\s)?(?:the|its|his|her|their)\s"
_SUBJECT = re.compile(rf"^\W?(?:(?P<names>{_NAMES})|(?P<things>{_THINGS})){_EQUATED}(?:only\s|other\s|last\s)?$")
_CLAUSE = re.compile(
    r"\b(?:in|at|on|by|from|with|to|is|was|who|which|that|said|says|not|or|both|of|for|when|but|after|before)\b"
)
_ENDS = r"(?!(?:and|or|the|an?|as)\s)[a-z]"
"""What follows a list that has ended."""
_WITHIN = r"(?:\s(?:in|on|of|at)\s(?:the|its|his|her|their)\s[a-z-]+)?"
_APPOSED = re.compile(rf"{_WITHIN},\s(?P<names>{_NAMES}),\s{_ENDS}")
_ONLY = re.compile(r"(?:^\W?|[,;]\s)(?:only|just|all|the|these|those|his|her|its|their)\s$", re.IGNORECASE)
_BOTH = re.compile(
    rf"\b(?P<both>[Bb]oth)(?:\sof)?(?:\s(?:the|his|her|its|their))?\s(?:[a-z-]+\s){{0,2}}(?P<noun>[a-z]+(?<!s)s|men|women|children),\s(?P<names>{_NAMES}),\s{_ENDS}"
)
_EQUALS = re.compile(rf"\s(?:are|were|will\sbe)\s(?:(?P<names>{_NAMES})|(?P<things>{_THINGS}))\.?$")
_ABSTRACT = frozenset(
    "charges counts offences crimes reasons goals priorities aims causes factors demands conditions".split()
)
_ABSTRACT |= frozenset("languages categories questions options subjects events topics ingredients sectors".split())
"""What a list can only name, not describe: "the three rooms were small, dark and cold" are no three rooms."""
_MOST = 12


def find_names(scene: Scene) -> Iterator[Finding]:
    """Findings on the counts that stand behind the list they count, around it, or as "both" in front of it."""
    for mark in scene.marks:
        if isinstance(mark, Quantity) and mark.kind is Kind.COUNT and mark.exact and 2 <= (mark.value or 0) <= _MOST:
            yield from _subject(scene, mark)
            yield from _apposed(scene, mark)
            yield from _predicate(scene, mark)
    yield from _both(scene)


def _subject(scene: Scene, mark: Quantity) -> Iterator[Finding]:
    """As in "Blocked exits, dead alarms and untrained staff were the three failings"."""
    listed = _SUBJECT.match(scene.words_before(mark))
    owner = scene.words_after(mark)[1 + len(mark.what or "") :][:1] in {"'", "’"}
    if listed is None or mark.what is None or owner or "among " in listed[0][-20:]:
        return
    items = listed["names"] or listed["things"]
    if listed["things"] and _CLAUSE.search(items):
        return
    yield from _compare(mark, items, sure=listed["things"] is None or items[:1].isupper())


def _predicate(scene: Scene, mark: Quantity) -> Iterator[Finding]:
    """As in "The two winners are Ada Quill and Bo Orr"; things may be adjectives, so they are never called wrong."""
    listed = _EQUALS.match(scene.words_after(mark)[1 + len(mark.what or "") :])
    if (
        listed is None
        or mark.what is None
        or not re.fullmatch(r"\W*(?:The|Her|His|Its|Their)\s", scene.words_before(mark))
    ):
        return
    things = listed["things"]
    if things and (mark.noun not in _ABSTRACT or re.search(r"\b(?:in|at|on|is|was|not|or|very|too|so|more)\b", things)):
        return
    if things or re.search(r"\w\s[A-Z]", listed["names"].replace(" and ", ", ")):
        yield from _compare(mark, things or listed["names"], sure=things is None)


def _apposed(scene: Scene, mark: Quantity) -> Iterator[Finding]:
    """As in "Only two villages on the island, Aska, Nordby and Vester, have a school"."""
    if mark.what is None:
        return
    listed = _APPOSED.match(scene.words_after(mark)[1 + len(mark.what) :])
    if listed:
        yield from _compare(mark, listed["names"], sure=bool(_ONLY.search(scene.words_before(mark))))


def _both(scene: Scene) -> Iterator[Finding]:
    """As in "Both finalists, Quill and Orr, have arrived"."""
    for match in _BOTH.finditer(scene.text):
        start = scene.start + match.start("both")
        mark = Quantity(start, start + len("both"), Kind.COUNT, 2.0, Bounds(2, 2), None, match["noun"], match["noun"])
        yield from _compare(replace(mark, shown=False), match["names"], sure=True)


def _compare(mark: Quantity, names: str, *, sure: bool) -> Iterator[Finding]:
    items = re.split(r",\s(?:and\s)?|\sand\s", names)
    text = f"{names}: {len(items)}; stated: {write(mark.value)}"
    if len(items) == mark.value:
        yield Finding(mark, (), FigureCheck.CONSISTENT, text)
    elif sure and _is_plain(items) and abs(len(items) - (mark.value or 0)) <= 2:
        yield Finding(mark, (), FigureCheck.INCONSISTENT, text)


def _is_plain(items: list[str]) -> bool:
    """Whether each item is one: no office in front of a name, no pair joined within."""
    return not any(item[:1].isupper() and is_title(item.split()[0]) for item in items) and not any(
        "&" in i for i in items
    )
