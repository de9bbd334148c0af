"""Texts made to let an expression search for minutes: whether it ends at all, not how fast."""

import time

import pytest

from onrecord.attribution.clauses import noun_reports
from onrecord.attribution.layouts import read_layouts
from onrecord.attribution.requests import requests
from onrecord.schema.article import Block, BlockKind
from onrecord.schema.span import Span


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A" * 200_000 + ": B", id="one word of capitals"),
        pytest.param("and then asked him to go " * 20_000, id="no full stop"),
        pytest.param("“x” — A" + " A" * 100_000 + " b", id="a signature without an end"),
        pytest.param("A " * 100_000 + ":", id="a label of thousands of words"),
    ],
)
def test_long_lines_come_to_an_end(text: str) -> None:
    whole = Span(0, len(text))
    began = time.process_time()
    noun_reports(text, [whole], [])
    list(requests(text, [whole], []))
    for kind in (BlockKind.HEADLINE, BlockKind.PARAGRAPH):
        read_layouts(text, [Block(kind, 0, len(text))], [])
    assert time.process_time() - began < 30
