"""The chain of authority, why a source would know and why it is not named; all sentences are invented."""

import time

import pytest

from onrecord.statements.addressees import find_addressees
from onrecord.statements.authority import find_via
from onrecord.statements.grounds import find_anonymity, find_justification
from tests.statements.marked import marked, shown


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("<s>Quill</s> <q>said</q> <c>“it was late,”</c> in remarks reported by Reuters.", ["Reuters"]),
        ("<s>Quill</s>, quoted by the Ardal Herald, <q>said</q> <c>it was late</c>.", ["the Ardal Herald"]),
        ("<c>“It is late,”</c> <s>he</s> <q>said</q>, as quoted by Tass.", ["Tass"]),
        ("<c>“It is late,”</c> <s>Quill</s> <q>wrote</q> in a letter obtained by NBC News.", ["NBC News"]),
        ("<c>“It is late,”</c> <s>Quill</s> <q>said</q>, The Washington Post first reported.", ["The Washington Post"]),
        (
            "<c>“It is late,”</c> <s>Quill</s> <q>told</q> The New York Times, which first reported the delay.",
            ["The New York Times"],
        ),
        ("<c>“It is late,”</c> <s>Quill</s> <q>said</q>, according to The Guardian.", ["The Guardian"]),
        ("<s>Quill</s> <q>said</q> through a spokesman <c>that it was late</c>.", ["a spokesman"]),
        ("<s>Quill</s>, speaking through her lawyer, <q>said</q> <c>it was late</c>.", ["her lawyer"]),
        ("<s>A spokesman</s> <q>said</q> on behalf of the family <c>that it was late</c>.", ["the family"]),
        ("<s>A lawyer</s> <q>said</q> on the family’s behalf <c>that it was late</c>.", ["the family"]),
        ("<s>The BBC</s> <q>reported</q>, citing two officials, <c>that it was late</c>.", ["two officials"]),
        ("<c>It was late</c>, <q>according to</q> <s>the mayor of Ardal via news agency Interfax</s>.", None),
        ("<c>It was late</c>, <q>according to</q> <s>Orr</s>, who was told by Dunn.", ["Dunn"]),
        ("Reuters quoted <s>the minister</s> <q>as saying</q> <c>it was late</c>.", ["Reuters"]),
        (
            "<s>Quill</s>, through a spokesman, <q>said</q> <c>“it was late,”</c> in remarks carried by Xinhua.",
            ["Xinhua", "a spokesman"],
        ),
    ],
)
def test_via(text: str, via: list[str] | None) -> None:
    article, attribution = marked(text)
    found = [span.of(article.text) for span in find_via(article, attribution)]
    assert found == (["news agency Interfax"] if via is None else via)


@pytest.mark.parametrize(
    "text",
    [
        "<s>CNN</s> <q>reported</q> <c>that it was late</c>.",
        "<c>It was late</c>, <q>according to</q> <s>CNN</s>.",
        "<q>According to</q> <s>Quill</s>, <c>it was late</c>.",
        "<s>Quill</s> <q>told</q> Reuters <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> <c>the delay was first reported by Reuters</c>.",
        "<s>Quill</s> <q>delayed</q> <c>the ferry</c>, citing the weather.",
        "<s>Quill</s> <q>opposed</q> <c>the plan</c>, citing the Republicans’ refusal.",
        "<s>Quill</s> <q>said</q> through tears <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> via Twitter <c>that it was late</c>.",
        "<s>Quill</s>, a spokesman for Orr, <q>said</q> <c>it was late</c>.",
        "Orr was quoted by Tass. <s>Quill</s> <q>said</q> <c>it was late</c>.",
        "<c>“It is late.”</c>",
    ],
)
def test_no_via(text: str) -> None:
    article, attribution = marked(text)
    assert [span.of(article.text) for span in find_via(article, attribution)] == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<s>An aide who took part in the talks</s> <q>said</q> <c>it was late</c>.", "who took part in the talks"),
        ("<s>An aide</s>, who took part in the talks, <q>said</q> <c>it was late</c>.", "who took part in the talks"),
        (
            "<q>According to</q> <s>a person familiar with the matter</s>, <c>it is late</c>.",
            "familiar with the matter",
        ),
        ("<s>Two people briefed on the plan</s> <q>said</q> <c>it was late</c>.", "briefed on the plan"),
        ("<s>An aide who was briefed on the plan</s> <q>said</q> <c>it was late</c>.", "who was briefed on the plan"),
        (
            "<s>Officials with direct knowledge of the talks</s> <q>said</q> <c>it was late</c>.",
            "with direct knowledge of the talks",
        ),
        (
            "<s>Quill, who has worked on the case for ten years,</s> <q>said</q> <c>it was late</c>.",
            "who has worked on the case for ten years",
        ),
        ("<c>“It is late,”</c> <q>said</q> <s>Ada Brook</s>, who lives nearby.", "who lives nearby"),
        ("<c>“It is late,”</c> <q>said</q> <s>Ada Brook, who saw the ferry leave</s>.", "who saw the ferry leave"),
        (
            "<s>Ada Brook</s>, who lives in Ardal, Norway, <q>said</q> <c>it was late</c>.",
            "who lives in Ardal, Norway",
        ),
        ("<s>A witness</s> <q>said</q> <c>it was late</c>.", "A witness"),
        ("<s>Ada Brook</s>, the victim’s brother, <q>said</q> <c>it was late</c>.", "the victim’s brother"),
        ("<c>It was late</c>, <s>a source close to the campaign</s> <q>said</q>.", "close to the campaign"),
    ],
)
def test_justification(text: str, why: str) -> None:
    article, attribution = marked(text)
    assert shown(article, find_justification(article, attribution)) == why


@pytest.mark.parametrize(
    "text",
    [
        "<s>Quill</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill, the mayor of Ardal,</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill, who is 45,</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill, who was elected in May,</s> <q>said</q> <c>it was late</c>.",
        "<s>An aide who spoke on condition of anonymity</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill</s> <q>told</q> Orr, who took part in the talks, <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> <c>a person familiar with the matter was late</c>.",
        "<s>Ardal</s> arrested a man who took part in the raid and <q>said</q> <c>it was late</c>.",
        "<q>According to</q> <s>AFP</s>, which cited sources close to the inquiry, <c>it was late</c>.",
        "<c>“It is late.”</c>",
    ],
)
def test_no_justification(text: str) -> None:
    article, attribution = marked(text)
    assert find_justification(article, attribution) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "<s>An aide</s>, who spoke on condition of anonymity because he was not authorized to discuss the matter"
            " publicly, <q>said</q> <c>it was late</c>.",
            "who spoke on condition of anonymity because he was not authorized to discuss the matter publicly",
        ),
        (
            "<s>An aide</s> <q>told</q> the BBC on condition of anonymity <c>that it was late</c>.",
            "on condition of anonymity",
        ),
        ("<s>An aide who declined to be named</s> <q>said</q> <c>it was late</c>.", "who declined to be named"),
        (
            "<c>“It is late,”</c> <q>said</q> <s>an aide</s>, who asked not to be named for fear of losing his job.",
            "who asked not to be named for fear of losing his job",
        ),
        (
            "<c>“It is late,”</c> <q>said</q> <s>an aide</s> who was not authorised to speak publicly.",
            "who was not authorised to speak publicly",
        ),
        (
            "<s>An aide</s>, who requested anonymity to discuss a private call, <q>said</q> <c>it was late</c>.",
            "who requested anonymity to discuss a private call",
        ),
    ],
)
def test_anonymity(text: str, why: str) -> None:
    article, attribution = marked(text)
    assert shown(article, find_anonymity(article, attribution)) == why


@pytest.mark.parametrize(
    "text",
    [
        "<s>An aide</s> <q>said</q> <c>it was late</c>.",
        "<s>An aide who was named on Friday</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill</s> <q>said</q> <c>an aide had asked not to be named</c>.",
        "<s>The panel</s> <q>authorized</q> <c>the payment</c>.",
        "An aide spoke on condition of anonymity. <s>Quill</s> <q>said</q> <c>it was late</c>.",
    ],
)
def test_no_anonymity(text: str) -> None:
    article, attribution = marked(text)
    assert find_anonymity(article, attribution) is None


@pytest.mark.parametrize(
    "filler",
    [
        "who took ",
        "reported by a ",
        ", citing a ",
        "on condition of ",
        "a, ",
        "The A ",
        "to the to the ",
        "spoke to x ",
    ],
)
def test_hostile_text_takes_linear_time(filler: str) -> None:
    more = filler * (20000 // len(filler))
    article, attribution = marked(f"{more} <s>Quill {more}</s> {more} <q>told</q> {more} <c>it was late</c> {more}")
    begun = time.process_time()
    for find in (find_via, find_justification, find_anonymity, find_addressees):
        find(article, attribution)
    assert time.process_time() - begun < 2
