"""Who held an office on a day, by the shipped registers."""

import pytest

from onrecord.registers import holders, place_of, terms_of


@pytest.mark.parametrize(
    ("office", "place", "day", "names"),
    [
        ("president", "United States", "2018-07-19", ["Donald Trump"]),
        ("the President", "United States", "2021-01-20", ["Joe Biden", "Donald Trump"]),
        ("President", "Russia", "2018-07-19", ["Vladimir Putin"]),
        ("foreign minister", "Russia", "2018-07-01", ["Sergey Lavrov"]),
        ("prime minister", "United Kingdom", "2019-07-24", ["Boris Johnson", "Theresa May"]),
        ("Secretary of State", "United States", "2018-06-10", ["Mike Pompeo"]),
        ("Chancellor", "Germany", "2022-03-01", ["Olaf Scholz"]),
        ("president", "United States", "1790-01-01", ["George Washington"]),
        pytest.param("foreign minister", "Russia", "2025-01-01", [], id="after the register was made"),
        pytest.param("president", "Ruritania", "2018-01-01", [], id="no such place"),
        pytest.param("keeper of the keys", "France", "2018-01-01", [], id="no such office"),
    ],
)
def test_holders(office: str, place: str, day: str, names: list[str]) -> None:
    assert [holder.name for holder in holders(office, place, day)] == names


def test_terms_of_one_person() -> None:
    assert {term.gender for term in terms_of("Angela Merkel")} <= {"f", None}
    assert {term.key for term in terms_of("Sarah Sanders")} == {"Q27986907"}
    assert terms_of("Edda Quillon") == ()


@pytest.mark.parametrize(("words", "place"), [("Russian", "Russia"), ("the U.S.", "United States"), ("Harrow", None)])
def test_places(words: str, place: str | None) -> None:
    assert place_of(words) == place
