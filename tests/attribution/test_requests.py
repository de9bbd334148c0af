"""Requests by their frame."""

import pytest

from onrecord.attribution.requests import requests
from onrecord.schema.span import Span
from tests.attribution.places import draft


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        pytest.param(
            "“Staffs will talk Mayor Orr asked Ms. Vance to come in May and those talks are on,” he said.",
            ("he", "said", "“Staffs will talk Mayor Orr asked Ms. Vance to come in May and those talks are on,”"),
            ("Mayor Orr", "asked", "to come in May", "rule.request.1.nested"),
            id="in a post without full stops",
        ),
        pytest.param(
            "Orr, told of the vote, first laughingly asked her to say it again, then said: “Fine.”",
            ("Orr", "said", "“Fine.”"),
            ("Orr", "asked", "to say it again", "rule.request.1"),
            id="shares its subject",
        ),
        pytest.param(
            "Vance said that Orr asked Consul Ada Lund on Thursday to resign.",
            ("Vance", "said", "that Orr asked Consul Ada Lund on Thursday to resign"),
            ("Orr", "asked", "to resign", "rule.request.1.nested"),
            id="a day between",
        ),
        pytest.param(
            "Vance said that Orr urged the council to vote no and spoke with Ms. Lund.",
            ("Vance", "said", "that Orr urged the council to vote no and spoke with Ms. Lund"),
            ("Orr", "urged", "to vote no", "rule.request.1.nested"),
            id="a past after it is not asked for",
        ),
        pytest.param(
            "Orr urged the council to vote no.", ("Orr", "urged", "to vote no"), None, id="already found"
        ),
        pytest.param("Vance was seen after being asked to leave.", ("Vance", "seen", "leave"), None, id="no addressee"),
        pytest.param(
            "Police moved in and ordered him to leave, Orr said.", ("Orr", "said", "Police moved in"), None,
            id="the subject is not sure",
        ),
    ],
)  # fmt: skip
def test_requests(text: str, known: tuple[str, str, str], expected: tuple[str, ...] | None) -> None:
    found = list(requests(text, [Span(0, len(text))], [draft(text, *known)]))
    shown = [(d.source[0].of(text), d.cue[0].of(text), d.content[0].of(text), d.by) for d in found]
    assert shown == ([expected] if expected else [])
