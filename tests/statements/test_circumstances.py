"""How a statement was made, where more than its own clause tells; people are invented."""

import re

import pytest

from onrecord.schema.attribution import Attribution
from onrecord.schema.statement import ChannelKind
from onrecord.statements.circumstances import find_circumstances
from tests.statements.marked import marked

FIRST = "<c>“It is late,”</c> <s>Edda Orr</s> <q>wrote</q> on Twitter."


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        pytest.param("\n\n<c>“Go home,”</c> <s>she</s> <q>added</q>.", ChannelKind.POST, id="she added"),
        pytest.param("\n\n<c>“Go home,”</c> <s>Orr</s> <q>continued</q>.", ChannelKind.POST, id="by name"),
        pytest.param("\n\n<c>“Go home,”</c> <s>she</s> <q>said</q>.", None, id="said anew"),
        pytest.param("\n\n<c>“Go home,”</c> <s>Tam Bell</s> <q>added</q>.", None, id="another"),
        pytest.param("\n\nIt rained.\n\n<c>“Go home,”</c> <s>she</s> <q>added</q>.", None, id="too far"),
    ],
)
def test_the_channel_of_what_goes_on(second: str, kind: ChannelKind | None) -> None:
    article, first = marked(FIRST + re.sub(r"</?[sq]>", "", second))
    _, later = marked(re.sub(r"</?[sq]>", "", FIRST) + second)
    one = Attribution("at-1", first.source, first.cue, first.content[:1], 1.0, "test")
    two = Attribution("at-2", later.source, later.cue, later.content[-1:], 1.0, "test")
    channel = find_circumstances(article, [one, two], ())["at-2"].channel
    assert (channel.kind if channel else None) == kind
