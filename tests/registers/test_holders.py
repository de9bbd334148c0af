"""Who held an office on a day, by the shipped registers."""

import datetime

import pytest

from onrecord.registers import holders, terms_of
from onrecord.registers.holders import read_row, table


@pytest.mark.parametrize(
    ("office", "place", "day", "names"),
    [
        ("president", "United States", "2018-07-19", ["Donald Trump"]),
        ("the President", "U.S.", "2021-01-20", ["Joe Biden", "Donald Trump"]),
        ("president", "United States", "1790-01-01", ["George Washington"]),
        ("U.S. president", None, "2025-06-01", ["Donald Trump"]),
        ("President", "Russia", "2018-07-19", ["Vladimir Putin"]),
        ("Russian president", "United States", "2025-07-19", ["Vladimir Putin"]),
        ("president of Ukraine", None, "2018-07-19", ["Petro Poroshenko"]),
        ("foreign minister", "Russia", "2018-07-01", ["Sergey Lavrov"]),
        ("prime minister", "United Kingdom", "2019-07-24", ["Boris Johnson", "Theresa May"]),
        ("British prime minister", None, "2022-09-20", ["Liz Truss"]),
        ("PM", "UK", "2024-08-20", ["Keir Starmer"]),
        ("Secretary of State", "United States", "2018-04-10", ["John J. Sullivan"]),
        ("Secretary of State", "United States", "2018-06-10", ["Mike Pompeo"]),
        ("secretary of state", "United States", "2025-02-10", ["Marco Rubio"]),
        ("secretary of state", "United States", "1983-02-10", ["George Pratt Shultz"]),
        ("Chancellor", "Germany", "2022-03-01", ["Olaf Scholz"]),
        pytest.param("chancellor", "UK", "2018-03-01", ["Philip Hammond"], id="of the exchequer"),
        ("UN secretary-general", None, "2018-03-01", ["António Guterres"]),
        ("White House press secretary", None, "2018-07-01", ["Sarah Sanders"]),
        ("defense secretary", "US", "2018-07-01", ["James Mattis"]),
        ("Treasury Secretary", "US", "2018-07-01", ["Steven Mnuchin"]),
        ("foreign secretary", "UK", "2018-07-01", ["Boris Johnson"]),
        pytest.param(
            "foreign minister",
            "India",
            "2018-07-01",
            ["Vijay Keshav Gokhale", "Sushma Swaraj"],
            id="Wikidata disagrees",
        ),
        pytest.param("foreign secretary", "France", "2018-07-01", [], id="not where ministers are ministers"),
        ("queen", "UK", "2018-07-01", ["Elizabeth II"]),
        pytest.param("king", "UK", "2018-07-01", [], id="nobody is king under a queen"),
        pytest.param("former president", "United States", "2018-07-19", [], id="former"),
        pytest.param("acting secretary of state", "United States", "2018-07-19", [], id="acting"),
        pytest.param("president", None, "2018-07-19", [], id="of no country"),
        pytest.param("prime minister", "Spain", "2020-01-30", ["Pedro Sanchez"], id="president of the government"),
        pytest.param("president", "Mexico", "2018-06-12", [], id="between two yearbooks"),
        pytest.param("foreign minister", "Russia", "2025-01-01", [], id="after the register was made"),
        pytest.param("president", "United States", "2035-01-01", [], id="after all registers"),
        pytest.param("president", "Ruritania", "2018-01-01", [], id="no such place"),
        pytest.param("keeper of the keys", "France", "2018-01-01", [], id="no such office"),
        pytest.param("", "", "", [], id="nothing"),
    ],
)
def test_holders(office: str, place: str | None, day: str, names: list[str]) -> None:
    assert [holder.name for holder in holders(office, place, day)] == names


def test_a_date_does_as_its_text_does() -> None:
    assert holders("president", "France", datetime.date(2018, 7, 19)) == holders("president", "France", "2018-07-19")


def test_registers_that_have_one_person_share_the_identifiers() -> None:
    (kerry,) = holders("secretary of state", "United States", "2014-05-01")
    assert (kerry.links.wikidata, kerry.links.bioguide) == ("Q22316", "K000148")
    assert kerry.links.state_historian == "kerry-john-forbes"
    assert kerry.gender == "m"
    assert kerry.register in {"Wikidata", "Office of the Historian"}


def test_rows_are_whole() -> None:
    rows = [read_row(line) for line in table()]
    assert len(rows) > 10_000
    assert list(table()) == sorted(table(), key=lambda line: line.split("\t"))
    for row in rows:
        assert row.name
        assert row.office
        assert row.register
        assert not row.end or row.start <= row.end
        assert row.until >= row.end
        assert bool(row.start) == bool(row.until)


def test_terms_of_one_person() -> None:
    assert {term.key for term in terms_of("Sarah Sanders")} == {"Q27986907"}
    assert terms_of("Mike Rogers") == ()
    assert terms_of("Edda Quillon") == ()
