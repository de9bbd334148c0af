import pytest

from tests.figures.samples import figures_of, verdict_of

CONSISTENT = """
The blast killed 12 people: seven soldiers, three police officers and two civilians.
Seven people died — four men, two women and a child.
Of the 28 members, 15 voted for, 10 against and three abstained.
The two teams won 12 medals each, 24 in all.
The fund will spend $3.2 million, of which $2 million will go to schools and $1.2 million to clinics.
The three Baltic states, Estonia, Latvia and Lithuania, have agreed.
The meeting was held on Thursday, July 19, 2018.
He was born in 1950 and died in 2010 at the age of 59.
The festival runs for three days, from July 10 to July 12.
Prices rose 10 percent, from 200 to 220 euros.
Attendance more than doubled, from 300 to 640.
Nearly 70 percent of the members, 310 of 450, agreed.
A third of the 90 seats, 30, went to women.
The bill passed by 51 votes to 49, a majority of two.
The nine-member court ruled 5-4 against the state.
A dozen hostages were led out. The 12 were taken home.
"""
INCONSISTENT = """
The blast killed 12 people: seven soldiers, three police officers and four civilians.
Seven people died — four men, two women and two children.
Of the 28 members, 15 voted for, 10 against and five abstained.
Ten ships carried 200 containers each, 3,000 in all.
The council gave 9 million euros for the bridge and 4 million euros for the road, a total of 15 million euros.
She visited three countries: France, Germany, Italy and Spain.
The two finalists, Ana Ruiz, Bo Lind and Carl Aas, will meet on Sunday.
The meeting was held on Monday, July 19, 2018.
The court will rule on July 19, 2018, a Monday.
He was born in 1950 and died in 2010 at the age of 70.
The war lasted 10 years, from 1990 to 1996.
In 2016, six years after the 2012 election, he resigned.
Founded in 1918, the club marks its 100th anniversary in 2021.
Prices rose 10 percent, from 200 to 240 euros.
Sales fell by a quarter, from 80 million to 40 million euros.
Unemployment fell by two percentage points, from 8 percent to 5 percent.
Some 14 of the 28 members, or 60 percent, agreed.
One in four of the 400 pupils, 200, failed.
Thirty of the 28 members signed.
The bill passed by 51 votes to 49, a majority of four.
The resolution was adopted with the required two-thirds majority, 60 votes to 40.
The council voted unanimously, 14-1, for the plan.
The fire killed 14 people. The 16 victims were buried on Sunday.
"""
UNCHECKED = """
Police say 20 people died, the ministry says 25.
The toll rose to 14 on Tuesday from 12 a day earlier.
He owns 12 horses, 4 cows and 20 acres.
The raid killed 17 people, including four children and two nurses.
The raid killed seven soldiers, three police officers and one guard.
They cast 42 votes for Quill, 18 for Orr and 16 for Fell.
They faced twelve counts of torture, nine counts of abuse and seven counts of fraud.
Of 80 applicants, 50 spoke French and 45 spoke Arabic.
Officials from three countries, Peru and Chile among them, attended.
After meeting the two ministers, Merle, Orr and Fell agreed.
The programme will cost $10 billion: $4 billion for roads, $3 billion for rail and $2 billion for ports.
He served seven years, from 2010 to 2018.
The 60-seat and then 59-seat Senate was a 50-50 Senate of late.
They took three steps: one, to close the port; two, to pay the crews; and three, to sell the ships.
Late fees will fall by 75 percent, from $30 to $8.
She spent 25 years in broadcasting, and from 2004 to 2008 she led a station.
It invests in four sectors: Transport and Logistics, Power and Water, Telecoms, Industrial Parks and Zones.
Three foreign nationals, Ruritanian and Syrian, were arrested.
It cut oil imports by 90 percent; and gas imports from 155 billion to 80 billion cubic meters.
It risks the health of 63 million Medicare members — 69 million Medicaid members and 65 million other members.
Born in Orrfield in 1922, she left the town around the age of 27.
The embassy celebrated the 25th anniversary of its opening in 2016.
They visited three lands — North and Central Ruritania — in May.
The plan reached 48 of 50 states (a third of all colleges in the land).
It costs 10 euros to make it, 15 euros to — a total of 15 euros to pack it.
The riot of 1908 began on Friday, August 14.
The two were named. All four are from Ruritania.
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(CONSISTENT))
def test_what_comes_out_is_consistent(text: str) -> None:
    assert verdict_of(text) == "consistent"


@pytest.mark.parametrize("text", lines(INCONSISTENT))
def test_what_cannot_be_is_inconsistent(text: str) -> None:
    assert verdict_of(text) == "inconsistent"


@pytest.mark.parametrize("text", lines(UNCHECKED))
def test_what_may_be_is_left_alone(text: str) -> None:
    assert verdict_of(text) == "unchecked"


def test_the_arithmetic_is_shown_with_its_parts() -> None:
    text = "Orr has visited seven times: He met once each with Mayors Quill and Fell, and five times with Mayor Lind."
    figures = figures_of(text)
    total = next(figure for figure in figures if figure.parts)
    values = {figure.id: figure.value for figure in figures}
    assert total.explanation == "1 × 2 + 5 = 7; stated: 7"
    assert [values[part] for part in total.parts] == [1, 1, 5]


@pytest.mark.parametrize(
    ("published", "verdict"),
    [("2024-03-10", "inconsistent"), ("2025-03-10", "consistent"), ("2024-08-15", "unchecked"), (None, "unchecked")],
)
def test_a_weekday_without_a_year_is_that_of_the_nearest_such_day(published: str | None, verdict: str) -> None:
    assert verdict_of("The mayor resigned on Friday, March 7.", published) == verdict


def test_a_wrong_weekday_is_a_figure_without_a_value() -> None:
    (figure,) = figures_of("The meeting was held on Monday, July 19, 2018.")
    assert (figure.unit, figure.value, figure.explanation) == (
        "weekday",
        None,
        "2018-07-19 is a Thursday; stated: Monday",
    )
