"""An office with the name of who holds it is the source of the verb that follows."""

import pytest

from onrecord.attribution.apposed import apposed
from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span

pytestmark = pytest.mark.issue(6)


def of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param("The mayor of Leeds, Tom Orr", id="office of a place"),
        pytest.param("The head of the water board, Ilse Marrow", id="office of a body"),
    ],
)
def test_the_subject_is_the_source(subject: str) -> None:
    text = f"{subject}, said he was wrong."
    (draft,) = apposed(text, [Span(0, len(text))], [])
    assert (draft.source, draft.cue, draft.content) == (
        (of(text, subject),),
        (of(text, "said"),),
        (of(text, "he was wrong"),),
    )


def test_a_subject_that_was_taken_for_content_is_the_source() -> None:
    text = "The mayor of Leeds, Tom Orr, said he was wrong."
    subject, content = of(text, "The mayor of Leeds, Tom Orr"), of(text, "he was wrong")
    before = Draft((), (of(text, "said"),), (subject, content), 0.6, "model.x")
    (draft,) = apposed(text, [Span(0, len(text))], [before])
    assert (draft.source, draft.content, draft.by) == ((subject,), (content,), "model.x")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The capital of Norway, Oslo, said no.", id="a place"),
        pytest.param("The rent was too high, Tom Orr, said the paper.", id="no office"),
        pytest.param("We met The mayor of Leeds, Tom Orr, said the guide.", id="inside a sentence"),
    ],
)
def test_other_commas_make_no_source(text: str) -> None:
    assert apposed(text, [Span(0, len(text))], []) == []
