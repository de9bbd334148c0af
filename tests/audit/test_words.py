import pytest

from onrecord.audit.words import Words
from onrecord.schema.span import Span


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("She said no.", 3, id="plain"),
        pytest.param("it's O’Brien’s well-known", 3, id="inside a word"),
        pytest.param("the U.S. lost 1,200 or 3.5%", 6, id="abbreviation and numbers"),
        pytest.param("and/or AT&T @POTUS #tag", 5, id="signs"),
        pytest.param("yes—no — “…” 'quoted'", 3, id="dashes and marks"),
        pytest.param("first,second", 2, id="a comma between letters parts"),
        pytest.param("re\u0301sume\u0301 naïve", 2, id="combining marks"),
        pytest.param("snake_case", 2, id="an underscore is no letter"),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert len(Words(text)) == count


@pytest.mark.parametrize(
    ("spans", "within"),
    [
        pytest.param([(0, 3)], {0}, id="one word"),
        pytest.param([(2, 5)], {0, 1}, id="cut words count"),
        pytest.param([(3, 4)], set(), id="white space"),
        pytest.param([(0, 3), (0, 7)], {0, 1}, id="each word once"),
        pytest.param([(8, 99)], {2}, id="beyond the end"),
        pytest.param([(5, 5)], {1}, id="an empty span inside a word"),
        pytest.param([], set(), id="no span"),
    ],
)
def test_words_within(spans: list[tuple[int, int]], within: set[int]) -> None:
    assert Words("one two six").within(Span(*span) for span in spans) == within
