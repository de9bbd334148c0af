"""The example of docs/checks.md, and the fields that it names."""

import dataclasses
import re
from pathlib import Path

import pytest

import onrecord
from onrecord.checks import ArticleChecks, Checks, ClaimRow, list_checks
from onrecord.registers import Covered, RegisterKind
from onrecord.schema.check import Verdict

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")


def fenced(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def register(tmp_path: Path) -> onrecord.Register:
    (tmp_path / "harbour.csv").write_text(fenced("csv"), encoding="utf-8")
    (tmp_path / "harbour.toml").write_text(fenced("toml"), encoding="utf-8")
    return onrecord.read_register(tmp_path / "harbour.toml")


def test_the_example_gives_what_the_page_says(register: onrecord.Register) -> None:
    record = onrecord.read_text(fenced("text"), published="2026-07-01")
    rows = list_checks(onrecord.check_record(record, [register])).claims
    assert [(row.verdict, row.register, row.rows) for row in rows] == [
        (Verdict.CONTRADICTED, "harbour visits", ()),
        (Verdict.SUPPORTED, "harbour visits", ("2",)),
    ]
    assert [row.words for row in rows] == [
        "Jonas Weld visited Port Ellery in February 2026",
        "Tamsin Orr visited Port Ellery in May 2026",
    ]


def test_an_office_of_a_register_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text(
        "who,office,from,to\nTamsin Orr,harbour master,2010-03-01,2014-06-30\n", encoding="utf-8"
    )
    (tmp_path / "posts.toml").write_text(
        'name = "posts"\nkind = "offices"\nfile = "posts.csv"\nfrom = 2000-01-01\nuntil = 2020-12-31\n'
        '[columns]\nwho = "who"\noffice = "office"\nfrom = "from"\nto = "to"\n',
        encoding="utf-8",
    )
    text = (
        "Tamsin Orr was harbour master from 2010 to 2014. Tamsin Orr was harbour master from 2011 to 2016. "
        "Tamsin Orr, who served as harbour master in 2012, declined to comment on the ferry."
    )
    record = onrecord.read_text(text, published="2021-07-01")
    checked = onrecord.check_record(record, [onrecord.read_register(tmp_path / "posts.toml")])
    assert [check.verdict for check in checked.checks or ()] == ["supported", "contradicted", "supported"]


@pytest.mark.parametrize("part", [ClaimRow, ArticleChecks, Checks])
def test_every_field_of_the_output_is_defined(part: type) -> None:
    assert dataclasses.is_dataclass(part)
    names = {field.name for field in dataclasses.fields(part)} - {
        "schema",
        "article",
        "articles",
        "url",
        "headline",
        "published",
    }
    assert [name for name in sorted(names) if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("word", [*Verdict, *RegisterKind, *Covered])
def test_every_word_of_a_vocabulary_is_defined(word: str) -> None:
    assert f"`{word}`" in PAGE
