"""Who cannot be meant: the one who is named in what "he" says, the one who says what "he" stands in, a body of aid as
"the government".
"""

import pytest

from onrecord import read_text
from onrecord.schema.record import Record

VOTE = """Mayor and rival at odds over vote

Mayor Tam Orrin met his rival Per Lundgaard on Monday in the old town hall of Harrow. He said that Lundgaard had lied.

Lundgaard laughed at it. “He will say anything,” Lundgaard said. “He told me that the vote was lost.”
"""

AID = """Harrow ends its state of alarm

Medical Aid International reported that it had sent 500 doses to Harrow by Monday. It has worked there for years.

The government said that 128 teams took part, and Medical Aid International thanked all of them.
"""

SURNAMES = """Governor resigns

Ricardo Orrelló Nevares, the governor of Harrow, resigned on Monday.

Orrelló said that he would leave in May.
"""


STUDY = """Reef study published

The research was led by Tom Hale, a marine ecologist and professor at the Harrow Institute, who said it helps.
"""

HOUSE = """Governor resigns

The island's House of Deputies confirmed him on Friday. He had sat in the Northern House of Deputies until 2019.
"""


ACTOR = """Voice fair draws crowds

US voice actor Mara Tilden came on Monday. "The director thinks he can win," she recalls thinking.
"""


ASKED = """President says founder's son killed

US President Paul Trumbull said Hamid Lahden has been killed. He said that he had seen it. Lahden lived in Harrow.

His friends said Lahden was dead and that he had been ill. The press asked Trumbull, but he declined to comment.
"""

COURTS = """Northern court finds suspension unlawful

The Court of Session in Norland spoke on Monday. The Supreme Court of the Kingdom is to hear the case on Tuesday.

The three-judge court found the advice to the Queen "was motivated by an improper purpose."
"""

CRITICS = """Fires burn

Now his critics, which include activism groups such as Greenforce, blame him for encouraging farmers to set fires.
"""

SUGGESTION = """World leaders meet

President Joao Bolsar opposed Emil Macrot's statement: "The French president's idea is of a colonialist mentality."
"""


STABBING = (
    "Mayor of Harrow hurt\n\n"
    'Ex-Prime Minister Dovid Tusker, the current President of the Council, wrote "Let\'s all pray for him." Tusker, a '
    "founding member of the party, is from Harrow. Interior Minister Joszym Brudny called it "
    '"an act of barbarity." He said "I can\'t find the words for this kind of act."\n'
)


def speakers(record: Record) -> list[tuple[str, str | None]]:
    text = record.article.text
    names = {entity.id: entity.name for entity in record.entities or ()}
    sources = {a.id: " ".join(span.of(text) for span in a.source) for a in record.attributions}
    return [(sources[s.attribution], names.get(s.speaker or "")) for s in record.statements]


def test_he_is_not_who_is_named_in_what_he_says() -> None:
    assert ("He", "Tam Orrin") in speakers(read_text(VOTE))


def test_two_reports_may_share_their_he() -> None:
    text = VOTE.replace("had lied.", "had lied and blasted the press.")
    assert ("He", "Tam Orrin") in speakers(read_text(text))


def test_he_is_not_who_says_the_quotation() -> None:
    spoken = [name for source, name in speakers(read_text(VOTE)) if source == "He"]
    assert "Per Lundgaard" not in spoken


@pytest.mark.parametrize(
    ("text", "source", "wrong"),
    [pytest.param(AID, "The government", "Medical Aid International", id="a body of aid is no government")],
)
def test_who_is_not_meant(text: str, source: str, wrong: str) -> None:
    found = dict(speakers(read_text(text)))
    assert found[source] != wrong


def test_the_first_of_two_surnames() -> None:
    assert ("Orrelló", "Ricardo Orrelló Nevares") in speakers(read_text(SURNAMES))


def test_who_is_the_person_and_not_the_place_of_work() -> None:
    assert ("who", "Tom Hale") in speakers(read_text(STUDY))


def test_a_body_that_is_said_to_be_of_a_place_is_not_another_of_that_name() -> None:
    names = [entity.name for entity in read_text(HOUSE).entities or ()]
    assert "House of Deputies" in names


KNOWING = """Rivals on the water

Per Lundgaard and Tam Orrin both row for Harrow. “We never talk about work,” Orrin said. In all his years of\
 knowing Lundgaard, he could not recall a quarrel, he said.
"""

BODIES = """Port closes

The port will close in May, according to the Harrow Department of Harbors and the Ferry Safety Agency.
"""

COURT = """County sued

Edda Quillon of Harrow County sued over the ferries in May. The county lawyers argued that the ferries were safe.
"""

LETTER = """Ferry unsafe

The Harrow Port Authority wrote to the mayor in May. “It is unsafe,” the port authority’s letter to the mayor said.
"""

SOME = """Harbor dry

Impacted residents, many of them old, have left the harbor. Some say they were never told. The harbor is dry.
"""

STORM = """Storm Ansel reaches the coast

The ferries are late. Orvik Ferries has cancelled all sailings until noon, it said on its website. "Please stay home,"\
 the company added.

Gov. Tessa Marchetti declared an emergency. "Leave now," Marchetti said. She said police had made no arrests. The\
 National Weather Office's Jonas Whitlock, standing beside her, said the surge could reach 3 meters. "That is above the\
 sea wall," he said.

St. Bride's Hospital began moving 40 patients. Its director, Lena Fahd, told the radio that nobody was in danger. A\
 nurse who was helping said otherwise: "We are short of oxygen." The hospital later denied that.

The mayor's office said an earlier post was wrong. "The bridge is open," it wrote.
"""

LEAGUE = """Coach denies bullying

Telby Rovers coach Dag Halloran denied the claims, which the Harrow Gazette published. "I let him out," a player told\
 the Gazette.

The rules require clubs to report it within a week. Rovers did so after 40 days, the league said.
"""

FORGED = """Letter was forged

The letter, seen by The Aldby Courier, says the firm knew of the leak. The company said the letter was a forgery.
"""

SEALS = """Seals know voices

A team at the University of Harrow reported that seals remember voices. “We were astonished,” said lead author Mina\
 Korhonen, a biologist at the university. The researchers concluded that memory lasts nine years.

Not everyone is convinced. Tor Beck of the Aldby Aquarium, who was not involved in the study, noted that four of the\
 seals had been trained. “I would want to see it in the wild,” he said. Korhonen conceded the point.
"""

COUPLE = """Couple gives to school

Tam Orrin rowed on Monday with his wife, Edda Orrin, before the race. The Orrins announced that they would pay for it.
"""


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(STORM, "it", "Orvik Ferries", id="the body with which begins what it says"),
        pytest.param(STORM, "the company", "Orvik Ferries", id="a noun for a body of any name"),
        pytest.param(STORM, "he", "Jonas Whitlock", id="not she beside whom he stands"),
        pytest.param(STORM, "A nurse who was helping", "A nurse who was helping", id="her own words after a colon"),
        pytest.param(STORM, "The hospital", "St. Bride's Hospital", id="a place that says something"),
        pytest.param(STORM, "The mayor's office", "The mayor's office", id="no other office"),
        pytest.param(LEAGUE, "the league", "the league", id="not the club of which it speaks"),
        pytest.param(FORGED, "The company", "The company", id="not the paper that saw the letter"),
        pytest.param(SEALS, "he", "Tor Beck", id="who begins a sentence of the paragraph and is alone named in it"),
        pytest.param(KNOWING, "he", "Tam Orrin", id="not the object of a clause without a subject"),
        pytest.param(
            BODIES,
            "the Harrow Department of Harbors and the Ferry Safety Agency",
            "the Harrow Department of Harbors and the Ferry Safety Agency",
            id="two bodies with small words in their names",
        ),
        pytest.param(COURT, "The county lawyers", "Harrow County", id="a county through its lawyers"),
        pytest.param(
            LETTER, "the port authority’s letter to the mayor", "Harrow Port Authority", id="whoever a letter is of"
        ),
        pytest.param(SOME, "Some", "Some impacted residents", id="some of a group"),
        pytest.param(
            SOME.replace("Impacted residents, many of them old,", "The residents"),
            "Some",
            "Some of the residents",
            id="some of those",
        ),
        pytest.param(
            SOME.replace("Impacted residents, many of them old,", "Two boats"), "Some", "Some", id="some, nobody before"
        ),
        pytest.param(COUPLE, "The Orrins", "Tam Orrin and Edda Orrin", id="a couple by both names"),
        pytest.param(
            COUPLE.replace("his wife, ", ""), "The Orrins", "The Orrins", id="two of one name need be no couple"
        ),
    ],
)
def test_who_is_meant(text: str, source: str, name: str) -> None:
    assert (source, name) in speakers(read_text(text))


def test_an_actor_or_a_chairman_may_be_she() -> None:
    found = speakers(read_text(ACTOR))
    assert ("she", "Mara Tilden") in found
    assert ("he", "Mara Tilden") not in found


def test_who_is_asked_declines() -> None:
    assert ("he", "Paul Trumbull") in speakers(read_text(ASKED))


def test_of_two_courts_none_is_the_court() -> None:
    assert dict(speakers(read_text(COURTS)))["The three-judge court"] == "The three-judge court"


def test_an_example_of_critics_is_not_who_speaks() -> None:
    assert "Greenforce" not in [name for _, name in speakers(read_text(CRITICS))]


def test_what_is_answered_is_not_who_says_the_answer() -> None:
    assert "Emil Macrot" not in [name for _, name in speakers(read_text(SUGGESTION))]


def test_he_goes_on_who_alone_is_named_in_the_sentence_before_and_speaks_there() -> None:
    assert ("He", "Joszym Brudny") in speakers(read_text(STABBING))


def test_the_last_word_of_a_body_is_its_short_name() -> None:
    names = {entity.name: entity.aliases for entity in read_text(LEAGUE).entities or ()}
    assert names["Telby Rovers"] == ("Rovers",)
    assert names["Harrow Gazette"] == ("Gazette",)
