"""Forms of verbs by the spelling rules of English."""

import pytest

from onrecord.lexicon import verb_forms


@pytest.mark.parametrize(
    ("lemma", "past"),
    [
        pytest.param("step", "stepped", id="one syllable"),
        pytest.param("fix", "fixed", id="x is not doubled"),
        pytest.param("visit", "visited", id="two syllables"),
        pytest.param("admit", "admitted", id="stress on the last, from the table"),
        pytest.param("deny", "denied", id="y"),
        pytest.param("argue", "argued", id="silent e"),
        pytest.param("say", "said", id="irregular"),
    ],
)
def test_past_forms(lemma: str, past: str) -> None:
    assert past in verb_forms(lemma)
