import re

import pytest

from onrecord import Record, from_json, to_json
from onrecord.encoder.model import PACKAGED
from onrecord.schema.span import Span
from tests.golden.cases import Case, golden_cases

CASES = [pytest.param(case, id=case.name) for case in golden_cases()]
pytestmark = pytest.mark.skipif(not (PACKAGED / "model.onnx").is_file(), reason="no trained model in this tree")


def without_confidence(raw: bytes) -> bytes:
    """`raw` with confidences left out: their last digits depend on the processor's arithmetic."""
    return re.sub(rb'"confidence": [\d.e-]+', b'"confidence": 0', raw)


@pytest.mark.parametrize("case", CASES)
def test_the_record_is_the_golden_one(case: Case) -> None:
    golden = case.expected.read_bytes()
    made = case.read()
    assert without_confidence(to_json(made, indent=2) + b"\n") == without_confidence(golden), "review: make golden"
    for old, new in zip(from_json(golden).attributions, made.attributions, strict=True):
        assert new.confidence == pytest.approx(old.confidence, abs=0.02)


@pytest.mark.parametrize("case", CASES)
def test_every_word_of_a_golden_record_stands_in_the_text(case: Case) -> None:
    check_verbatim(from_json(case.expected.read_bytes()))


def check_verbatim(record: Record) -> None:
    """Every span lies in the text, and every quotation is the words of its span."""
    text = record.article.text
    for statement in record.statements:
        for span, quote, place in zip(
            statement.content, statement.selector.quote, statement.selector.position, strict=True
        ):
            assert Span(place.start, place.end) == span
            assert quote.exact == span.of(text)
            assert quote.exact
            assert text[: span.start].endswith(quote.prefix)
            assert text[span.end :].startswith(quote.suffix)
            assert quote.exact in statement.text
    for attribution in record.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert span.of(text)
    for before, after in zip(record.article.blocks, record.article.blocks[1:], strict=False):
        assert not text[before.end : after.start].strip()
