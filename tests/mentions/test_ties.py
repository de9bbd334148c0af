"""Of two presidents who were named long ago "the president" may be either."""

import pytest

from onrecord import read_text
from tests.mentions.test_others import speakers

TALKS = """{0}

President Orr met President Vale in the harbour house on Monday.

The harbour was closed for two days, and boats had to wait in the rain outside.

Boats of all kinds were seen on Tuesday, when the weather was better than before.

Later the president said that boats would be let in.
"""


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    ("headline", "name"),
    [
        pytest.param("Talks on the coast", None, id="a tie"),
        pytest.param("President Vale hosts talks", "Vale", id="one in the headline"),
    ],
)
def test_which_president(headline: str, name: str | None) -> None:
    assert ("the president", name) in speakers(read_text(TALKS.format(headline)))
