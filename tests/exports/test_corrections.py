import json

import msgspec
import pytest

from onrecord.exports.corrections import Correction, CorrectionKind, build_correction, write_corrections
from tests.exports.samples import FERRY, LINES, TEXT

WRONG = build_correction(
    FERRY, "st-2", CorrectionKind.WRONG_SPEAKER, answer="Tom Fell", by="ed", at="2026-11-27T04:00:00Z", note="see 4"
)


def test_a_correction_holds_both_answers() -> None:
    (line,) = write_corrections([WRONG])
    found = json.loads(line)
    assert (found["schema"], found["kind"]) == ("onrecord.correction/1", "wrong speaker")
    assert (found["speaker"], found["answer"], found["by"]) == ("Bo Fenn", "Tom Fell", "ed")
    assert (found["confidence"], found["engine"], found["made_by"]) == (0.5, "onrecord 0.1.0 by-hand", "hand.v1")
    assert msgspec.json.decode(line, type=Correction) == WRONG


@pytest.mark.parametrize("statement", [one.id for one in FERRY.statements])
def test_words_and_places_agree_letter_for_letter(statement: str) -> None:
    found = build_correction(FERRY, statement, CorrectionKind.NOT_A_STATEMENT)
    for passage in (found.context, *found.source, *found.cue, *found.content):
        assert passage.text == TEXT[passage.start : passage.end]
        assert found.context.start <= passage.start <= passage.end <= found.context.end
    assert found.content


def test_the_context_are_the_paragraphs_that_hold_it() -> None:
    assert WRONG.context.text == LINES[3]
    whole = build_correction(FERRY, "st-0", CorrectionKind.NOT_A_STATEMENT).context.text
    assert whole == "\n\n".join(LINES[1:3])


def test_there_is_no_correction_of_what_is_not_there() -> None:
    with pytest.raises(KeyError, match="st-none"):
        build_correction(FERRY, "st-none", CorrectionKind.NOT_A_STATEMENT)
