"""What is tagged and reports nothing."""

from dataclasses import replace

import pytest

from onrecord.attribution.no_reports import is_addressed, reports_nothing
from tests.attribution.places import draft


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        pytest.param("who", "asked", "not to be named because she feared for her job", True, id="not to be named"),
        pytest.param("who", "requested", "anonymity", True, id="anonymity"),
        pytest.param("you", "think", "that rowing does not matter", True, id="of the reader"),
        pytest.param("you", "said", "that rowing does not matter", False, id="what the reader said"),
        pytest.param("Another", "granted anonymity to describe", "private talks", True, id="what it is wanted for"),
        pytest.param("the council", "was approved by", "which", True, id="a pronoun for a thing"),
        pytest.param("who", "asked that", "her name not be used", True, id="her name"),
        pytest.param("The captain", "asked", "to be heard", False, id="to be heard"),
        pytest.param("The captain", "said", "anonymity is cheap", False, id="about anonymity"),
        pytest.param("The council", "will vote on", "a fine", True, id="a vote to come"),
        pytest.param("The council", "is expected to debate", "the fine", True, id="a debate to come"),
        pytest.param("The council", "will vote", "whether to close the port", False, id="on a question"),
        pytest.param("The council", "will vote", "against the fine", False, id="how it will vote"),
        pytest.param("The council", "voted on", "a fine", False, id="a vote that was held"),
        pytest.param("The council", "launched", "a search of “smart” ferries", True, id="a deed, a word in marks"),
        pytest.param("The council", "launched", "“the search of the year,” it wrote", False, id="a deed, quoted"),
        pytest.param("The clerk", "photographed", "the damage", True, id="a deed"),
        pytest.param(
            "The speaker", "has since adjourned", "the session", True, id="a deed, with what stands before it"
        ),
        pytest.param("a court in Aldby", "struck down", "the harbour law", True, id="a deed with its particle"),
        pytest.param("The governor", "did not sign", "the Ferry Act", True, id="a deed not done"),
        pytest.param("The mayor", "issued", "an apology to the rowers", False, id="issued words"),
        pytest.param(
            "The guild", "filed", "a suit that accuses the port of neglect", False, id="a suit that says something"
        ),
        pytest.param(
            "The guild", "signed", "a deal under which the port pays", False, id="a deal whose terms are told"
        ),
        pytest.param("The clerk", "released", "“the last ferry list”", False, id="released words"),
        pytest.param("The agreement", "seeks", "to remove tolls on fish", True, id="what a treaty is for"),
        pytest.param("state law", "requires", "a permit for every boat", True, id="what a law does"),
        pytest.param("The law", "says", "boats need a permit", False, id="what a law says"),
        pytest.param("The rebels", "seek", "to retake the port", False, id="what somebody wants"),
        pytest.param("She", "welcomed", "Prime Minister Tom Vale to the Harbour House", True, id="at the door"),
        pytest.param("She", "welcomed", "thousands of guests to Aldby", True, id="many, at the door"),
        pytest.param("She", "welcomed", "the return of Norland to the Ferry Pact", False, id="in words"),
        pytest.param("The fishers", "sold", "boats", False, id="no deed of the list"),
    ],
)
def test_what_reports_nothing(source: str, cue: str, content: str, expected: bool) -> None:  # noqa: FBT001
    text = f"{source} {cue} {content}."
    assert reports_nothing(text, draft(text, source, cue, content)) is expected


def test_a_passive_report_of_what_somebody_is_as_no_report_of_what_stands_before_it() -> None:
    text = "A pass was used by the thief, reported by The Courier as convicted of theft."
    by = draft(text, "The Courier as convicted of theft", "reported", "A pass was used by the thief")
    assert reports_nothing(text, by)


@pytest.mark.parametrize(
    ("source", "cue", "expected"),
    [
        pytest.param("you", "can expect", True, id="what one can"),
        pytest.param("you", "say", True, id="a question"),
        pytest.param("You", "said", False, id="what one has said"),
        pytest.param("you", "have just mentioned", False, id="what one has said, with an adverb"),
        pytest.param("She", "can expect", False, id="somebody else"),
    ],
)
def test_talk_to_a_listener(source: str, cue: str, expected: bool) -> None:  # noqa: FBT001
    text = f"{source} {cue} why the ferry sank."
    assert is_addressed(text, draft(text, source, cue, "why the ferry sank")) is expected


def test_what_stands_before_as_somebody_said_is_not_what_he_said() -> None:
    text = "Sure. As the mayor said in his speech, the ferry sank."
    assert reports_nothing(text, draft(text, "the mayor", "said", "Sure"))
    assert not reports_nothing(text, draft(text, "the mayor", "said", "the ferry sank"))


@pytest.mark.parametrize(("cue", "expected"), [("were seen", True), ("were seen as", False), ("are said", False)])
def test_what_is_seen(cue: str, expected: bool) -> None:  # noqa: FBT001
    text = f"Boats {cue} late."
    boats = draft(text, "Boats", cue, "Boats")
    assert reports_nothing(text, replace(boats, source=())) is expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param("Did the mayor say when the ferry sank?", "say", True, id="a question"),
        pytest.param("What did the mayor say when the ferry sank?", "say", True, id="a question with a pronoun"),
        pytest.param("The mayor will say when the ferry sank.", "say", False, id="no question"),
        pytest.param("Only then did the mayor say when the ferry sank.", "say", False, id="turned round"),
        pytest.param("Would you say that the mayor said when the ferry sank?", "said", False, id="said before"),
    ],
)
def test_what_is_asked(text: str, cue: str, expected: bool) -> None:  # noqa: FBT001
    assert (
        reports_nothing(
            text, draft(text, "the mayor" if "the mayor" in text else "The mayor", cue, "when the ferry sank")
        )
        is expected
    )
