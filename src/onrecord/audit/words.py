"""Words of a text, as an audit counts them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.schema.span import Span

_LETTER = r"(?:[^\W_][\u0300-\u036f]*)"
_WORD = re.compile(rf"{_LETTER}+(?:(?:['’.&‐‑-]|(?<=\d),(?=\d)){_LETTER}+)*")
"""Letters and digits; "it's", "well-known", "U.S.", "AT&T" and "1,000" are one word each, "and/or" is two."""


class Words:
    """The words of a text, numbered from 0."""

    def __init__(self, text: str) -> None:
        places = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def __len__(self) -> int:
        return len(self._starts)

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the words of which at least one character lies in one of `spans`."""
        found: set[int] = set()
        for span in spans:
            found.update(range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)))
        return frozenset(found)
