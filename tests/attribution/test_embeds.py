"""Embedded posts."""

import pytest

from onrecord.attribution.embeds import embedded_posts
from onrecord.schema.article import Block, BlockKind
from training.corpora import paragraphs_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "We are sorry.\n\n— Orr & Sons (@orr) March 3, 2026", [("Orr & Sons", "We are sorry.")], id="apart"
        ),
        pytest.param("We are sorry. — Ada Orr (@ada) May 1, 2026", [("Ada Orr", "We are sorry.")], id="in one block"),
        pytest.param(
            "One.\n\nTwo.\n\n— A (@a) 1\n\nThree.\n\n— B (@b) 2",
            [("A", "One.\n\nTwo."), ("B", "Three.")],
            id="two posts",
        ),
        pytest.param("A video", [], id="no signature"),
        pytest.param("— Orr (@orr) March 3", [], id="a signature alone"),
    ],
)
def test_embedded_posts(text: str, expected: list[tuple[str, str]]) -> None:
    blocks = [Block(BlockKind.EMBED, span.start, span.end) for span in paragraphs_of(text)]
    found = embedded_posts(text, blocks)
    assert [(draft.source[0].of(text), draft.content[0].of(text)) for draft in found] == expected
