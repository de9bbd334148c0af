"""A second verb of speech with the subject of its sentence."""

import pytest

from onrecord.attribution.coordinated import coordinated
from onrecord.schema.span import Span
from tests.attribution.places import draft


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        pytest.param(
            "It rained. The mayor came under fire for his board's claim that Lorn had cheated and blamed the press.",
            ("his board's", "claim", "that Lorn had cheated"),
            ("The mayor", "blamed", "the press"),
            id="after a noun's clause",
        ),
        pytest.param(
            "Orr announced the arrest and said a curfew would last.",
            ("Orr", "announced", "the arrest"),
            ("Orr", "said", "a curfew would last"),
            id="after another report",
        ),
        pytest.param(
            "Orr said that Vance left and blamed the press.",
            ("Orr", "said", "that Vance left and blamed the press"),
            None,
            id="inside what somebody says",
        ),
        pytest.param(
            "On Monday the board met and blamed the press.",
            ("the board", "met", "On Monday"),
            None,
            id="no subject first",
        ),
    ],
)
def test_coordinated(text: str, known: tuple[str, str, str], expected: tuple[str, ...] | None) -> None:
    found = list(coordinated(text, [Span(0, len(text))], [draft(text, *known)]))
    shown = [tuple(part[0].of(text) for part in (d.source, d.cue, d.content)) for d in found]
    assert shown == ([expected] if expected else [])
