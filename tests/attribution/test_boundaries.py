"""Boundaries: the letters at the two ends of a span."""

import pytest

from onrecord.attribution.boundaries import tidy, whole_quotations, without_day
from onrecord.schema.span import Span
from onrecord.text import find_quotations


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        pytest.param('"We won," she said.', "We won", '"We won,"', id="marks and inner comma"),
        pytest.param("She said they had won.", "they had won.", "they had won", id="final stop"),
        pytest.param("He moved to Washington, D.C. in May", "Washington, D.C", "Washington, D.C.", id="abbreviation"),
        pytest.param('It was "a mess," he said', 'It was "a mess', 'It was "a mess,"', id="mixed, mark at the end"),
        pytest.param(
            'It was "a mess" and worse, he said', 'It was "a mess" and worse', 'It was "a mess" and worse', id="inside"
        ),
        pytest.param(
            "and he's going to think so", "s going to think", "'s going to think", id="a verb tied by an apostrophe"
        ),
        pytest.param("the plan (and the cost) rose", "plan (and the cost", "plan (and the cost)", id="bracket"),
        pytest.param("Ann Orr (D-Me.) said so", "Ann Orr (D-Me", "Ann Orr (D-Me.)", id="an abbreviation in brackets"),
        pytest.param("about ferry star[s], he said", "ferry star[s", "ferry star[s]", id="an editor's bracket"),
    ],
)
def test_tidy(text: str, found: str, expected: str) -> None:
    span = tidy(text, place(text, found), find_quotations(text, [Span(0, len(text))]))
    assert span.of(text) == expected


def test_half_a_quotation_is_taken_whole() -> None:
    text = '"We won and we will win again," she said.'
    quotations = find_quotations(text, [Span(0, len(text))])
    (span,) = whole_quotations([place(text, "won and we will win")], quotations)
    assert span.of(text) == "We won and we will win again,"


def test_a_day_is_no_part_of_a_source() -> None:
    text = "The operator of the ferry on Thursday denied it."
    assert (
        without_day(text, place(text, "The operator of the ferry on Thursday")).of(text) == "The operator of the ferry"
    )
