import pytest

from onrecord.schema.span import Span
from onrecord.trace.compare import compare, find_changes, grade
from onrecord.trace.rows import Grade
from onrecord.trace.words import Word, split_claim

TOLL = "We will charge a toll on the Harbour Bridge"


def words(text: str) -> tuple[Word, ...]:
    return split_claim(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(TOLL, "We will not charge a toll on the Harbour Bridge", Grade.SURFACE, id="negation"),
        pytest.param(TOLL, "We’ll charge tolls on the Harbour Bridge", Grade.CONSISTENT, id="the same"),
        pytest.param(TOLL, "We will not only charge a toll on the Harbour Bridge", None, id="not only"),
        pytest.param(TOLL, "We might not charge a toll on the Harbour Bridge", None, id="hedge"),
        pytest.param(TOLL, "We will not charge a toll on the Mill Bridge", None, id="another bridge"),
        pytest.param(TOLL, "We will not charge a toll on the Harbour Bridge in June", None, id="another time"),
        pytest.param(TOLL, "We will charge a toll on the Harbour Bridge, I don’t know", Grade.CONSISTENT, id="aside"),
        pytest.param("I support the pipeline", "I oppose the pipeline", None, id="one word alone is too little"),
        pytest.param("I support the new pipeline", "I oppose the new pipeline", Grade.SURFACE, id="opposites"),
        pytest.param("I support the new pipeline", "I do not oppose the new pipeline", Grade.CONSISTENT, id="twice"),
        pytest.param("The slide killed 12 people", "The slide killed 19 people", Grade.FACTUAL, id="figure"),
        pytest.param("I trust Ada Quill fully", "I do not trust Quill fully", Grade.SURFACE, id="first name left out"),
        pytest.param("I trust Ada Quill fully", "I do not trust Bo Quill fully", None, id="another first name"),
        pytest.param("Roads are dry", "Taxes must fall", None, id="unrelated"),
    ],
)
def test_grade(one: str, other: str, expected: Grade | None) -> None:
    found = grade(compare(words(one), words(other)))
    assert (found and found[0]) == expected


def test_what_a_source_denies_is_negated() -> None:
    comparison = compare(words(TOLL), words(TOLL), denied=(False, True))
    assert comparison.flipped


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("We won’t close it", "We will close it", [("negation", "won’t", "will")], id="contracted"),
        pytest.param("It was 12 then", "It was 19 then", [("figure", "12", "19")], id="figure"),
        pytest.param("I support it", "I oppose it", [("opposite", "support", "oppose")], id="opposite"),
        pytest.param("It opens in May", "It opens in June", [("date", "May", "June")], id="date"),
        pytest.param("It opens", "It opens soon", [("words", "", "soon")], id="added"),
        pytest.param("It opens", "It opens", [], id="nothing"),
    ],
)
def test_changes(one: str, other: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.kind, c.earlier, c.later) for c in find_changes(words(one), words(other))] == expected
