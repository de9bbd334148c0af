"""Texts as vectors: the word pieces that the packaged network starts from, averaged with less weight for common ones.

The layers above were trained to tell sources, cues and names, and forgot what a text is about: of the seven the first
two separate related from unrelated statements best, and the first finds a statement's partner best
(``python -m evaluation.inconsistency --layers``).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from onrecord.encoder.chain import Floats
from onrecord.encoder.model import PACKAGED, Model, load_model, open_session
from onrecord.encoder.windows import Window, cut_windows, split_words
from onrecord.errors import SetupError
from onrecord.schema.span import Span

TENSOR = "/encoder/norm/LayerNormalization_output_0"
"""What `training.export` calls the first layer; it refuses to write a network without it."""

_GRAPH, _OUTPUT, _NAME = 7, 12, 1
"""Fields of ModelProto, GraphProto and ValueInfoProto (onnx.proto)."""

_CHARACTERS, _RARE = 1995, 1e-4
"""Up to that piece BERT's vocabulary has special tokens and single characters; then comes the order of frequency.

The second is the constant of the weights (Arora et al. try 1e-3 to 1e-4).
"""


def with_outputs(network: bytes, tensors: Iterable[str]) -> bytes:
    """`network`, an ONNX file, with `tensors` among its outputs.

    A message appended to another is merged into it, and repeated fields are joined, so the outputs are simply added.

    Source: Protocol Buffers encoding, "Last One Wins".
    """
    outputs = b"".join(_field(_OUTPUT, _field(_NAME, name.encode())) for name in tensors)
    return network + _field(_GRAPH, outputs)


def _field(number: int, content: bytes) -> bytes:
    """A length-delimited field; all lengths here take at most two bytes."""
    size = len(content)
    length = [size] if size < 128 else [size & 127 | 128, size >> 7]
    return bytes([number << 3 | 2, *length]) + content


class Embedder:
    """Gives the vectors of texts; the network is opened a second time, with one more output, at the first text."""

    def __init__(self, model: Model, folder: Path | None = None) -> None:
        self._model = model
        self._path = (folder or PACKAGED) / "model.onnx"
        self._session: ort.InferenceSession | None = None
        self._options = ort.RunOptions()
        # the layers above are not wanted
        self._options.only_execute_path_to_fetches = True

    def __call__(self, texts: Sequence[str]) -> Floats:
        """The vectors of `texts`, ``[n, width]`` and of unit length; of a text without a word, zero.

        Texts go through one by one, so a text has the same vector whatever stands beside it. Of a long text all windows
        count.

        Raises:
            SetupError: the network has no such layer.

        Source: Arora et al. 2017 (weights a / (a + p)); p by Zipf's law from the piece's place in the vocabulary.
        """
        vectors = [self._vector(text) for text in texts]
        return np.array(vectors, np.float32) if vectors else np.zeros((0, self._width()), np.float32)

    def _vector(self, text: str) -> Floats:
        words = split_words(text, (Span(0, len(text)),), (), self._model.tokenizer)
        parts = [self._weighted(window) for window in cut_windows(words)]
        total = np.sum(parts, axis=0) if parts else np.zeros(self._width(), np.float32)
        length = float(np.linalg.norm(total))
        unit: Floats = total / np.float32(length) if length else total
        return unit

    def _weighted(self, window: Window) -> Floats:
        inputs = {"pieces": window.pieces[None], "shapes": window.shapes[None]}
        (states,) = self._open().run([TENSOR], inputs, self._options)
        weighted: Floats = piece_weights(window.pieces) @ states[0]
        return weighted

    def _width(self) -> int:
        return int(self._weighted(_NOTHING).shape[0])

    def _open(self) -> ort.InferenceSession:
        if self._session is None:
            try:
                self._session = open_session(with_outputs(self._path.read_bytes(), [TENSOR]))
            except Exception as error:
                reason = str(error).splitlines()[0]
                raise SetupError(f"no embeddings from {self._path}: {reason}", code="bad-model") from error
        return self._session


_NOTHING = Window(np.array([101], np.int64), np.zeros(1, np.int64), np.zeros(0, np.int64), range(0), ())


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
