"""Totals that stand behind their parts, around them, or are reckoned from a part and a count."""

import re
from collections.abc import Iterator

from onrecord.figures.counted import is_person
from onrecord.figures.each import multiplicity
from onrecord.figures.parts import FINAL, OPEN, REST, Part, add_parts, read_parts
from onrecord.figures.quantity import Finding, Kind, Quantity
from onrecord.figures.scene import Scene, marks_in, pattern


def find_totals(scene: Scene) -> Iterator[Finding]:
    """Findings on the totals of the sentence, but for those that their parts follow."""
    if len(scene.marks) > 1:
        for check in (_before_total, _of_total, _raised, _instalments, _each_of):
            yield from check(scene)


def wholes(scene: Scene) -> frozenset[int]:
    """The marks that are wholes of which the sentence tells ("Of the 28 members, …")."""
    return frozenset(int(match["total"]) for match in _OF.finditer(scene.masked))


_TOTAL = pattern(
    r"(?:\bfor\san?\s(?:combined|grand\stotal\sof|total\sof)\s{joint:nmx}|(?<!of\s)(?<!from\s)\b(?:an?|the)\s(?:combined\s|grand\s|overall\s)?total\s(?:of|to|is|was|comes\sto)\s(?:about\s)?{total:nmx}"
    r"|\b(?:totall?ing|totall?ed|adding\sup\sto|making|added\sup\sto)\s{added:nmx}"
    r"|\b(?:bringing|taking|pushing|lifting|raising|driving)\sthe\s(?:\w+\s)?(?:bill|total|cost|number|figure|price|sum|tally|toll|haul|count|score)(?:\sof\s(?:the\s)?[a-z]+)?\sto\s{made:nmx}"
    r"|(?:;|,|\sand)\sall\s{whole:n}\b"
    r"|(?:(?:the|all)\s<n\d+>\s)?\b(?:together|combined|(?:al)?together,?)\s(?:they\s|these\s|those\s|the\stwo\s)?(?:(?:came|come|comes)\sto|amount(?:s|ed)?\sto|add(?:s|ed)?\sup\sto|totall?(?:ed|s)?|equal(?:s|led)?)\s{sum:nmx}"
    r"|(?:(?:the|all)\s<n\d+>\s)?\b(?:together|combined|between\sthem|jointly|in\sall|in\stotal),?\s(?:they\s)?(?:make|made|raised|reached|brought\sin|have|had|took|won|came\sto)\s{loose:nmx}"
    r"|,\s(?:or\s|thus\s)?[^<>,.;:]{0,40}?\bwith\s{won:nmx}[^<>,.;:]{0,30}?\s(?:in\s(?:all|total)|altogether|all\stold|combined)(?=[\s]?[,.;)]|$)"
    r"|,\s(?:or\s|thus\s)?{all:nmx}[^<>,.;:]{0,40}?\s(?:in\s(?:all|total)|altogether|all\stold|combined)(?=[\s]?[,.;)]|$))"
)


def _before_total(scene: Scene) -> Iterator[Finding]:
    """As in "30 tons of flour and 12 tons of rice, 42 tons in all"."""
    for match in _TOTAL.finditer(scene.masked):
        name = next(n for n in ("joint", "total", "added", "made", "whole", "all", "sum", "loose", "won") if match[n])
        total = scene.quantity(match, name)
        head = scene.masked[: match.start()]
        parts = read_parts(scene, total, head, free_lead=True)
        if total.value is None or parts is None or sum(part.times for part in parts) < 2:
            continue
        nouns = {part.quantity.noun for part in parts}
        elided = nouns - {None} == {total.noun} or all(
            is_person(noun) for noun in {*nouns, total.noun} - {None}
        )  # "14 gold medals, nine silver …"
        alike = len(nouns) == 1 or elided or all(is_person(noun) for noun in nouns) or total.kind is not Kind.COUNT
        groups = sum(multiplicity(scene, part.quantity)[1] is not None for part in parts)
        every = sum(kind in "nmxru" for _, _, kind, _ in marks_in(head)) == len(parts) + groups
        joined = bool(FINAL.search(parts[-1].before)) or len(parts) <= 2
        own = all(part.quantity.value != total.value for part in parts)  # a speaker who corrects himself
        sure = own and alike and every and joined and not OPEN.search(head) and name not in {"made", "whole", "loose"}
        found = add_parts(total, parts, 0, sure=sure)
        if found:
            yield found


_OF = pattern(
    r"(?:^\W*|[,;:—]\s)of\s(?:the\s|its\s|those\s|these\s|all\s|all\sthe\s|a\stotal\sof\s)?(?:[a-z]+\s)?{total:n}"
)
_EXCLUSIVE = re.compile(r"\b(?:voted|against|abstain\w*|in\sfavou?r)\b")


def _of_total(scene: Scene) -> Iterator[Finding]:
    """As in "Of the 28 members, 15 voted for and the remaining 13 against"."""
    for match in _OF.finditer(scene.masked):
        total = scene.quantity(match, "total")
        tail = scene.masked[match.end() :]
        parts = read_parts(scene, total, tail, free_lead=True)
        if total.value is None or not parts:
            continue
        bare = all(
            part.quantity.noun in {None, total.noun} or (is_person(total.noun) and is_person(part.quantity.noun))
            for part in parts
        )
        rest = REST.search(parts[-1].before)
        loose = add_parts(total, parts, 0, sure=False) if len(parts) > 1 else None
        value = sum((part.quantity.value or 0) * part.times for part in parts)
        above = value > (total.value or 0) and (
            len(parts) == 1 or _EXCLUSIVE.search(tail) or total.noun in {"votes", "ballots", "seats"}
        )
        sure = (
            bare
            and bool(rest or above)
            and parts[-1].quantity.exact
            and not re.search(r"\b(?:includ\w+|another|or|per|more\sthan|at\sleast)\b", tail)
        )
        found = loose or (add_parts(total, parts, 0, sure=sure) if sure else None)
        if found:
            yield found


_RAISED = pattern(
    r"{more:n}\s(?:more|others?|new|additional|further)\b[^<>]{0,80}?\b(?:bringing|raising|taking|pushing|lifting)\b"
    r"[^<>]{0,60}?\bfrom\s{old:n}\sto\s{new:n}"
)


def _raised(scene: Scene) -> Iterator[Finding]:
    for match in _RAISED.finditer(scene.masked):
        more, old, new = (scene.quantity(match, name) for name in ("more", "old", "new"))
        found = add_parts(new, [Part(old, 1, ""), Part(more, 1, "")], 0, sure=True)
        if found:
            yield found


_EACH_OF = pattern(
    r"\beach\sof\s(?:the\s|its\s)?{count:n}[^<>;:]{0,40}?{part:nm}[^<>;:]{0,40}?(?:so\sthat|a\stotal\sof|or|making|in\sall,?)\s{total:nm}"
)


def _each_of(scene: Scene) -> Iterator[Finding]:
    """As in "Each of the four trucks carried 25 tents, so that 100 tents …"."""
    for match in _EACH_OF.finditer(scene.masked):
        count, part, total = (scene.quantity(match, name) for name in ("count", "part", "total"))
        if count.value and count.exact and total.value and (part.noun == total.noun or None in {part.noun, total.noun}):
            found = add_parts(total, [Part(part, int(count.value), "")], 0, sure=True)
            if found:
                yield found


_INSTALMENTS = pattern(
    r"\b(?:in|into|over)\s{count:n}\s(?:equal\s|annual\s|monthly\s|yearly\s)?(?:instal+ments|payments|tranches|parts|stages)\sof\s{part:m}"
)


def _instalments(scene: Scene) -> Iterator[Finding]:
    """As in "$1.2 million in three instalments of $400,000"."""
    for match in _INSTALMENTS.finditer(scene.masked):
        count, part = scene.quantity(match, "count"), scene.quantity(match, "part")
        totals = [q for q in scene.marks if isinstance(q, Quantity) and q.kind is Kind.MONEY and q is not part]
        if len(totals) == 1 and count.value and count.exact and totals[0].unit == part.unit:
            found = add_parts(totals[0], [Part(part, int(count.value), "")], 0, sure=True)
            if found:
                yield found
