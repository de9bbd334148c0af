"""Names in a text: where the network tags one, to the letter, and of which kind."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from onrecord.encoder import Chain, Floats, Reading, best_tags
from onrecord.mentions.acronyms import add_short_forms
from onrecord.mentions.agreement import agree, dateline_towns
from onrecord.mentions.edges import trim
from onrecord.mentions.labels import KINDS, LABELS
from onrecord.mentions.listed import add_listed
from onrecord.mentions.name import Name
from onrecord.mentions.no_names import drop_no_names, in_address
from onrecord.mentions.repeated import add_repeated
from onrecord.mentions.whole import make_whole
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span


def find_names(reading: Reading) -> tuple[Name, ...]:
    """The names of persons, organizations and places, in order."""
    found: list[Name] = []
    spans = reading.words.spans
    scored = list(zip(reading.windows, reading.scores, strict=True))
    offsets = [window.words.start + unit.start for window, _ in scored for unit in window.paragraphs]
    rows = [scores.names[unit.start : unit.stop] for window, scores in scored for unit in window.paragraphs]
    for offset, tags in zip(offsets, _best_labels(rows), strict=True):
        for start, stop, kind in _runs(tags):
            run = Span(spans[offset + start].start, spans[offset + stop - 1].end)
            found += trim(reading.text, Name(run, kind)) if kind is not None else ()
    found = [name for name in found if not in_address(reading.text, name.span)]
    text, towns = reading.text, dateline_towns(reading.text)
    whole = add_short_forms(text, make_whole(text, agree(text, found, towns)))
    agreed = agree(text, add_listed(text, drop_no_names(text, whole)), towns)
    return agree(text, add_repeated(text, agreed), towns)


def _best_labels(rows: Sequence[Floats]) -> list[list[int]]:
    """The most probable legal labels of each row ``[words, labels]``: of each word alone, where those are legal."""
    best = [row.argmax(1).tolist() for row in rows]
    broken = [n for n, labels in enumerate(best) if not all(map(_follows, [0, *labels[:-1]], labels))]
    for n, labels in zip(broken, best_tags([rows[n] for n in broken], _legal()) if broken else (), strict=True):
        best[n] = labels
    return best


def _follows(before: int, label: int) -> bool:
    """Whether `label` may stand after `before`: every I, the even ones, after B or I of its kind."""
    return label % 2 == 1 or label in (0, before, before + 1)


@cache
def _legal() -> Chain:
    """No potentials but this: I of a kind follows B or I of that kind."""
    step = np.zeros((len(LABELS), len(LABELS)), np.float32)
    start = np.zeros(len(LABELS), np.float32)
    for to, label in enumerate(LABELS):
        if label.startswith("I-"):
            start[to] = -1e4
            for come, before in enumerate(LABELS):
                if before[2:] != label[2:]:
                    step[come, to] = -1e4
    return Chain(start, step, np.zeros(len(LABELS), np.float32))


def _runs(tags: list[int]) -> list[tuple[int, int, EntityType | None]]:
    runs: list[tuple[int, int, EntityType | None]] = []
    for n, tag in enumerate(tags):
        if tag and tag % 2:
            runs.append((n, n + 1, KINDS[tag // 2]))
        elif tag:
            runs[-1] = (runs[-1][0], n + 1, runs[-1][2])
    return runs
