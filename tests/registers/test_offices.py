"""The titles of an office as one, and the places in them."""

import pytest

from onrecord.registers import normalize_office, place_of


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("President", "president"),
        ("the president of the United States", "president"),
        ("then-President", "president"),
        ("the Russian president", "president"),
        ("Vice-President", "vice president"),
        ("foreign minister", "foreign minister"),
        ("Minister of Foreign Affairs", "foreign minister"),
        ("Secretary of State for Foreign and Commonwealth Affairs", "foreign secretary"),
        ("Secretary of State", "secretary of state"),
        ("Secretary of Defence", "defense secretary"),
        ("the U.S. defense secretary", "defense secretary"),
        ("Treasury Secretary", "finance secretary"),
        ("Secretary of Education", "education secretary"),
        ("Minister of State for Trade", "minister of state for trade"),
        ("U.N. Secretary-General", "secretary-general"),
        ("UN ambassador", "ambassador to united nations"),
        ("ambassador to the Russian Federation", "ambassador to russia"),
        ("Director of the CIA", "cia director"),
        ("former president", ""),
        ("ex-president", ""),
        ("President-elect", ""),
        ("presidential nominee", ""),
        ("", ""),
        ("  ", ""),
    ],
)
def test_offices(title: str, office: str) -> None:
    assert normalize_office(title) == office


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Russian", "Russia"),
        ("the U.S.", "United States"),
        ("America’s", "United States"),
        ("UK", "United Kingdom"),
        ("the Kremlin", "Russia"),
        ("White House", "United States"),
        ("Downing Street", "United Kingdom"),
        ("South Korean", "South Korea"),
        ("Republic of Korea", "South Korea"),
        ("Türkiye", "Turkey"),
        ("Beninese", "Benin"),
        pytest.param("Korean", None, id="of two countries"),
        pytest.param("Congolese", None, id="of two countries too"),
        ("Harrow", None),
        ("", None),
    ],
)
def test_places(words: str, place: str | None) -> None:
    assert place_of(words) == place
