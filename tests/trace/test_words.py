import pytest

from onrecord.schema.span import Span
from onrecord.trace.words import Part, base_of, opposites, split_claim


def parts(text: str) -> list[tuple[str, Part]]:
    return [(word.base, word.part) for word in split_claim(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We won't", [("we", Part.SMALL), ("will", Part.MODAL), ("not", Part.NEGATION)], id="won't"),
        pytest.param("they’ll", [("they", Part.SMALL), ("will", Part.MODAL)], id="'ll"),
        pytest.param("cannot", [("can", Part.MODAL), ("not", Part.NEGATION)], id="cannot"),
        pytest.param("No, never", [("never", Part.NEGATION)], id="no is an answer"),
        pytest.param("twelve in 1,200", [("12", Part.FIGURE), ("in", Part.SMALL), ("1200", Part.FIGURE)], id="figures"),
        pytest.param("in May", [("in", Part.SMALL), ("may", Part.TIME)], id="month"),
        pytest.param("it may", [("it", Part.SMALL), ("may", Part.HEDGE)], id="may"),
        pytest.param("with Lorn", [("with", Part.SMALL), ("lorn", Part.NAME)], id="name"),
    ],
)
def test_what_words_do(text: str, expected: list[tuple[str, Part]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("words", ["raise raises raised raising", "stop stops stopped stopping", "deny denied denies"])
def test_forms_of_a_word_have_one_base(words: str) -> None:
    assert len(set(map(base_of, words.split()))) == 1


def test_places_are_in_the_text() -> None:
    text = "“We can’t close it”"
    assert [text[word.start : word.end] for word in split_claim(text, Span(1, 18))] == [
        "We",
        "can’t",
        "can’t",
        "close",
        "it",
    ]


def test_opposites_hold_both_ways() -> None:
    assert {("support", "oppos"), ("oppos", "support")} <= opposites()
