"""From the encoder's scores to tagged spans and links: the best legal tag sequence, then a pointer for each span.

Source: Lafferty et al. 2001 (conditional random fields); Viterbi 1967.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""The tags of a word; B begins a span, I continues it."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chain:
    """The weights of the tag sequence: `start` [tags], `step` [from, to] and `end` [tags], as log potentials."""

    start: Floats
    step: Floats
    end: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """The encoder's scores for some words in a row: those of a window, or of one of its paragraphs.

    `tags` is [words, tags]; `cue` is [words, words], how much a content word points to a cue's first word; `source` is
    [words, words + 1], how much a cue's first word points to a source word, or (last column) to no source.
    """

    tags: Floats
    cue: Floats
    source: Floats

    def of(self, words: range) -> "Scores":
        """The scores of `words` among themselves."""
        part = slice(words.start, words.stop)
        nobody = self.source[part, -1:]
        return Scores(self.tags[part], self.cue[part, part], np.hstack([self.source[part, part], nobody]))


@dataclass(frozen=True, slots=True)
class Link:
    """One relation, as `[start, stop)` in the scored words, and the probability 0..1 of each decision in it."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    evidence: tuple[float, ...]


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
    table = np.zeros((lengths.max(), len(scores), len(TAGS)), np.float32)
    for row, window in enumerate(scores):
        table[: len(window), row] = window
    return table, lengths


def tagged_spans(tags: list[int]) -> dict[str, list[tuple[int, int]]]:
    """The spans of each role in a tag sequence, as ``[start, stop)`` in words."""
    spans: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    start, role = 0, ""
    for n, tag in enumerate([*tags, 0]):
        name = TAGS[tag]
        if role and name != f"I-{role}":
            spans[role].append((start, n))
            role = ""
        if name != "O" and not role:
            start, role = n, name[2:]
    return spans


def link_paragraphs(paragraphs: Sequence[Scores], chain: Chain) -> list[list[Link]]:
    """The relations of each paragraph; no span and no relation leaves its paragraph (in PolNeAR 0.8 % do)."""
    if not paragraphs:
        return []
    tags = best_tags([scores.tags for scores in paragraphs], chain)
    sure = tag_probabilities([scores.tags for scores in paragraphs], chain)
    return [link_spans(*paragraph) for paragraph in zip(paragraphs, tags, sure, strict=True)]


def link_spans(scores: Scores, tags: list[int], sure: Floats) -> list[Link]:
    """The relations of one paragraph: each content goes to the cue it points to, each cue to the source it points to.

    `sure` is the probability of each tag at each word.
    """
    spans = tagged_spans(tags)
    cues, sources = spans["cue"], spans["source"]
    if not cues or not spans["content"]:
        return []
    cue_starts = [start for start, _ in cues]
    contents: dict[int, list[tuple[int, int]]] = {}
    pointed: dict[int, float] = {}
    for start, stop in spans["content"]:
        towards = _softmax(scores.cue[start:stop][:, cue_starts].mean(0))
        choice = int(towards.argmax())
        contents.setdefault(choice, []).append((start, stop))
        pointed[choice] = min(pointed.get(choice, 1.0), float(towards[choice]))
    links = []
    for choice, pieces in sorted(contents.items()):
        source, to_source = _source_of(scores.source[cues[choice][0]], sources)
        parts = [cues[choice], *pieces, *([source] if source else [])]
        edges = [float(sure[n, tags[n]]) for start, stop in parts for n in (start, stop - 1)]
        ends = [
            float(1 - sure[stop, tags[stop - 1] + tags[stop - 1] % 2]) if stop < len(tags) else 1.0 for _, stop in parts
        ]
        links.append(Link(source, cues[choice], tuple(pieces), (pointed[choice], to_source, min(edges), min(ends))))
    return links


def _source_of(row: Floats, sources: list[tuple[int, int]]) -> tuple[tuple[int, int] | None, float]:
    options = np.array([*(row[start:stop].max() for start, stop in sources), row[-1]], np.float32)
    towards = _softmax(options)
    choice = int(towards.argmax())
    return (sources[choice] if choice < len(sources) else None), float(towards[choice])


def _softmax(values: Floats) -> Floats:
    exponents: Floats = np.exp(values - values.max())
    exponents /= exponents.sum()
    return exponents
