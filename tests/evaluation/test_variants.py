import random

import pytest

from evaluation.planted import HARD, KINDS, Planted, Quotation, plant
from evaluation.variants import find, recalls, score_planted
from tests.variants.samples import FULL

SAID = [
    Quotation(FULL, "Ada Quill", "2026-03-02"),
    Quotation("The old ferry to Skarn must not carry 60 goats on a Friday in June.", "Ada Quill", "2026-03-02"),
    Quotation("My sister bought seven pianos because an auctioneer gave her coffee.", "Bo Fenn", "2026-03-04"),
]  # fmt: skip


@pytest.mark.parametrize("kind", [*KINDS, *HARD])
def test_every_edit_changes_the_words_and_only_that_of_the_speaker_does_not(kind: str) -> None:
    edit = (KINDS | HARD)[kind]
    words = SAID[1].words.split()
    made = edit(words, random.Random(1))
    assert (made == words) == (kind == "attributed to another speaker")
    assert (made is None) == (kind in {"one edit in 6 to 10 words", "cut to 30 %"})


def test_planted_variants_are_of_different_quotations() -> None:
    planted = plant(SAID, {"number": KINDS["number"], "date": KINDS["date"]}, 1, seed=3)
    assert len({one.of for one in planted}) == len(planted) == 2
    assert planted == plant(SAID, {"number": KINDS["number"], "date": KINDS["date"]}, 1, seed=3)


def test_a_planted_variant_is_found_and_what_nobody_planted_is_wrong() -> None:
    edited = Quotation(FULL.replace("20", "30"), "Ada Quill", "2026-03-02")
    unlike = Quotation("Nothing of all this was ever said.", "Bo Fenn", "2026-03-02")
    planted = [Planted(0, "number", edited), Planted(1, "date", unlike)]
    found = find(SAID, planted)
    assert recalls(planted, found) == {"number": 100, "date": 0}
    assert score_planted(planted, found) == {"recall": 50, "precision": 100, "named": 50, "only": 50}
    wrongly = find(SAID, [Planted(1, "number", edited)])
    assert len(wrongly.wrong) == 1
    assert score_planted([Planted(1, "number", edited)], wrongly)["precision"] == 0
