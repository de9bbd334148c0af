"""What the network says a word refers to."""

from bisect import bisect_right
from collections.abc import Iterable

import numpy as np

from onrecord.encoder import Floats, Reading
from onrecord.schema.span import Span


class Pointer:
    """The antecedents of the words of one text, by character."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [span.start for span in reading.words.spans]
        self._windows = [window.words.start for window in reading.windows]

    def reach(self, place: int) -> range:
        """The characters that the network saw together with the one at `place`."""
        words = self._reading.windows[bisect_right(self._windows, self._word(place)) - 1].words
        return range(self._starts[words.start], self._reading.words.spans[words.stop - 1].end)

    def shares(self, place: int, options: Iterable[tuple[Span, ...]]) -> list[float]:
        """How much of its trust, 0..1, the word at character `place` gives to the words of each option."""
        word = self._word(place)
        number = bisect_right(self._windows, word) - 1
        offset = self._windows[number]
        trust = _softmax(self._reading.scores[number].antecedent[word - offset])
        return [sum(float(trust[n]) for span in spans for n in self._inside(span, number)) for spans in options]

    def _word(self, place: int) -> int:
        return max(bisect_right(self._starts, place) - 1, 0)

    def _inside(self, span: Span, number: int) -> range:
        """The words of `span` counted from the begin of the window, if they are in it."""
        words = self._reading.windows[number].words
        start, stop = self._word(span.start), self._word(span.end - 1) + 1
        return range(max(start, words.start) - words.start, max(min(stop, words.stop), words.start) - words.start)


def _softmax(row: Floats) -> Floats:
    shares: Floats = np.exp(row - row.max())
    shares /= shares.sum()
    return shares
