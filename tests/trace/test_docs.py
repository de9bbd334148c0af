import dataclasses
from pathlib import Path

import pytest

from onrecord.trace import Change, Grade, Link, Quote, Trace

PAGE = (Path(__file__).parents[2] / "docs" / "trace.md").read_text(encoding="utf-8")
ELSEWHERE = {"id", "schema"}
"""Fields that say no more than their name."""


@pytest.mark.parametrize("part", [Change, Link, Quote, Trace])
def test_every_field_is_defined(part: type) -> None:
    assert dataclasses.is_dataclass(part)
    names = {field.name for field in dataclasses.fields(part)}
    assert [name for name in sorted(names - ELSEWHERE) if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("grade", Grade)
def test_every_grade_is_defined(grade: Grade) -> None:
    assert f"{grade}" in PAGE
