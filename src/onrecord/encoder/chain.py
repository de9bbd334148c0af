"""The best sequence of tags, and the probability of each tag, under a chain of potentials.

Source: Lafferty et al. 2001 (conditional random fields); Viterbi 1967.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chain:
    """The weights of the tag sequence: `start` [tags], `step` [from, to] and `end` [tags], as log potentials."""

    start: Floats
    step: Floats
    end: Floats


def best_tags(scores: Sequence[Floats], chain: Chain) -> list[list[int]]:
    """The most probable tag sequence of each row of words (Viterbi), all rows side by side."""
    table, lengths = _side_by_side(scores)
    stay = np.arange(table.shape[2])
    best = chain.start + table[0]
    back = np.empty(table.shape, np.int64)
    for n in range(1, len(table)):
        reach = best[:, :, None] + chain.step
        going = (n < lengths)[:, None]
        back[n] = np.where(going, reach.argmax(1), stay)
        best = np.where(going, reach.max(1) + table[n], best)
    rows = np.arange(len(scores))
    tags = np.empty(table.shape[:2], np.int64)
    tags[-1] = (best + chain.end).argmax(1)
    for n in range(len(table) - 1, 0, -1):
        tags[n - 1] = back[n, rows, tags[n]]
    return [tags[:length, row].tolist() for row, length in enumerate(lengths)]


def tag_probabilities(scores: Sequence[Floats], chain: Chain) -> list[Floats]:
    """The probability of each tag at each word, ``[words, tags]`` a row (forward-backward, scaled at each step)."""
    table, lengths = _side_by_side(scores)
    likely = np.exp(table - table.max(2, keepdims=True))
    step, end = np.exp(chain.step), np.exp(chain.end)
    forward, backward = np.empty_like(likely), np.empty_like(likely)
    forward[0] = np.exp(chain.start) * likely[0]
    for n in range(1, len(table)):
        forward[n] = (forward[n - 1] @ step) * likely[n]
        forward[n] /= forward[n].sum(1, keepdims=True)
    backward[-1] = end
    for n in range(len(table) - 2, -1, -1):
        reach = (backward[n + 1] * likely[n + 1]) @ step.T
        backward[n] = np.where((n + 1 < lengths)[:, None], reach / reach.sum(1, keepdims=True), end)
    joint = forward * backward
    joint /= joint.sum(2, keepdims=True)
    return [joint[:length, row] for row, length in enumerate(lengths)]


def _side_by_side(scores: Sequence[Floats]) -> tuple[Floats, NDArray[np.int64]]:
    """The rows as one table ``[longest, rows, tags]``, padded with zeros, and their lengths."""
    lengths = np.array([len(window) for window in scores])
    table = np.zeros((lengths.max(), len(scores), scores[0].shape[1]), np.float32)
    for row, window in enumerate(scores):
        table[: len(window), row] = window
    return table, lengths
