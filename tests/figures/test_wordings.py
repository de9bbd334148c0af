"""Further wordings: other orders, verbs and nouns, and those that only look like them."""

import pytest

from tests.figures.samples import verdict_of
from tests.figures.test_checks import lines

CONSISTENT = """
The share price tumbled 20 percent, from $50 to $40.
Sales reached 250,000 last year, compared with 200,000 the year before, an increase of 25 percent.
The amendment failed by a single vote, 49-50.
Holding 52 of the 99 seats in the assembly, the party enjoys an outright majority.
She has won 30 of her 40 fights, a win rate of 75 percent.
One driver in five, 180 of 900, was over the limit.
There were 15 people aboard, eight of them men and seven of them women.
Five people were hurt on Friday and six more on Saturday, bringing the number of injured to 11.
Ada Quill, Bo Orr and Cy Fell were the three finalists.
The winners were three students, Ada Quill, Bo Orr and Cy Fell.
The three charges are fraud, theft and forgery.
The meeting lasted three hours, from 8 a.m. to 11 a.m.
A court fined the company $3 million. The $3 million fine is the largest so far.
"""
INCONSISTENT = """
The library's opening hours were pared by a third, from 60 a week to 50.
The prison's population swelled by 50 percent, from 800 to 900 inmates.
Attendance slid 10 percent to 50,000 from 80,000.
Average wages stand at $30 an hour, against $20 a decade ago, an increase of 80 percent.
The temperature rose by 12 degrees, from 10 to 15.
The fare goes up 50 cents, from $2 to $3.
Ticket prices trebled, from £10 to £20.
The herd has halved, from 800 animals to 600.
The ayes had it by four votes, 60-58.
The House passed the bill 220-210, a 20-vote margin.
The House passed the bill, 220-210, with a 20-vote margin.
The senator won by 12 points, 52 percent to 46 percent.
The seven-member board split 5-3.
The nine justices ruled 6-4 for the school.
With 220 votes in favour and 215 against, the budget scraped through by two votes.
More than half of the 40 villages, 15, have no doctor.
Fewer than a third of the 90 deputies, 45, turned up.
Only four of the 20 wells, or 60 percent, are clean.
Three-quarters of the 400 workers, some 150, walked out.
A fifth of the town's 10,000 people, 6,000, are over 65.
The grant covers $2 million of the $8 million cost, or half.
The grant covers $2 million of the $8 million cost, a share of 75 percent.
The $12 million package consists of $5 million in loans and $4 million in grants.
Of the 12 people killed, eight were soldiers and the other six civilians.
The six hostages, four women and three children, were freed.
Firefighters rescued nine people, four adults and six children.
Two nurses and five doctors were infected, making nine in total.
Three crewmen and nine passengers died, 14 in all.
Two brothers, Al, Bo and Cy Fell, were charged.
Al Fell, Bo Orr and Cy Quill are the only two survivors.
Four countries, Peru, Chile and Ecuador, signed.
The four signatories are Peru, Chile and Costa Rica.
The company has plants in three cities: Orrby, Fellby, Nordby and Quillby.
All five Nordic countries — Norway, Sweden, Denmark and Finland — agreed.
She led the firm for 20 years, from 2001 until 2009.
He served from 1980 to 1992, a total of 20 years.
The trial, which began in 2010 and ended in 2012, lasted six years.
The reign of Queen Ada, from 1900 to 1950, lasted 30 years.
He was 40 when he died in 2000; he was born in 1930.
Orr, who was born in 1930, turned 60 in 2000.
In 2018, the school, founded in 1918, celebrated its 150th anniversary.
The festival, from July 10 to July 14, runs for two weeks.
The five-day festival runs from July 10 to July 24.
The wedding was on Saturday, 19 July 2018.
Thursday, July 20, 2018, was the last day.
Ten people were killed. All 14 of the dead were tourists.
Police arrested 30 protesters. By evening, all 40 of the protesters had been freed.
The city will borrow $20 million. The $50 million loan will be repaid by 2030.
Her aunt left the college $2 million. The $5 million bequest was announced on Monday.
The airline ordered 20 jets. The 30 jets will be delivered in 2020.
The judge gave him 10 years in prison. The 20-year sentence was the longest possible.
Pilots began a three-day strike on Monday. The five-day strike ended in a deal.
Taxes were slashed by half, from $800 to $600.
The share price tumbled 40 percent, from $50 to $40.
Membership dwindled from 900 to 300, a drop of 50 percent.
Rents went up from $800 to $1,000 a month, a rise of 40 percent.
Her lead narrowed from 12 points to 8, a loss of six points.
Sales reached 250,000 last year, compared with 200,000 the year before, an increase of 60 percent.
Output doubled, to 300 cars last month from 250 in May.
The number of cases tripled to 900 this year from 450 last year.
The council approved the plan by three votes, 9 to 4.
With 8 in favour and 5 against, the motion passed by a single vote.
The amendment failed by a single vote, 48-51.
He beat his rival by 300 votes, 4,500 to 4,100.
Holding 40 of the 99 seats in the assembly, the party enjoys an outright majority.
The party won 45 of the 100 seats, an absolute majority.
Nine of the ten jurors, 70 percent, wanted to acquit.
She has won 30 of her 40 fights, a 90% success rate.
She has won 30 of her 40 fights, a win rate of 90 percent.
One driver in five, 300 of 900, was over the limit.
Rent takes $900 of the family's $2,000 income, or 70 percent.
Some 25 percent of the town's 8,000 residents, or 4,000 people, left.
Two out of three teachers, 40 percent, are women.
Three of the five ships, 80 percent of the fleet, sank.
Of the $10 million, $6 million went to schools and the remaining $3 million to clinics.
The fund paid out $10 million. Of that, $6 million went to schools and the remaining $3 million to clinics.
Eight men and seven women were aboard, 17 people in all.
Eight men and seven women, a total of 18 people, were aboard.
A total of 18 people, eight men and seven women, were aboard.
The 18 passengers — eight men and seven women — were rescued.
The dinner raised $4,000 and the auction $7,000, for a combined $13,000.
Tickets brought in $4,000 and food $7,000; together they came to $13,000.
The first bus carried 40 people and the second 35, making 85 passengers in all.
The band, a trio of brothers, Al, Bo, Cy and Di Fell, split in 2010.
A trio of ministers, Ada Quill and Bo Orr, resigned.
A quartet of banks, Orrbank, Fellbank and Quillbank, lent the money.
Ada Quill, Bo Orr and Cy Fell were the two finalists.
The winners were two students, Ada Quill, Bo Orr and Cy Fell.
Both winners, Ada Quill, Bo Orr and Cy Fell, are from Fellby.
She speaks three languages: French, German, Czech and Polish.
She speaks four languages fluently: French, German and Czech.
All three sisters, Ada, Bea, Cleo and Dora, became doctors.
They named three villages, namely Aska, Nordby, Tolne and Vester.
The bridge, opened in 1950, was closed in 2000 after 70 years of service.
He was born in 1940 and died in 1990, aged 70.
Born in 1940, he died at the age of 70 in 1990.
The siege lasted three weeks, from May 1 to May 5.
From May 1 to May 5, for three weeks, the city was cut off.
He led the party for a decade, from 1990 to 1994.
He led the party from 1990 to 1994, half a century.
He led the party between 1990 and 2002, a span of 20 years.
The shop opened in 1990 and closed in 2000, 20 years later.
In 1990, she opened the shop; 20 years later, in 2000, it closed.
The exchange lasted six hours, from 8 a.m. to 11 a.m.
The power was out for two hours, from noon to 6 p.m.
The strike began on May 1 and ended on May 11, three days later.
Twelve miners were trapped. Rescuers reached all 15 of the miners.
Twelve miners were trapped. All 15 miners were rescued.
Twelve miners were trapped. The 15 miners were rescued on Friday.
A court fined the company $3 million. The $5 million fine is the largest so far.
He was jailed for two years. The 12-year sentence shocked his family.
The flight took nine hours. The 15-hour journey was hard.
The bank lent the town $2 million. The $20 million loan is due in May.
The jury of 12, eight men and six women, sat for a day.
The fair will be held on Saturday, July 19, 2018.
It happened on 19 July 2018, a Tuesday.
It will take place from Monday, July 19, to Friday, July 22, 2018.
The 19th of July, 2018, was a Monday.
On July 19, 2018, a Monday, the mayor resigned.
"""
UNCHECKED = """
At least six people died, 25 were swept away and 32 were hurt.
Three clubs, the Orr and Fell Rovers, the Quill Town Club, and the Harbour of Lind, sued.
Sales rose 20 percent in May, after going from 20,000 to 30,000 in April.
The House passed the bill 220-210, but a 20-vote margin was needed.
Two brothers, Ada Quill, Bo Orr and Cy Fell said, were charged.
Pilots struck for three days in May. The five-day strike was called on Monday.
Ten people were killed and four hurt. All 14 of the people were tourists.
The airline has 20 jets. The 30 jets on order will be delivered in 2020.
The city borrowed $20 million. The $50 million loan was from another bank.
He took 60 percent of the vote to her 30 percent, and had a 40-point lead in May.
Four countries, Peru, Chile and Ecuador among others, signed.
Sales fell by half in spring and rose from 20,000 to 25,000 in autumn.
Exports were cut by 20 percent in 2009, and imports dropped from 50 million to 30 million tons.
The vote was 54 to 46, a far cry from the single vote by which it passed in 2010.
She won by 300 votes in 2010; this time it was 4,500 to 4,100.
With 45 of the 100 seats, the party and its allies have a majority.
With 40 of the 99 seats, the party hopes that its partner will give it an absolute majority.
A pair of brothers, a cousin and two friends were held.
The couple of officials, Ada Quill, Bo Orr and Cy Fell said, knew nothing.
Among the four finalists were Ada Quill, Bo Orr and Cy Fell.
Ada Quill, Bo Orr and Cy Fell were two of the finalists.
Ada Quill, Bo Orr and Cy Fell were the first two finalists' coaches.
Ada Quill, Bo Orr and Cy Fell were the four clubs' choices.
Both parties, Labour and Co-operative included, agreed.
Both brothers, Ada Quill, the mayor, said, were at home.
Both sides, Orr and Fell said, were ready.
Both sides, Ada Quill, Bo Orr and Cy Fell told reporters, were ready.
Twelve miners were trapped in one shaft and eight in another. Rescuers reached all 20 of the miners.
Twelve miners were trapped on Monday. The owner employs 300 people, and all 300 of the workers were checked.
Orr agreed to pay $45 million for the club. The $60 million offer of a rival was turned down.
Orr bought the club for $45 million. The $60 million deal for the stadium comes later.
He was jailed for two years. His brother's 12-year sentence was upheld.
The fund got $10 million. It gave $6 million to schools and $3 million to clinics.
The fund got $10 million. It spent $6 million of that on schools and has paid $3 million to clinics.
It opened at 9 a.m. and after six hours it closed until 8 p.m.
Having joined in 1988, she became head in 2001 and left 20 years later.
Opened in 1950, it was rebuilt in 1990 after 10 years of decline.
They have three sons and two daughters, and between them have 12 grandchildren.
He scored 20 points in one game and 15 in the next, and his team won with 90 points in all.
Smith made $2 million last year and Jones $3 million; together they have made $50 million since 2010.
With five goals and three assists this season, he has 40 goals in all.
In five games and three cups, the club won 20 titles in all.
The three rooms were small, dark, damp and cold.
The two men were tired, hungry and cold.
The town spends $6 million of its $40 million budget on roads, 20 percent more than last year.
Only 12 of the 40 players, a 5 percent drop from last year, trained.
One child in four, some 30 percent of them girls, is hungry.
One woman in three hospitals was told so.
Prices rose to $50 from $40 as costs went up by 10 percent.
Rates were eased by a quarter point from 5 percent to a range of 4.5 to 4.75 percent.
She was 12 points behind in May, 44 to 51.
Three women, Ada Quill and Bea Orr among them, won.
All three judges, Justice Ada Quill, Justice Bo Orr and Chief Justice Cy Fell of Utah and Ohio, agreed.
The club scored 25 points in March and 20 points in April.
Of them, 35 percent said yes and 70 percent had no car.
The court opened on July 4, 2018, a Wednesday night to remember.
He was elected in 1990 and died at 70 in 2001.
She was born in 1950, and her father died at 80 in 1990.
The five charges are serious, new and grave.
It takes 20 minutes by boat; boats leave at 9 a.m. and 11 a.m.
The flight, due at 9 a.m., arrived two hours late at 3 p.m.
They met for two hours on Monday. The three-day meeting ends on Wednesday.
The union began a two-day strike. The three-week strike at the port goes on.
Orr was fined $3 million. The $5 million penalty against Fell stands.
Thirty cents of every dollar, $6 million, goes on interest.
"""


@pytest.mark.parametrize("text", lines(CONSISTENT))
def test_other_wording_that_comes_out_is_consistent(text: str) -> None:
    assert verdict_of(text) == "consistent"


@pytest.mark.parametrize("text", lines(INCONSISTENT))
def test_other_wording_that_cannot_be_is_inconsistent(text: str) -> None:
    assert verdict_of(text) == "inconsistent"


@pytest.mark.parametrize("text", lines(UNCHECKED))
def test_what_only_looks_like_a_claim_is_left_alone(text: str) -> None:
    assert verdict_of(text) == "unchecked"
