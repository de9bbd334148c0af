"""From the encoder's scores to tagged spans and links: the best legal tag sequence, then a pointer for each span.

Source: Lafferty et al. 2001 (conditional random fields); Viterbi 1967.
"""

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
    """The encoder's scores for the words of one window.

    `tags` is [words, tags]; `cue` is [words, words], how much a content word points to a cue's first word; `source` is
    [words, words + 1], how much a cue's first word points to a source word, or (last column) to no source.
    """

    tags: Floats
    cue: Floats
    source: Floats


@dataclass(frozen=True, slots=True)
class Link:
    """One relation in words of the window, `[start, stop)` each, with the probability 0..1 of each decision in it."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    evidence: tuple[float, ...]


def best_tags(scores: Floats, chain: Chain) -> list[int]:
    """The most probable tag sequence (Viterbi)."""
    if not len(scores):
        return []
    best = chain.start + scores[0]
    back = np.empty(scores.shape, np.int64)
    for n in range(1, len(scores)):
        reach = best[:, None] + chain.step
        back[n] = reach.argmax(0)
        best = reach.max(0) + scores[n]
    tags = [int((best + chain.end).argmax())]
    for n in range(len(scores) - 1, 0, -1):
        tags.append(int(back[n, tags[-1]]))
    return tags[::-1]


def tag_probabilities(scores: Floats, chain: Chain) -> Floats:
    """The probability of each tag at each word (forward-backward), ``[words, tags]``."""
    forward = np.empty_like(scores)
    backward = np.empty_like(scores)
    forward[0] = chain.start + scores[0]
    for n in range(1, len(scores)):
        forward[n] = _log_sum(forward[n - 1][:, None] + chain.step, 0) + scores[n]
    backward[-1] = chain.end
    for n in range(len(scores) - 2, -1, -1):
        backward[n] = _log_sum(chain.step + (scores[n + 1] + backward[n + 1])[None, :], 1)
    joint = forward + backward
    joint -= joint.max(1, keepdims=True)
    probabilities: Floats = np.exp(joint)
    probabilities /= probabilities.sum(1, keepdims=True)
    return probabilities


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis, keepdims=True)
    summed: Floats = np.log(np.exp(values - top).sum(axis)) + top.squeeze(axis)
    return summed


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


def link_spans(scores: Scores, chain: Chain) -> list[Link]:
    """The relations of one window: each content goes to the cue it points to, each cue to the source it points to."""
    tags = best_tags(scores.tags, chain)
    spans = tagged_spans(tags)
    cues, sources = spans["cue"], spans["source"]
    if not cues or not spans["content"]:
        return []
    sure = tag_probabilities(scores.tags, chain)
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
        ends = [float(1 - sure[stop, tags[stop - 1] + tags[stop - 1] % 2]) if stop < len(tags) else 1.0 for _, stop in parts]
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
