"""Links between numbers → who hangs together, in arrays (no object for each of many million links)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]


def find_groups(first: Numbers, second: Numbers) -> tuple[Numbers, Numbers]:
    """All numbers that have a link, in order, and the smallest number of the group that each is in.

    Source: Shiloach and Vishkin 1982, "An O(log n) parallel connectivity algorithm": roots are hung below smaller
    ones, and paths are cut short, in turn.
    """
    numbers, ends = np.unique(np.concatenate((first, second)), return_inverse=True)
    one, other = ends[: len(first)], ends[len(first) :]
    roots = np.arange(len(numbers))
    while len(one):
        low, high = np.minimum(roots[one], roots[other]), np.maximum(roots[one], roots[other])
        np.minimum.at(roots, high, low)
        roots = _cut_short(roots)
        apart = roots[one] != roots[other]
        one, other = one[apart], other[apart]
    return numbers, numbers[roots]


def _cut_short(roots: NDArray[Any]) -> NDArray[Any]:
    while True:
        above = roots[roots]
        if np.array_equal(above, roots):
            return roots
        roots = above
