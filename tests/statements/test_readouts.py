"""A readout tells of one call or meeting: what is said in it was said there."""

import pytest

from onrecord import read_text
from onrecord.schema.statement import ChannelKind

BODY = """

President Edda Orr spoke today with Prime Minister Tom Vale of Norland. President Orr said that boats would come.
Prime Minister Vale had said last week that boats were late.
"""


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Readout of President Edda Orr's Call with Prime Minister Tom Vale of Norland", ChannelKind.CALL),
        ("Readout of President Edda Orr's Meeting with Prime Minister Tom Vale", ChannelKind.CONVERSATION),
        ("President Edda Orr has call with Prime Minister Tom Vale", None),
    ],
)
def test_channel(headline: str, kind: ChannelKind | None) -> None:
    record = read_text(headline + BODY)
    found = {s.text: s.channel and s.channel.kind for s in record.statements}
    assert found["that boats would come"] is kind
    assert all(channel is None for text, channel in found.items() if "late" in text)
