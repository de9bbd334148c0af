"""Topics that two lists share."""

import pytest

from onrecord.agendas.compare import is_same_topic


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("nuclear proliferation", "the nuclear proliferation", True, id="the same words"),
        pytest.param("duties on steel", "steel tariffs", True, id="a synonym"),
        pytest.param("Russian meddling", "Russian interference", True, id="a synonym within"),
        pytest.param("milk", "the price of milk", True, id="one within the other"),
        pytest.param("wolves", "the return of the wolf", True, id="one within the other, plural"),
        pytest.param("security", "food security", False, id="a general word"),
        pytest.param("North Korea", "South Korea", False, id="half of the words"),
        pytest.param("food prices", "the price of diesel", False, id="only a general word in common"),
    ],
)
def test_topics_are_compared(one: str, other: str, *, same: bool) -> None:
    assert is_same_topic(one, other) is same
    assert is_same_topic(other, one) is same
