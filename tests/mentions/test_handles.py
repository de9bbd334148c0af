"""Whose handle it is."""

import pytest

from onrecord.mentions.handles import is_handle_of
from onrecord.mentions.roles import FoundRole
from onrecord.schema.span import Span


@pytest.mark.parametrize(
    ("handle", "name", "role", "expected"),
    [
        pytest.param("repadaorr", "Ada Orr", None, True, id="the name is spelt in it"),
        pytest.param("real_ada_orr", "Ada Orr", None, True, id="with marks between"),
        pytest.param("orrville", "Ada Orr", None, False, id="a last name is not enough"),
        pytest.param("potus", "Ada Orr", "President", True, id="by the office"),
        pytest.param("potus", "Ada Orr", "U.S. President", True, id="of that country"),
        pytest.param("potus", "Ada Orr", "Norwegian President", False, id="of another country"),
        pytest.param("potus", "Ada Orr", "vice president", False, id="another office"),
        pytest.param("potus", "Ada Orr", None, False, id="no office"),
    ],
)
def test_handles(handle: str, name: str, role: str | None, expected: bool) -> None:  # noqa: FBT001
    text = role or ""
    roles = [FoundRole(Span(0, 0), Span(0, len(text)), text.split()[-1].lower(), None)] if role else []
    assert is_handle_of(handle, [name], roles, text) is expected
