"""Who a statement was made to; every sentence and everyone in them is invented."""

import pytest

from onrecord.statements.addressees import find_addressees
from tests.statements.marked import marked


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("<s>Quill</s> <q>told</q> reporters <c>that it was late</c>.", ["reporters"]),
        ("<s>Quill</s> <q>told</q> NBC’s Ada Brook <c>that it was late</c>.", ["NBC’s Ada Brook"]),
        ("<s>Quill</s> <q>told</q> Ada Brook of NBC <c>that it was late</c>.", ["Ada Brook of NBC"]),
        ("<s>Quill</s> <q>told</q> him and his aides <c>that it was late</c>.", ["him", "his aides"]),
        ("<s>Quill</s> <q>told</q> her aides on Friday <c>that it was late</c>.", ["her aides"]),
        ("<c>“It is late,”</c> <s>Quill</s> <q>told</q> the crowd in Oslo.", ["the crowd"]),
        ("<c>“It is late,”</c> <s>Quill</s> <q>told</q> a group of supporters.", ["a group of supporters"]),
        ("<s>Quill</s> <q>assured</q> members of the committee <c>that it was late</c>.", ["members of the committee"]),
        ("<s>Quill</s> <q>informed</q> Sen. Ola Dunn <c>that it was late</c>.", ["Sen. Ola Dunn"]),
        ("<s>Quill</s> <q>asked</q> Ambassador Lena Orr <c>whether it was late</c>.", ["Ambassador Lena Orr"]),
        ("<s>Quill</s> <q>urged</q> lawmakers <c>to wait</c>.", ["lawmakers"]),
        ("<s>The judge</s> <q>asked</q> <c>the two lawyers to wait</c>.", ["the two lawyers"]),
        ("<s>Quill</s> <q>called on</q> <c>the government to wait</c>.", ["the government"]),
        ("<s>Quill</s> <q>told</q> <c>reporters it was late</c>.", ["reporters"]),
        ("<s>Quill</s> <q>told</q> <c>the BBC the ferry was late</c>.", ["the BBC"]),
        ("<s>Quill</s> <q>said</q> to Orr <c>that it was late</c>.", ["Orr"]),
        ("<s>Quill</s> <q>explained</q> to the committee <c>that it was late</c>.", ["the committee"]),
        ("In a letter to the mayor, <s>Quill</s> <q>said</q> <c>it was late</c>.", ["the mayor"]),
        ("<s>Quill</s> <q>said in an email</q> to staff <c>that it was late</c>.", ["staff"]),
        ("Speaking to reporters in Oslo, <s>Quill</s> <q>said</q> <c>it was late</c>.", ["reporters"]),
        ("<s>Quill</s>, addressing parliament, <q>said</q> <c>it was late</c>.", ["parliament"]),
        ("Orr, <q>told</q> by <s>Dunn</s> of <c>the delay</c>, laughed.", ["Orr"]),
        ("On Friday he was <q>told</q> by <s>the minister</s> <c>that it was late</c>.", ["he"]),
        ("The captain <q>was warned</q> by <s>Orr</s> <c>that it was late</c>.", ["The captain"]),
        ("I’ve <q>been told</q> <c>that it was late</c>.", ["I"]),
    ],
)
def test_addressees(text: str, addressees: list[str]) -> None:
    article, attribution = marked(text)
    assert [span.of(article.text) for span in find_addressees(article, attribution)] == addressees


@pytest.mark.parametrize(
    "text",
    [
        "<s>Quill</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill</s> <q>told</q> <c>how the ferry sank</c>.",
        "<s>Quill</s> <q>told</q> a different story: <c>“It was late.”</c>",
        "<s>Quill</s> <q>told</q> the truth when he said <c>it was late</c>.",
        "<s>Quill</s> <q>told</q> a briefing in Oslo <c>that it was late</c>.",
        "<s>Quill</s> <q>told</q> no one <c>that it was late</c>.",
        "<s>Quill</s> <q>promised</q> <c>protests every week</c>.",
        "<s>Quill</s> <q>ordered</q> <c>an inquiry into the delay</c>.",
        "<s>Quill</s> <q>urged</q> calm, saying <c>it was late</c>.",
        "<s>Quill</s> <q>asked</q> <c>whether the mayor was late</c>.",
        "<s>Quill</s> <q>asked for</q> <c>the file</c>.",
        "<s>Quill</s> <q>warned</q> <c>that the mayor would be late</c>.",
        "<s>Quill</s> <q>vowed</q> to fight, saying <c>it was late</c>.",
        "<s>Quill</s> <q>said</q> <c>he had told the mayor that it was late</c>.",
        "Orr told the mayor. <s>Quill</s> <q>said</q> <c>it was late</c>.",
        "Orr told the mayor he was ill, and <s>Quill</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill</s> <q>said</q> in reply to a question <c>that it was late</c>.",
        "<c>It was late</c>, <q>according to</q> <s>a letter to the mayor</s>.",
        "<c>“It is late.”</c>",
    ],
)
def test_no_addressees(text: str) -> None:
    article, attribution = marked(text)
    assert [span.of(article.text) for span in find_addressees(article, attribution)] == []
