"""The trained model: one folder with weights, tokenizer and settings, run by onnxruntime on one thread a session."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from onrecord.encoder.chain import Chain, Floats
from onrecord.encoder.windows import Window
from onrecord.errors import SetupError

FILES = ("model.onnx", "tokenizer.json", "settings.json")
PACKAGED = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Scores:
    """The encoder's scores for some words in a row: those of a window, or of one of its paragraphs.

    `tags` is [words, tags]; `cue` is [words, words], how much a content word points to a cue's first word; `source` is
    [words, words + 1], how much a cue's first word points to a source word, or (last column) to no source; `names` is
    [words, labels]; `antecedent` is [words, words + 1], how much a word refers to another, or (last column) to none.
    """

    tags: Floats
    cue: Floats
    source: Floats
    names: Floats
    antecedent: Floats

    def of(self, words: range) -> "Scores":
        """The scores of `words` among themselves."""
        part = slice(words.start, words.stop)
        source, antecedent = (
            np.hstack([table[part, part], table[part, -1:]]) for table in (self.source, self.antecedent)
        )
        return Scores(self.tags[part], self.cue[part, part], source, self.names[part], antecedent)


@dataclass(frozen=True, slots=True)
class Settings:
    """What belongs to the weights beside the network.

    `chain` are the potentials of the tag sequence; `calibration` maps an attribution's evidence to a probability:
    weights of a logistic regression, the intercept first.
    """

    name: str
    chain: Chain
    calibration: tuple[float, ...]


class Model:
    """Scores windows; the same window always gets the same scores, whatever is scored beside it."""

    def __init__(self, settings: Settings, tokenizer: Tokenizer, session: ort.InferenceSession) -> None:
        self.settings = settings
        self.tokenizer = tokenizer
        self._session = session

    @property
    def name(self) -> str:
        """Name and version of the weights."""
        return self.settings.name

    def score(self, windows: Sequence[Window]) -> list[Scores]:
        """The scores of each window, in order.

        Windows go through one by one: the activations of an int8 network are scaled over a whole batch, so what else is
        in the batch would change the result.
        """
        return [self._score(window) for window in windows]

    def _score(self, window: Window) -> Scores:
        inputs = {"pieces": window.pieces[None], "shapes": window.shapes[None]}
        tags, cue, source, names, antecedent = (out[0] for out in self._session.run(None, inputs))
        words = window.firsts
        nobody = np.append(words, 0)
        return Scores(
            tags[words],
            cue[np.ix_(words, words)],
            source[np.ix_(words, nobody)],
            names[words],
            antecedent[np.ix_(words, nobody)],
        )


@lru_cache(maxsize=2)
def load_model(folder: Path | None = None) -> Model:
    """The model in `folder`, or the one that comes with the package.

    Raises:
        SetupError: a file is missing or is not what it should be.
    """
    folder = folder or PACKAGED
    for name in FILES:
        if not (folder / name).is_file():
            raise SetupError(
                f"no model in {folder}: {name} is missing; give a folder that training made", code="no-model"
            )
    try:
        settings = _read_settings(json.loads((folder / "settings.json").read_text(encoding="utf-8")))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        session = open_session(folder / "model.onnx")
    except Exception as error:
        reason = str(error).splitlines()[0]
        raise SetupError(f"cannot load the model in {folder}: {reason}", code="bad-model") from error
    return Model(settings, tokenizer, session)


def name_model(folder: Path | None = None) -> str:
    """The name of a model with the first digits of its network's SHA-256, without loading it.

    Raises:
        SetupError: it cannot be read.
    """
    folder = folder or PACKAGED
    try:
        name = json.loads((folder / "settings.json").read_text(encoding="utf-8"))["name"]
        digest = sha256((folder / "model.onnx").read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetupError(f"no model in {folder}: {error}; give a folder that training made", code="no-model") from None
    return f"{name}+{digest[:12]}"


def _read_settings(values: dict[str, Any]) -> Settings:
    chain = Chain(*(np.array(values["chain"][part], np.float32) for part in ("start", "step", "end")))
    return Settings(values["name"], chain, tuple(values["calibration"]))


def open_session(network: Path | bytes) -> ort.InferenceSession:
    """What runs `network`, a file or its content, on one thread."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # a sum and its normalisation take half the time apart that they take as onnxruntime 1.32 fuses them
    return ort.InferenceSession(
        str(network) if isinstance(network, Path) else network,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )
