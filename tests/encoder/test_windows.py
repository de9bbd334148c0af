"""Windows: where a paragraph is cut that is too long for one."""

import pytest

from onrecord.encoder import load_model
from onrecord.encoder.windows import cut_windows, split_words
from onrecord.schema.span import Span

BEFORE = "The ferry left the port of Harrow with the mayor and her dog aboard "
CUT = "at noon. Then Ann Orr praised"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("the U.S. ferries of the line and", id="an abbreviation"),
        pytest.param("a fee of 5.0 crowns for the boat and", id="a number"),
        pytest.param("Gov. Orr of the island and", id="a title"),
    ],
)
def test_no_window_ends_inside_a_sentence(words: str) -> None:
    text = f"{BEFORE * 8}{CUT} {BEFORE * 3}{words} {BEFORE * 3}."
    split = split_words(text, [Span(0, len(text))], (), load_model().tokenizer)
    first, second = cut_windows(split)
    assert split.spans[second.words.start].of(text) == "Then"
    assert split.spans[first.words.stop - 1].of(text) == "."


def test_the_mark_that_closes_a_quotation_stays_with_it() -> None:
    text = f"{BEFORE * 8}and he said: “It is noon.” Then Ann Orr praised {BEFORE * 6}."
    split = split_words(text, [Span(0, len(text))], (), load_model().tokenizer)
    first, _ = cut_windows(split)
    assert split.spans[first.words.stop - 1].of(text) == "”"
