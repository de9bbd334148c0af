"""Nobody is his or her own lawyer: who is described by what he or she is to somebody is not that somebody."""

import pytest

from onrecord import read_text
from tests.mentions.test_others import speakers

MAYOR = """Storm on the coast

Mayor Edda Lind was cleared on Monday, and she went home. {0} said that the storm had passed.
"""

PRESIDENT = """Storm on the coast

The country's president, Edda Lind, resigned. {0} said little.
"""


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(MAYOR, "Her brother", id="kin"),
        pytest.param(MAYOR, "Her spokesman", id="a spokesman"),
        pytest.param(MAYOR, "The mayor's lawyer", id="of a description"),
        pytest.param(MAYOR, "The mayor’s wife", id="of a description, kin"),
        pytest.param(MAYOR, "The spokesman for the mayor", id="behind the noun"),
        pytest.param(MAYOR, "The study's author", id="of a document"),
        pytest.param(MAYOR, "The latter", id="the latter"),
        pytest.param(MAYOR, "An aide to Senator Ann Orr", id="of a name with a title"),
        pytest.param(MAYOR, "The wife of Governor Sam Pole", id="of a name with a title, kin"),
        pytest.param(MAYOR, "Supporters of President Tom Vale", id="several"),
        pytest.param(MAYOR, "The office of Governor Max Bell", id="an office"),
        pytest.param(MAYOR, "Some critics like Senator Ann Orr", id="an example"),
        pytest.param(PRESIDENT, "The spokesman for the city", id="who is stated to be something else"),
    ],
)
def test_who_speaks_is_not_whose_he_is(text: str, source: str) -> None:
    assert (source, source) in speakers(read_text(text.format(source)))
