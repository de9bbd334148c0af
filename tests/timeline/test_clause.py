import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.span import Span
from onrecord.timeline.clause import LONGEST, clause_of


def clause(text: str, trigger: str, *others: str) -> str:
    places = [Span(text.index(words), text.index(words) + len(words)) for words in (trigger, *others)]
    return clause_of(text, Span(0, len(text)), places[0], places[1:]).of(text)


@pytest.mark.parametrize(
    ("text", "trigger", "others", "expected"),
    [
        pytest.param(
            "The mayor met her deputy on Monday, and the council voted on the bridge.", "voted", (),
            "the council voted on the bridge", id="the clause of the trigger",
        ),
        pytest.param(
            "The mayor met her deputy on Monday, and the council voted on the bridge.", "met", (),
            "The mayor met her deputy on Monday", id="the first clause",
        ),
        pytest.param(
            "The mayor, who fell ill, resigned on Monday; her deputy followed.", "resigned", ("The mayor",),
            "The mayor, who fell ill, resigned on Monday", id="as far as those who take part",
        ),
        pytest.param(
            "The mayor will resign, if the second vote fails.", "vote", (),
            "if the second vote fails", id="a condition keeps its word",
        ),
        pytest.param("They want to meet, but when?", "meet", (), "They want to meet", id="four words are enough"),
        pytest.param("They agreed, and met.", "met", (), "They agreed, and met", id="a word alone says nothing"),
        pytest.param(
            "“We will meet the board,” she said.", "meet", (),
            "“We will meet the board,”", id="a pair of marks stays",
        ),
        pytest.param(
            "She said “we will meet the board in May", "meet", (),
            "She said “we will meet the board in May", id="an open mark within",
        ),
        pytest.param(
            "“We will meet the board in May", "meet", (), "We will meet the board in May", id="an open mark at the end"
        ),
        pytest.param(
            "They flew to Washington, D.C. for talks in Washington, D.C.", "talks", (),
            "They flew to Washington, D.C. for talks in Washington, D.C.", id="the stop of an abbreviation",
        ),
    ],
)  # fmt: skip
def test_a_line_is_told_by_the_clause(text: str, trigger: str, others: tuple[str, ...], expected: str) -> None:
    assert clause(text, trigger, *others) == expected


def test_a_long_line_is_cut_to_the_clause_of_the_trigger() -> None:
    text = f"The mayor, who {'walked on and ' * 20}fell, resigned on Monday morning, as she had said."
    assert len(clause(text, "resigned", "The mayor")) > LONGEST  # no clause is short enough: it is not cut in a word
    assert clause(text, "had said", "The mayor") == "as she had said"


PARTS = st.sampled_from(["met", " ", ", and ", "; ", "“", "”", "(", ")", ". ", "Ada Quill", "that ", "é", "—", "…"])


@given(st.lists(PARTS, max_size=20), st.data())
def test_any_text_gives_words_that_hold_the_trigger(parts: list[str], data: st.DataObject) -> None:
    text = "".join([*parts, "met", *parts])
    start = data.draw(st.integers(0, len(text) - 1))
    trigger = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = clause_of(text, Span(0, len(text)), trigger, ())
    assert found.covers(trigger)
    assert 0 <= found.start <= found.end <= len(text)
