"""Topics that two lists share."""

import pytest

from onrecord.comparison import Topic
from onrecord.comparison.same import shared_topics


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
    assert bool(shared_topics([topic(one)], [topic(other)])) is same
    assert bool(shared_topics([topic(other)], [topic(one)])) is same


def test_names_of_one_entity_are_one_topic() -> None:
    assert shared_topics([topic("the WTO", "World Trade Body")], [topic("tolls"), topic("it", "World trade body")])


def test_each_topic_is_paired_once_and_best_first() -> None:
    one = [topic("milk prices"), topic("milk")]
    assert shared_topics(one, [topic("milk")]) == ((1, 0),)


def topic(text: str, *names: str) -> Topic:
    return Topic(0, len(text), text, names)
