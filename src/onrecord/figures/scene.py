"""A sentence as the checks read it: each quantity and each day stands as a mark, so that patterns stay closed.

"Nine of the 27 members, a third," is read as ``<n0> of the <n1> members, <f2>,``: the letter is the kind, the number
the place among the marks of the sentence.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.figures.days import Day
from onrecord.figures.quantity import Kind, Quantity
from onrecord.schema.span import Span

Mark = Quantity | Day

_SIGNS = str.maketrans({"’": "'", "‘": "'", "<": " ", ">": " ", "\n": " ", "\xa0": " ", "“": '"', "”": '"'})
_DASH = re.compile(r"\s?—\s?|\s(?:--?|–)\s")
_HEDGES = (
    r"(?:(?:about|around|some|nearly|almost|just|only|over|under|exactly|roughly|approximately|barely|or|that\sis|i\.e\.|its"
    r"|the|their|an?\s(?:estimated|total\sof)|(?:more|less|fewer)\sthan|at\s(?:least|most))\s)*"
)
_FIELD = re.compile(r"\{(\w+):(\w+)\}")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its `text` from character `start` on, the same `masked`, and its marks in order.

    `years` are those that the whole article names.
    """

    start: int
    text: str
    masked: str
    marks: tuple[Mark, ...]
    published: dt.date | None
    years: frozenset[int] = frozenset()

    def quantity(self, match: re.Match[str], name: str) -> Quantity:
        """The quantity that group `name` of a pattern found."""
        found = self.marks[int(match[name])]
        if not isinstance(found, Quantity):
            raise TypeError(f"{name} is no quantity")
        return found

    def day(self, match: re.Match[str], name: str) -> Day:
        """The day that group `name` found."""
        found = self.marks[int(match[name])]
        if not isinstance(found, Day):
            raise TypeError(f"{name} is no day")
        return found

    def clauses(self) -> Iterator["Scene"]:
        """The sentence, parted where a semicolon parts it; the marks keep their numbers."""
        yield from (replace(self, masked=clause) for clause in self.masked.split(";"))

    def words_after(self, mark: Mark) -> str:
        """The article's words behind `mark`."""
        return self.text[mark.end - self.start :]

    def words_before(self, mark: Mark) -> str:
        """The article's words in front of `mark`."""
        return self.text[: mark.start - self.start]


def build_scene(
    text: str, sentence: Span, marks: Sequence[Mark], published: dt.date | None, years: frozenset[int]
) -> Scene:
    """The sentence with its marks, which lie inside it, in order, and do not overlap."""
    return Scene(sentence.start, sentence.of(text), _mask(text, sentence, marks), tuple(marks), published, years)


def _mask(text: str, sentence: Span, marks: Sequence[Mark]) -> str:
    return "".join(_pieces(text, sentence, marks))


def _pieces(text: str, sentence: Span, marks: Sequence[Mark]) -> Iterator[str]:
    at = sentence.start
    for n, mark in enumerate(marks):
        yield _plain(text[at : mark.start])
        yield f"<{kind_of(mark)}{n}>"
        at = mark.end
    yield _plain(text[at : sentence.end])


def _plain(words: str) -> str:
    return _DASH.sub(" — ", words.lower().translate(_SIGNS))


def kind_of(mark: Mark) -> Kind:
    """The kind of a mark; a day of a month is a day, all coarser dates are years."""
    if isinstance(mark, Quantity):
        return mark.kind
    return Kind.YEAR if mark.day is None else Kind.DAY


def pattern(template: str) -> re.Pattern[str]:
    """A pattern over masked sentences: ``{part:nm}`` is a mark of kind n or m, in group `part`; ``{~}`` hedges."""
    return re.compile(_FIELD.sub(r"<[\2](?P<\1>\\d+)>", template.replace("{~}", _HEDGES)))


def marks_in(masked: str) -> list[tuple[int, int, str, int]]:
    """Every mark of a masked sentence: where it starts and ends there, its kind, its number."""
    return [(m.start(), m.end(), m[1], int(m[2])) for m in _MARK.finditer(masked)]


_MARK = re.compile(r"<([a-zA-Z])(\d+)>")
