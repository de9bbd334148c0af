from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.samples import figures_of

WORDS = (
    "seven|12|people|:|,|;|and|(|)|—|-|51-49|of|the|Of the|from|to|in|2010|once each|with|Presidents Quill and Orr"
    "|$1.5 billion|a third|percent|%|two-thirds|majority|dozens|a dozen|half|March 7|Monday, July 19, 2018|Feb. 30|born"
    "|died|aged|rose|by|doubled|a total of|in all|each|9999999999999999999999|0|0.0|1/2|2½|<n0>|İ|ß|\n\n|.|years|later"
    "|unanimously|passed|members|seats|more than|up to|remaining|three|times|20 to 30|one in five|first"
).split("|")


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_run_of_words_breaks_the_stage(words: list[str]) -> None:
    text = " ".join(words)
    figures = figures_of(text)
    ids = {figure.id for figure in figures}
    for figure in figures:
        assert text[figure.start : figure.end].strip()
        assert set(figure.parts) <= ids
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert [f.start for f in figures] == sorted(f.start for f in figures)


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_no_text_breaks_the_stage(text: str) -> None:
    for figure in figures_of(text, None):
        assert text[figure.start : figure.end]
