import numpy as np
import pytest

from evaluation.inconsistency import (
    Pair,
    label_pairs,
    macro_f1,
    own_grade,
    partner,
    related,
    stratified,
    tf_idf,
    with_outputs,
)

GOLD = ["Inconsistent"] * 6 + ["Unrelated"] * 3 + ["Consistent"]


def pairs(labels: list[str]) -> list[Pair]:
    return [Pair(f"Roads need care {n}", f"Taxes must fall {n}", label) for n, label in enumerate(labels)]


def test_macro_f1_is_the_mean_over_labels() -> None:
    assert macro_f1(GOLD, GOLD) == 100
    assert macro_f1(GOLD, ["Inconsistent"] * 10) == pytest.approx(100 * 0.75 / 3)
    assert stratified(GOLD) == pytest.approx(100 / 3)


def test_a_threshold_is_fitted_on_the_other_pairs() -> None:
    labels = ["Inconsistent", "Unrelated"] * 10
    alike = np.array([0.9, 0.1] * 10)
    assert label_pairs(pairs(labels), alike) == labels


def test_related_and_partner_of_a_perfect_table() -> None:
    some = pairs(["Inconsistent", "Unrelated", "Consistent"])
    table = np.array([[0.9, 0.1, 0.1], [0.2, 0.1, 0.2], [0.1, 0.1, 0.8]])
    assert (related(some, np.diag(table)), partner(some, table)) == (100, 100)


def test_words_in_common_make_a_plain_table() -> None:
    some = [Pair("Roads need care", "Care of roads", "Consistent"), Pair("Taxes fall", "Taxes rise", "Inconsistent")]
    table = tf_idf(some)
    assert table[0, 0] > table[0, 1] == 0
    assert table[1, 1] > table[1, 0] == 0


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("The harbour road must be closed", "The harbour road must not be closed", "Inconsistent"),
        ("The harbour road must be closed", "The harbour road must be closed", "Consistent"),
        ("The harbour road must be closed", "Taxes must fall", None),
    ],
)
def test_traces_own_grade(one: str, other: str, label: str | None) -> None:
    assert own_grade(Pair(one, other, "")) == label


def test_outputs_are_appended_as_a_message() -> None:
    assert with_outputs(b"", ["layer"]) == b"\x3a\x09\x62\x07\x0a\x05layer"
