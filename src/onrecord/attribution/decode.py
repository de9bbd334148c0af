"""From the encoder's scores to tagged spans and links: the best legal tag sequence, then a pointer for each span."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.encoder import Chain, Floats, Scores, best_tags, tag_probabilities

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""The tags of a word; B begins a span, I continues it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One relation, as `[start, stop)` in the scored words, and the probability 0..1 of each decision in it."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    evidence: tuple[float, ...]


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
