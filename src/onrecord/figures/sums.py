"""Sum of parts: a total and the figures it is said to consist of.

A sum that comes out is accepted in loose wording, as chance seldom makes one. A sum that does not is called wrong only
where the words claim a whole: all parts listed, of one unit, and close enough to the total to be its parts at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.figures.counted import is_person
from onrecord.figures.each import multiplicity
from onrecord.figures.judge import judge, judge_rounded
from onrecord.figures.quantity import Bounds, Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene, marks_in, pattern

_SUMMED = frozenset({Kind.COUNT, Kind.MONEY, Kind.TIMES, Kind.DURATION})
_INTRO = re.compile(
    r"(?P<filler>[^:;()—]{0,110}?)(?P<intro>:|\s—|\s\(|,?\s(?:(?:made\sup|composed|consisting|comprised)\sof|comprising"
    r"|of\s(?:which|whom)|divided\sinto|split\s(?:into|between)),?|,)\s?"
)
_OPEN = re.compile(
    r"\b(?:includ\w+|among|such\sas|at\sleast|respectively|compared|than|versus|when|after|before|if|earlier|last\syear"
    r"|previous\w*|instead|also|later|while\sthe|both|up\sfrom|down\sfrom|mostly|mainly|largely|per|or|several|some"
    r"|many|others?|various|more|another|not|for\sexample|least|an?\shour|followed|most|injur\w+|wound\w+|hurt|missing)\b"
)
_SOME = re.compile(r"\b(?:includ\w+|among|at\sleast|such\sas)\b")
_OF_THEM = re.compile(r"<\w+>\sof\s(?:them|these|those)\b")
_JOINED = re.compile(r"(?:,|;|\band\b|\bplus\b|\bbut\b|\bwhile\b)[^:()—]*$")
_FINAL = re.compile(r"\b(?:and|plus|while)\s(?:[a-z']+\s){0,4}$|&\s$")
_LEAD = re.compile(r"^(?:the\s|some\s|about\s|around\s|all\s|namely\s|with\s)?$")
_SUBPART = re.compile(r"^\s?(?:[a-z]+\s)?of\s(?:them|whom|which|these|those)\b")
_SINGLE = re.compile(
    r"(?:,|\band|,\sand)\s(?:an?|another)\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z-]+)(?=[,.;)—]|\s(?:and|who|aged)\b|\s?$|\s—)"
)
_PREPOSITION = r"for|against|in|on|at|from|to|by|with|of|as"
_RATIO = 3
_MOST = 1000
"""Above it, parts behind a comma are as often the largest ones as all of them."""
_SPELLED = 20
"""How often a part is named among the parts; the arithmetic says the rest."""

_SHORT = 30
"""Characters between the parts of a list that no "and" closes; more is a tale, which may go on."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a list, how often it counts, and the words in front of it."""

    quantity: Quantity
    times: int
    before: str


def find_sums(scene: Scene) -> Iterator[Finding]:
    """Findings on the totals of the sentence, whichever way they stand to their parts."""
    marks = marks_in(scene.masked)
    if sum(kind in _SUMMED for _, _, kind, _ in marks) < 2:
        return
    wholes = {int(match["total"]) for match in _OF.finditer(scene.masked)}
    for _, end, kind, n in marks:
        total = scene.marks[n]
        if n not in wholes and kind in _SUMMED and isinstance(total, Quantity) and total.value and not total.each:
            found = _after_total(scene, total, scene.masked[end:])
            if found:
                yield found
    yield from _before_total(scene)
    yield from _of_total(scene)
    yield from _raised(scene)
    yield from _instalments(scene)
    yield from _each_of(scene)


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
    if filler.count("<") > (intro == ":"):
        return None
    parts = _parts(scene, total, closed, free_lead=intro == ":")
    if parts is None or len(parts) + len(_singles(total, closed)) < 2:
        return None
    singles = len(_singles(total, closed))
    for n in range(len(parts), 0, -1):
        for extra in {0, singles}:
            if n + extra > 1 and (found := _add(total, parts[:n], extra, sure=False)):
                return found
    sure = _is_whole(total, parts, intro, closed) and not (
        intro == "," and (len(filler) > 60 or _is_parallel(filler, closed))
    )
    if sure and singles and _add(total, parts, 0, sure=True) is None:
        return None
    return _add(total, parts, singles, sure=sure)


def _is_parallel(filler: str, closed: str) -> bool:
    """As in "42 votes for Quill, 18 for Orr and 16 for Fell": the first is no total, but the first of a row."""
    said = re.match(r"[^<>]*<\w+>\s(?:[a-z]+\s)?(" + _PREPOSITION + r")\b", closed)
    return bool(said) and said is not None and bool(re.search(rf"\b{said[1]}\b", filler))


def _closed(intro: str, tail: str) -> str:
    """The words of the list: to the closing mark that belongs to `intro`, else to the end."""
    end = {"(": ")", "—": " — "}.get(intro)
    return tail.split(end, maxsplit=1)[0] if end else tail


def _parts(scene: Scene, total: Quantity, closed: str, *, free_lead: bool) -> list[_Part] | None:
    """The parts in `closed`, in order, or `None` where it is no list of parts."""
    parts: list[_Part] = []
    at = 0
    for start, end, kind, n in marks_in(closed):
        found = scene.marks[n]
        if not isinstance(found, Quantity) or not _same_unit(total, found) or not kind:
            continue
        if _SUBPART.match(closed[end:]) and parts:
            continue
        before = closed[at:start]
        fits = (free_lead or _LEAD.match(before)) if not parts else _JOINED.search(before)
        times, group = multiplicity(scene, found)
        if group and parts and parts[-1].quantity is group:
            before, fits = parts.pop().before, True
        if not fits or times is None:
            break
        parts.append(_Part(found, times, before))
        at = end
    return parts or None


def _same_unit(total: Quantity, part: Quantity) -> bool:
    if part.value is None:
        return False
    if total.kind is Kind.MONEY and part.kind is Kind.COUNT:
        return part.noun is None and part.value >= 1000
    return part.kind is total.kind and part.unit == total.unit


def _singles(total: Quantity, closed: str) -> list[str]:
    """The parts without a number: "and a child"."""
    if total.kind is not Kind.COUNT or not (total.noun is None or is_person(total.noun)):
        return []
    return [m["noun"] for m in _SINGLE.finditer(closed) if is_person(m["noun"]) or is_person(m["noun"] + "s")]


def _is_whole(total: Quantity, parts: Sequence[_Part], intro: str, closed: str) -> bool:
    """Whether the words claim that the parts are all there are."""
    if len(parts) < 2 or total.value == len(parts):
        return False
    if _REST.search(parts[-1].before):
        return not _SOME.search(closed)
    every = sum(kind in "nmxru" for _, _, kind, _ in marks_in(closed)) == len(parts)
    if not every or _OPEN.search(closed) or _OF_THEM.search(closed) or not all(_is_of(total, p) for p in parts):
        return False
    return _is_finished(parts, intro) and (_is_apposed(total, parts) if intro == "," else _is_told(total, parts, intro))


def _is_finished(parts: Sequence[_Part], intro: str) -> bool:
    """Whether the list ends: by an "and", or with the brackets or the sentence that hold it."""
    return bool(_FINAL.search(parts[-1].before)) or (
        intro in {":", "("} and all(len(part.before) < _SHORT for part in parts[1:])
    )


def _is_told(total: Quantity, parts: Sequence[_Part], intro: str) -> bool:
    """Whether it is told what the total counts, be it by its parts ("a jury of 12, made up of seven women …")."""
    if total.kind is not Kind.COUNT or total.noun is not None:
        return True
    return len(intro) > 1 and all(is_person(part.quantity.noun) for part in parts)


def _is_apposed(total: Quantity, parts: Sequence[_Part]) -> bool:
    """Whether parts that only a comma sets off from the total can be no row that the total opens."""
    nouns = {part.quantity.noun for part in parts}
    named = total.kind is not Kind.COUNT or (total.noun is not None and total.noun not in nouns)
    return named and _is_class(total, parts) and total.exact and (total.value or 0) <= _MOST


_GENERAL = frozenset("people persons victims dead deaths individuals fatalities casualties".split())
_SEXES = frozenset("men women boys girls males females adults children minors republicans democrats".split())


def _is_class(total: Quantity, parts: Sequence[_Part]) -> bool:
    """Whether what the parts count falls under what the total counts: "seven soldiers, three officers" is a row."""
    nouns = {part.quantity.noun for part in parts} - {None}
    if total.kind is not Kind.COUNT or not nouns:
        return True
    return total.noun not in _SEXES and ((total.noun in _GENERAL and not nouns & _GENERAL) or nouns <= _SEXES)


def _is_of(total: Quantity, part: _Part) -> bool:
    """Whether the part counts what the total counts, as far as its words tell."""
    noun = part.quantity.noun
    if total.kind is not Kind.COUNT or noun is None or noun == total.noun:
        return True
    return is_person(noun) and (is_person(total.noun) or total.noun is None)


def _add(total: Quantity, parts: Sequence[_Part], extra: int, *, sure: bool) -> Finding | None:
    value = extra + sum((part.quantity.value or 0) * part.times for part in parts)
    near = 1 / _RATIO < value / (total.value or 1) < _RATIO
    listed = [part.quantity for part in parts for _ in range(min(part.times, _SPELLED))]
    text = _explain(parts, extra, value, total)
    if all(q.exact for q in (total, *listed)):
        return judge_rounded(total, listed, [total, *listed], text, value=value, sure=sure and near)
    reckoned = Bounds(extra, extra)
    for part in parts:
        reckoned = reckoned + part.quantity.bounds * part.times
    return judge(total, listed, reckoned, text, value=value, sure=sure and near)


def _explain(parts: Sequence[_Part], extra: int, value: float, total: Quantity) -> str:
    terms = [f"{write(p.quantity.value)} × {p.times}" if p.times > 1 else write(p.quantity.value) for p in parts]
    terms += ["1"] * extra
    return f"{' + '.join(terms)} = {write(value)}; stated: {stated(total)}"


def stated(total: Quantity) -> str:
    """The number that is said, with its bounds where it stands for a range."""
    if total.bounds == Bounds(total.value or 0, total.value or 0):
        return write(total.value)
    return f"{write(total.value)} ({write(total.bounds.low)} to {write(total.bounds.high)})"


# -- the total last ------------------------------------------------------------------------------------------------

_TOTAL = pattern(
    r"(?:(?<!of\s)(?<!from\s)\b(?:an?|the)\s(?:combined\s|grand\s|overall\s)?total\s(?:of|to|is|was|comes\sto)\s(?:about\s)?{total:nmx}"
    r"|\b(?:totall?ing|totall?ed|adding\sup\sto|making|added\sup\sto)\s{added:nmx}"
    r"|\b(?:bringing|taking)\sthe\s(?:\w+\s)?(?:bill|total|cost|number|figure|price|sum|tally)\sto\s{made:nmx}"
    r"|(?:;|,|\sand)\sall\s{whole:n}\b"
    r"|,\s(?:or\s|thus\s)?{all:nmx}[^<>,.;:]{0,40}?\s(?:in\s(?:all|total)|altogether|all\stold|combined)(?=[\s]?[,.;)]|$))"
)


def _before_total(scene: Scene) -> Iterator[Finding]:
    """As in "30 tons of flour and 12 tons of rice, 42 tons in all"."""
    for match in _TOTAL.finditer(scene.masked):
        name = next(n for n in ("total", "added", "made", "whole", "all") if match[n])
        total = scene.quantity(match, name)
        head = scene.masked[: match.start()]
        parts = _parts(scene, total, head, free_lead=True)
        if total.value is None or parts is None or sum(part.times for part in parts) < 2:
            continue
        nouns = {part.quantity.noun for part in parts}
        alike = len(nouns) == 1 or all(is_person(noun) for noun in nouns) or total.kind is not Kind.COUNT
        groups = sum(multiplicity(scene, part.quantity)[1] is not None for part in parts)
        every = sum(kind in "nmxru" for _, _, kind, _ in marks_in(head)) == len(parts) + groups
        joined = bool(_FINAL.search(parts[-1].before)) or len(parts) <= 2
        sure = alike and every and joined and not _OPEN.search(head) and name not in {"made", "whole"}
        found = _add(total, parts, 0, sure=sure)
        if found:
            yield found


# -- "Of the 28 members, …" -----------------------------------------------------------------------------------------

_OF = pattern(
    r"(?:^\W*|[,;:—]\s)of\s(?:the\s|its\s|those\s|these\s|all\s|all\sthe\s|a\stotal\sof\s)?(?:[a-z]+\s)?{total:n}"
)
_REST = re.compile(r"\b(?:the\sremaining|the\sother|the\srest)\s$")
_EXCLUSIVE = re.compile(r"\b(?:voted|against|abstain\w*|in\sfavou?r)\b")


def _of_total(scene: Scene) -> Iterator[Finding]:
    """As in "Of the 28 members, 15 voted for and the remaining 13 against"."""
    for match in _OF.finditer(scene.masked):
        total = scene.quantity(match, "total")
        tail = scene.masked[match.end() :]
        parts = _parts(scene, total, tail, free_lead=True)
        if total.value is None or not parts:
            continue
        bare = all(part.quantity.noun in {None, total.noun} for part in parts)
        rest = _REST.search(parts[-1].before)
        loose = _add(total, parts, 0, sure=False) if len(parts) > 1 else None
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
        found = loose or (_add(total, parts, 0, sure=sure) if sure else None)
        if found:
            yield found


# -- "three more, which brings it from 14 to 17" -----------------------------------------------------------------------

_RAISED = pattern(
    r"{more:n}\s(?:more|others?|new|additional|further)\b[^<>]{0,80}?\b(?:bringing|raising|taking|pushing|lifting)\b"
    r"[^<>]{0,60}?\bfrom\s{old:n}\sto\s{new:n}"
)


def _raised(scene: Scene) -> Iterator[Finding]:
    for match in _RAISED.finditer(scene.masked):
        more, old, new = (scene.quantity(match, name) for name in ("more", "old", "new"))
        found = _add(new, [_Part(old, 1, ""), _Part(more, 1, "")], 0, sure=True)
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
            found = _add(total, [_Part(part, int(count.value), "")], 0, sure=True)
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
            found = _add(totals[0], [_Part(part, int(count.value), "")], 0, sure=True)
            if found:
                yield found
