"""Votes: margin, majority, unanimity and the size of the body against the votes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.figures.quantity import Finding, Quantity, write
from onrecord.figures.scene import Scene, pattern
from onrecord.schema.figure import FigureCheck

_HOW = (
    r"(?:\s(?:votes\s)?to\s(?:(?:his|her|their|its)\s)?(?:rival|opponent|challenger|runner-up)s?'s?\s"
    r"|\s?-\s?|\s?–\s?|\s(?:votes\s)?to\s|\s(?:votes\s)?against\s)"
)
_VOTES = pattern(
    rf"(?:(?<!from\s){{one:np}}{_HOW}{{other:np}}(?:(?:\s?-\s?|,\s(?:with\s)?){{third:n}}(?=\s(?:abstain|abstention|abstaining)|[\s,.)]))?"
    rf"|{{one2:n}}\s(?:[a-z]+\s){{0,2}}?(?:voted\s|voting\s|votes\s)?(?:in\sfavou?r|for|yes)\b[^<>;:]{{0,40}}?(?:and|to|,|with|while)\s{{other2:n}}\s(?:[a-z]+\s){{0,2}}?(?:voted\s|voting\s|votes\s)?(?:against|opposed|no)\b)"
)
_MARGIN = pattern(
    r"\b(?:(?:margin|majority|lead|edge|plurality)\sof\s(?:just\s|only\s|about\s|exactly\s)*"
    r"|(?:slimmest|narrowest|thinnest|smallest|closest|barest)\s(?:possible\s)?(?:of\s)?(?:margins?|majorit(?:y|ies)|leads?)(?:,|:|\s\()\s)"
    r"(?:just\s|only\s)?{size:nip}"
    r"|\b(?:an?|the)\s(?:{votes:n}-(?:vote|seat)|{points:i})\s(?:margin|majority|lead|edge)\b"
)
_LEAD = pattern(
    r"\bby\s(?:just\s|only\s|some\s|about\s|exactly\s)*(?:{size:i}|{votes:n}\svotes?\b(?!\s(?:to|against|for)\b))"
)
_BODY = pattern(
    r"(?:{size:n}-(?:seat|member|strong|judge|justice|person|nation|seater)\b|\ball\s{all:n}\s(?:members|judges|justices|deputies|senators|lawmakers|councill?ors)\b|\bthe\s{every:n}\s(?:members|judges|justices|councill?ors)\s(?:voted|ruled|split|divided|decided)\b)"
)
_SUPER = re.compile(r"<f(?P<mark>\d+)>(?:(?:\s|-)(?:super)?majority|\s(?:required|needed|threshold))")
_FAILED = re.compile(
    r"\b(?:short|fail\w*|miss\w*|lack\w*|without|not|no|never|lost|los\w+|den\w+|needs?|requires|(?:is|was|are|were)\s(?:needed|required)|below|less|fewer|n't"
    r"|reject\w*|defeat\w*|block\w*|would|could|away|shy|hung|neither|despite|seek\w*|hope\w*|if)\b"
)
_SEATS = pattern(
    r"\b(?:absolute|outright|overall|clear|slim|narrow|parliamentary|working|comfortable|simple)?\s?majority(?:\sin\s(?:the\s)?[a-z]+(?:\s[a-z]+)?)?(?:,|:|\swith|\sof|\s—|\s\()\s"
    r"(?:winning\s|taking\s|holding\s|with\s|just\s|about\s|only\s)*{part:n}\s(?:seats\s)?(?:of|out\sof)\s(?:the\s)?(?:parliament's\s|assembly's\s)?{whole:n}"
    r"|{part2:n}\s(?:of|out\sof)\s(?:the\s)?{whole2:n}[^<>;:]{0,40}?,?\s(?:a|an|giving\sit\san?|enough\sfor\san?)\s(?:absolute\s|outright\s|overall\s|clear\s|slim\s|narrow\s)?majority\b(?!\sof)"
    r"|^\W*(?:with|holding|winning|taking|on)\s(?:just\s|only\s)?{part3:n}\s(?:out\s)?of\s(?:the\s|its\s)?(?:[a-z'-]+\s)?{whole3:n}\s(?:seats|members|votes)\b"
    r"[^<>;:,]{0,40}?,\s[^<>;:,]{2,60}?\b(?:has|holds?|held|commands?|commanded|enjoys?|enjoyed|won|secured|had|controls?)\sa?n?\s?(?:absolute|outright|overall|clear|simple)\smajority\b(?!\sof)"
)
_TOGETHER = re.compile(r"\b(?:and|with|along|together|all(?:y|ies|iance)|partners?|coalition)\b")
_SOME_MAJORITY = pattern(r"{part:n}\s(?:of|out\sof)\s(?:the\s|its\s)?{whole:n}[^<>;:]{0,60}?\bmajorit(?:y|ies)\b")
_PASSED = re.compile(r"\b(?:passed|approved|adopted|carried|confirmed|ratified|endorsed|won)\b[^<>;:]{0,60}$")
_VOTED = re.compile(
    r"\b(?:split|divided|vot\w+|rul\w+|pass\w*|approv\w+|adopt\w+|reject\w+|decid\w+|decision|elect\w+|carried)\b"
)
_REACH = 90
"""Characters between a vote and the body that held it."""
_MOTION = re.compile(r"\b(?:vot\w+|margin|motion|bill|resolution|amendment|measure)\b")
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b")


@dataclass(frozen=True, slots=True)
class _Vote:
    """A vote: those for, those against, those who abstained."""

    one: Quantity
    other: Quantity
    third: Quantity | None
    start: int
    end: int

    @property
    def numbers(self) -> tuple[float, float]:
        """Votes on either side."""
        return self.one.value or 0.0, self.other.value or 0.0

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures of the vote."""
        return tuple(q for q in (self.one, self.other, self.third) if q)


def find_majorities(scene: Scene) -> Iterator[Finding]:
    """Findings on the votes of the sentence, if it states one vote only, and on majorities of seats."""
    yield from _seats(scene)
    votes = list(_votes(scene))
    if len(votes) != 1:
        return
    vote = votes[0]
    yield from _margin(scene, vote)
    yield from _body(scene, vote)
    yield from _qualified(scene, vote)
    yield from _outcome(scene, vote)


def _votes(scene: Scene) -> Iterator[_Vote]:
    for match in _VOTES.finditer(scene.masked):
        n = "" if match["one"] else "2"
        one, other = scene.quantity(match, f"one{n}"), scene.quantity(match, f"other{n}")
        third = scene.quantity(match, "third") if match["third"] else None
        if one.value is not None and other.value is not None and one.kind is other.kind:
            yield _Vote(one, other, third, match.start(), match.end())


def _finding(total: Quantity, vote: _Vote, text: str, *, right: bool) -> Finding:
    return Finding(total, vote.quantities, FigureCheck.CONSISTENT if right else FigureCheck.INCONSISTENT, text)


def _margin(scene: Scene, vote: _Vote) -> Iterator[Finding]:
    """As in "by a margin of 12 votes, 212 to 200"; a majority may also be counted from the half."""
    matches = [*_MARGIN.finditer(scene.masked), *_LEAD.finditer(scene.masked)]
    if len(matches) != 1:
        return
    start, end = matches[0].span()
    between = scene.masked[end : vote.start] if start < vote.start else scene.masked[vote.end : start]
    if re.search(r";|\b(?:and|but)\b", between):
        return
    name = next(name for name in ("size", "votes", "points") if matches[0].groupdict().get(name))
    size = scene.quantity(matches[0], name)
    one, other = vote.numbers
    if size.value is None or size in vote.quantities:
        return
    margin = abs(one - other)
    slack = 1.0 if vote.one.kind.value == "p" else 0.0
    right = size.bounds.low - slack <= margin <= size.bounds.high + slack
    text = f"|{write(one)} − {write(other)}| = {write(margin)}; stated: {write(size.value)}"
    if (
        not right
        and "majority" in matches[0][0]
        and (size.value * 2 in {margin, margin + 1, margin - 1} or size.value == one)
    ):
        return
    yield _finding(size, vote, text, right=right)


def _body(scene: Scene, vote: _Vote) -> Iterator[Finding]:
    """Votes cast against the size of the body: never more, and no fewer where all voted."""
    bodies = list(_BODY.finditer(scene.masked)) if _VOTED.search(scene.masked) else []
    for match in bodies if len(bodies) == 1 else ():
        if not -_REACH < match.start() - vote.start < _REACH:
            continue
        size = scene.quantity(match, next(name for name in ("size", "all", "every") if match[name]))
        cast = sum(q.value or 0 for q in vote.quantities)
        text = f"{' + '.join(write(q.value) for q in vote.quantities)} = {write(cast)}; stated: {write(size.value)}"
        if size.value is None or size in vote.quantities or vote.one.kind.value == "p":
            continue
        if cast == size.value:
            yield _finding(size, vote, text, right=True)
        elif size.exact and size.value < cast < 3 * size.value:
            yield _finding(size, vote, text, right=False)


def _qualified(scene: Scene, vote: _Vote) -> Iterator[Finding]:
    """A majority of two thirds against the votes cast."""
    match = _SUPER.search(scene.masked)
    if match is None:
        return
    share = scene.marks[int(match["mark"])]
    one, other = vote.numbers
    if not isinstance(share, Quantity) or share.value is None or one + other == 0 or vote.third:
        return
    reached = one >= share.value * (one + other) - 1e-9
    failed = bool(_FAILED.search(scene.masked))
    text = f"{write(one)} / {write(one + other)} = {one / (one + other) * 100:.3g}%; stated: {write(share.value)}"
    if failed and reached:
        return  # a share of all members, perhaps
    yield _finding(share, vote, text, right=reached != failed)


def _outcome(scene: Scene, vote: _Vote) -> Iterator[Finding]:
    """What passed had more votes for it than against; what was unanimous had none against."""
    one, other = vote.numbers
    before = scene.masked[: vote.start]
    if _UNANIMOUS.search(scene.masked) and not _FAILED.search(scene.masked) and len(vote.quantities) == 2:
        text = f"{write(one)} to {write(other)}; stated: unanimous"
        if (
            other == 0
            or re.search(r"\bunanimous(?:ly)?,?\s(?:by\s|in\sa\s|vote\s(?:of\s)?){0,2}$", before)
            or (_PASSED.search(before) and not re.search(r"\b(?:then|later|after|before|committee)\b", scene.masked))
        ):
            yield _finding(vote.one, vote, text, right=other == 0)
    elif one < other and vote.one.unit == "votes" and _is_passed(before):
        text = f"{write(one)} for, {write(other)} against; stated: passed"
        yield _finding(vote.one, vote, text, right=False)


def _is_passed(before: str) -> bool:
    """Whether the words in front of a vote say that a motion was passed by it."""
    return (
        bool(_PASSED.search(before) and _MOTION.search(before)) and not _FAILED.search(before) and "won" not in before
    )


def _seats(scene: Scene) -> Iterator[Finding]:
    """As in "an absolute majority of 52 of the 100 seats"."""
    for match in _SOME_MAJORITY.finditer(scene.masked):
        part, whole = scene.quantity(match, "part"), scene.quantity(match, "whole")
        if part.value and whole.value and whole.value / 2 < part.value <= whole.value:
            share = part.value / whole.value * 100
            text = f"{write(part.value)} / {write(whole.value)} = {share:.3g}%; stated: majority"
            yield Finding(part, (whole,), FigureCheck.CONSISTENT, text)
    for match in _SEATS.finditer(scene.masked):
        n = next(n for n in ("", "2", "3") if match[f"part{n}"])
        part, whole = scene.quantity(match, f"part{n}"), scene.quantity(match, f"whole{n}")
        if _TOGETHER.search(match[0].rpartition(">")[2]):
            continue
        if not part.value or not whole.value or _FAILED.search(scene.masked) or part.value > whole.value:
            continue
        share = part.value / whole.value
        text = f"{write(part.value)} / {write(whole.value)} = {share * 100:.3g}%; stated: majority"
        right = part.bounds.high * 2 > whole.bounds.low
        yield Finding(part, (whole,), FigureCheck.CONSISTENT if right else FigureCheck.INCONSISTENT, text)
