"""Pairs of political statements, graded: ``python -m evaluation.inconsistency``.

Protocol: 364 pairs with their coarse label (consistent, inconsistent, unrelated). Trace's own grade is asked first; it
answers only where the words of both are nearly the same. Of the others, those whose vectors are less alike than a
threshold are *unrelated*, and the rest have the commoner label of the related pairs, which is *inconsistent*. The
threshold is fitted in five-fold cross-validation (every fifth pair), so no pair is graded with a threshold that saw it.
Columns with answers of language models are not read.

*Related* is how well the similarity alone tells related from unrelated pairs (area under the curve, in percent), and
*partner* how well it finds the second statement among all (mean reciprocal rank, in percent). ``--layers`` prints both
for each layer of the network.
"""

import argparse
import json
import lzma
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord import load_embedder
from onrecord.encoder import load_model
from onrecord.encoder.embed import piece_weights
from onrecord.encoder.model import PACKAGED, open_session
from onrecord.encoder.windows import cut_windows, split_words
from onrecord.schema.span import Span
from onrecord.trace.compare import compare, grade
from onrecord.trace.rows import Grade
from onrecord.trace.words import split_claim
from training.corpora import shared_folder

LABELS = ("Consistent", "Inconsistent", "Unrelated")
FOLDS = 5
_COARSE = {Grade.CONSISTENT: "Consistent", Grade.UNRELATED: "Unrelated"}
_LAYERS = tuple(
    f"/encoder/{place}norm/LayerNormalization_output_0" for place in ("", *(f"layers.{n}/" for n in range(6)))
)
_GRAPH, _OUTPUT, _NAME = 7, 12, 1
"""Fields of ModelProto, GraphProto and ValueInfoProto (onnx.proto)."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements with the label of the gold."""

    one: str
    other: str
    label: str


def read_pairs() -> tuple[Pair, ...]:
    """The pairs, in the order of the file.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    path = shared_folder() / "data" / "events" / "inconsistency-dev.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Pair(*_texts(row["Input"]), row["Answer_3_classes"]) for row in rows)


def _texts(both: str) -> tuple[str, str]:
    one, other = (re.sub(r"^Text [12]:\s*", "", part.strip()) for part in both.split("\n\n"))
    return one, other


def similarities(pairs: Sequence[Pair]) -> Table:
    """The cosine of each statement with each second one, ``[pairs, pairs]``."""
    embed = load_embedder()
    return np.asarray(embed([pair.one for pair in pairs]) @ embed([pair.other for pair in pairs]).T, np.float64)


def own_grade(pair: Pair) -> str | None:
    """The coarse label of trace's own grade, `None` where it gives none."""
    words = (split_claim(text, Span(0, len(text))) for text in (pair.one, pair.other))
    found = grade(compare(*words))
    return _COARSE.get(found[0], "Inconsistent") if found else None


def label_pairs(pairs: Sequence[Pair], alike: Table) -> list[str]:
    """A label for each pair, by a threshold fitted on the other folds."""
    labels: dict[int, str] = {}
    for fold in range(FOLDS):
        train = [n for n in range(len(pairs)) if n % FOLDS != fold]
        threshold = max(sorted({float(alike[n]) for n in train}), key=lambda t: _fit(pairs, alike, train, t))
        labels |= {n: _label(pairs[n], float(alike[n]), threshold) for n in range(fold, len(pairs), FOLDS)}
    return [labels[n] for n in range(len(pairs))]


def _fit(pairs: Sequence[Pair], alike: Table, chosen: Sequence[int], threshold: float) -> float:
    return macro_f1([pairs[n].label for n in chosen], [_label(pairs[n], float(alike[n]), threshold) for n in chosen])


def _label(pair: Pair, alike: float, threshold: float) -> str:
    return own_grade(pair) or ("Unrelated" if alike < threshold else "Inconsistent")


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """The mean of the F1 of the three labels, 0 to 100."""
    return sum(_f1(label, gold, predicted) for label in LABELS) / len(LABELS)


def _f1(label: str, gold: Sequence[str], predicted: Sequence[str]) -> float:
    both = sum(label == a == b for a, b in zip(gold, predicted, strict=True))
    return 200 * both / max(1, gold.count(label) + predicted.count(label))


def stratified(gold: Sequence[str]) -> float:
    """The macro F1 expected of labels drawn at random with the shares of the gold: of each label F1 is its share."""
    return 100 * sum(gold.count(label) / len(gold) for label in LABELS) / len(LABELS)


def related(pairs: Sequence[Pair], alike: Table) -> float:
    """The share of pairs of a related and an unrelated pair in which the related one is more alike, in percent."""
    yes = np.array([pair.label != "Unrelated" for pair in pairs])
    above = alike[yes][:, None] - alike[~yes][None]
    return float(100 * ((above > 0).mean() + (above == 0).mean() / 2))


def partner(pairs: Sequence[Pair], table: Table) -> float:
    """The mean reciprocal rank of the second statement of each related pair, in percent."""
    own = np.diag(table)
    ranks = 1 + (table > own[:, None]).sum(1)
    return float(
        100 * np.mean([1 / rank for rank, pair in zip(ranks, pairs, strict=True) if pair.label != "Unrelated"])
    )


def tf_idf(pairs: Sequence[Pair]) -> Table:
    """The same table by plain words, weighted by how rare they are in these statements."""
    texts = [pair.one for pair in pairs] + [pair.other for pair in pairs]
    bags = [Counter(re.findall(r"[a-z0-9]+", text.lower())) for text in texts]
    spread = Counter(word for bag in bags for word in bag)
    places = {word: n for n, word in enumerate(sorted(spread))}
    rows = np.zeros((len(texts), len(places)))
    for row, bag in zip(rows, bags, strict=True):
        for word, times in bag.items():
            row[places[word]] = (1 + math.log(times)) * math.log(len(texts) / spread[word])
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    table: Table = rows[: len(pairs)] @ rows[len(pairs) :].T
    return table


def score() -> dict[str, float]:
    """All in percent but the counts.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    pairs = read_pairs()
    gold = [pair.label for pair in pairs]
    table, plain = similarities(pairs), tf_idf(pairs)
    found = label_pairs(pairs, np.diag(table))
    return {
        "macro F1": macro_f1(gold, found),
        "macro F1, all inconsistent": macro_f1(gold, ["Inconsistent"] * len(gold)),
        "macro F1, at random by shares": stratified(gold),
        "pairs that trace itself grades": sum(own_grade(pair) is not None for pair in pairs),
        "related": related(pairs, np.diag(table)),
        "related, TF-IDF": related(pairs, np.diag(plain)),
        "partner": partner(pairs, table),
        "partner, TF-IDF": partner(pairs, plain),
    }


def score_layers() -> None:
    """Print *related* and *partner* for each layer, with and without the weights of the word pieces."""
    pairs = read_pairs()
    session = open_session(with_outputs((PACKAGED / "model.onnx").read_bytes(), _LAYERS))
    tokenizer = load_model().tokenizer

    def vectors(text: str, weigh: Callable[[NDArray[np.int64]], NDArray[np.float32]]) -> list[Table]:
        window = next(cut_windows(split_words(text, (Span(0, len(text)),), (), tokenizer)))
        states = session.run(list(_LAYERS), {"pieces": window.pieces[None], "shapes": window.shapes[None]})
        return [weigh(window.pieces) @ state[0] for state in states]

    for name, weigh in (("plain mean", _plain), ("rare pieces count more", piece_weights)):
        sides = [np.array([vectors(text, weigh) for text in texts]) for texts in _sides(pairs)]
        for layer in range(len(_LAYERS)):
            one, other = (side[:, layer] / np.linalg.norm(side[:, layer], axis=1, keepdims=True) for side in sides)
            table = one @ other.T
            print(f"{name:24} layer {layer} {related(pairs, np.diag(table)):5.1f} {partner(pairs, table):5.1f}")


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


def _sides(pairs: Sequence[Pair]) -> tuple[list[str], list[str]]:
    return [pair.one for pair in pairs], [pair.other for pair in pairs]


def _plain(pieces: NDArray[np.int64]) -> NDArray[np.float32]:
    weights = np.ones(len(pieces), np.float32)
    weights[[0, -1]] = 0
    return weights


def main() -> None:
    """Print the scores, or those of each layer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layers", action="store_true", help="which layer tells best what a text is about")
    if parser.parse_args().layers:
        score_layers()
        return
    for name, value in score().items():
        print(f"{name:34} {value:6.1f}")


if __name__ == "__main__":
    main()
