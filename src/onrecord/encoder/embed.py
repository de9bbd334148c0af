"""Texts as vectors: the word pieces that the packaged network starts from, averaged with less weight for common ones.

The layers above were trained to tell sources, cues and names, and forgot what a text is about: of the seven the first
two separate related from unrelated statements best, and the first finds a statement's partner best
(``python -m evaluation.inconsistency --layers``). The first is a look-up and a normalisation, so it is computed here
from the tensors in the network's file. A word has the vector that it has alone, wherever it stands, so that most
are known already.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.chain import Floats
from onrecord.encoder.model import PACKAGED, Model, load_model
from onrecord.encoder.tensors import Table, Tensors
from onrecord.encoder.windows import LONGEST
from onrecord.errors import SetupError
from onrecord.text import word_shape

Numbers = NDArray[np.int64]

SOME = 256
"""Texts of which the words are looked up together."""

KEPT = 1 << 14
"""Words whose vectors are kept at a time: 25 MB."""

_EPSILON = 1e-12
"""Of the normalisation: as `training.encoder` has it."""

_CHARACTERS, _RARE = 1995, 1e-4
"""Up to that piece BERT's vocabulary has special tokens and single characters; then comes the order of frequency.

The second is the constant of the weights (Arora et al. try 1e-3 to 1e-4).
"""


_WORD = re.compile(r"\w+")


class Embedder:
    """Gives the vectors of texts; the tensors are opened at the first text. It keeps those of common words."""

    def __init__(self, model: Model, folder: Path | None = None) -> None:
        self._model = model
        self._path = (folder or PACKAGED) / "model.onnx"
        self._layer: _Layer | None = None
        self._words: dict[str, Floats] = {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        """The vectors of `texts`, ``[n, width]`` and of unit length; of a text without a word, zero.

        A text has the same vector whatever stands beside it.

        Raises:
            SetupError: the network has no such layer.

        Source: Arora et al. 2017 (weights a / (a + p)); p by Zipf's law from the piece's place in the vocabulary.
        """
        layer = self._open()
        vectors = np.zeros((len(texts), len(layer.bias)), np.float32)
        for start in range(0, len(texts), SOME):
            words = [_WORD.findall(text) for text in texts[start : start + SOME]]
            known = self._learn({word for text in words for word in text}, layer)
            for row, text in enumerate(words, start):
                if text:
                    vectors[row] = np.sum([known[word] for word in text], axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Floats = np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return unit

    def _learn(self, words: set[str], layer: "_Layer") -> Mapping[str, Floats]:
        """The vectors of `words`, beside those kept so far unless they are many."""
        known, new = self._words, words.difference(self._words)
        if len(known) + len(new) > KEPT:
            # not emptied: another thread may be at it
            known, new = {}, words
        if new:
            known.update(self._look_up(sorted(new), layer))
        self._words = known
        return known

    def _look_up(self, new: Sequence[str], layer: "_Layer") -> Iterator[tuple[str, Floats]]:
        """Each of `new`, which are words, with its vector."""
        encoding = self._model.tokenizer.encode(" ".join(new), add_special_tokens=False)
        ends = np.cumsum([len(word) + 1 for word in new])
        owners = np.searchsorted(ends, [start for start, _ in encoding.offsets], "right")
        _, firsts, lengths = np.unique(owners, return_index=True, return_counts=True)
        places = np.arange(len(owners)) - np.repeat(firsts, lengths)
        seen = places < LONGEST
        pieces, owners, places = np.array(encoding.ids, np.int64)[seen], owners[seen], places[seen]
        shapes = np.array(list(map(word_shape, new)))[owners]
        vectors = np.zeros((len(new), len(layer.bias)), np.float32)
        np.add.at(vectors, owners, layer.states(pieces, shapes, places) * piece_weights(pieces)[:, None])
        return zip(new, vectors, strict=True)

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
    places: Floats
    weight: Floats
    bias: Floats

    def states(self, pieces: Numbers, shapes: Numbers, places: Numbers) -> Floats:
        """The vectors of `pieces` with these shapes, at these places of their words."""
        states = self.words[pieces]
        states += self.shapes[shapes]
        states += self.places[places]
        states -= states.mean(1, keepdims=True)
        states /= np.sqrt((states * states).mean(1, keepdims=True) + np.float32(_EPSILON))
        return states * self.weight + self.bias


def _read_layer(path: Path) -> _Layer:
    tensors = Tensors(path)
    word, shape, position, kind, weight, bias = (
        f"net.encoder.{part}"
        for part in ("word.weight", "word_shape.weight", "position.weight", "kind", "norm.weight", "norm.bias")
    )
    # the first token of a window is no piece
    places: Floats = (tensors.read(position)[1 : LONGEST + 1] + tensors.read(kind)).astype(np.float32)
    plain = (tensors.read(name).astype(np.float32) for name in (weight, bias))
    return _Layer(tensors.table(word), tensors.table(shape), places, *plain)


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
