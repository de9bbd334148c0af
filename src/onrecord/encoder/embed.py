"""Texts as vectors: the word pieces that the packaged network starts from, averaged with less weight for common ones.

The layers above were trained to tell sources, cues and names, and forgot what a text is about: of the seven the first
two separate related from unrelated statements best, and the first finds a statement's partner best
(``python -m evaluation.inconsistency --layers``). The first is a look-up and a normalisation, so it is computed here
from the tensors in the network's file: running the network up to there takes more than ten times as long.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.chain import Floats
from onrecord.encoder.model import PACKAGED, Model, load_model
from onrecord.encoder.tensors import Table, Tensors
from onrecord.encoder.windows import Window, cut_windows, split_words
from onrecord.errors import SetupError
from onrecord.schema.span import Span

SOME = 16
"""Texts that are looked up together: enough to pay for the calls, few enough to stay in the processor's cache."""

_EPSILON = 1e-12
"""Of the normalisation: as `training.encoder` has it."""

_CHARACTERS, _RARE = 1995, 1e-4
"""Up to that piece BERT's vocabulary has special tokens and single characters; then comes the order of frequency.

The second is the constant of the weights (Arora et al. try 1e-3 to 1e-4).
"""


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
        found = [(row, window) for row, text in enumerate(texts) for window in self._windows(text)]
        if not found:
            return
        windows = [window for _, window in found]
        weighted = layer.states(windows) * piece_weights(np.concatenate([window.pieces for window in windows]))[:, None]
        starts = np.cumsum([0, *(len(window.pieces) for window in windows[:-1])])
        # `add.at`, because a text may have several windows
        np.add.at(vectors, [row for row, _ in found], np.add.reduceat(weighted, starts))

    def _windows(self, text: str) -> Iterator[Window]:
        return cut_windows(split_words(text, (Span(0, len(text)),), (), self._model.tokenizer))

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

    def states(self, windows: Sequence[Window]) -> Floats:
        """The vectors of the pieces of `windows`, one after the other."""
        states = self.words[np.concatenate([window.pieces for window in windows])]
        states += self.shapes[np.concatenate([window.shapes for window in windows])]
        states += self.positions[np.concatenate([np.arange(len(window.pieces)) for window in windows])]
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


def piece_weights(pieces: NDArray[np.int64]) -> Floats:
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
