"""A chart says its numbers in words, stays in its frame, and shows hostile names as text."""

import re
from dataclasses import replace

import pytest
from lxml.etree import fromstring

from onrecord.views.charts import Bar, Chart, render_bars, render_columns, scale_top
from onrecord.views.periods import make_periods

BARS = (Bar("Ada Quill", (3, 1), "/speakers/id-1"), Bar("<script>alert(1)</script>", (0, 0)), Bar("Lorn", (0, 2)))
CHART = Chart("who", "Who is heard", "Speaker", BARS, ("named", "unnamed"))


@pytest.mark.parametrize("render", [render_bars, render_columns])
def test_the_numbers_stand_in_a_table_and_nothing_runs(render: object) -> None:
    page = render(CHART)  # type: ignore[operator]
    root = fromstring(f"<div>{page}</div>")
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in root.iterfind(".//tbody/tr")]
    assert [row[:3] for row in rows] == [
        ["Ada Quill", "3", "1"],
        ["<script>alert(1)</script>", "0", "0"],
        ["Lorn", "0", "2"],
    ]
    assert not root.findall(".//script")
    assert "style=" not in page


@pytest.mark.parametrize("render", [render_bars, render_columns])
def test_no_shape_leaves_the_frame(render: object) -> None:
    page = render(CHART)  # type: ignore[operator]
    for left, width in re.findall(r'<rect class="fill-\d" x="([\d.]+)%".*?width="([\d.]+)%"', page):
        assert float(left) + float(width) <= 100.01


@pytest.mark.parametrize("render", [render_bars, render_columns])
def test_without_a_line_there_is_no_chart(render: object) -> None:
    assert render(replace(CHART, bars=())) == ""  # type: ignore[operator]


def test_columns_are_told_to_who_cannot_see_them() -> None:
    assert "6 statements from Ada Quill to Lorn; most in Ada Quill: 4." in render_columns(CHART)


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (3, 4), (7, 8), (10, 10), (11, 12), (101, 120), (1_030, 1_200), (5_400, 6_000)]
)
def test_a_scale_ends_at_a_round_number(most: int, top: int) -> None:
    assert scale_top(most) == top


@pytest.mark.parametrize(
    ("dates", "labels", "left_out"),
    [
        pytest.param([], [], 0, id="nothing"),
        pytest.param([None, "soon"], [], 2, id="no date"),
        pytest.param(["2026-03-02", "2026-03-04T10:00:00Z"], ["2 Mar 2026", "3 Mar 2026", "4 Mar 2026"], 0, id="days"),
        pytest.param(["2025-11-02", "2026-01-30"], ["Nov 2025", "Dec 2025", "Jan 2026"], 0, id="months"),
        pytest.param(["2025-11-02", "2026", "2026-01"], ["Nov 2025", "Dec 2025", "Jan 2026"], 1, id="one less fine"),
        pytest.param(["2019", "2021"], ["2019", "2020", "2021"], 0, id="years"),
        pytest.param(["1600-01-01", "2021-01-01"], [str(year) for year in range(1872, 2022)], 1, id="centuries"),
    ],
)
def test_time_is_parted_as_finely_as_it_can_be_read(dates: list[str | None], labels: list[str], left_out: int) -> None:
    found = make_periods([(day, (1,)) for day in dates])
    assert [bar.label for bar in found.bars] == labels
    assert found.left_out == left_out
    assert sum(sum(bar.numbers) for bar in found.bars) + left_out == len(dates)
