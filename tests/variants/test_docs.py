import dataclasses
from pathlib import Path

import pytest

from onrecord.variants import Change, ChangeKind, Cluster, Link, Stretch, Variant, Variants

PAGE = (Path(__file__).parents[2] / "docs" / "variants.md").read_text(encoding="utf-8")
ELSEWHERE = {"id", "schema", "kind"}
"""Fields that say no more than their name."""


@pytest.mark.parametrize("part", [Change, Cluster, Link, Stretch, Variant, Variants])
def test_every_field_is_defined(part: type) -> None:
    assert dataclasses.is_dataclass(part)
    names = {field.name for field in dataclasses.fields(part)}
    assert [name for name in sorted(names - ELSEWHERE) if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_change_is_defined(kind: ChangeKind) -> None:
    assert f"`{kind}`" in PAGE
