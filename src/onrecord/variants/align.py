"""Two quotations word by word: what stands in both, in order, and what does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.variants.quotes import CONTENT, Quote

STRAY, ENOUGH, FARTHER = 3, 4, 10
"""A run shifted by more than `STRAY` words against the one beside it needs `ENOUGH` words, content words counted twice,
and one more for each `FARTHER` words of the shift: short runs of common words stand everywhere."""


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words that stand in both, from word `one` of the first and word `other` of the second."""

    one: int
    other: int
    size: int


@dataclass(frozen=True, slots=True)
class Edit:
    """What lies between two runs: words ``[one_start, one_end)`` of the first, likewise of the second."""

    one_start: int
    one_end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The runs that two quotations share, in order."""

    one: Quote
    other: Quote
    runs: tuple[Run, ...]

    @property
    def shared(self) -> int:
        """Words in common."""
        return sum(run.size for run in self.runs)

    @property
    def longest(self) -> int:
        """Words of the longest run."""
        return max((run.size for run in self.runs), default=0)

    @property
    def weight(self) -> float:
        """Weight of the words in common."""
        return sum(weight for run in self.runs for weight in _weights(run, self.one))

    @property
    def content(self) -> int:
        """Content words in common."""
        return sum(weight == CONTENT for run in self.runs for weight in _weights(run, self.one))

    @property
    def edits(self) -> Iterator[Edit]:
        """What differs, in order."""
        one = other = 0
        for run in (*self.runs, Run(len(self.one.words), len(self.other.words), 0)):
            if run.one > one or run.other > other:
                yield Edit(one, run.one, other, run.other)
            one, other = run.one + run.size, run.other + run.size


def align(one: Quote, other: Quote) -> Alignment:
    """The longest run that both share, then the longest on either side of it, and so on.

    Unlike a shortest edit script, this keeps the words of an excerpt together instead of strewing them over the speech.

    Source: Ratcliff and Metzener 1988, as in `difflib`.
    """
    matcher = SequenceMatcher(None, one.norms, other.norms, autojunk=False)
    runs = [Run(*block) for block in matcher.get_matching_blocks() if block.size]
    return Alignment(one, other, tuple(_without_strays(runs, one, other)))


def _weights(run: Run, one: Quote) -> tuple[float, ...]:
    return one.weights[run.one : run.one + run.size]


def _without_strays(runs: Sequence[Run], one: Quote, other: Quote) -> Sequence[Run]:
    """`runs` without small words that stand elsewhere in the one than in the other: they match by accident."""
    if len(runs) < 2:
        return runs
    main = max(range(len(runs)), key=lambda n: runs[n].size)
    kept = [runs[main]]
    for run in runs[main + 1 :]:
        if not _is_stray(kept[-1], run, run, one, other):
            kept.append(run)
    for run in reversed(runs[:main]):
        if not _is_stray(run, kept[0], run, one, other):
            kept.insert(0, run)
    return kept


def _is_stray(first: Run, second: Run, run: Run, one: Quote, other: Quote) -> bool:
    """Whether `run`, one of two that follow each other, is shifted and too light to say that it belongs there."""
    shift = abs((second.one - first.one) - (second.other - first.other))
    if shift <= STRAY or _is_anchored(run, one, other) or _is_marked(first, second, one, other):
        return False
    content = sum(weight == CONTENT for weight in _weights(run, one))
    return run.size + content < ENOUGH + shift // FARTHER


def _is_anchored(run: Run, one: Quote, other: Quote) -> bool:
    """Whether `run` begins or ends both."""
    ends = run.one + run.size == len(one.words) and run.other + run.size == len(other.words)
    return run.one == run.other == 0 or ends


def _is_marked(first: Run, second: Run, one: Quote, other: Quote) -> bool:
    """Whether one of the two says that words are left out between the runs."""
    between = (
        *one.words[first.one + first.size : second.one + 1],
        *other.words[first.other + first.size : second.other + 1],
    )
    return any(word.cut or word.broken for word in between)
