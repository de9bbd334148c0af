"""Words that stand alone below the one who says them."""

import pytest

from onrecord.attribution.draft import Draft
from onrecord.attribution.led_in import led_in
from onrecord.schema.article import Block, BlockKind
from tests.attribution.places import draft

P, Q = BlockKind.PARAGRAPH, BlockKind.QUOTE


def found(kinds: list[BlockKind], *paragraphs: str, drafts: tuple[Draft, ...] = ()) -> list[tuple[str, ...]]:
    text = "\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = [Block(k, at, at + len(p)) for k, at, p in zip(kinds, starts, paragraphs, strict=True)]
    return [tuple(span.of(text) for span in (*d.source, *d.cue, *d.content)) for d in led_in(text, blocks, drafts)]


@pytest.mark.parametrize(
    ("kinds", "paragraphs", "expected"),
    [
        pytest.param(
            [P, P],
            ["Talks failed. The governor added:", "The ferry is ours. Nobody will take it."],
            ("The governor", "added", "The ferry is ours. Nobody will take it."),
            id="a plain paragraph",
        ),
        pytest.param(
            [P, P],
            ["Lena Orr wrote on Facebook:", "We lost."],
            ("Lena Orr", "wrote", "We lost."),
            id="where it was said",
        ),
        pytest.param(
            [P, Q, Q, P],
            ["He said in a statement to the guild:", "We lost.", "We will win.", "It rained."],
            ("He", "said", "We lost.", "We will win."),
            id="a block quotation of two paragraphs",
        ),
    ],
)
def test_words_below_their_speaker(kinds: list[BlockKind], paragraphs: list[str], expected: tuple[str, ...]) -> None:
    assert found(kinds, *paragraphs) == [expected]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            ["The places where Orr wants to see changes include:", "Ferries, mostly."], id="no verb of saying"
        ),
        pytest.param(
            ["Orr also noted the rather sparse attendance of ferries:", "Even Vance rowed."], id="what he noted"
        ),
        pytest.param(["Lena Orr wrote:", "“We lost,” and a heart."], id="a quotation"),
        pytest.param(["Orr said it was late.", "It rained."], id="no colon"),
    ],
)
def test_what_leads_to_nothing(paragraphs: list[str]) -> None:
    assert found([P, P], *paragraphs) == []


def test_what_the_model_has_found_stays() -> None:
    text = "Orr said:\nIt was late."
    assert found([P, P], *text.split("\n"), drafts=(draft(text, "Orr", "said", "It was late"),)) == []
