from pathlib import Path

import numpy as np
import pytest

from onrecord.encoder import Embedder, load_model
from onrecord.encoder.embed import TENSOR, piece_weights, with_outputs
from onrecord.errors import SetupError

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


@pytest.mark.parametrize("text", ["", " ", "…", "“”"])
def test_what_has_no_word_has_no_direction(embed: Embedder, text: str) -> None:
    assert not embed([text]).any()


def test_no_texts_give_no_vectors(embed: Embedder) -> None:
    assert embed([]).shape == (0, 384)


def test_a_network_without_the_layer_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"\x08\x08")
    with pytest.raises(SetupError, match=r"no embeddings from .*model\.onnx"):
        Embedder(load_model(), tmp_path)([FERRY])


def test_outputs_are_appended_as_a_message() -> None:
    added = with_outputs(b"", [TENSOR])
    assert added == b"\x3a" + bytes([len(added) - 2]) + b"\x62" + bytes([len(TENSOR) + 2, 0x0A, len(TENSOR)]) + (
        TENSOR.encode()
    )


def test_rare_pieces_count_more_and_single_characters_nothing() -> None:
    dot, the, ferry = 1012, 1996, 7030
    weights = piece_weights(np.array([101, dot, the, ferry]))
    assert list(weights[:2]) == [0, 0]
    assert 0 < weights[2] < weights[3] < 1
