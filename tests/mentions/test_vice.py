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

MEETING = """Readout of Vice President Edda Orr's Meeting with President Tom Vale of Norland

In the meeting, the Vice President and President Vale agreed to deepen the work. The Vice President applauded President
Vale's focus on reforms. The chairman and president, Ann Quill, said she was glad.
"""

GAGGLE = """Remarks on the Harbour in Press Gaggle

Q Thank you, Madam Vice President. When you met President Vale, he spoke about asking for boats.

THE VICE PRESIDENT: He did.
"""

QUESTIONS = """Remarks by President Orr in Press Gaggle

THE PRESIDENT: I wanted to come here.

Q Did President Vale not come on his trip?

THE PRESIDENT: Any other questions?

Q Did you discuss it with President Quill yesterday? You met President Quill and President Vale.

THE PRESIDENT: Yes, and yes.
"""

LADY = """Remarks by President Orr at a Picnic

THE PRESIDENT: I am glad.

THE FIRST LADY: Yes.

THE PRESIDENT: Thank you.
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
        pytest.param(MEETING, "The Vice President", "Edda Orr", id="an office before another's name"),
        pytest.param(
            MEETING, "the Vice President and President Vale", "the Vice President and President Vale", id="two offices"
        ),
        pytest.param(MEETING, "The chairman and president, Ann Quill", "Ann Quill", id="two offices of one"),
        pytest.param(GAGGLE, "THE VICE PRESIDENT", "THE VICE PRESIDENT", id="addressed by the title"),
        pytest.param(LADY, "THE FIRST LADY", "THE FIRST LADY", id="no name in a label"),
        pytest.param(ALONE, "THE VICE PRESIDENT", "THE VICE PRESIDENT", id="no vice president is named"),
    ],
)
def test_ranks(text: str, source: str, name: str) -> None:
    record = read_text(text)
    assert (source, name) in speakers(record)
    assert not {"Vice", "Ambassador", "Madam Vice President"} & {entity.name for entity in record.entities or ()}


@pytest.mark.issue(3)
def test_a_label_is_one_person_whoever_is_named_in_between() -> None:
    found = [name for source, name in speakers(read_text(QUESTIONS)) if source == "THE PRESIDENT"]
    assert found == ["Orr", "Orr", "Orr"]
