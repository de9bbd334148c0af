import dataclasses
from pathlib import Path

import pytest

from onrecord.timeline import Group, Line, Party, Report, Timeline, Voice, When

PAGE = (Path(__file__).parents[2] / "docs" / "timeline.md").read_text(encoding="utf-8")
ELSEWHERE = {"id", "schema", "kind", "statement"}
"""Fields that say no more than their name."""


@pytest.mark.parametrize("part", [Line, Party, Report, Timeline, Voice, When])
def test_every_field_is_defined(part: type) -> None:
    assert dataclasses.is_dataclass(part)
    names = {field.name for field in dataclasses.fields(part)}
    assert [name for name in sorted(names - ELSEWHERE) if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("group", Group)
def test_every_group_is_defined(group: Group) -> None:
    assert f"`{group}`" in PAGE
