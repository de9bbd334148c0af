"""The same figure given twice: a definite "the 12" against the one figure it can go back to, headline against text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.figures.counted import is_person
from onrecord.figures.quantity import Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene, marks_in, pattern
from onrecord.schema.figure import FigureCheck

_VERB = (
    r"\s(?:are|were|is|was|will|have|has|had|would|must|can|could|should|may|did|do|came|went|face|remain\w*|came)\b"
)
_BACK = pattern(
    rf"^\W*(?:(?P<all>all\sof\sthe|all\sthe|all)|(?:of\s)?(?:the|those|these)|of\sthat)\s{{again:nm}}(?P<noun>(?:\s[a-z'-]+){{0,3}}?)(?P<end>{_VERB}|,|$)"
)
_VICTIMS = frozenset({"victims", "dead"})
_DEADLY = re.compile(r"\b(?:kill\w*|dead|died|deaths|murder\w*|drowned)\b")
_LEAST = 4
"""Below it, "the two" and "the three" go back to persons by name as often as to a figure."""


def find_repeats(scenes: Sequence[Scene]) -> Iterator[Finding]:
    """Findings on figures that open a sentence and go back to the sentence before, in sentences of one paragraph."""
    for scene in scenes:
        yield from _within(scene)
    for before, after in pairwise(scenes):
        match = _BACK.match(after.masked)
        if match:
            found = _again(before, after.quantity(match, "again"), match)
            if found:
                yield found
        yield from _listed(before, after)


def _within(scene: Scene) -> Iterator[Finding]:
    """As in "Half a dozen crossed the floor; the six will sit …": a clause behind a semicolon stands as a sentence."""
    head, semicolon, tail = scene.masked.partition("; ")
    match = _BACK.match(tail) if semicolon else None
    if match:
        count = len(marks_in(head))
        found = _again(replace(scene, masked=head, marks=scene.marks[:count]), scene.quantity(match, "again"), match)
        if found:
            yield found


def _listed(before: Scene, after: Scene) -> Iterator[Finding]:
    """A total, and a sentence of its parts: accepted where it comes out, never called wrong."""
    counts = [q for q in after.marks if isinstance(q, Quantity) and q.kind is Kind.COUNT and q.value]
    totals = [q for q in before.marks if isinstance(q, Quantity) and q.kind is Kind.COUNT and q.noun and q.value]
    value = sum(q.value or 0 for q in counts)
    if len(counts) < 2 or not totals or totals[-1].value != value or any(q.noun for q in counts[1:]):
        return
    text = f"{' + '.join(write(q.value) for q in counts)} = {write(value)}; stated: {write(totals[-1].value)}"
    yield Finding(totals[-1], tuple(counts), FigureCheck.CONSISTENT, text)


def _again(before: Scene, again: Quantity, match: re.Match[str]) -> Finding | None:
    named = match["noun"].strip()
    if again.kind is Kind.COUNT and named and named != (again.what or "").lower().strip():
        return None
    if again.noun in _VICTIMS and _DEADLY.search(before.masked):
        named = ""
    candidates = [q for q in before.marks if isinstance(q, Quantity) and _can_be(q, again, named=bool(named))]
    if len(candidates) != 1 or again.value is None:
        return None
    first = candidates[0]
    text = f"{write(first.value)}, then {write(again.value)}"
    if first.bounds.meets(again.bounds):
        return Finding(again, (first,), FigureCheck.CONSISTENT, text)
    if again.kind is Kind.COUNT and (
        min(again.value, first.value or 0) < _LEAST or not again.exact or not _is_sole(before, first)
    ):
        return None
    if again.kind is Kind.MONEY and (
        not again.exact or (named and not re.search(rf"\b{named.split()[0]}\b", before.masked))
    ):
        return None
    return Finding(again, (first,), FigureCheck.INCONSISTENT, text)


def _can_be(first: Quantity, again: Quantity, *, named: bool) -> bool:
    if first.value is None:
        return False
    if again.kind is Kind.MONEY:
        return first.kind is Kind.MONEY and first.unit == again.unit
    if named:
        return first.kind is Kind.COUNT and first.noun == again.noun
    return first.kind is Kind.COUNT and is_person(first.noun)


def _is_sole(before: Scene, first: Quantity) -> bool:
    """Whether the sentence counts nothing else, in part or in other words, that "the 12" could mean."""
    others = [q for q in before.marks if isinstance(q, Quantity) and q is not first]
    return not any(q.kind in {Kind.COUNT, Kind.RANGE, Kind.VAGUE, Kind.SHARE, Kind.PERCENT} for q in others)
