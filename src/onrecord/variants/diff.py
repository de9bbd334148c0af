"""A variant beside its reference as one text: what stands in both, what is gone, what is new."""

from collections.abc import Iterator, Sequence

from onrecord.variants.align import Alignment, Run
from onrecord.variants.rows import Op, Stretch
from onrecord.variants.words import Word


def find_diff(alignment: Alignment, texts: tuple[str, str]) -> tuple[Stretch, ...]:
    """The stretches in order; `texts` are those of the articles of reference and variant."""
    return tuple(_stretches(alignment, texts))


def _stretches(alignment: Alignment, texts: tuple[str, str]) -> Iterator[Stretch]:
    ours, theirs = alignment.one.words, alignment.other.words
    one = other = 0
    for run in (*alignment.runs, Run(len(ours), len(theirs), 0)):
        if run.one > one:
            yield Stretch(Op.GONE, _said(texts[0], ours, one, run.one))
        if run.other > other:
            yield Stretch(Op.NEW, _said(texts[1], theirs, other, run.other))
        one, other = run.one + run.size, run.other + run.size
        if run.size:
            yield Stretch(Op.SAME, _said(texts[1], theirs, run.other, other))


def _said(text: str, words: Sequence[Word], start: int, end: int) -> str:
    """Words ``[start, end)`` with the marks after them, without what the reporter says in between."""
    breaks = [n for n in range(start + 1, end) if words[n].broken]
    parts = (text[words[a].start : _end(words, b)] for a, b in zip([start, *breaks], [*breaks, end], strict=True))
    return " […] ".join(" ".join(part.split()) for part in parts)


def _end(words: Sequence[Word], end: int) -> int:
    """Where the word before word `end` ends, with its marks where the next follows it."""
    last = words[end - 1]
    if end == len(words) or words[end].broken:
        return last.end
    return max(words[end].start, last.end)
