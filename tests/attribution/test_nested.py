"""Reports inside what is reported: none is made of the words of the outer one."""

import pytest

from onrecord import read_text
from tests.mentions.test_others import speakers

SAYING = """Rowers banned

Mehr Lahden criticized the decision of the two captains saying: “These two will be kept from all the races here.”
"""

CLAIMS = """Harbor vote

Other Harborites have urged him to move forward, such as former mayor Ann Dunn, who denounced the Orr legal team's\
 claims as a "harbor embarrassment".
"""

HUSBAND = """Harbor test

Sharp's widow, former rower Pam Shrive, said her husband had told her Orr had not met Sharp until May.
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param(SAYING, "the two captains", id="the participle is of the main verb"),
        pytest.param(CLAIMS, "the Orr legal team's", id="claims as is no claim"),
    ],
)
def test_what_is_no_report_inside_another(text: str, wrong: str) -> None:
    assert wrong not in dict(speakers(read_text(text)))


def test_a_report_inside_another() -> None:
    assert ("her husband", "her husband") in speakers(read_text(HUSBAND))
