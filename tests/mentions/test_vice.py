"""A vice president is no president, and "Vice" is nobody's name."""

import pytest

from onrecord import read_text
from tests.mentions.test_others import speakers

CALL = """Readout of Vice President Edda Orr's Call with President Tom Vale of Norland

Vice President Edda Orr spoke today with President Tom Vale of Norland. She reaffirmed the support of the government.
The Vice President noted the importance of harbours. The President said that he was glad.
"""

RECEPTION = """Remarks by President Vale and Vice President Orr at a Reception

THE PRESIDENT: Thank you, Mr. Ambassador. Please sit.

THE VICE PRESIDENT: Good evening. (Applause.)
"""

ALONE = """Remarks on the Harbour in Press Gaggle

THE VICE PRESIDENT: So President Vale and I have talked, and we will help.
"""


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(CALL, "The Vice President", "Edda Orr", id="the vice president"),
        pytest.param(CALL, "The President", "Tom Vale", id="the president"),
        pytest.param(RECEPTION, "THE PRESIDENT", "Vale", id="label of a president"),
        pytest.param(RECEPTION, "THE VICE PRESIDENT", "Orr", id="label of a vice president"),
        pytest.param(ALONE, "THE VICE PRESIDENT", "THE VICE PRESIDENT", id="no vice president is named"),
    ],
)
def test_ranks(text: str, source: str, name: str) -> None:
    record = read_text(text)
    assert (source, name) in speakers(record)
    assert not {"Vice", "Ambassador"} & {entity.name for entity in record.entities or ()}
