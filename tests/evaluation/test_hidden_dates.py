import pytest

from evaluation.hidden_dates import judge
from onrecord.schema.article import DateSource, Evidence, Published

DAY = "2018-07-19"


def inferred(value: str | None, *days: str) -> Published:
    return Published(value, value and "day", DateSource.INFERRED, tuple(Evidence(day, "inferred") for day in days))


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        pytest.param(inferred(DAY), "right", id="the day"),
        pytest.param(inferred("2018-07-20"), "wrong", id="another day"),
        pytest.param(inferred(None), "open", id="nothing"),
        pytest.param(inferred(None, "[2018-07-19,2018-07-20]"), "set holds it", id="a set with the day"),
        pytest.param(inferred(None, "[2018-07-20,2018-07-21]"), "set without it", id="a set without it"),
    ],
)
def test_a_date_is_judged(found: Published, verdict: str) -> None:
    assert judge(DAY, found) == verdict
