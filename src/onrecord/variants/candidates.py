"""Which quotations share words in a row: a suffix array of words, sorted to a depth of a few words.

MinHash estimates how much two texts have in common as a share of both, so it loses ten words out of a long speech; a
suffix array finds every shared run whatever stands around it. See decision 15.

Source: Manber and Myers 1993, Suffix arrays (the array); here suffixes are compared to `DEPTH` words only.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

DEPTH = 8
"""Words of a suffix that are compared."""

FEWEST = 3
"""Words in a row that two quotations share at least."""

CROWD = 32
"""Suffixes that may share their first words and still be compared each with each; more are told apart by more words."""

HUBS = 8
"""Of a crowd that shares `DEPTH` words, each is compared with so many of the longest."""

_SHARE, _SHORT = 0.15, 10
"""A pair is kept if it shares that part of the runs of the shorter one, or has no more words than that."""

Numbers = NDArray[np.int64]


def find_candidates(forms: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """The pairs of `forms`, by number and the smaller first, that share enough to be compared word by word."""
    lengths = np.array([len(form) for form in forms], dtype=np.int64)
    if lengths.sum() < FEWEST:
        return
    owners, columns = _suffixes(forms, lengths)
    order = np.lexsort(columns[::-1])
    owners, columns = owners[order], columns[:, order]
    labels, crowds = _label(_shared(columns))
    pairs, counts = np.unique(_pairs(owners, labels, len(forms)), return_counts=True)
    first, second = np.divmod(pairs, len(forms))
    shorter = np.minimum(lengths[first], lengths[second])
    kept = is_enough(counts, shorter)
    found = set(zip(first[kept].tolist(), second[kept].tolist(), strict=True))
    found.update(_hub_pairs(owners, crowds, lengths))
    yield from sorted(found)


def is_enough(counts: Numbers, shorter: Numbers) -> NDArray[np.bool_]:
    """Whether quotations are compared that share so many runs of `FEWEST` words, by the words of the shorter one."""
    enough: NDArray[np.bool_] = (counts >= _SHARE * (shorter - FEWEST + 1)) | (shorter <= _SHORT)
    return enough


def _suffixes(forms: Sequence[Sequence[str]], lengths: Numbers) -> tuple[Numbers, Numbers]:
    """For each place of a word its form, and the first `DEPTH` words from there on; -1 is past the end of the form."""
    numbers: dict[str, int] = {}
    words = np.array([numbers.setdefault(word, len(numbers)) for word in chain.from_iterable(forms)], dtype=np.int64)
    owners = np.repeat(np.arange(len(forms)), lengths)
    columns = np.full((DEPTH, len(words)), -1, dtype=np.int64)
    for depth in range(min(DEPTH, len(words))):
        inside = owners[: len(words) - depth] == owners[depth:]
        columns[depth, : len(words) - depth] = np.where(inside, words[depth:], -1)
    return owners, columns


def _shared(columns: Numbers) -> Numbers:
    """How many first words each sorted suffix shares with the one before it."""
    same = (columns[:, 1:] == columns[:, :-1]) & (columns[:, 1:] >= 0)
    return np.concatenate([[0], np.logical_and.accumulate(same, axis=0).sum(axis=0)])


def _label(shared: Numbers) -> tuple[Numbers, list[Numbers]]:
    """A label for each suffix, the same for those compared each with each (-1: with none), and the crowds left over."""
    labels = np.full(len(shared), -1, dtype=np.int64)
    free = np.ones(len(shared), dtype=bool)
    for depth in range(FEWEST, DEPTH + 1):
        runs = np.cumsum(shared < depth)
        sizes = np.bincount(runs)[runs]
        fits = free & (sizes > 1) & (sizes <= CROWD)
        labels[fits] = runs[fits] * (DEPTH + 1) + depth
        free &= sizes > CROWD
    left = np.flatnonzero(free)
    return labels, np.split(left, np.flatnonzero(np.diff(runs[left])) + 1) if len(left) else []


def _pairs(owners: Numbers, labels: Numbers, total: int) -> Numbers:
    """Each pair of forms with the same label, as one number, as often as they share one."""
    found = []
    for step in range(1, min(CROWD, len(labels))):
        same = np.flatnonzero((labels[step:] == labels[:-step]) & (labels[step:] >= 0))
        one, other = owners[same], owners[same + step]
        unlike = one != other
        found.append(np.minimum(one, other)[unlike] * total + np.maximum(one, other)[unlike])
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def _hub_pairs(owners: Numbers, crowds: Sequence[Numbers], lengths: Numbers) -> Iterator[tuple[int, int]]:
    for crowd in crowds:
        members = np.unique(owners[crowd])
        hubs = sorted(members.tolist(), key=lambda form: (-lengths[form], form))[:HUBS]
        yield from ((min(hub, form), max(hub, form)) for hub in hubs for form in members.tolist() if form != hub)
