"""Scores of stories, on made-up reports."""

import pytest

from evaluation.stories import Report, b_cubed, find_stories, gold_stories
from evaluation.stories import _reports as read_day

DAY = """#### Disasters

* [Skarn flood](https://en.example/Skarn_flood "Skarn flood")
  * The river [Lorn](https://en.example/Lorn) floods the old town of Skarn. [(The Courier)](https://courier.example/1)
* A bakery wins a prize. [(The Post)](https://post.example/2)
"""


def test_reports_are_read_with_their_topic() -> None:
    assert list(read_day("2025-01-01", DAY)) == [
        Report("2025-01-01", "https://en.example/Skarn_flood", "The river Lorn floods the old town of Skarn."),
        Report("2025-01-01", None, "A bakery wins a prize."),
    ]


def test_a_topic_that_pauses_is_another_story() -> None:
    days = ("2025-01-01", "2025-01-10", "2025-03-01")
    assert gold_stories([Report(day, "t", "x") for day in days]) == ["t 0", "t 0", "t 1"]


def test_b_cubed() -> None:
    assert b_cubed(["a", "a", "b", None], [1, 1, 2, 2]) == pytest.approx((100, 100, 100))
    assert b_cubed(["a", "a", "b", "b"], [1, 1, 1, 1])[:2] == pytest.approx((50, 100))
    assert b_cubed(["a", "a"], [1, 2])[:2] == pytest.approx((100, 50))


def test_reports_are_sorted_by_following() -> None:
    flood = "The river Lorn floods the old town of Skarn, and hundreds leave Skarn by ferry."
    again = "Hundreds who left Skarn by ferry when the river Lorn flooded the old town come back."
    other = "A bakery in Brenn wins a national prize for its rye bread."
    one, two, three = find_stories([Report("2025-01-01", None, text) for text in (flood, again, other)])
    assert one == two != three
