"""Two quotations word by word: what stands in both, in order, and what does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.variants.quotes import Quote

STRAY = 3
"""Words by which a run may be shifted against the one before it and still count, if it holds small words only."""


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
    def content(self) -> int:
        """Content words in common."""
        return sum(place in self.one.content_words for run in self.runs for place in range(run.one, run.one + run.size))

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
    return Alignment(one, other, tuple(_without_strays(runs, one)))


def _without_strays(runs: Sequence[Run], one: Quote) -> Sequence[Run]:
    """`runs` without small words that stand elsewhere in the one than in the other: they match by accident."""
    if len(runs) < 2:
        return runs
    main = max(range(len(runs)), key=lambda n: runs[n].size)
    kept = [runs[main]]
    for run in runs[main + 1 :]:
        if not _is_stray(run, kept[-1], one):
            kept.append(run)
    for run in reversed(runs[:main]):
        if not _is_stray(run, kept[0], one):
            kept.insert(0, run)
    return kept


def _is_stray(run: Run, near: Run, one: Quote) -> bool:
    """Whether `run` is shifted against the kept run `near` and has too little to say that it belongs there."""
    shift = abs((run.one - near.one) - (run.other - near.other))
    content = sum(place in one.content_words for place in range(run.one, run.one + run.size))
    return shift > STRAY and (not content or run.size + content < min(shift, 4))
