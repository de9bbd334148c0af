"""What is tagged and reports nothing."""

import pytest

from onrecord.attribution.no_reports import reports_nothing
from tests.attribution.places import draft


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        pytest.param("who", "asked", "not to be named because she feared for her job", True, id="not to be named"),
        pytest.param("who", "requested", "anonymity", True, id="anonymity"),
        pytest.param("who", "asked that", "her name not be used", True, id="her name"),
        pytest.param("The captain", "asked", "to be heard", False, id="to be heard"),
        pytest.param("The captain", "said", "anonymity is cheap", False, id="about anonymity"),
        pytest.param("The council", "will vote on", "a fine", True, id="a vote to come"),
        pytest.param("The council", "is expected to debate", "the fine", True, id="a debate to come"),
        pytest.param("The council", "will vote", "whether to close the port", False, id="on a question"),
        pytest.param("The council", "will vote", "against the fine", False, id="how it will vote"),
        pytest.param("The council", "voted on", "a fine", False, id="a vote that was held"),
    ],
)
def test_what_reports_nothing(source: str, cue: str, content: str, expected: bool) -> None:  # noqa: FBT001
    text = f"{source} {cue} {content}."
    assert reports_nothing(text, draft(text, source, cue, content)) is expected
