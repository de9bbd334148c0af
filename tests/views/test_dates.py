import pytest

from onrecord.schema.span import Passage
from onrecord.timeline import When
from onrecord.views.dates import show_when


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "shown"),
    [
        ("2019-01-14", "2019-01-14", "2019-01-14", "14 Jan 2019"),
        ("2019-06", "2019-06-01", "2019-06-30", "Jun 2019"),
        ("2019", "2019-01-01", "2019-12-31", "2019"),
        ("2019-01/2019-03", "2019-01-01", "2019-03-31", "Jan–Mar 2019"),
        ("2018/2019", "2018-01-01", "2019-12-31", "1 Jan 2018 – 31 Dec 2019"),
        ("2019-09-02/2019-09-08", "2019-09-02", "2019-09-08", "2–8 Sep 2019"),
        ("2019-08-28/2019-09-03", "2019-08-28", "2019-09-03", "28 Aug – 3 Sep 2019"),
        ("2019-12-30/2020-01-05", "2019-12-30", "2020-01-05", "30 Dec 2019 – 5 Jan 2020"),
        ("2019-05-01/..", "2019-05-01", None, "from 1 May 2019"),
        ("../2019-05-01", None, "2019-05-01", "until 1 May 2019"),
        ("[2018-07-19,2018-07-26]", "2018-07-19", "2018-07-26", "19 Jul 2018 or 26 Jul 2018"),
        ("[2018-07,2018-08]", "2018-07-01", "2018-08-31", "Jul–Aug 2018"),
        (None, None, None, "no date"),
    ],
)
def test_dates_are_shown_as_a_reader_writes_them(
    edtf: str | None, earliest: str | None, latest: str | None, shown: str
) -> None:
    assert show_when(When(Passage(0, 1, "x"), edtf, earliest, latest)) == shown


def test_no_time_at_all() -> None:
    assert show_when(None) == "no date"
