import pytest

from onrecord.schema.span import Span
from onrecord.variants.words import Sort, find_words, norms_of


def norms(text: str) -> str:
    words, _ = find_words(text, [Span(0, len(text))])
    return " ".join(norms_of(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We’ll go, won't we?", "we will go will not we", id="contractions"),
        pytest.param("WE WILL “go”", "we will go", id="case and marks"),
        pytest.param("[T]he law", "the law", id="a letter in brackets"),
        pytest.param("It’s Lorn's pier", "it is lorn's pier", id="is and possessive"),
        pytest.param("the Bass’s den, the Bass’ den", "the bass den the bass den", id="possessives of a name with s"),
        pytest.param("the U.S. and the US told us", "the u.s and the u.s told us", id="a country and a pronoun"),
        pytest.param("the U.N., the UN", "the un the un", id="initials"),
        pytest.param("20,000 men, twenty per cent, 5%", "20000 men 20 per cent 5 percent", id="numbers"),
        pytest.param("so, um, go (laughter) home [sic]", "so go home", id="fillers and stage directions"),
        pytest.param("well-known", "well known", id="hyphens"),
    ],
)
def test_words_are_compared_without_case_marks_and_contractions(text: str, expected: str) -> None:
    assert norms(text) == expected


@pytest.mark.parametrize(
    ("text", "sort", "of"),
    [
        pytest.param("We may go", Sort.MODAL, "may", id="modal"),
        pytest.param("It was in May", Sort.DATE, "may", id="month"),
        pytest.param("on 5 June", Sort.DATE, "5", id="day of a month"),
        pytest.param("the next week", Sort.DATE, "next", id="next week"),
        pytest.param("the next man", None, "next", id="next man"),
        pytest.param("in 1998 already", Sort.DATE, "1998", id="year"),
        pytest.param("we lost 12 ships", Sort.NUMBER, "12", id="number"),
        pytest.param("it isn’t so", Sort.NEGATION, "not", id="contracted negation"),
        pytest.param("No, it is so", None, "no", id="an answer negates nothing"),
        pytest.param("I met Quill there", Sort.NAME, "quill", id="name"),
        pytest.param("Quill was there", None, "quill", id="first word"),
        pytest.param("Quill Wins Lorn Vote", None, "lorn", id="headline"),
        pytest.param("we go if it rains", Sort.CONDITION, "if", id="condition"),
    ],
)
def test_words_have_sorts(text: str, sort: Sort | None, of: str) -> None:
    words, _ = find_words(text, [Span(0, len(text))])
    assert [word.sort for word in words if word.norm == of] == [sort]


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[…]", "[...]", "(...)"])
def test_an_ellipsis_is_told_by_the_word_after_it_or_by_the_end(mark: str) -> None:
    text = f"we go {mark} home {mark}"
    words, ends_cut = find_words(text, [Span(0, len(text))])
    assert [word.norm for word in words if word.cut] == ["home"]
    assert ends_cut


def test_words_of_the_reporter_break_a_quotation_and_marks_do_not() -> None:
    text = "“We go,” he said, “home.” “Now.”"
    pieces = [Span(1, 7), Span(18, 23), Span(26, 30)]
    words, _ = find_words(text, pieces)
    assert [(word.norm, word.broken) for word in words] == [
        ("we", False), ("go", False), ("home", True), ("now", False),
    ]  # fmt: skip
    assert all(text[word.start : word.end].lower() == word.norm for word in words)
