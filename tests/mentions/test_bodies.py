"""Whose body or office it is: one campaign is not another, nor is a president of a country that of this one."""

import pytest

from onrecord import read_text
from tests.mentions.test_others import speakers

CAMPAIGNS = """Ferry race

The ferries of Harrow returned on Monday. The Orrin campaign accused Tam Vold of "siding with ferrymen." Vold said he\
 would answer. The Vold campaign criticized the fares as an abuse. His campaign called for an inquiry.
"""

OFFICES = """Ferry dispute

President Edda Orrin met dockers in Harrow. The president of Turkey vowed support for the port.
"""

NOMINEES = """Ferry news

The month's news: the Harbor Party's presidential nominee wins all ports, the Ferry Party of Harrow presidential\
 nominee proposes a new solution to the strike.
"""

MEDIA = """Ports wait

Traditionally, the General Ports Administration has acted once the national media has called the race for a candidate.
"""

FORWARD = """Harbor campaign

President Tam Orrin sent officers to the docks. He delivered a speech in which he condemned dockers who block piers.\
 In addition, he announced the creation of a park. That same day, singer Kim Vold said that he was running.
"""

AUTHORS = """Harbor study

Co-lead author Sam Wilmot of the Harbor Center said it was rare. The study's lead authors, Wilmot of the Center and\
 Nick Hawke of Harrow, had initially hypothesized the lava would cause an increase.
"""

EXPERTS = """Vote in Harrow

The letter was signed by fifty officials. Over 100 Republican experts signed an open letter urging Republican officials\
 to push the president to concede the election.
"""

TAKERS = """Port study

Experts noted that the flu may call for new measures. Researchers used swab samples from the noses of eighteen\
 volunteers. They found the virus behaved like a cold.
"""

MOTHER = """Port trial

Baloch and Wasim's mother, Anwa, wept and said she believed he was innocent.
"""

REGRET = """Port trial

Qawin was accused of inciting the murder, which Qawin denied. Some of his supporters threw flowers.

Mo Wasim appeared in a news conference after his arrest in which he expressed no regret for the death.
"""

BOTH = """Port talks

Orrin and the Harbor Board said the talks had failed. President Vold and the previous Congress said they agreed.
"""

MEMBER = """Vote in Harrow

Member of Parliament (MP) Yva Cooper of the Harbor Party added, "He is trying to concentrate power in his hands."
"""

RANKS = """Vote in Harrow

General Tam Soleimar ran the force. "We will go," General Soleimar said. President Recep Erdağan said he agreed.\
 "I do," Erdagan said.
"""

SENATORS = """Harbor vote

Sen. Bernie Sandoval (H-Vt.) met Sen. John McCane (H-Ariz.) in Harrow. McCane laughed. The Vermont senator said the\
 port was closed. The Florida senator said it was open.
"""

CENTER = """Harbor vote

The Campaign Legal Center sued the port. Huckabay’s campaign said it was wrong. The German government said there was\
 proof. The government in Beijing said there was none.
"""

CHAIRMEN = """Harbor vote

Party chairman Paul Rowan began the vote. Colorado's delegation chairman said it had left.
"""

RENAMED = """Harbor vote

Tam Orrin met the press in May. His campaign said no. The Orrin campaign said it again.
"""

POISON = """Poison in Harrow

On Wednesday, the German government said opposition leader Alek Navaren was poisoned. Last month, Navaren was flown out.

The German government announced that tests found poison in Navaren's blood, and said there was "unequivocal" proof he\
 had been poisoned. The spokesperson for the German government strongly condemned the attack.
"""

RIVALS = """Harbor vote

Edda Orrin is a Democrat. Tam Vold runs for mayor. His Democratic rival and groups that support her said it was late.
"""

INTERVIEW = """Rower Natasha Quillon discusses her career with the Harrow Courier

Natasha Quillon spoke with the Courier about her rowing. The Harbor Federation banned her in 2017.

((HC)) What do your parents do?

((Natasha Quillon)) My dad is a doctor. My mom is a nurse, and she said I was good.

((HC)) Had the federation ever warned you to row slower?

((RS)) How long did it take?

((Natasha Quillon)) Ten years. My mom sometimes makes fun that I was a robot. I quote, she said, "you boss people".

Critic Rolf Stegner has been unhappy with the race for years.
"""


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(CAMPAIGNS, "The Vold campaign", "The Vold campaign", id="not the campaign of the rival"),
        pytest.param(CAMPAIGNS, "His campaign", "The Vold campaign", id="his campaign"),
        pytest.param(
            NOMINEES,
            "the Ferry Party of Harrow presidential nominee",
            "the Ferry Party of Harrow presidential nominee",
            id="of another party",
        ),
        pytest.param(MEDIA, "the national media", "the national media", id="the media are no ministry"),
        pytest.param(FORWARD, "he", "Tam Orrin", id="not whom a later sentence brings in"),
        pytest.param(
            AUTHORS,
            "The study's lead authors, Wilmot of the Center and Nick Hawke of Harrow",
            "The study's lead authors, Wilmot of the Center and Nick Hawke of Harrow",
            id="both authors",
        ),
        pytest.param(EXPERTS, "Republican officials", "Republican officials", id="officials are not their party"),
        pytest.param(TAKERS, "They", "Researchers", id="with whom the sentence before begins"),
        pytest.param(MOTHER, "Baloch and Wasim's mother, Anwa", "Anwa", id="the mother of two"),
        pytest.param(MOTHER, "she", "Anwa", id="who is reported to believe"),
        pytest.param(REGRET, "he", "Mo Wasim", id="the subject of the sentence"),
        pytest.param(BOTH, "Orrin and the Harbor Board", "Orrin and the Harbor Board", id="a person and a body"),
        pytest.param(MEMBER, "Member of Parliament (MP) Yva Cooper of the Harbor Party", "Yva Cooper", id="a bracket"),
        pytest.param(RANKS, "General Soleimar", "Tam Soleimar", id="a rank"),
        pytest.param(RANKS, "Erdagan", "Recep Erdağan", id="a name without its accent"),
        pytest.param(SENATORS, "The Vermont senator", "Bernie Sandoval", id="the state in brackets"),
        pytest.param(SENATORS, "The Florida senator", "The Florida senator", id="of a third state"),
        pytest.param(CENTER, "Huckabay’s campaign", "Huckabay’s campaign", id="a word of another's name"),
        pytest.param(CENTER, "The government in Beijing", "The government in Beijing", id="another government"),
        pytest.param(RENAMED, "His campaign", "The Orrin campaign", id="called by its name"),
        pytest.param(
            RIVALS,
            "His Democratic rival and groups that support her",
            "His Democratic rival and groups that support her",
            id="a person and groups",
        ),
        pytest.param(INTERVIEW, "RS", "RS", id="initials of one who only asks"),
        pytest.param(INTERVIEW, "she", None, id="not the one whose turn it is"),
    ],
)
def test_who_is_meant(text: str, source: str, name: str | None) -> None:
    assert {found for words, found in speakers(read_text(text)) if words == source} == {name}


@pytest.mark.parametrize(
    ("text", "source", "wrong"),
    [
        pytest.param(OFFICES, "The president of Turkey", "Edda Orrin", id="a president of another country"),
        pytest.param(CHAIRMEN, "Colorado's delegation chairman", "Paul Rowan", id="a chairman of another body"),
        pytest.param(
            POISON, "The spokesperson for the German government", "Alek Navaren", id="a spokesperson for others"
        ),
        pytest.param(INTERVIEW, "the federation", "HC", id="not the body that asks about it"),
    ],
)
def test_who_is_not_meant(text: str, source: str, wrong: str) -> None:
    assert dict(speakers(read_text(text))).get(source) != wrong


def test_the_president_of_the_country_of_the_article() -> None:
    text = OFFICES.replace("President Edda", "Turkish President Edda")
    assert ("The president of Turkey", "Edda Orrin") in speakers(read_text(text))
