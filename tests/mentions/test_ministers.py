"""What a minister is for tells one from another; who writes something is not the mayor."""

import pytest

from onrecord import read_text
from tests.mentions.test_others import speakers

TALKS = """Shooting in Harrow

Mexico's Foreign Secretary Marco Ebard spoke on Monday in the United States. US Secretary of State Tom Vale was silent.\
 The foreign minister said Mexico would act. The press secretary said little. The local health minister said the\
 injured were well. The secretary of state said he was sorry.
"""


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("The foreign minister", "Marco Ebard", id="a foreign secretary is one"),
        pytest.param("The press secretary", "The press secretary", id="no secretary of state"),
        pytest.param("The local health minister", "The local health minister", id="no foreign secretary"),
        pytest.param("The secretary of state", "Tom Vale", id="the one named"),
    ],
)
def test_which_minister(source: str, name: str) -> None:
    assert (source, name) in speakers(read_text(TALKS))


COUNCIL = """Council drops plan for toll

Councillors have scrapped the toll, the council leader announced on Tuesday.

Opposition leader Ben Carr was less generous. "They were dragged to this," he said.
"""


@pytest.mark.issue(3)
def test_the_council_leader_is_not_the_leader_of_the_opposition() -> None:
    assert ("the council leader", "the council leader") in speakers(read_text(COUNCIL))
