from hypothesis import given
from hypothesis import strategies as st

from onrecord.variants.candidates import CROWD, FEWEST, find_candidates


def test_ten_words_of_a_long_speech_are_found() -> None:
    speech = tuple(f"w{n}" for n in range(400))
    assert list(find_candidates([speech, speech[200:210], ("x", "y", "z", "w5")])) == [(0, 1)]


def test_a_crowd_that_shares_many_words_is_compared_with_its_longest() -> None:
    same = tuple(f"w{n}" for n in range(9))
    forms = [(*same, *(f"x{k}" for k in range(n + 1))) for n in range(CROWD + 10)]
    found = set(find_candidates(forms))
    assert {(n, CROWD + 9) for n in range(CROWD + 9)} <= found
    assert len(found) < len(forms) ** 2 / 2


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=9), max_size=8))
def test_short_forms_with_a_run_in_common_are_always_found(forms: list[list[str]]) -> None:
    runs = [{tuple(form[n : n + FEWEST]) for n in range(len(form) - FEWEST + 1)} for form in forms]
    expected = {(i, j) for i in range(len(forms)) for j in range(i + 1, len(forms)) if runs[i] & runs[j]}
    assert set(find_candidates(forms)) == expected
