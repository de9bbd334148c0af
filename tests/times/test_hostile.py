import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.schema.span import Span
from onrecord.times.find import find_expressions
from onrecord.times.resolve import Resolved, resolve_expressions

WORDS = (
    "10 a.m.|9:30|0735 GMT|at noon|3 p.m. on Friday|Thursday|every Monday|the following week|a day earlier"
    "|two days after"
    "|last month|the fall|May|this year|by the end of June|mid-July|Christmas|Easter 2019|the 1990s|said"
    "|early next year"
    "|that evening|two weeks ago|99999 years ago|300 years before|Feb. 30|July 4|the second quarter"
    "|year 0001|will|,|.|("
).split("|")


def resolved(text: str, published: dt.date | None) -> list[Resolved]:
    blocks = [Span(0, len(text))]
    return resolve_expressions(text, blocks, find_expressions(text, blocks), published)


@pytest.mark.issue(4)
@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.sampled_from([None, dt.date(2018, 7, 19), dt.date.min, dt.date.max]),
)
def test_no_run_of_expressions_breaks_the_resolver(words: list[str], published: dt.date | None) -> None:
    text = " ".join(words)
    for found in resolved(text, published):
        assert found.expression.span.of(text).strip()


@pytest.mark.issue(4)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They will meet in the fall to review it.", ["the fall"], id="a season before an infinitive"),
        pytest.param("The fall to the bottom was long.", [], id="a fall"),
        pytest.param("She signed House Bill 1523 at once.", [], id="a bill's number"),
        pytest.param("It was a bill of 1923.", ["1923"], id="a bill's year"),
    ],
)
def test_what_only_looks_like_a_time(text: str, expected: list[str]) -> None:
    assert [found.expression.span.of(text) for found in resolved(text, dt.date(2018, 7, 19))] == expected


@pytest.mark.issue(4)
@pytest.mark.parametrize("text", ["at 10 a.m., 9:30 on", "They left at 8 a.m. Thursday.", "99999 years ago, a day"])
def test_a_clock_time_beside_another_expression(text: str) -> None:
    assert resolved(text, dt.date(2018, 7, 19))
