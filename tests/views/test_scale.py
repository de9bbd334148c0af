from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.scale import BREAK, make_stretches, ticks_of


def days(*isos: str) -> list[tuple[int, int]]:
    pairs = (iso.split("/") for iso in isos)
    return [(date.fromisoformat(pair[0]).toordinal(), date.fromisoformat(pair[-1]).toordinal()) for pair in pairs]


@pytest.mark.parametrize(
    ("isos", "labels"),
    [
        pytest.param(["2019-01-14"], ["13 Jan 2019", "14 Jan", "15 Jan"], id="a day"),
        pytest.param(
            ["2018-12-30", "2019-01-03"],
            ["29 Dec 2018", "30 Dec", "31 Dec", "1 Jan 2019", "2 Jan", "3 Jan", "4 Jan"],
            id="a week over New Year",
        ),
        pytest.param(
            ["2019-01-14", "2019-08-02"],
            ["Feb 2019", "Mar", "Apr", "May", "Jun", "Jul", "Aug"],
            id="months",
        ),
        pytest.param(["2010-03-02", "2019-08-02"], [str(year) for year in range(2010, 2021)], id="years"),
        pytest.param(["1914-07-28", "2019-08-02"], ["1920", "1940", "1960", "1980", "2000", "2020"], id="a century"),
    ],
)
def test_ticks_are_days_months_or_years_by_the_length(isos: list[str], labels: list[str]) -> None:
    (stretch,) = make_stretches(days(*isos), 960)
    assert [tick.label for tick in ticks_of(stretch)] == labels


@pytest.mark.parametrize(
    ("isos", "parts"),
    [
        pytest.param(["2019-01-14", "2024-08-02"], 1, id="two alone keep their distance"),
        pytest.param(["1994-01-01/1994-12-31", "2019-10-01", "2019-10-10"], 2, id="25 years without an event"),
        pytest.param(["2019-01-01", "2019-02-01", "2019-03-20"], 1, id="some weeks are no gap"),
        pytest.param(["1994-05-01", "2019-09-01", "2019-10-10", "2029-01-01"], 3, id="cut twice"),
        pytest.param(["1994-01-01/2019-12-31", "2019-10-01", "2019-10-10"], 1, id="a long event fills the gap"),
    ],
)
def test_the_line_is_broken_where_nothing_happens_for_most_of_it(isos: list[str], parts: int) -> None:
    assert len(make_stretches(days(*isos), 960)) == parts


DAYS = st.dates().map(date.toordinal)


@given(st.lists(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=12))
def test_all_days_are_on_the_line_in_order_and_no_labels_touch(spans: list[tuple[int, int]]) -> None:
    stretches = make_stretches(spans, 960)
    assert stretches[0].left == 0
    assert round(stretches[-1].right) == 960
    for before, after in pairwise(stretches):
        assert before.end <= after.first + 2 * max(1, before.end - before.first, after.end - after.first)
        assert round(after.left - before.right, 6) == BREAK
    for first, last in spans:
        assert any(stretch.first <= first <= last <= stretch.end for stretch in stretches)
    for stretch in stretches:
        places = [tick.x for tick in ticks_of(stretch)]
        assert places
        assert places == sorted(places)
        assert all(stretch.left - 0.1 <= place <= stretch.right + 0.1 for place in places)  # rounded
