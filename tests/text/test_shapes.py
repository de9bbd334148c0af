"""Word shapes."""

import pytest

from onrecord.text import word_shape


@pytest.mark.parametrize(
    ("word", "shape"),
    [("said", 1), ("Trump", 2), ("I", 2), ("NATO", 3), ("McCain", 4), ("2018", 5), (",", 6), ("“", 7), ("'", 7)],
)
def test_word_shape(word: str, shape: int) -> None:
    assert word_shape(word) == shape
