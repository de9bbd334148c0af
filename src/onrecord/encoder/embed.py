"""Texts as vectors: the word pieces that the packaged network starts from, averaged with less weight for common ones.

The layers above were trained to tell sources, cues and names, and forgot what a text is about: of the seven the first
two separate related from unrelated statements best, and the first finds a statement's partner best
(``python -m evaluation.inconsistency --layers``). The first is a look-up and a normalisation, so it is computed here
from the tensors in the network's file: running the network up to there takes more than ten times as long.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from onrecord.encoder.chain import Floats
from onrecord.encoder.model import PACKAGED, Model, load_model
from onrecord.encoder.tensors import Table, Tensors
from onrecord.encoder.windows import LONGEST, WINDOW, cut_windows, split_words
from onrecord.errors import SetupError
from onrecord.schema.span import Span
from onrecord.text import word_shape

Numbers = NDArray[np.int64]

SOME = 16
"""Texts that are looked up together: enough to pay for the calls, few enough to stay in the processor's cache."""

_EPSILON = 1e-12
"""Of the normalisation: as `training.encoder` has it."""

_CHARACTERS, _RARE = 1995, 1e-4
"""Up to that piece BERT's vocabulary has special tokens and single characters; then comes the order of frequency.

The second is the constant of the weights (Arora et al. try 1e-3 to 1e-4).
"""


_Part = tuple[list[int], list[int]]
"""The pieces of a window and their shapes."""


def _short(text: str, encoding: Encoding) -> tuple[_Part, ...]:
    """The window of a text that fits into one, in a fifth of the time of cutting windows; none if it does not fit."""
    pieces, words, offsets = encoding.ids, encoding.word_ids, encoding.offsets
    if not 0 < len(pieces) <= WINDOW - 2 or max(Counter(words).values()) > LONGEST:
        return ()
    shapes: list[int] = []
    first = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or words[place] != words[first]:
            shapes += [_shape(text[offsets[first][0] : offsets[place - 1][1]])] * (place - first)
            first = place
    return (([_CLS, *pieces, _SEP], [0, *shapes, 0]),)


_CLS, _SEP = 101, 102
_shape = lru_cache(50_000)(word_shape)


class Embedder:
    """Gives the vectors of texts; the tensors are opened at the first text."""

    def __init__(self, model: Model, folder: Path | None = None) -> None:
        self._model = model
        self._path = (folder or PACKAGED) / "model.onnx"
        self._layer: _Layer | None = None

    def __call__(self, texts: Sequence[str]) -> Floats:
        """The vectors of `texts`, ``[n, width]`` and of unit length; of a text without a word, zero.

        A text has the same vector whatever stands beside it. Of a long text all windows count.

        Raises:
            SetupError: the network has no such layer.

        Source: Arora et al. 2017 (weights a / (a + p)); p by Zipf's law from the piece's place in the vocabulary.
        """
        layer = self._open()
        vectors = np.zeros((len(texts), len(layer.bias)), np.float32)
        for start in range(0, len(texts), SOME):
            self._add(vectors[start : start + SOME], texts[start : start + SOME], layer)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Floats = np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return unit

    def _add(self, vectors: Floats, texts: Sequence[str], layer: "_Layer") -> None:
        """Add to each of `vectors` the weighted pieces of its text."""
        encodings = self._model.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        found = [
            (row, part)
            for row, (text, encoding) in enumerate(zip(texts, encodings, strict=True))
            for part in _short(text, encoding) or self._windows(text)
        ]
        if not found:
            return
        pieces = np.array([piece for _, (pieces, _) in found for piece in pieces])
        shapes = np.array([shape for _, (_, shapes) in found for shape in shapes])
        lengths = [len(pieces) for _, (pieces, _) in found]
        places = np.concatenate([np.arange(length) for length in lengths])
        weighted = layer.states(pieces, shapes, places) * piece_weights(pieces)[:, None]
        starts = np.cumsum([0, *lengths[:-1]])
        # `add.at`, because a text may have several windows
        np.add.at(vectors, [row for row, _ in found], np.add.reduceat(weighted, starts))

    def _windows(self, text: str) -> Iterator[_Part]:
        words = split_words(text, (Span(0, len(text)),), (), self._model.tokenizer)
        return ((window.pieces.tolist(), window.shapes.tolist()) for window in cut_windows(words))

    def _open(self) -> "_Layer":
        if self._layer is None:
            try:
                self._layer = _read_layer(self._path)
            except Exception as error:
                reason = str(error).splitlines()[0] if str(error) else type(error).__name__
                raise SetupError(f"no embeddings from {self._path}: {reason}", code="bad-model") from error
        return self._layer


@dataclass(frozen=True, slots=True)
class _Layer:
    """What the network starts from: word pieces, shapes and positions, added up and normalised."""

    words: Table
    shapes: Table
    positions: Floats
    weight: Floats
    bias: Floats

    def states(self, pieces: Numbers, shapes: Numbers, places: Numbers) -> Floats:
        """The vectors of `pieces` with these shapes, at these places of their windows."""
        states = self.words[pieces]
        states += self.shapes[shapes]
        states += self.positions[places]
        states -= states.mean(1, keepdims=True)
        states /= np.sqrt((states * states).mean(1, keepdims=True) + np.float32(_EPSILON))
        return states * self.weight + self.bias


def _read_layer(path: Path) -> _Layer:
    tensors = Tensors(path)
    word, shape, position, kind, weight, bias = (
        f"net.encoder.{part}"
        for part in ("word.weight", "word_shape.weight", "position.weight", "kind", "norm.weight", "norm.bias")
    )
    positions: Floats = (tensors.read(position) + tensors.read(kind)).astype(np.float32)
    plain = (tensors.read(name).astype(np.float32) for name in (weight, bias))
    return _Layer(tensors.table(word), tensors.table(shape), positions, *plain)


def piece_weights(pieces: Numbers) -> Floats:
    """How much each word piece counts: single characters not at all, the others the more the rarer."""
    common = 1 / (10 * np.maximum(pieces - _CHARACTERS, 1).astype(np.float32))
    weights: Floats = np.where(pieces > _CHARACTERS, _RARE / (_RARE + common), 0).astype(np.float32)
    return weights


def load_embedder(folder: Path | None = None) -> Embedder:
    """What gives the vectors of texts, by the model in `folder` or by the one that comes with the package.

    Raises:
        SetupError: a file is missing or is not what it should be.
    """
    return Embedder(load_model(folder), folder)
