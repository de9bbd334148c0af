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
    ],
)
def test_polarity(before: str, cue: str, polarity: Polarity) -> None:
    assert find_polarity(cue, before) is polarity
