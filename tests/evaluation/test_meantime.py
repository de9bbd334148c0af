import pytest

from evaluation.meantime import Class, count, found, gold_class, join_tokens, read_document
from onrecord.schema.span import Span

XML = b"""<Document doc_name="1">
<token t_id="1" sentence="0">Lund</token><token t_id="2" sentence="0">flies</token>
<token t_id="3" sentence="0">out</token>
<token t_id="4" sentence="1">She</token><token t_id="5" sentence="1">wo</token><token t_id="6" sentence="1">n't</token>
<token t_id="7" sentence="1">talk</token><token t_id="8" sentence="1">.</token>
<Markables>
<EVENT_MENTION m_id="1" time="NON_FUTURE" certainty="CERTAIN" polarity="POS" special_cases="NONE">
<token_anchor t_id="2"/><token_anchor t_id="3"/></EVENT_MENTION>
<EVENT_MENTION m_id="2" time="FUTURE" certainty="CERTAIN" polarity="NEG" special_cases="NONE">
<token_anchor t_id="7"/></EVENT_MENTION>
<EVENT_MENTION m_id="3" time="" certainty="" polarity="" special_cases=""><token_anchor t_id="1"/></EVENT_MENTION>
</Markables></Document>"""


def test_documents_are_read() -> None:
    document = read_document("1", XML)
    assert document.text == "Lund flies out\nShe won't talk.\n"
    assert [(e.trigger.of(document.text), e.sentence.of(document.text), e.gold) for e in document.events] == [
        ("flies out", "Lund flies out", "happened"),
        ("talk", "She won't talk.", "not"),
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param("Lund 's talks ( in Oslo ) , Ek said .", "Lund's talks (in Oslo), Ek said.\n", id="punctuation"),
        pytest.param("It cost $ 5 million or US$ 6 .", "It cost $5 million or US$6.\n", id="money"),
        pytest.param('Ek said " no " twice .', 'Ek said "no" twice.\n', id="straight marks"),
        pytest.param("`` No , '' Ek said .", "“No,” Ek said.\n", id="marks of the treebank"),
    ],
)
def test_texts_look_as_printed(words: str, text: str) -> None:
    joined, places = join_tokens([("0", word) for word in words.split()])
    assert joined == text
    assert places[0] == Span(0, len(places[0]))
    assert places[-1].end == len(text) - 1


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        pytest.param(("FUTURE", "CERTAIN", "NEG", "NONE"), "not", id="negative before future"),
        pytest.param(("FUTURE", "POSSIBLE", "POS", "NONE"), "planned", id="future before possible"),
        pytest.param(("NON_FUTURE", "PROBABLE", "POS", "NONE"), "possible", id="probable"),
        pytest.param(("NON_FUTURE", "CERTAIN", "POS", "COND_IF_CLAUSE"), "possible", id="conditional"),
        pytest.param(("NON_FUTURE", "CERTAIN", "POS", "GEN"), "happened", id="generic"),
    ],
)
def test_classes(attributes: tuple[str, str, str, str], kind: Class) -> None:
    assert gold_class(*attributes) == kind


def test_counts() -> None:
    gold: list[Class] = ["happened", "planned", "not", "possible"]
    predicted: list[Class] = ["planned", "planned", "planned", "happened"]
    kinds: tuple[Class, ...] = ("planned", "possible", "not")
    assert (count(gold, predicted, kinds).right, found(gold, predicted).right) == (1, 2)
    assert (found(gold, predicted).predicted, found(gold, predicted).gold) == (3, 3)
