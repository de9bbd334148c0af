"""Claims of small articles beside the registers that ship."""

import pytest

import onrecord
from onrecord.schema.check import Verdict

SUPPORTED, CONTRADICTED, OPEN = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.NOT_COVERED


@pytest.mark.parametrize(
    ("text", "published", "verdict", "rows"),
    [
        pytest.param("Barack Obama visited Japan in May 2016.", "2016-06-01", SUPPORTED, 2, id="month"),
        pytest.param(
            "President Barack Obama visited Japan in May 2013.", "2016-06-01", CONTRADICTED, 2, id="wrong year"
        ),
        pytest.param("Barack Obama visited Japan in May 2007.", "2016-06-01", OPEN, 0, id="not in office"),
        pytest.param("Donald Trump was in Helsinki on July 16, 2018.", "2018-07-19", SUPPORTED, 1, id="day and town"),
        pytest.param("Donald Trump was in Helsinki on July 19, 2018.", "2018-07-29", OPEN, 0, id="days off"),
        pytest.param("In 2018, Donald Trump visited Finland.", "2019-07-19", SUPPORTED, 1, id="time before"),
        pytest.param(
            "Between 2010 and 2016, former President Barack Obama paid three visits to Mexico.",
            "2017-06-01", SUPPORTED, 3, id="two years before",
        ),
        pytest.param(
            "President Barack Obama has been to Senegal once as president.", "2013-07-13", SUPPORTED, 2, id="one tour",
        ),
        pytest.param(
            "President Barack Obama never visited Russia while in office.", "2018-01-01", CONTRADICTED, 2, id="never"
        ),
        pytest.param(
            "President Barack Obama never visited Iran while in office.", "2018-01-01", SUPPORTED, 0, id="never indeed"
        ),
        pytest.param("Barack Obama has visited Kenya at least four times.", "2016-01-01", OPEN, 1, id="out of office"),
        pytest.param(
            "Barack Obama became the first sitting U.S. president to visit Hiroshima.", "2016-05-27", SUPPORTED, 1,
            id="newcomer",
        ),
        pytest.param(
            "Russian President Vladimir Putin has visited the United States five times.", "2018-07-19", CONTRADICTED, 7,
            id="too few",
        ),
        pytest.param(
            "President Joe Biden visited Ukraine six times as vice president.", "2022-03-22", OPEN, 0,
            id="another office",
        ),
        pytest.param(
            "Russian President Vladimir Putin has not visited the United States since 2015.",
            "2018-03-22", SUPPORTED, 0, id="not since",
        ),
        pytest.param(
            "James Baker visited Japan in March 1990.", "1990-06-22", OPEN, 0, id="of that name"
        ),
        pytest.param(
            "President Donald Trump has visited Scotland ten times.", "2018-08-22", OPEN, 0, id="before office"
        ),
        pytest.param(
            "Russian President Vladimir Putin has visited the United States more than five times.", "2018-07-19",
            SUPPORTED, 7, id="more than",
        ),
        pytest.param(
            "Russian President Vladimir Putin has visited the United States four times.", "2004-07-01", SUPPORTED, 4,
            id="as of the article",
        ),
        pytest.param(
            "Russian President Vladimir Putin has visited the United States four times.", None, OPEN, 0, id="undated"
        ),
        pytest.param(
            "Israeli Prime Minister Benjamin Netanyahu visited New York in September 2012.", "2013-01-01", OPEN, 0,
            id="General Assembly",
        ),
        pytest.param(
            "Barack Obama met with Vladimir Putin in New York in September 2015.", "2016-01-01", SUPPORTED, 1,
            id="meeting",
        ),
        pytest.param(
            "President George W. Bush met with Egyptian President Hosni Mubarak in Cairo in March 2005.",
            "2006-01-01", CONTRADICTED, 0,
            id="no meeting where he was not",
        ),
        pytest.param("François Hollande was president of France in 2014.", "2018-01-01", SUPPORTED, 1, id="office"),
        pytest.param(
            "François Hollande became president of France in 2010.", "2018-01-01", CONTRADICTED, 1, id="began"
        ),
        pytest.param(
            "Donald Rumsfeld, who served as U.S. defense secretary from 2001 to 2006, declined to comment.",
            "2018-01-01", SUPPORTED, 1, id="from and to",
        ),
        pytest.param("Bill Clinton was elected president in 1992.", "2018-01-01", SUPPORTED, 1, id="elected before"),
    ],
)  # fmt: skip
def test_a_claim_has_its_verdict_and_rows(text: str, published: str | None, verdict: Verdict, rows: int) -> None:
    record = onrecord.read_text(f"{text} Aides declined to comment on what comes next.", published=published)
    assert record.checks is not None
    assert [(check.verdict, len(check.evidence)) for check in record.checks] == [(verdict, rows)]


@pytest.mark.parametrize(
    "text",
    [
        "If Barack Obama visited Japan in May 2013, nobody saw him.",
        "Did Barack Obama visit Japan? Barack Obama visited Japan in May 2013?",
        "A friend of Barack Obama visited Japan in May 2013.",
        "Barack Obama will visit Japan in May 2013.",
        "Barack Obama's wife visited Japan in May 2013.",
        "Barack Obama visited a school in May 2013.",
    ],
)
def test_what_claims_nothing_is_not_checked(text: str) -> None:
    record = onrecord.read_text(f"{text} The school had no comment for reporters.", published="2013-01-01")
    assert not [check for check in record.checks or () if check.verdict is not OPEN]


def test_the_count_after_a_colon_is_part_of_the_one_before() -> None:
    text = (
        "Putin has visited the United States seven times as Russian leader: He met once each with Presidents Clinton "
        "and Obama, and five times with President George W. Bush. Russian President Vladimir Putin declined to comment."
    )
    record = onrecord.read_text(text, published="2018-07-19")
    found = [(check.verdict, len(check.evidence)) for check in record.checks or ()]
    assert found == [(SUPPORTED, 7), (SUPPORTED, 1), (SUPPORTED, 1), (SUPPORTED, 5)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ronald Reagan put Richard Schweiker in his cabinet after he was elected president in 1976.", id="pronoun"
        ),
        pytest.param("U.S. labor leader Richard Trumka became president in 2009.", id="of a union"),
    ],
)
def test_nothing_is_false_of_whom_or_what_is_not_certain(text: str) -> None:
    record = onrecord.read_text(f"{text} The cabinet had no comment for reporters.", published="2013-01-01")
    assert not [check for check in record.checks or () if check.verdict is CONTRADICTED]
