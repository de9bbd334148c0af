"""Those who speak together are none of them alone, and nobody speaks to himself."""

import pytest

from onrecord import read_text
from tests.mentions.test_others import speakers

TALKS = """Talks on the coast

Dr. Tom Vale and the delegation discussed the harbour tax. "We did it," Vale and the other divers said.

The Ministry of Ports, the Orvik Fund, and the Lind Foundation welcomed the plan. Orr said it was late.
"""

NORDIC = """Talks on the coast

Norland and Nordic leaders discussed the ferry tax. President Tom Orr charged agencies to look into the matter.

The mayor charged the port with neglect.
"""

REVIEW = """Review of the harbour

President Tom Vale spoke on Monday. The minister will look at it. He has asked him to undertake the review.
"""


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    "source",
    ["Dr. Tom Vale and the delegation", "Vale and the other divers"],
)
def test_with_others(source: str) -> None:
    assert (source, source) in speakers(read_text(TALKS))


@pytest.mark.parametrize("source", ["Norland and Nordic leaders", "The mayor"])
def test_a_country_with_others_and_another_office(source: str) -> None:
    assert (source, source) in speakers(read_text(NORDIC))


def test_two_last_names_before_an_administration_are_its_name() -> None:
    found = speakers(
        read_text("Harbour news\n\nThe Orr-Vale Administration announced new steps. The mayor said they were late.\n")
    )
    assert ("The Orr-Vale Administration", "Orr-Vale Administration") in found


def test_nobody_is_spoken_to_by_himself() -> None:
    record = read_text(REVIEW)
    assert record.statements
    assert all(s.speaker not in (s.addressees or ()) for s in record.statements)
