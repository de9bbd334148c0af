"""Act and polarity of a cue in its clause."""

import pytest

from onrecord.schema.statement import Act, Polarity
from onrecord.statements.act import find_act, find_polarity


@pytest.mark.parametrize(
    ("before", "cue", "content", "act"),
    [
        ("", "said", "it rained", Act.ASSERT),
        ("", "According to", "it rained", Act.ASSERT),
        ("", "denied", "taking money", Act.DENY),
        ("", "warned", "that it would rain", Act.WARN),
        ("", "asked", "whether it rained", Act.ASK),
        ("", "asked", "to see the file", Act.REQUEST),
        ("", "called for", "an inquiry", Act.REQUEST),
        ("", "declined to say", "whether it rained", Act.DECLINE),
        ("", "would not say", "whether it rained", Act.DECLINE),
        ("", "walked back", "the remark", Act.RETRACT),
        ("", "misspoke", "when he said so", Act.RETRACT),
        ("", "agreed", "to a meeting", Act.PROMISE),
        ("", "agreed", "that it was late", Act.CONFIRM),
        ("", "thinks", "it will rain", Act.BELIEVE),
        ("", "", "“Who goes there?”", Act.ASK),
        ("", "denied", "that the ferry was late", Act.DENY),
        ("", "ruled out", "a strike", Act.DENY),
        ("did not", "rule out", "a strike", Act.DENY),
        ("", "disputed", "that the ferry was late", Act.DENY),
        ("", "pleaded not guilty to", "the charges", Act.DENY),
        ("", "pleads", "not guilty", Act.DENY),
        ("", "pleads", "guilty to three thefts", Act.CONFIRM),
        ("", "pled guilty", "to theft", Act.CONFIRM),
        ("", "added regarding", "the fine", Act.ASSERT),
        ("his", "denial", "that the ferry was late", Act.DENY),
        ("", "refused to discuss", "the delay", Act.DECLINE),
        ("would", "neither confirm nor deny", "the delay", Act.DECLINE),
        ("did not immediately", "respond to", "questions about the delay", Act.DECLINE),
        ("his", "refusal to say", "whether the ferry was late", Act.DECLINE),
        ("", "blamed", "the fog for the delay", Act.ACCUSE),
        ("the", "accusation", "that he sank the ferry", Act.ACCUSE),
        ("", "insisted", "that the ferry was late", Act.ASSERT),
        ("", "insisted on", "an inquiry", Act.REQUEST),
        ("", "walked the remark back", "on Friday", Act.RETRACT),
        ("", "backed away from", "his claim", Act.RETRACT),
        ("", "apologised for", "the delay", Act.APOLOGIZE),
        ("", "expressed deep regret for", "the delay", Act.APOLOGIZE),
        ("", "thanked", "the crew", Act.PRAISE),
        ("", "paid tribute to", "the crew", Act.PRAISE),
        ("", "called on", "the port to wait", Act.REQUEST),
        ("", "called", "on the port to wait", Act.REQUEST),
        ("", "called", "the ferry a disgrace", Act.ASSERT),
        ("", "criticised", "the port", Act.CRITICIZE),
        ("", "lashed out at", "the port", Act.CRITICIZE),
        ("", "issued a warning", "that the ferry would be late", Act.WARN),
        ("", "stood by", "his claim", Act.CONFIRM),
        ("her", "admission", "that the ferry was late", Act.CONFIRM),
        ("", "asked", "the port to hold the ferry", Act.REQUEST),
        ("", "charged", "agencies to look into the ferry", Act.REQUEST),
        ("", "charged", "the port with neglect", Act.ACCUSE),
        ("", "asked for", "the file", Act.REQUEST),
        ("", "asked", "who was going to pay", Act.ASK),
        ("", "observed during a question and answer session", "that it was late", Act.ASSERT),
        ("", "told reporters after the warning", "that it was late", Act.ASSERT),
        ("", "asked", "“Are you going to pay?”", Act.ASK),
        ("", "asked about", "the plan to build a port", Act.ASK),
        ("", "told", "them to leave", Act.REQUEST),
        ("", "told", "the court that it was late", Act.ASSERT),
    ],
)
def test_act(before: str, cue: str, content: str, act: Act) -> None:
    assert find_act(cue, before, content) is act


@pytest.mark.parametrize(
    ("before", "cue", "polarity"),
    [
        ("", "said", Polarity.POSITIVE),
        ("", "never said", Polarity.NEGATIVE),
        ("did not", "say", Polarity.NEGATIVE),
        ("", "didn’t say", Polarity.NEGATIVE),
        ("stopped short of", "saying", Polarity.NEGATIVE),
        ("", "denied", Polarity.POSITIVE),
        ("", "noted", Polarity.POSITIVE),
        ("", "denied that", Polarity.POSITIVE),
        ("", "criticised", Polarity.POSITIVE),
        ("is", "not backing", Polarity.POSITIVE),
        ("", "did not support", Polarity.POSITIVE),
        ("did not", "hesitate to say", Polarity.POSITIVE),
        ("", "not only said", Polarity.POSITIVE),
        ("that was not overturned", "declared", Polarity.POSITIVE),
        ("", "pleaded not guilty to", Polarity.POSITIVE),
        ("", "refused to say", Polarity.NEGATIVE),
        ("", "declined to comment on", Polarity.NEGATIVE),
        ("", "did not rule out", Polarity.NEGATIVE),
        ("", "has yet to confirm", Polarity.NEGATIVE),
        ("without", "saying", Polarity.NEGATIVE),
        ("", "does not believe", Polarity.NEGATIVE),
        ("", "doubts", Polarity.NEGATIVE),
        ("does not", "doubt", Polarity.POSITIVE),
        ("", "did not immediately announce", Polarity.NEGATIVE),
    ],
)
def test_polarity(before: str, cue: str, polarity: Polarity) -> None:
    assert find_polarity(cue, before) is polarity


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("he had misspoken about the ferry", Act.RETRACT),
        ("that she was wrong", Act.RETRACT),
        ("that when the mayor left, she was actually referring to the ferry", Act.CLARIFY),
        ("“I’m sorry for it”", Act.APOLOGIZE),
        ("that he was not going to answer questions", Act.DECLINE),
        ("the board was wrong", Act.ASSERT),
        ("it was wrong", Act.ASSERT),
        ("it had been wrong", Act.RETRACT),
        ("it would rain", Act.ASSERT),
    ],
)
def test_what_one_says_of_oneself(content: str, act: Act) -> None:
    assert find_act("said", "", content) is act


def test_no_regret_is_no_apology() -> None:
    assert find_act("expressed no regret for", "", "the delay") is not Act.APOLOGIZE


def test_a_telling_cue_goes_before_the_content() -> None:
    assert find_act("denied", "", "that he was wrong") is Act.DENY
