"""Two texts side by side: the pieces give both back, and say word by word what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.difference import MOST, Piece, Sort, find_difference

TEXTS = st.text(st.sampled_from("ab \n"), max_size=40)


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(earlier: str, later: str) -> None:
    pieces = find_difference(earlier, later)
    assert "".join(piece.text for piece in pieces if piece.sort is not Sort.ADDED) == earlier
    assert "".join(piece.text for piece in pieces if piece.sort is not Sort.LEFT_OUT) == later
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("earlier", "later", "pieces"),
    [
        pytest.param("It is safe.", "It is safe.", [(Sort.SAME, "It is safe.")], id="same"),
        pytest.param(
            "It is safe.\n\nSo he said.",
            "It is sound.\n\nSo he said.",
            [
                (Sort.SAME, "It is "),
                (Sort.LEFT_OUT, "safe."),
                (Sort.ADDED, "sound."),
                (Sort.SAME, "\n\nSo he said."),
            ],
            id="a word",
        ),
        pytest.param("One.\n", "One.\nTwo.\n", [(Sort.SAME, "One.\n"), (Sort.ADDED, "Two.\n")], id="a line"),
    ],
)
def test_what_changed(earlier: str, later: str, pieces: list[tuple[Sort, str]]) -> None:
    assert find_difference(earlier, later) == tuple(Piece(*one) for one in pieces)


def test_very_long_parts_are_replaced_whole() -> None:
    words = int(MOST**0.5) + 1
    pieces = find_difference("a " * words, "b " * words)
    assert [piece.sort for piece in pieces] == [Sort.LEFT_OUT, Sort.ADDED]
