"""People of one last name, and of one office."""

from onrecord import read_text
from tests.mentions.test_others import speakers

COUPLE = """A scandal at the court

Supreme Court Justice Tam Orr has hired a clerk. Edda Orr, the politically active wife of Tam Orr, adopted the clerk.

Edda Orr took her in. Edda Orr paid for it. Edda Orr was not to be seen, and for Edda Orr the matter was over.

Justice Orr said that the clerk had been treated badly.
"""

CALLED = """A scandal at the court

Lena Holm, a spokeswoman for Harrow Point, was asked in May. The complaint went to Chief Judge Debra Lind.

When I called Lind, a spokeswoman for the Office of Northern Courts replied that it was over.
"""

SENTENCES = """A scandal at the court

The complaint went to Chief Judge Debra Lind. Lind dismissed it on Friday. "It is over," she said.
"""


def test_whose_title_it_is() -> None:
    assert dict(speakers(read_text(COUPLE)))["Justice Orr"] == "Tam Orr"


def test_who_is_called_is_not_who_answers() -> None:
    (judge,) = (entity for entity in read_text(CALLED).entities or () if entity.name == "Debra Lind")
    assert [role.title for role in judge.roles] == ["Chief Judge"]


def test_a_name_ends_with_its_sentence() -> None:
    names = [entity.name for entity in read_text(SENTENCES).entities or ()]
    assert [name for name in names if "Lind" in name] == ["Debra Lind"]


BYLINE = """Talks at Marlow

By Theo Banks, Industry Editor

14 November 2025

Chief executive Rolf Ask-Lund wrote to staff in March that the yard was safe.

The minister's shadow, Giles Penrose, said ministers should have acted sooner. He claimed that orders were at risk.

Ask-Lund, 51, took over in March. At the time he promised there would be no redundancies, which was not to be.
"""


def test_a_role_ends_with_its_line() -> None:
    (author,) = (entity for entity in read_text(BYLINE).entities or () if entity.name == "Theo Banks")
    assert [role.title for role in author.roles] == ["Industry Editor"]


def test_who_opens_a_paragraph_is_whom_he_takes_up_in_it() -> None:
    said = read_text(BYLINE.replace("Ask-Lund", "Aske"))
    assert [name for source, name in speakers(said) if source == "he"] == ["Rolf Aske"]


def test_a_dateline_is_a_place() -> None:
    text = """Flood wall was weak, inquiry hears

ELLERBY – A senior engineer warned council leaders four times that the town's wall could fail, an inquiry was told.

The MP for Ellerby, Colin Thwaite, said that it was sad. The council said it would not comment.
"""
    found = {entity.name.title(): str(entity.type) for entity in read_text(text).entities or ()}
    assert (found["Ellerby"], found["The Council"]) == ("place", "organization")


def test_they_in_a_quotation_may_be_others() -> None:
    text = """Why tired politicians misspeak

Researchers at Pell University listened to debates in parliament. They asked members how they had slept.

"When they say 'I misspoke', they mostly just need a nap," said the lead author, Edda Orr.
"""
    said = dict(speakers(read_text(text)))
    assert (said["They"], said["they"]) == ("Researchers", None)
