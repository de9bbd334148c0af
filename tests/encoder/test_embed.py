from pathlib import Path

import numpy as np
import pytest

from evaluation.inconsistency import with_outputs
from onrecord.encoder import Embedder, load_model
from onrecord.encoder.embed import piece_weights
from onrecord.encoder.model import PACKAGED, open_session
from onrecord.encoder.windows import cut_windows, split_words
from onrecord.errors import SetupError
from onrecord.schema.span import Span

FERRY = "The ferry to Lorn will not run in winter."
BOAT = "There will be no ferries to Lorn this winter."
TAXES = "Property taxes must fall, he told the council."


@pytest.fixture(scope="module")
def embed() -> Embedder:
    return Embedder(load_model())


def test_vectors_have_unit_length_and_near_texts_are_near(embed: Embedder) -> None:
    vectors = embed([FERRY, BOAT, TAXES])
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    near = vectors @ vectors.T
    assert near[0, 1] > near[0, 2] + 0.3


def test_a_vector_does_not_depend_on_what_is_beside_it(embed: Embedder) -> None:
    alone = Embedder(load_model())([BOAT])[0]
    assert np.array_equal(embed([FERRY * 90, BOAT, TAXES])[1], alone)


def test_a_vector_is_the_same_before_and_after_many_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.encoder.embed.KEPT", 8)
    embed = Embedder(load_model())
    before = embed([BOAT])
    embed([FERRY, TAXES])
    assert np.array_equal(embed([TAXES, BOAT])[1], before[0])


def test_words_that_one_thread_uses_are_not_taken_away_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.encoder.embed.KEPT", 8)
    embed = Embedder(load_model())
    known = embed._learn({"ferry", "winter"}, embed._open())
    embed([TAXES, BOAT])
    assert set(known) == {"ferry", "winter"}


@pytest.mark.parametrize("text", ["", " ", "…", "“”"])
def test_what_has_no_word_has_no_direction(embed: Embedder, text: str) -> None:
    assert not embed([text]).any()


def test_no_texts_give_no_vectors(embed: Embedder) -> None:
    assert embed([]).shape == (0, 384)


def test_a_network_without_the_layer_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"\x08\x08")
    with pytest.raises(SetupError, match=r"no embeddings from .*model\.onnx"):
        Embedder(load_model(), tmp_path)([FERRY])


def test_a_text_is_the_sum_of_what_the_network_starts_from_for_each_word(embed: Embedder) -> None:
    layer = "/encoder/norm/LayerNormalization_output_0"
    session = open_session(with_outputs((PACKAGED / "model.onnx").read_bytes(), [layer]))
    total = np.zeros(384, np.float32)
    for word in ["Unmetered", "taxes", "must", "fall"]:
        window = next(cut_windows(split_words(word, (Span(0, len(word)),), (), load_model().tokenizer)))
        (states,) = session.run([layer], {"pieces": window.pieces[None], "shapes": window.shapes[None]})
        total += piece_weights(window.pieces) @ states[0]
    assert np.allclose(embed(["Unmetered taxes must fall."])[0], total / np.linalg.norm(total), atol=1e-6)


@pytest.mark.parametrize("texts", [[TAXES * 90], [BOAT] * 40, ["", BOAT, ""]], ids=["windows", "many", "empty beside"])
def test_long_and_many_texts(embed: Embedder, texts: list[str]) -> None:
    lengths = np.linalg.norm(embed(texts), axis=1)
    assert np.allclose(lengths, [bool(text) for text in texts], atol=1e-5)


def test_rare_pieces_count_more_and_single_characters_nothing() -> None:
    dot, the, ferry = 1012, 1996, 7030
    weights = piece_weights(np.array([101, dot, the, ferry]))
    assert list(weights[:2]) == [0, 0]
    assert 0 < weights[2] < weights[3] < 1
