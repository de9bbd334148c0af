"""What changed is named, and what is faithful."""

import re

import pytest

from onrecord import Record
from onrecord.variants import Op
from tests.variants.samples import FULL, article, clusters, kinds, mixed, other


@pytest.mark.parametrize(
    ("words", "expected", "faithful"),
    [
        pytest.param(FULL.upper().replace("’", "'"), [], True, id="typography"),
        pytest.param(FULL.replace("will not", "won’t"), [], True, id="contraction"),
        pytest.param(FULL.replace("Lorn will", "Lorn may"), ["modal"], False, id="modal"),
        pytest.param(FULL.replace("will not", "will"), ["negation"], False, id="negation"),
        pytest.param(FULL.replace("20", "30"), ["number"], False, id="number"),
        pytest.param(FULL.replace("Monday", "Friday"), ["date"], False, id="date"),
        pytest.param(FULL.replace("Lorn", "Skarn"), ["name"], False, id="name"),
        pytest.param(FULL.replace("close", "shut"), ["wording"], False, id="wording"),
        pytest.param(FULL.replace("the harbour", "that old harbour"), ["wording"], False, id="two words for one"),
        pytest.param(FULL.replace("bridge on", "bridge here on"), ["words added"], False, id="added"),
        pytest.param(FULL.replace("the harbour bridge", "[it]"), ["bracketed insertion"], True, id="bracket for it"),
        pytest.param(FULL.replace("bridge on", "bridge [of Lorn] on"), ["bracketed insertion"], True, id="bracket"),
        pytest.param(FULL.replace("on Monday, and ", ""), ["cut without ellipsis"], False, id="cut"),
        pytest.param(FULL.replace("on Monday, and ", "… "), ["cut with ellipsis"], True, id="cut, ellipsis"),
        pytest.param(FULL.replace("not close", "…"), ["cut with ellipsis"], False, id="ellipsis for not"),
        pytest.param(FULL.partition(", and")[0], ["begins later or ends earlier"], False, id="without its condition"),
        pytest.param(FULL.partition("if")[0] + "…", ["cut with ellipsis"], False, id="ellipsis for the condition"),
    ],
)  # fmt: skip
def test_changes_are_named(words: str, expected: list[str], faithful: bool) -> None:  # noqa: FBT001
    # two articles agree, so that theirs is the reference even where the other form is longer
    (cluster,) = clusters(article("a", FULL), article("b", FULL), article("c", words))
    (variant,) = (one for one in cluster.variants if one.place.article == "c")
    assert (kinds(variant), variant.faithful) == (expected, faithful)


def test_what_a_cut_loses_is_said() -> None:
    variant = other(article("a", FULL), article("b", "Lorn will pay 20 million"))
    assert [change.lost for change in variant.changes] == [(), ("if",)]
    assert not variant.faithful


def test_a_condition_in_another_sentence_is_not_lost() -> None:
    words = "We keep the harbour bridge of Lorn open all winter. If it snows, we dig."
    variant = other(article("a", words), article("b", words.partition(" If")[0]))
    assert (kinds(variant), variant.faithful) == (["begins later or ends earlier"], True)


def test_what_the_reporter_says_around_a_quotation_is_not_lost() -> None:
    quoted = "She would not “close the harbour bridge of Lorn on market day”"
    full = "I will not close the harbour bridge of Lorn on market day"
    assert other(article("a", full), mixed("b", quoted)).faithful
    bare = quoted.replace("would not ", "wanted to ")
    assert not other(article("a", full), mixed("b", bare)).faithful


def test_another_speaker_is_a_change_and_not_faithful() -> None:
    variant = other(article("a", FULL), article("b", FULL, "Bo Fenn"))
    assert (kinds(variant), variant.faithful) == (["attributed to another speaker"], False)
    assert kinds(other(article("a", FULL), article("b", FULL, "Bo Fenn", source="he"))) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(article("a", FULL), article("b", FULL.replace("20", "30")), id="a number"),
        pytest.param(article("a", FULL), article("b", FULL.replace("on Monday, and ", "… ")), id="a cut"),
        pytest.param(article("a", FULL), mixed("b", "Not to “close the harbour bridge on Monday”"), id="mixed"),
    ],
)  # fmt: skip
def test_changes_and_diff_are_words_of_the_articles(one: Record, two: Record) -> None:
    variant = other(one, two)
    for change in variant.changes:
        for passage, record in ((change.reference, one), (change.variant, two)):
            assert passage is None or record.article.text[passage.start : passage.end] == passage.text
    ours = " ".join(stretch.text for stretch in variant.diff if stretch.op is not Op.NEW)
    theirs = " ".join(stretch.text for stretch in variant.diff if stretch.op is not Op.GONE)
    # the marks are those of the variant, so that words are compared
    assert re.findall(r"\w+", ours) == re.findall(r"\w+", FULL)
    assert " ".join(theirs.split()).rstrip(".") in two.article.text
