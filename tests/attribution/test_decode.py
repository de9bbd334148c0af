"""Decoding against the definition: every tag sequence of small windows, summed and compared."""

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.attribution.decode import TAGS, tagged_spans
from onrecord.encoder import Chain, Floats, best_tags, tag_probabilities

CHANCE = np.random.default_rng(0)
CHAIN = Chain(*(CHANCE.normal(size=size).astype(np.float32) for size in ((7,), (7, 7), (7,))))
WINDOWS = [CHANCE.normal(size=(length, 7)).astype(np.float32) for length in (3, 4, 1)]


def by_definition(scores: Floats) -> tuple[list[int], Floats]:
    weights: dict[tuple[int, ...], float] = {}
    for tags in product(range(7), repeat=len(scores)):
        steps = sum(CHAIN.step[one, other] for one, other in pairwise(tags))
        words = sum(scores[n, tag] for n, tag in enumerate(tags))
        weights[tuple(tags)] = float(np.exp(CHAIN.start[tags[0]] + steps + words + CHAIN.end[tags[-1]]))
    summed = np.zeros(scores.shape, np.float32)
    for tags, weight in weights.items():
        summed[range(len(tags)), tags] += weight
    return list(max(weights.items(), key=lambda item: item[1])[0]), summed / sum(weights.values())


@pytest.mark.parametrize("n", range(len(WINDOWS)))
def test_windows_of_different_length_side_by_side(n: int) -> None:
    tags, probabilities = by_definition(WINDOWS[n])
    assert best_tags(WINDOWS, CHAIN)[n] == tags
    np.testing.assert_allclose(tag_probabilities(WINDOWS, CHAIN)[n], probabilities, atol=1e-5)


def test_tagged_spans() -> None:
    names = ["B-source", "I-source", "B-cue", "O", "B-content", "I-content", "B-content"]
    tags = [TAGS.index(name) for name in names]
    assert tagged_spans(tags) == {"source": [(0, 2)], "cue": [(2, 3)], "content": [(4, 6), (6, 7)]}
