"""Two texts of a page, word by word: what stayed, what was added, what was left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST = 1_500_000
"""Pairs of words, or of lines, that are compared at most; longer parts are shown as replaced whole."""

_WORD = re.compile(r"\S+|\s+")
_LINE = re.compile(r"[^\n]*\n+|[^\n]+")


class Sort(StrEnum):
    """What became of a piece."""

    SAME = "same"
    ADDED = "added"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with one fate. All but the added ones are the earlier text, all but those left out the later."""

    sort: Sort
    text: str


def find_difference(earlier: str, later: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order: lines are set side by side first, then the words of those that differ."""
    found: list[Piece] = []
    for piece in _compare(_LINE.findall(earlier), _LINE.findall(later), words=True):
        if found and found[-1].sort is piece.sort:
            found[-1] = Piece(piece.sort, found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    return tuple(found)


def _compare(one: Sequence[str], other: Sequence[str], *, words: bool) -> Iterator[Piece]:
    for tag, i, i_end, j, j_end in _operations(one, other):
        gone, new = "".join(one[i:i_end]), "".join(other[j:j_end])
        if tag == "equal":
            yield Piece(Sort.SAME, gone)
        elif tag == "replace" and words:
            yield from _compare(_WORD.findall(gone), _WORD.findall(new), words=False)
        else:
            yield from (Piece(Sort.LEFT_OUT, gone), Piece(Sort.ADDED, new))


def _operations(one: Sequence[str], other: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if len(one) * len(other) > MOST:
        return [("replace", 0, len(one), 0, len(other))] if one != other else [("equal", 0, len(one), 0, len(one))]
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
