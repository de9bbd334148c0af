import pytest

from onrecord.figures.quantity import Kind
from onrecord.figures.read import find_quantities
from onrecord.text import plain


def read(text: str) -> list[tuple[str, Kind, float | None]]:
    found = find_quantities(text, plain(text), 0, len(text))
    return [(text[q.start : q.end], q.kind, q.value) for q in found if q.shown]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        pytest.param("Twenty-one people left.", "Twenty-one", Kind.COUNT, 21, id="words"),
        pytest.param("It holds 1.5 billion tons.", "1.5 billion", Kind.COUNT, 1.5e9, id="scale"),
        pytest.param("Half a million voted.", "Half a million", Kind.COUNT, 500_000, id="half a million"),
        pytest.param("Two hundred and six boats sank.", "Two hundred and six", Kind.COUNT, 206, id="hundreds"),
        pytest.param("A dozen hostages left.", "A dozen", Kind.COUNT, 12, id="dozen"),
        pytest.param("It cost $1.5 billion.", "$1.5 billion", Kind.MONEY, 1.5e9, id="money, sign"),
        pytest.param("It cost £20m.", "£20m", Kind.MONEY, 2e7, id="money, short scale"),
        pytest.param("It cost 20 euros.", "20 euros", Kind.MONEY, 20, id="money, word"),
        pytest.param("Nearly 12.5 per cent agreed.", "12.5 per cent", Kind.PERCENT, 12.5, id="percent"),
        pytest.param("It rose two percentage points.", "two percentage points", Kind.POINTS, 2, id="points"),
        pytest.param("Two-thirds of them agreed.", "Two-thirds", Kind.SHARE, 2 / 3, id="fraction"),
        pytest.param("A third of the 28 left.", "A third", Kind.SHARE, 1 / 3, id="a third of"),
        pytest.param("One in five residents left.", "One in five", Kind.SHARE, 0.2, id="ratio"),
        pytest.param("He went there seven times as mayor.", "seven times", Kind.TIMES, 7, id="times"),
        pytest.param("He met once each with Orr and Fell.", "once each", Kind.TIMES, 1, id="once each"),
        pytest.param("It is three times as large.", "three times", Kind.FACTOR, 3, id="factor"),
        pytest.param("Her second term began.", "second", Kind.ORDINAL, 2, id="ordinal"),
        pytest.param("A 34-year-old man left.", "34-year-old", Kind.AGE, 34, id="age before a noun"),
        pytest.param("The man, aged 34, left.", "34", Kind.AGE, 34, id="aged"),
        pytest.param("Ada Quill, 34, left.", "34", Kind.AGE, 34, id="age aside"),
        pytest.param("It lasted three days.", "three days", Kind.DURATION, 3, id="duration"),
        pytest.param("Some 20 to 30 people came.", "20 to 30", Kind.RANGE, None, id="range"),
        pytest.param("Dozens were hurt.", "Dozens", Kind.VAGUE, None, id="vague"),
    ],
)
def test_a_figure_is_read(text: str, words: str, kind: Kind, value: float | None) -> None:
    assert read(text)[0][:2] == (words, kind)
    assert read(text)[0][2] == (value if value is None else pytest.approx(value))


def test_a_vote_is_two_figures() -> None:
    assert read("The Senate voted 51-49.") == [("51", Kind.COUNT, 51), ("49", Kind.COUNT, 49)]


@pytest.mark.parametrize(
    "text",
    [
        "The G-8 met.",
        "A Boeing 737 landed.",
        "IE 11 is not supported.",
        "The Group of 20 met.",
        "The First Lady spoke.",
        "He first laughed, then left.",
        "It is Security Council Resolution 2334.",
        "Article 5 applies.",
        "One must not say so.",
        "No one came.",
        "Wait a second.",
        "Call 555-0199 or 5550199.",
        "They live at 10 Harbour Street.",
        "See @quill99 and https://news.example/2018/07/19.",
        "Once he arrived, it began.",
        "On 9/11 it rained.",
        "He keeps the 6'2\" clock.",
    ],
)
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("There are 28 members.", 28, 28, id="as it stands"),
        pytest.param("There are 3.2 million members.", 3.15e6, 3.25e6, id="rounded"),
        pytest.param("There are 20,000 members.", 19_500, 20_500, id="three noughts"),
        pytest.param("There are nearly 100 members.", 90, 100, id="nearly"),
        pytest.param("There are about 100 members.", 90, 110, id="about"),
        pytest.param("There are more than 100 members.", 100, float("inf"), id="more than"),
        pytest.param("There are fewer than 100 members.", 0, 100, id="fewer than"),
        pytest.param("There are 100 or so members.", 90, 110, id="hedge behind"),
        pytest.param("They add up to 100 members.", 100, 100, id="adding up to is no hedge"),
    ],
)
def test_bounds_are_what_the_words_allow(text: str, low: float, high: float) -> None:
    (found,) = find_quantities(text, plain(text), 0, len(text))
    assert (found.bounds.low, found.bounds.high) == pytest.approx((low, high))


def test_what_is_counted_is_in_the_words_of_the_article() -> None:
    text = "The two Security Council staffs and the two sides’ lawyers met."
    found = list(find_quantities(text, plain(text), 0, len(text)))
    assert [q.what for q in found] == ["Security Council staffs", "sides"]
